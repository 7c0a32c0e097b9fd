"""Every number of a claim must stand in its evidence: as a value or an equal measure, with its unit and bound.

"90 minutes" is supported by "an hour and a half", "nearly 300" by 281. Ranks, dates and times support a count only
when the claim's own figure is one of them. A claim may add a bound to a bare figure; it may not drop one.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.bounds import is_kept
from summarizer.language.clauses import Phrase
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import NEARLY_ALL, Support
from summarizer.verifiers.rules.pairs import Pair, stands_for_two
from summarizer.verifiers.rules.passages import Passage
from summarizer.verifiers.rules.rounding import is_rounded

_HALVES = frozenset(("a.m.", "p.m."))  # of the day
_COUNTED = re.compile(r"\s(?!of\b)[a-z]")
_OF_A_NAME = re.compile(r"\s[A-Z]\w*\s$")
_OF_OTHERS = re.compile(r"\b(?:other|remaining)\s$")
_POINTS = {"point", "percentage point"}


def check_numbers(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`number_mismatch` for a value no evidence has, `unit_mismatch` and `bound_dropped` for a known one."""
    known = [number for passage in support.passages for number in passage.sentence.numbers]
    known += _years_of(support)
    # Without "on 21 March" where the evidence says "yesterday", "75 million more" where it has 310 and 385 million.
    told = [each for each in claim.numbers if each.start not in support.proven and not _is_a_pair(claim, each)]
    for number in told:
        code = _fault(number, known)
        if code:
            yield code
    if (
        _has_another(told, support)
        or any(_counts_another(told, claim, passage) for passage in support.passages)
        or any(_counts_the_others(pair) for pair in support.close_pairs)
    ):
        yield "number_mismatch"


def _counts_another(told: Sequence[Number], claim: ParsedSentence, passage: Passage) -> bool:
    """Is it "90 cows" where the passage has 40 cows and 90 sheep?"""
    there = _counts(passage.sentence.numbers, passage.sentence)
    for number in _counts(told, claim) if len(there) > 1 else ():
        of_its_noun = [other for other in there if other.noun == number.noun]
        equal = [other for other in there if _is_equal(number, other)]
        if of_its_noun and equal and not any(other in equal for other in of_its_noun):
            return True
    return False


def _counts_the_others(pair: Pair) -> bool:
    """Is it "three were freed" for "two were freed, the other three are held"?"""
    sentence, told = pair.passage.sentence, pair.claim.numbers
    if not pair.says_the_same:
        return False
    for ours, theirs in ((pair.ours.agents, pair.theirs.agents), (pair.ours.patients, pair.theirs.patients)):
        own = [number for phrase in ours for number in _in_phrase(pair.claim, phrase, told)]
        there = [number for phrase in theirs for number in _in_phrase(sentence, phrase, sentence.numbers)]
        others = [number for number in sentence.numbers if number not in there]
        if own and there and not any(_is_equal(one, other) for one in own for other in there):
            return any(_is_equal(one, other) for one in own for other in others if _is_of_others(sentence, other))
    return False


def _in_phrase(sentence: ParsedSentence, phrase: Phrase, numbers: Sequence[Number]) -> list[Number]:
    start, end = sentence.words[phrase.start].start, sentence.words[phrase.end - 1].end
    return [number for number in numbers if start <= number.start < end]


def _is_of_others(sentence: ParsedSentence, number: Number) -> bool:
    """Is it the "three" of "the other three", which counts what was told of before?"""
    return _OF_OTHERS.search(sentence.text[: number.start - sentence.start]) is not None


def _counts(numbers: Sequence[Number], sentence: ParsedSentence) -> list[Number]:
    """Those right before what they count; no part, "31 of the 44 branches", and no "MAX 9 aircraft"."""

    def is_counting(number: Number) -> bool:
        text, start, end = sentence.text, number.start - sentence.start, number.end - sentence.start
        is_beside = bool(number.noun and _COUNTED.match(text, end)) and not _OF_A_NAME.search(text[:start])
        return is_beside and not _is_of_others(sentence, number)

    return [number for number in numbers if is_counting(number)]


