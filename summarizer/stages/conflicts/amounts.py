"""The figures that the articles give, each with what it is a figure of and the words that say more of it.

Figures of two sorts never answer one question: a sort is a unit, a counted noun, a rate, a year in
which, a year since which, a time of day. What a figure tells is in the words of its clause, and most
in the few beside it. Left out are figures that are denied, distances in time ("two days later"), what
moved by so much and what is told of each of many in the same words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.language.bounds import Bound, can_both_hold
from summarizer.language.lexicon import are_synonyms, entry, lemmas_of
from summarizer.language.measures import CURRENCIES, Measure
from summarizer.language.names import CALENDAR
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import denials_in
from summarizer.language.words import Word, stem
from summarizer.stages.conflicts.levels import clause_of
from summarizer.stages.conflicts.sides import Telling

MOST = 8  # figures of a sentence; more are a table
BESIDE = 3  # words before and behind a figure that say of what it is
FARTHEST = 5  # times as much; beyond that it is another thing
_LARGE = 1000  # from which on a bare figure may be money: "390 million"
_HALF_A_DAY = 12
_MANY = 10
_PARTS = frozenset("child baby boy girl man woman".split())
_COUNT = "number of "

YEAR, SINCE, CLOCK, AMOUNT, BARE = "year", "since", "clock", "amount", "bare"
SOME = "some"
_CLOCKS = frozenset(("clock", "a.m.", "p.m."))
_LEFT_OUT = frozenset(("score", "ordinal", "day-date", "code", "fraction", "point"))
_OPEN_END = re.compile(r"\b(?:by|before|after|until|till|from|between)\s$")  # of a time
_AT = re.compile(r"\b(?:at|around|about|after|before|by)\s$")  # of a time of day; "with 7:41 left" is none
_SINCE = re.compile(r"\bsince\s$")
_APART = re.compile(r"(?:\s(?:and\sa\shalf\s)?\w+)?\s(?:before|after|ago|later|earlier|into|since|from\snow)\b")
_IS_SUBJECT = re.compile(r"\s(?:is|are|was|were|has|have|had|remains?|remained|still|now|died)\b")
_OF_A_WHOLE = re.compile(r"\sof\s(?:the|its|their|his|her|our)\s(?:some\s|about\s)?")
_RATE = re.compile(
    r"(?:\s\w+)?\s(?:a|an|per|each|every)\s(?P<per>hour|day|week|month|year|head|person|share|barrel|ton(?:ne)?)\b"
)
_APPOSITION = re.compile(r",\s$")
_REACH = 24  # characters before a figure that may deny it or leave its end open
_MODALS = frozenset("could may might".split())


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_TELL_AMOUNTS = _stems("number figure toll total count tally turnout attendance")
_UNITS = _stems(
    """million billion trillion thousand hundred percent second minute hour day week month year metre kilometre degree
    euro dollar pound tonne am pm"""
)
# Of what moves or is shared out many things are told in the same words.
_OF_MANY = _stems(
    """share shares stock index yield bond rise rose risen fall fell fallen gain gained lose lost drop dropped
    jump jumped average net profit revenue price"""
)
_MOVING = CURRENCIES | {"percent", "percentage point", BARE}
_OF_EACH = frozenset("average another further additional others".split())
_IN = re.compile(r"\b(?:in|of|year|[A-Z][a-z]+)\s$")
# What a sentence tells beside the figure that holds now.
_OLD_BEFORE = re.compile(r"\b(?:from|instead\sof|rather\sthan)\s(?:about\s|some\s|the\s)?\D?$")
_OLD_BEHIND = re.compile(r"(?:\s\w+)?\s(?:a|an|one|two|three|four|five|six|some)\s(?:hour|day|week|month|year)s?\s(?:earlier|before|ago)\b")


@dataclass(frozen=True)
class Amount:
    """A figure with its sort, the stems of its clause, and among them those beside it."""

    telling: Telling
    number: Number
    sort: str
    per: str
    clause: frozenset[str]
    beside: frozenset[str]
    is_sure: bool

    @cached_property
    def measure(self) -> Measure:
        """The figure in its base unit; a time of day on the face of a clock."""
        if self.sort == CLOCK:
            return Measure(self.number.value % _HALF_A_DAY, None)
        found = self.number.measure
        return Measure(found.value, None, found.upper) if self.is_large else found

    @cached_property
    def before(self) -> Mapping[str, str]:
        """The stems of its clause that have a content word right before them, with the stem of that."""
        words = self.telling.sentence.words
        return {
            word.stem: modifier.stem
            for modifier, word in pairwise(words)
            if word.stem in self.clause and modifier.text.islower() and not modifier.is_stop
        }

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its sentence names."""
        sentence = self.telling.sentence
        return frozenset(f"{each.value:f}" for each in sentence.numbers if each.unit == "year-date")

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems of the names in its clause; of a year, which tells of whoever the sentence names, those of that."""
        return self.names if self.sort in (YEAR, SINCE) else self.names & self.clause

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in its sentence."""
        sentence = self.telling.sentence
        first = () if lemmas_of(sentence.words[0].text) else sentence.words[:1]
        return frozenset(word.stem for words in (first, *(name.words for name in sentence.names)) for word in words)

    def denies(self, other: "Amount") -> bool:
        """Does its sentence say "not nine" of what the other puts at nine?"""
        sentence = self.telling.sentence
        same = (each for each in sentence.numbers if each.value == other.number.value)
        return any(_is_denied(sentence, each) for each in same)

    @property
    def counts_a_thing(self) -> bool:
        """Does it count what its noun alone tells from other things? People and sums are many in one story."""
        noun = self.sort.removeprefix(_COUNT)
        return noun != self.sort and noun not in _PARTS | {"people"} and self.number.value < _LARGE

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of its sentence and the one before, without figures."""
        sentence = self.telling.sentence
        before = self.telling.article.sentences[max(0, sentence.index - 1)]
        return frozenset(word for word in sentence.stems | before.stems if word.isalpha())

    def shared_with(self, other: "Amount") -> frozenset[str]:
        """Stems that both sentences have, without figures."""
        return frozenset(word for word in self.telling.sentence.stems & other.telling.sentence.stems if word.isalpha())

    def contradicts(self, other: "Amount") -> bool:
        """Can they not both be true, though they may be of one thing?"""
        bounds: tuple[Bound | None, Bound | None] = self.number.bound, other.number.bound
        if can_both_hold(self.measure, bounds[0], other.measure, bounds[1]):
            return False
        small, large = sorted((self.measure.value, other.measure.value))
        return self.number.is_label or large <= FARTHEST * small

    def is_of(self, other: "Amount") -> bool:
        """May they be figures of one sort? A rate is told again without its "a year"."""
        if self.per != other.per and self.measure != other.measure:
            return False
        if BARE in (self.sort, other.sort):
            return self.is_large and other.is_large
        return self.sort == other.sort or self._counts_as(other) or self._is_elliptic(other) or other._is_elliptic(self)

    def _is_elliptic(self, other: "Amount") -> bool:
        return self.sort == SOME and other.sort.startswith(_COUNT)

    def _counts_as(self, other: "Amount") -> bool:
        """Ships and vessels; passengers and people only where many are about as many: few are a part of them."""
        if not (self.sort.startswith(_COUNT) and other.sort.startswith(_COUNT)):
            return False
        small, large = sorted((self.measure.value, other.measure.value))
        are_many = small >= _MANY and large <= 2 * small
        return are_one_noun(self.sort.removeprefix(_COUNT), other.sort.removeprefix(_COUNT), or_people=are_many)

    @property
    def is_large(self) -> bool:
        """May it be told without its noun or its currency: "390 million"?"""
        return self.number.value >= _LARGE and (self.sort in CURRENCIES or self.sort == BARE or self.sort.startswith(_COUNT))


def amounts_in(telling: Telling) -> Iterator[Amount]:
    """The figures of a sentence that may be held against those of others."""
    sentence = telling.sentence
    if sentence.is_question or not 0 < len(sentence.numbers) <= MOST:
        return
    figures = frozenset(at for each in sentence.numbers for at in _places(sentence, each))
    names = frozenset(word.start for name in sentence.names for word in name.words)
    unsure = frozenset(hedge.start for hedge in sentence.hedges)
    for number in sentence.numbers:
        if not _is_left_out(sentence, number):
            words = clause_of(sentence, number)
            telling_words = [word for word in words if _tells(word, number, figures)]
            if not telling_words:  # "the first, in 2021, ended in a crash"
                words = list(sentence.words)
                telling_words = [word for word in words if _tells(word, number, figures)]
            clause = frozenset(word.stem for word in telling_words)
            sort = _sort_of(sentence, number, clause)
            if sort and not (_may_move(sort, number) and clause & _OF_MANY) and not any(word.low in _OF_EACH for word in words):
                before = (word for word in words if word.start < number.start)
                is_sure = not any(word.start in unsure or word.low in _MODALS for word in before)
                yield Amount(telling, number, sort, _per(sentence, number), clause, _beside(telling_words, number, names), is_sure)


def _places(sentence: ParsedSentence, number: Number) -> Iterator[int]:
    """The places of a figure, and of the word of its unit behind it."""
    yield from range(number.start, number.end)
    behind = next((word for word in sentence.words if word.start >= number.end), None)
    if number.unit and behind and behind.start <= number.end + 1:
        yield behind.start


def _is_left_out(sentence: ParsedSentence, number: Number) -> bool:
    start, end = number.start - sentence.start, number.end - sentence.start
    before = sentence.text[max(0, start - _REACH) : start]
    if number.unit in _LEFT_OUT or _is_denied(sentence, number):
        return True
    if number.unit in _CLOCKS:
        return _AT.search(before) is None
    if number.unit == "year-date":
        return _OPEN_END.search(before) is not None or not (_IN.search(before) or _SINCE.search(before))
    if _OLD_BEFORE.search(before) or _OLD_BEHIND.match(sentence.text, end):
        return True
    is_age = number.unit is None and sentence.text[end : end + 1] == "," and _APPOSITION.search(before) is not None
    return is_age or _is_part(sentence, number) or _APART.match(sentence.text, end) is not None


def _is_part(sentence: ParsedSentence, number: Number) -> bool:
    """Is it the "two" of "two of the three men"?"""
    match = _OF_A_WHOLE.match(sentence.text, number.end - sentence.start)
    return match is not None and any(each.start - sentence.start == match.end() for each in sentence.numbers)


def _is_denied(sentence: ParsedSentence, number: Number) -> bool:
    """Does a denial stand before it in its clause, with no other figure between?"""
    words = [word for word in clause_of(sentence, number) if word.start < number.start]
    figures = [each.end for each in sentence.numbers if each.end < number.start]
    first = max([words[0].start if words else number.start, *figures])
    return any(first <= denial.cue.start < number.start for denial in denials_in(sentence))


def _tells(word: Word, number: Number, figures: frozenset[int]) -> bool:
    if word.is_stop or word.text[0].isdigit() or word.start in figures:
        return False
    is_unit = word.stem in _UNITS or word.low in (number.unit or "")
    return not is_unit and word.low not in CALENDAR and word.stem != number.noun


def _beside(words: list[Word], number: Number, names: frozenset[int]) -> frozenset[str]:
    plain = [word for word in words if word.start not in names]
    before = [word.stem for word in plain if word.end <= number.start][-BESIDE:]
    return frozenset(before + [word.stem for word in plain if word.start >= number.end][:BESIDE])


def _per(sentence: ParsedSentence, number: Number) -> str:
    rate = _RATE.match(sentence.text, number.end - sentence.start)
    return rate["per"] if rate else ""


def _sort_of(sentence: ParsedSentence, number: Number, clause: frozenset[str]) -> str | None:
    """A bare figure only says what it counts beside a word for an amount."""
    unit = number.measure.unit
    if number.unit == "year-date":
        since = _SINCE.search(sentence.text[max(0, number.start - sentence.start - _REACH) : number.start - sentence.start])
        return SINCE if since else YEAR
    if number.unit in _CLOCKS:
        return CLOCK
    if unit:
        return unit
    if number.noun:
        return f"{_COUNT}{_noun(sentence, number)}"
    if number.value >= _LARGE:
        return BARE
    if not clause.isdisjoint(_TELL_AMOUNTS):
        return AMOUNT
    return SOME if _IS_SUBJECT.match(sentence.text, number.end - sentence.start) else None


def _may_move(sort: str, number: Number) -> bool:
    """Is it a share, a price or a sum? A count with a fraction is of a currency that nobody knows."""
    return sort in _MOVING or (sort.startswith(_COUNT) and number.value % 1 != 0)


def _noun(sentence: ParsedSentence, number: Number) -> str:
    """The base form of what is counted."""
    words = (word.low for word in sentence.words if word.start >= number.end and word.stem == number.noun)
    return _base(next(words, number.noun or ""))


@lru_cache(maxsize=8192)
def _base(form: str) -> str:
    return next((lemma.word for lemma in lemmas_of(form) if lemma.pos == "n"), form)


@lru_cache(maxsize=8192)
def are_one_noun(one: str, other: str, *, or_people: bool) -> bool:
    """May the two count the same? People may be whoever they are, if not of one sex or age."""
    if are_synonyms(one, other, "n"):
        return True
    return or_people and "people" in (one, other) and _is_person(one) and _is_person(other)


def _is_person(noun: str) -> bool:
    known = entry(noun)
    return noun == "people" or (known is not None and known.classes.get("n") == "person" and noun not in _PARTS)
