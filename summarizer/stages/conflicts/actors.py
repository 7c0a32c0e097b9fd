"""Who a noun phrase means, as keys to compare: countries by name, a last word by its stem.

A pronoun is who the article shows it to be, or who speaks in the sentence. A club or firm that goes by a
part of its name goes by all of it. Whoever is only described keeps the word for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from summarizer.language.clauses import Phrase
from summarizer.language.gazetteer import GENDERS, country_of_capital, known_in
from summarizer.language.lexicon import entry
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.people import Person
from summarizer.language.reference import replacement
from summarizer.language.tokens import Token
from summarizer.language.words import stem
from summarizer.stages.conflicts.sides import Telling

_INDEFINITE = frozenset("a an any some no every each another both either neither such".split())
_ANYBODY = frozenset(map(stem, "man woman person people one two other number group member resident".split()))


class Parties:
    """Who the phrases of a story mean. An article's names are read when first asked for."""

    def __init__(self) -> None:
        self._longer: dict[str, Mapping[str, frozenset[str]]] = {}

    def of(self, telling: Telling, phrase: Phrase) -> Iterator[str]:
        """The keys of a phrase, and of "his government" the speaker's; none where it is not known who is meant."""
        sentence = telling.sentence
        tokens = sentence.clauses.tokens[phrase.start : phrase.end]
        head = sentence.clauses.tokens[phrase.head]
        if tokens[0].pos == "poss" and sentence.holder:
            yield stem(sentence.holder.split()[-1])
        if head.low in ("he", "she"):
            yield from _meant(telling, head)
        if head.pos not in ("noun", "name"):
            return
        known = [found for found in known_in([token.word for token in tokens]) if not found.is_nationality]
        yield known[0].name if known else country_of_capital(head.word.text) or head.word.stem
        if head.word.text[0].isupper() and not known:
            yield from self._full_name(head.word.stem, telling.article)

    def _full_name(self, word: str, article: ParsedArticle) -> frozenset[str]:
        if article.id not in self._longer:
            self._longer[article.id] = _longer_names(article)
        return self._longer[article.id].get(word, frozenset())


def is_definite(sentence: ParsedSentence, phrase: Phrase) -> bool:
    """Does it mean one that is known: a name, "the bridge", "his appeal", and not "two men"?"""
    head = sentence.clauses.tokens[phrase.head]
    tokens = sentence.clauses.tokens[phrase.start : phrase.head + 1]
    if head.word.stem in _ANYBODY or any(token.low in _INDEFINITE or token.pos == "num" for token in tokens):
        return False
    is_name = head.pos == "name" or (head.word.text[0].isupper() and entry(head.lemma.casefold()) is None)
    return is_name or any(token.pos in ("det", "poss") for token in tokens)


def is_new(sentence: ParsedSentence, phrase: Phrase) -> bool:
    """As in "a curfew", which is "the curfew" later, and in "flights", whatever they are called then."""
    first, head = sentence.clauses.tokens[phrase.start], sentence.clauses.tokens[phrase.head]
    is_plural = first is head and head.pos == "noun" and head.low != head.lemma
    return (first.low in ("a", "an") or is_plural) and head.word.stem not in _ANYBODY


def subject_before(sentence: ParsedSentence, verb: int) -> Phrase | None:
    """The name just before a verb for which no subject was found: "On Sunday evening Norline sold it"."""
    tokens = sentence.clauses.tokens
    start = verb
    while start and _may_be_subject(tokens[start - 1]) and not tokens[start].before.strip():
        start -= 1
    return Phrase(start, verb, verb - 1) if start < verb else None


def _may_be_subject(token: Token) -> bool:
    return token.pos == "name" and token.low not in CALENDAR


def _meant(telling: Telling, pronoun: Token) -> Iterator[str]:
    """Who "he" is: as the article shows, else who is speaking."""
    sentence, article = telling.sentence, telling.article
    reference = replacement(article, sentence)
    if reference and reference.start == pronoun.word.start and reference.persons:
        yield stem(reference.persons[0].surname)
        return
    speaker = article.speaker_of(sentence)
    others = {each.speaker.casefold() for each in sentence.attributions if each.pronoun} - {pronoun.low}
    if speaker and speaker.name and not others and _may_be(article.people.named(speaker.name), pronoun):
        yield stem(speaker.name.split()[-1])
    elif not others and sentence.attributions and sentence.attributions[0].described:
        yield from _described(sentence.attributions[0].speaker)


def _described(speaker: str) -> Iterator[str]:
    """Of "the minister" the word for it, and nothing of "her office"."""
    last = speaker.rsplit(maxsplit=1)[-1].casefold()
    known = entry(last)
    if known and known.classes.get("n") == "person":
        yield stem(last)


def _may_be(person: Person | None, pronoun: Token) -> bool:
    return person is None or person.gender in (None, GENDERS[pronoun.low])


def _longer_names(article: ParsedArticle) -> Mapping[str, frozenset[str]]:
    """The words of the one name of two words that holds a word; of persons none, who share first names."""
    longer: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for name in (name for sentence in article.sentences for name in sentence.names):
        words = frozenset(word.stem for word in name.words)
        if len(words) == 2 and article.people.named(name.text) is None:
            for word in words:
                longer[word].add(words)
    return {word: next(iter(found)) for word, found in longer.items() if len(found) == 1}
