"""What "the company", "it" and "they" at the opening of a sentence mean, where that is certain.

"It sank" after "The ferry Ida Roe left Marl at noon." means the ferry. What a sentence is about is its subject, which
the next one takes up (Brennan, Friedman and Pollard, "A centering approach to pronouns", 1987); where the sentence
has another thing of that number in the place of a subject or an object, that could be meant, and there is no answer.
Only a body says, wants and decides, so a bridge is no rival there. Persons are for `reference.py`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from summarizer.language.clauses import Clauses, Phrase
from summarizer.language.gazetteer import country_of_capital, humans, is_body, known_at, title_ends
from summarizer.language.lexicon import entry, lemmas_of
from summarizer.language.openings import Opening, opening_of
from summarizer.language.people import People
from summarizer.language.sightings import Sighting, Spoken
from summarizer.language.tokens import Token

_BACK = 30  # sentences in which a body may have been explained; keeps the cost of an article linear
_FURTHEST = 3  # sentences that may lean on each other in a row: "It ... It ..."
_BODY_WORDS = {
    "company": ("company", "inc", "corp", "corporation", "ltd", "plc"),
    "firm": ("firm", "company", "llp"),
}
_DOES = frozenset(("communication", "social", "cognition", "emotion"))  # classes of verbs for what bodies do
_NO_THINGS = frozenset(("time", "person", "quantity"))  # classes of nouns
_OWNS = ("'s", "’s", "s'", "s’")
_FROM = frozenset(("from", "by"))
_SINGULAR = frozenset("is was has does".split())
_PLURAL = frozenset("are were have do".split())
_PLURALS = frozenset("people police men women children".split())
_DETERMINED = frozenset("the a an".split())
_SHORT = 8  # words of a sentence that tells of one thing
_OF_ITS_OWN = 5  # words in which somebody stands who is its own: "Its first chief executive"
_CONTRACTED = ("'ve", "’ve", "'m", "’m", "'ll", "’ll", "'d", "’d")
_UNCLEAR = frozenset(
    """this that these those his her its their our my your some any each every no another both either neither such
    many most few several all more half other others which whose one""".split()
)


class Parsed(Spoken, Protocol):
    """A sentence that knows whether it ends like one, and who does what in it."""

    @property
    def clauses(self) -> Clauses: ...
    @property
    def paragraph(self) -> int: ...
    @property
    def is_terminated(self) -> bool: ...
    @property
    def is_question(self) -> bool: ...


class Article(Protocol):
    """The part of a parsed text that is read here."""

    @property
    def text(self) -> str: ...
    @property
    def sentences(self) -> Sequence[Parsed]: ...
    @property
    def people(self) -> People: ...


class Meant(NamedTuple):
    """What is meant, in words that go into the middle of a sentence, and the sentences that show it."""

    text: str
    antecedents: tuple[int, ...]


# The company, the bank, the court


def body_meant(article: Article, sentence: Parsed, opening: Opening) -> Meant | None:
    """The only body that the sentence before names, if it is what the opening calls it."""
    before = article.sentences[sentence.index - 1]
    bodies = _bodies(article, before)
    leaning = opening_of(article.text, before)
    if len(bodies) != 1 or not before.is_terminated or (leaning and leaning.manner not in ("thing", "things")):
        return None
    body = bodies[0]
    proof = _named_a(article, before, body, opening.noun or "")
    if proof is None or any(seen.keys == body.keys for seen in article.people.sightings[sentence.index]):
        return None
    return Meant(("the " if body.after_the else "") + body.text, tuple(sorted({proof, before.index})))


def _bodies(article: Article, sentence: Parsed) -> tuple[Sighting, ...]:
    """What the sentence names that is no person, country, nationality, capital, or place where something is."""
    persons = {id(mention.sighting) for mention in article.people.mentions[sentence.index]}
    seen = [sighting for sighting in article.people.sightings[sentence.index] if id(sighting) not in persons]
    named = [sighting for sighting in seen if not sighting.is_placed and not _is_place(sighting)]
    return tuple({sighting.keys: sighting for sighting in named}.values())


def _is_place(sighting: Sighting) -> bool:
    known = known_at(sighting.words, 0)
    is_country = known is not None and known.end == len(sighting.words) and not is_body(known.name)
    return is_country or country_of_capital(sighting.text) is not None


def _named_a(article: Article, before: Parsed, body: Sighting, noun: str) -> int | None:
    """The sentence that says that the body is a company, or a bank: its name does, or what explains it."""
    words = _BODY_WORDS.get(noun, (noun,))
    if any(key in words for key in body.keys):
        return before.index
    explained = re.compile(
        rf",\s+(?:an?|the|one of)\s+[^,.;“”\"]{{0,60}}?\b(?:{'|'.join(words)})"
        r"(?=[,.]|\s+(?:that|which|based|in|of|from|with|owned|listed|founded)\b)"
    )
    for index in range(max(0, before.index - _BACK), before.index + 1):
        for sighting in article.people.sightings[index]:
            if sighting.keys == body.keys and explained.match(article.text, sighting.end):
                return index
    return None


# It, its, they, their


def thing_meant(article: Article, sentence: Parsed, *, several: bool, left: int = _FURTHEST) -> Meant | None:
    """What the sentence before is about, where "it", or "they", can mean nothing else."""
    before = article.sentences[sentence.index - 1]
    if not (left and sentence.index and before.is_terminated) or before.quotes or before.is_question:
        return None
    does = _is_of_a_body(sentence)
    opening = opening_of(article.text, before)
    if opening and opening.manner == ("things" if several else "thing") and not opening.is_possessive:
        found = thing_meant(article, before, several=several, left=left - 1)
        is_clear = found is not None and not any(_rivals(article, before, None, several=several, does=does))
        return Meant(found.text, (*found.antecedents, before.index)) if found and is_clear else None
    subject = None if opening and opening.manner != "body" else _subject(article.text, before, several=several)
    if subject is None or any(_rivals(article, before, subject, several=several, does=does)):
        return None
    text = _named(article, before, subject, several=several)
    is_able = not does or several or _is_able(article, before, subject, owns=sentence.words[0].low == "its")
    return Meant(text, (before.index,)) if text and is_able and not _is_in(article, sentence, text) else None


def object_meant(article: Article, sentence: Parsed) -> tuple[Token, Meant] | None:
    """The "it" of "The council adopted it", where the sentence before tells of one thing and no more."""
    before, act = article.sentences[sentence.index - 1], sentence.clauses.first
    if act is None or act.passive or len(act.objects) != 1 or not sentence.index or not before.is_terminated:
        return None
    it = sentence.clauses.tokens[act.objects[0].head]
    if it.low != "it" or before.quotes or before.is_question or len(before.words) > _SHORT:
        return None
    tokens = before.clauses.tokens
    things = [phrase for phrase in before.clauses.phrases if tokens[phrase.head].word.text.islower()]
    if len(things) != 1 or _is_several(tokens, things[0].head) or opening_of(article.text, before):
        return None
    first, last = tokens[things[0].start], tokens[things[0].end - 1]
    if first.low not in _DETERMINED or not _may_be_a_thing(tokens[things[0].head]):
        return None
    return it, Meant(f"the {article.text[first.word.end + 1 : last.word.end]}", (before.index,))


def _is_of_a_body(sentence: Parsed) -> bool:
    """Does it tell what only a body does, says, wants or decides, or of somebody who is its own: "Its director"?"""
    act = sentence.clauses.first
    if any(word.low in humans() for word in sentence.words[1:_OF_ITS_OWN]) and sentence.words[0].low == "its":
        return True
    known = entry(act.bare) if act and not act.passive else None
    return known is not None and known.classes.get("v") in _DOES


def _subject(text: str, sentence: Parsed, *, several: bool) -> Phrase | None:
    """The subject with which the sentence opens, if it is of that number."""
    act = sentence.clauses.first
    if act is None or not act.subject:
        return None
    first = min(act.subject, key=lambda phrase: phrase.start)
    tokens = sentence.clauses.tokens
    front = text[sentence.start : tokens[first.start].word.start]
    is_first = not first.start or (front.rstrip().endswith(",") and tokens[0].pos in ("prep", "name", "noun"))
    if (
        not is_first
        or _is_several(tokens, first.head) != several
        or any(token.low in ("and", "or") for token in tokens[first.start : first.head])
    ):
        return None
    helper = tokens[act.start].low
    return None if helper in (_SINGULAR if several else _PLURAL) else first


def _is_several(tokens: Sequence[Token], head: int) -> bool:
    token = tokens[head]
    return token.pos == "noun" and (token.lemma != token.low or token.low in _PLURALS)


def _rivals(
    article: Article, sentence: Parsed, subject: Phrase | None, *, several: bool, does: bool
) -> Iterator[Phrase]:
    """What else stands in the place of a subject or an object, or, of bodies, anywhere, and could be meant."""
    tokens = sentence.clauses.tokens
    acts = sentence.clauses.predicates
    core = {phrase for act in acts for phrase in (*act.subject, *act.objects)}
    if several:
        core |= {oblique.phrase for act in acts for oblique in act.obliques}
    else:
        came_from = (each for act in acts for each in act.obliques if each.preposition in _FROM)
        core |= {each.phrase for each in came_from if _is_name(tokens[each.phrase.head])}
    for phrase in core:
        token = tokens[phrase.head]
        is_itself = subject is not None and (phrase == subject or phrase in _beside(sentence))
        if is_itself or token.pos not in ("noun", "name") or _is_several(tokens, phrase.head) != several:
            continue
        if does and not several:
            if _is_a_body(article, sentence, phrase) or _is_a_text(token):
                yield phrase
        elif _may_be_a_thing(token) or several:
            yield phrase


def _beside(sentence: Parsed) -> Iterator[Phrase]:
    """The subject and what stands for the same: "The owner, Norline,"."""
    first = sentence.clauses.first
    yield from (first.subject if first else ())


def _may_be_a_thing(token: Token) -> bool:
    known = entry(token.lemma)
    return token.low not in humans() and (known is None or known.classes.get("n") not in _NO_THINGS)


def _is_able(article: Article, sentence: Parsed, subject: Phrase, *, owns: bool) -> bool:
    """Can it say something, or have a director? Of "the bank's letter" the bank can."""
    tokens = sentence.clauses.tokens
    is_owned = any(token.low.endswith(_OWNS) for token in tokens[subject.start : subject.head])
    return _is_a_body(article, sentence, subject) or (not (is_owned or owns) and _is_a_text(tokens[subject.head]))


def _is_a_text(token: Token) -> bool:
    """A letter says things, too."""
    known = entry(token.lemma)
    return token.pos == "noun" and known is not None and known.classes.get("n") == "communication"


def _is_name(token: Token) -> bool:
    return token.pos == "name" or (token.word.text[0].isupper() and not lemmas_of(token.low))


def _is_a_body(article: Article, sentence: Parsed, phrase: Phrase) -> bool:
    """Is it a name that is nobody's and no place's, or a noun for a body: "the committee"?"""
    token = sentence.clauses.tokens[phrase.head]
    if _is_name(token):
        return any(each.start <= token.word.start < each.end for each in _bodies(article, sentence))
    known = entry(token.lemma)
    return known is not None and known.classes.get("n") == "group"


def _named(article: Article, sentence: Parsed, subject: Phrase, *, several: bool) -> str | None:
    """The words for it: a name, "the letter" for "a letter", with what "of" says behind it."""
    tokens = sentence.clauses.tokens
    head, first = tokens[subject.head], tokens[subject.start]
    before = tokens[subject.start : subject.head]
    if any(token.low in _UNCLEAR or token.pos in ("num", "poss", "pron") for token in (*before, head)):
        return None
    if head.low.endswith(_CONTRACTED) or (not several and any(token.low in humans() for token in before)):
        return None
    name = _name_beside(article, sentence, subject) if not several else None
    if name is not None:
        return name or None
    if not several and (head.low in humans() or head.low in title_ends() or not _may_be_a_thing(head)):
        return None
    end = _end(sentence, subject)
    words = article.text[first.word.start : tokens[end - 1].word.end]
    if first.low in _DETERMINED:
        return f"the {words.partition(' ')[2]}"
    is_owned = any(token.low.endswith(_OWNS) for token in before)
    return (words if first.pos == "name" or is_owned else None) if not several or is_owned else _bare(words, first)


def _bare(words: str, first: Token) -> str:
    """Of a bare plural, "Lawyers for Voss", the words as they go inside a sentence."""
    return words if first.pos == "name" else words[0].lower() + words[1:]


def _name_beside(article: Article, sentence: Parsed, subject: Phrase) -> str | None:
    """The name that is the subject or stands beside it between commas; empty where it is a person's or a place's."""
    tokens = sentence.clauses.tokens
    heads = [tokens[phrase.head] for phrase in (subject, *_beside(sentence))]
    places = [token.word.start for token in heads if _is_name(token)]
    if not places:
        return None
    bodies = _bodies(article, sentence)
    found = next((each for each in bodies if any(each.start <= place < each.end for place in places)), None)
    if found is None or _may_be_somebody(article, found):
        return ""
    first, last = tokens[subject.start], tokens[subject.head].word.end
    if first.low == "the" and found.start <= tokens[subject.head].word.start and first.word.end + 1 < found.start:
        return f"the {article.text[first.word.end + 1 : last]}"  # "The haulage company Norline", "The Workers' Union"
    return f"{'the ' if found.after_the else ''}{found.text}"


def _may_be_somebody(article: Article, name: Sighting) -> bool:
    """Is it the last word of a longer name, as "Voss" of "Dana Voss", which is no thing's?"""
    last = name.keys[-1:]
    longer = (each for seen in article.people.sightings for each in seen if len(each.keys) > len(name.keys))
    return len(name.keys) == 1 and any(each.keys[-1:] == last and not each.is_thing for each in longer)


def _end(sentence: Parsed, subject: Phrase) -> int:
    """Where it ends, with an "of the council" behind it."""
    tokens, phrases = sentence.clauses.tokens, sentence.clauses.phrases
    if (
        subject.end < len(tokens)
        and tokens[subject.end].low in ("of", "for")
        and not tokens[subject.end].before.strip()
    ):
        behind = next((phrase for phrase in phrases if phrase.start == subject.end + 1), None)
        return behind.end if behind else subject.end
    return subject.end


def _is_in(article: Article, sentence: Parsed, text: str) -> bool:
    """Does the sentence name it itself?"""
    return text.removeprefix("the ") in article.text[sentence.start : sentence.end]
