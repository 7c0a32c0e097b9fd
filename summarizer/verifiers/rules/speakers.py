"""What a claim gives to one speaker must not be another's in the evidence.

Finds, for each statement of the claim, the passage that has its words, and whose word it is there. A
quotation is looked up where it stands. Two names must share a word; a name and a description ("the
mayor") are compared by the offices that the articles give to that name; two descriptions by their
nouns. Where the evidence has a pronoun that is not certain, or nobody, nothing is said.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import dropwhile
from operator import itemgetter

from summarizer.domain import Code
from summarizer.language.gazetteer import GENDERS, Gender, country_of_capital, humans, known_in, titles
from summarizer.language.holding import holds
from summarizer.language.lexicon import entry
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.verbs_of_saying import BODIES, PRONOUNS
from summarizer.language.words import Word, content_stems, fold, stem, stems_in, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.bearers import bearers
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.passages import Passage
from summarizer.verifiers.rules.statements import Statement, statements_in

SAYS_IT = 0.6  # of a statement's words that a passage must have before its speaker counts
_FEWEST = 3  # words of a quotation that is looked up
_UNTOLD = frozenset("he she they it we i who which that others one".split()) | PRONOUNS
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson spokesmen".split())
_GENERIC = _SPOKESMEN | frozenset("official officials source sources people person woman man firm company".split())
# Of these no name is told: whatever they say, no name and no body has said it.
_UNNAMED = re.compile(
    r"(?:[a-z’'-]+\s){0,3}(?:people|persons?|sources?|insiders?)(?:\s(?:familiar|close|near|briefed|who|with)\b.*)?"
)
_SOURCES = re.compile(r"\b(?:people|persons?|sources?|insiders?|officials?)\b", re.IGNORECASE)


def check_speakers(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`quote_misattributed` for a quotation, `speaker_mismatch` for any other words that are another's."""
    for statement in support.statements:
        if not _is_told(statement.speaker):
            continue
        quoted = list(_speakers_of_quote(claim, statement, support, story))
        is_open = all(speaker.casefold() in GENDERS for speaker in quoted)
        if (quoted and all(differ(statement.speaker, speaker, story) for speaker in quoted)) or (
            is_open and _is_named_nowhere_before(claim, statement, support, story)
        ):
            yield "quote_misattributed"
        elif not quoted and _is_anothers(statement, support, story):
            yield "speaker_mismatch"


def _is_told(speaker: str) -> bool:
    return bool(speaker) and speaker.casefold() not in _UNTOLD


def _speakers_of_quote(claim: ParsedSentence, statement: Statement, support: Support, story: Story) -> Iterator[str]:
    """Who speaks the statement's first long quotation where the articles have it word for word; nobody if unknown."""
    folded = _quotation_in(claim, statement)
    for parsed in support.nearest_first(story) if folded else ():
        if folded in parsed.folded:
            yield from _speakers_in(parsed, folded)


def _quotation_in(claim: ParsedSentence, statement: Statement) -> str:
    """The statement's first long quotation, folded; empty without one."""
    told = (quote for quote in claim.quotes if statement.start <= quote.start < statement.end)
    first = next((quote for quote in told if len(quote.text.split()) >= _FEWEST), None)
    return fold(first.text).strip(" ,.;:!?'\"-") if first else ""


def _is_named_nowhere_before(claim: ParsedSentence, statement: Statement, support: Support, story: Story) -> bool:
    """Is it the word of somebody whom no article that has it names up to there? Its "he" is somebody else."""
    name, folded = _name(words_in(_naming(statement.speaker))), _quotation_in(claim, statement)
    if not name or not folded or next(known_in(name), None):  # "Beijing" may be called China there
        return False
    before = [
        (parsed, sentence.index)
        for parsed in support.nearest_first(story)
        if folded in parsed.folded
        for sentence in parsed.sentences
        if folded in sentence.folded
    ]
    return bool(before) and not any(_is_named(name[-1], parsed, index) for parsed, index in before)


def _is_named(word: Word, parsed: ParsedArticle, index: int) -> bool:
    """Has the article the word in its title, or up to the sentence behind this one?"""
    told = (sentence.stems for sentence in parsed.sentences[: index + 2])
    return word.stem in stems_in(parsed.article.title or "") or any(word.stem in stems for stems in told)