def _is_a_pair(claim: ParsedSentence, number: Number) -> bool:
    """Is it the "two" of "the two presidents"?"""
    at = next((at for at, token in enumerate(claim.tokens) if token.word.start == number.start), None)
    return at is not None and at + 1 < len(claim.tokens) and stands_for_two(claim, at + 1)


def _has_another(told: Sequence[Number], support: Support) -> bool:
    """Has the passage that holds nearly all of the claim, in place of one of its figures, another of the kind?

    The figure may well stand in the next passage: there it counts something else.
    """
    passage = support.passages[0] if support.passages else None
    figures = [unit.place for unit in support.units if unit.token.pos == "num"]
    if passage is None or support.share_in(passage, but=figures) < NEARLY_ALL:
        return False
    there = passage.sentence.numbers
    free = [other for other in there if not any(set(number.values) & set(other.values) for number in told)]
    return any(
        _is_of_a_kind(number, other)
        for number in told
        if not any(_is_equal(number, each) for each in there)
        for other in free
    )


def _is_of_a_kind(number: Number, other: Number) -> bool:
    return number.unit == other.unit and (bool(number.unit) or number.noun == other.noun)


def _fault(number: Number, known: Sequence[Number]) -> Code | None:
    equal = [other for other in known if _is_equal(number, other)]
    if not equal:
        return _fault_of_ends(number, known)
    same_unit = [other for other in equal if _may_share_unit(number, other)]
    if not same_unit:
        return "unit_mismatch"
    bounds = frozenset(other.bound for other in same_unit if _may_share_noun(number, other))
    may_round = any(is_rounded(number, other) for other in same_unit)
    if not (number.is_label or may_round or is_kept(number.bound, bounds)):
        return "bound_dropped"
    return None


def _years_of(support: Support) -> list[Number]:
    """The years that stand anywhere in the articles of the evidence: they say the year once and go on."""
    return [
        number
        for parsed in support.articles
        for sentence in parsed.sentences
        for number in sentence.numbers
        if number.unit == "year-date"
    ]


def _is_equal(number: Number, other: Number) -> bool:
    if number.unit in _HALVES and other.unit in _HALVES:
        return number.measure == other.measure  # three in the morning is not three in the afternoon
    same = number.measure == other.measure or number.values == other.values or _is_same_year(number, other)
    return same or is_rounded(number, other)


def _is_same_year(number: Number, other: Number) -> bool:
    """Is one the other without its century: "2018-19" for "2018-2019"?"""
    if number.unit != "year-date" or other.unit != "year-date" or number.upper or other.upper:
        return False
    short, long = sorted((number.value, other.value))
    return short < 100 <= long and long % 100 == short


def _may_share_unit(number: Number, other: Number) -> bool:
    """True for equal measures or units, and where one has none or is a label, which may be worded in many ways."""
    if number.measure == other.measure or number.unit == other.unit or {number.unit, other.unit} == _POINTS:
        return True
    if is_rounded(number, other):  # "almost two decades" for 19 years
        return True
    if number.is_label or other.is_label:
        return True
    bare = number if number.unit is None else other
    return bare.unit is None and bare.noun is None  # "2.1 million tonnes" are no containers


def _may_share_noun(number: Number, other: Number) -> bool:
    return number.noun is None or other.noun is None or number.noun == other.noun


def _fault_of_ends(number: Number, known: Sequence[Number]) -> Code | None:
    """A range may stand in two figures, and one end of a range for it when the claim says it is a bound."""
    ends = {value for other in known if other.unit not in _HALVES for value in other.values}
    if not ends.issuperset(number.values):
        return "number_mismatch"
    return None if number.upper or number.bound else "bound_dropped"
