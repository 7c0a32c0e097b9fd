"""Figures of a claim that no source writes down and that follow from two that it does.

"385 million and not 310 million" bears "75 million higher"; "700 of the 840 employees", that 140 are not taken on;
"22 confirmed dead and 13 presumed dead", 35 in all; "4.10 dollars a dose, two doses for each child", 8.20 a child;
1,500 and 500 dollars, three times as much; "nine, three more than before", six before.
The claim has to say that it compares, adds up or leaves over, or the two have to stand in one sentence and the
figure to be no small one, which comes about by chance. A rounded result needs both. One figure rounded, "nearly 300"
for 281, follows from it as well. A claim that has one of the two
itself repeats the sentence: another figure there was put in the other's place. Of two that count different things
none results that counts one of them.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from summarizer.language.measures import EACH
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import stem
from summarizer.verifiers.rules.passages import Passage
from summarizer.verifiers.rules.periods import is_period_between
from summarizer.verifiers.rules.rounding import is_rounded, rounds

SMALL = 10  # up to here a sum or a difference of two figures is soon any figure
MOST = 12  # figures of the passages that are tried with one another
_POINTS = {"percent", "point", "percentage point"}
_COMPARES = frozenset(
    """more fewer less higher lower above below short than difference gap rise rose risen rises rising fall fell
    fallen falls increase increased increases raise raised raising drop dropped cut gain gained remaining rest extra
    additional further margin ahead behind addition upward downward revised upwards corrected""".split()
)
_ADDS_UP = frozenset("total totals totalled together altogether all combined both sum overall".split())
_PARTS = {"thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "tenths": 10}
_TIMES = stem("times")
_LEAST_TIMES = 2
_CHANGE = re.compile(r"\s(more|higher|fewer|less|lower)\sthan\b")
_MORE = frozenset(("more", "higher"))
_ANYBODY = {stem(noun) for noun in ("people", "persons")}  # whatever else the others are called


def reckoned(claim: ParsedSentence, passages: Sequence[Passage]) -> frozenset[int]:
    """The places of those figures of the claim that result from two of the passages, or from others of its own."""
    if not claim.numbers:
        return frozenset()
    told = [number for number in claim.numbers if _is_amount(number)]
    own = {number.measure for number in told}
    here = [
        [each for each in passage.sentence.numbers if _is_amount(each) and each.measure not in own]
        for passage in passages
    ]
    lows = frozenset(word.low for word in claim.words)
    found = [
        number
        for number in told
        if _adds_up(number, told) or _is_rounded(number, here) or _results(number, here, lows)
    ]
    found += [each for each in claim.numbers if each.unit == "fraction" and _is_share(each, claim, here)]
    every = [[each for each in passage.sentence.numbers if _is_amount(each)] for passage in passages]
    found += [each for each in told if _is_multiple(each, every)]
    found += [each for each in told if _was_changed(each, told, passages) or is_period_between(each, claim, passages)]
    return frozenset(place for number in found for place in range(number.start, number.end))


def _is_amount(number: Number) -> bool:
    return not number.is_label and number.upper is None


def _is_rounded(number: Number, here: Sequence[Sequence[Number]]) -> bool:
    """Is it a figure of the same, in round numbers?"""
    return any(is_rounded(number, each) and number.noun == each.noun for figures in here for each in figures)


def _is_share(number: Number, claim: ParsedSentence, here: Sequence[Sequence[Number]]) -> bool:
    """Is it the "four fifths" of 80 percent?"""
    behind = claim.text[number.end - claim.start :].split(maxsplit=1)
    parts = _PARTS.get(behind[0].strip(".,;:").casefold()) if behind else None
    percents = (each.value for figures in here for each in figures if each.unit == "percent")
    return bool(parts) and any(abs(100 * number.value / parts - each) < 1 for each in percents if parts)


def _is_multiple(number: Number, every: Sequence[Sequence[Number]]) -> bool:
    """Is it the "three" of "three times as much"?"""
    if number.noun != _TIMES or number.value < _LEAST_TIMES:
        return False
    values = {each.measure.value for figures in every for each in figures}
    return any(number.value * value in values for value in values if value)


def _was_changed(number: Number, told: Sequence[Number], passages: Sequence[Passage]) -> bool:
    """Is it what another figure of the claim was before: six, of "nine, three more than before"?"""
    for passage in passages:
        sentence = passage.sentence
        for one, other in pairwise(sentence.numbers):
            behind = _CHANGE.match(sentence.text, other.end - sentence.start)
            if behind and any(each.value == one.value for each in told):
                sign = -1 if behind[1] in _MORE else 1
                if number.value == one.value + sign * other.value:
                    return True
    return False


def _adds_up(number: Number, told: Sequence[Number]) -> bool:
    """Is it the "two" of "two died, one in hospital and one on the way", of which each part stands behind it?"""
    parts = [each.value for each in told if each.start > number.start and each.unit is None and each.noun is None]
    return number.unit is None and len(parts) > 1 and sum(parts) == number.value


def _results(number: Number, here: Sequence[Sequence[Number]], lows: frozenset[str]) -> bool:
    says_so = not _COMPARES.isdisjoint(lows) or not _ADDS_UP.isdisjoint(lows)
    everywhere = [each for figures in here for each in figures][:MOST]
    exact = number.measure.value
    if says_so and exact in _results_of(everywhere, number):
        return True
    for figures in here:
        results = list(_results_of(figures[:MOST], number))
        if exact > SMALL and exact in results:
            return True
        if says_so and any(rounds(number, result) for result in results):
            return True
        if not EACH.isdisjoint(lows) and exact in _products_of(figures[:MOST], number):
            return True
    return False


def _results_of(figures: Sequence[Number], number: Number) -> Iterator[Decimal]:
    """Sums and differences of those that are of its sort."""
    values = {each.measure.value: each for each in figures if _is_of_sort(each, number)}
    for one, other in combinations(values, 2):
        if _count_alike(values[one], values[other], number):
            yield one + other
            yield abs(one - other)


def _count_alike(one: Number, other: Number, number: Number) -> bool:
    """May the two be added up? Men and women may to people, shapes and firms may not to shapes."""
    nouns = {one.noun, other.noun} - {None}
    return len(nouns) < 2 or number.noun not in nouns - _ANYBODY


def _products_of(figures: Sequence[Number], number: Number) -> Iterator[Decimal]:
    """Of a figure of its sort and a small count of something else."""
    counts = [each.value for each in figures if each.unit is None and each.noun and each.value <= SMALL]
    for each in figures:
        if number.unit and _is_of_sort(each, number):
            yield from (each.measure.value * count for count in counts)


def _is_of_sort(one: Number, number: Number) -> bool:
    units = {one.measure.unit, number.measure.unit}
    return len(units) == 1 or units <= _POINTS