def _speakers_in(article: ParsedArticle, folded: str) -> Iterator[str]:
    for sentence in article.sentences:
        if folded in sentence.folded:
            starts = [quote.start for quote in sentence.quotes if folded in fold(quote.text)]
            # "My client saw that money" within the quotation is no statement of the client's.
            whole = (each for each in statements_in(sentence) if _covers(each, starts))
            yield from _named(article, sentence, whole)


def _covers(statement: Statement, starts: Collection[int]) -> bool:
    return not starts or any(statement.start <= start < statement.end for start in starts)


def _named(article: ParsedArticle, sentence: ParsedSentence, statements: Iterable[Statement]) -> Iterator[str]:
    """The statements' speakers; whom the article has speaking, where that is certain, for a pronoun or nobody."""
    told = [statement.speaker for statement in statements]
    yield from (speaker for speaker in told if _is_told(speaker))
    speaker = article.speaker_of(sentence)
    is_open = not told or not all(map(_is_told, told))
    if is_open and speaker and _is_told(speaker.text) and (speaker.certain or speaker.named_in == sentence.index - 1):
        yield speaker.text
    elif not any(map(_is_told, told)):
        yield from (each for each in told if each.casefold() in GENDERS)


def _is_anothers(statement: Statement, support: Support, story: Story) -> bool:
    """Has the passage that says it another speaker than the claim?"""
    words = support.claim.words
    own = stems_in(f"according to {statement.speaker}")
    places = [
        at
        for at in support.weights
        if statement.start <= words[at].start < statement.end and words[at].stem not in own
    ]
    total = sum(support.weights[at] for at in places)
    if not total or not support.passages:
        return False

    def share(passage: Passage) -> float:
        return sum([support.weights[at] * passage.alignment.similarity(at) for at in places]) / total

    most, best = max(zip(map(share, support.passages), support.passages, strict=True), key=itemgetter(0))
    if most < SAYS_IT:
        return False
    theirs = list(_speakers_there(best, places))
    return bool(theirs) and all(differ(statement.speaker, speaker, story) for speaker in theirs)


def _speakers_there(passage: Passage, places: list[int]) -> Iterator[str]:
    """Whose word most of these words of the claim are in the passage."""
    sentence, matches = passage.sentence, passage.alignment.matches
    there = [sentence.words[matches[at].place].start for at in places if at in matches]
    covering = [
        statement
        for statement in passage.statements
        if sum(statement.start <= place < statement.end for place in there) >= SAYS_IT * len(there)
    ]
    if there and covering:
        yield from _named(passage.article, sentence, covering)


def differ(ours: str, theirs: str, story: Story) -> bool:
    """Can the two not be one and the same, by all that the articles say of them?"""
    if _UNNAMED.fullmatch(theirs):
        return not _SOURCES.search(ours) and _is_name_or_body(ours)
    pronoun = GENDERS.get(theirs.casefold())
    if pronoun:
        genders = _genders_of(ours, story)
        return len(genders) == 1 and pronoun not in genders
    mine, other = words_in(_naming(ours)), words_in(_naming(theirs))
    my_name, other_name = _name(mine), _name(other)
    if my_name and other_name:
        if content_stems(my_name) & content_stems(other_name) or _speaks_for(words_in(theirs), my_name):
            return False
        return not any(country_of_capital(name[-1].text) for name in (my_name, other_name))
    if not my_name and not other_name and _are_of_two_countries(mine, other):
        return True
    if content_stems(mine) & content_stems(other):
        return False
    if not my_name and not other_name:
        nouns = _nouns(mine), _nouns(other)
        return bool(nouns[0]) and bool(nouns[1]) and not _GENERIC & (nouns[0] | nouns[1])
    named, described = (my_name, other) if my_name else (other_name, mine)
    return _is_no(named, described, story)


def _speaks_for(speaker: tuple[Word, ...], body: tuple[Word, ...]) -> bool:
    """Is it "Nils Voss of Norline", "a spokesman for Norline" or "Norline spokesman Nils Voss"? No critic of it."""
    stems = [word.stem for word in body]
    for at in range(len(speaker) - len(body) + 1):
        if [word.stem for word in speaker[at : at + len(body)]] == stems:
            before = [word for word in speaker[:at] if word.low != "the"][-2:]
            behind = speaker[at + len(body) : at + len(body) + 1]
            if behind and _is_office(behind[0]):
                return True
            if len(before) == 2 and before[1].low in ("of", "for", "at"):
                return _is_office(before[0]) or (before[1].low != "for" and before[0].text[0].isupper())
    return False


def _is_office(word: Word) -> bool:
    return word.low in titles() or word.low in _SPOKESMEN


def _is_name_or_body(speaker: str) -> bool:
    """Is it no description of a person, who might be one of those that give no name?"""
    words = words_in(speaker)
    nouns = _nouns(words)
    return bool(_name(words)) or (bool(nouns) and all(map(_is_group, nouns)))


def _naming(speaker: str) -> str:
    """Of "chief executive of the Harbour Board, Edwin Carrow" the part that is a name and nothing else."""
    parts = [part.strip() for part in speaker.split(",")]
    named = (part for part in parts if " " in part and all(word[0].isupper() for word in part.split()))
    return next(named, speaker)


def _genders_of(speaker: str, story: Story) -> set[Gender]:
    """What the articles make certain of a speaker: of a "spokeswoman", and of a name by title or pronoun."""
    words = words_in(speaker)
    nouns = {gender for word in words if (gender := humans().get(word.low))}
    name = _name(words)
    known = [person for parsed in story.articles if name and (person := parsed.people.named(name[-1].text))]
    return nouns | {person.gender for person in known if person.gender}


def _name(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of the name, if it is one: "the Russian leader" is none, nor is "the Foreign Minister"."""
    of_a_nation = {at for each in known_in(words) if each.is_nationality for at in range(each.start, each.end)}
    told = [
        word
        for at, word in enumerate(words)
        if word.text[0].isupper() and not word.is_stop and (at not in of_a_nation or word is words[-1])
    ]
    if words and words[0].is_stop and told and told[-1].low in titles():
        return ()
    return tuple(dropwhile(lambda word: word.low in titles(), told))[:4]


def _nouns(words: tuple[Word, ...]) -> frozenset[str]:
    low = [word.low for word in words if word.text[0].islower()]
    return frozenset(word for word in low if word in humans() or word in _GENERIC or _is_group(word))


def _is_group(word: str) -> bool:
    known = entry(word)
    return word in BODIES or (known is not None and known.classes.get("n") == "group")


def _is_no(name: tuple[Word, ...], description: tuple[Word, ...], story: Story) -> bool:
    """True where "the federation" is another name's noun, or no office that the articles give the name is described,
    or that of another country.

    Of a mere "spokesman" or "official" nothing is known.
    """
    if _is_borne_by_another(name, description, story):
        return True
    nouns = _nouns(description)
    if nouns <= _SPOKESMEN or nouns & (_GENERIC - _SPOKESMEN):
        return False
    stems = {stem(noun) for noun in nouns if _is_group(noun)}
    if stems & story.name_stems and not stems & {word.stem for word in name}:
        return True
    known = [person for parsed in story.articles if (person := parsed.people.named(name[-1].text)) is not None]
    offices = {word for person in known for title in person.titles for word in title.split()}
    if not offices:
        return False
    if not offices & nouns and not any(holds(person, noun) for person in known for noun in nouns):
        return True
    own = {person.nationality for person in known if person.nationality}
    return bool(own and _nations(description)) and _nations(description).isdisjoint(own)


def _is_borne_by_another(name: tuple[Word, ...], description: tuple[Word, ...], story: Story) -> bool:
    """Do the articles call somebody else so, by a name, and nobody of this one: "Gridwatch, the regulator"?"""
    known = story.once(bearers)
    named = [known[word.stem] for word in description if word.text[0].islower() and word.stem in known]
    return bool(named) and not any(word.stem in names for word in name for names in named)


def _are_of_two_countries(mine: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Is the one "the Danish leader" and the other "the Norwegian leader"?"""
    return bool(_nations(mine) and _nations(other)) and _nations(mine).isdisjoint(_nations(other))


def _nations(description: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(found.name for found in known_in(description) if found.is_nationality)
