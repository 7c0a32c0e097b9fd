"""Figures that differ by two digits exchanged: "612 patients" and "621", "founded in 1867" and "in 1876".

A figure of three telling digits meets its mirror by chance so seldom that few words need to agree: the two count the
same noun or people, or are of one unit, near a word in common; of years the same verb tells. An article that has both
tells of two things.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from summarizer.domain import Conflict
from summarizer.language.bounds import can_both_hold
from summarizer.language.numbers import Number
from summarizer.language.words import stem
from summarizer.stages.conflicts.amounts import SINCE, YEAR, Amount
from summarizer.stages.conflicts.sides import Tellings, sorted_by
from summarizer.stages.conflicts.topics import figured

FEWEST_DIGITS = 3  # without the zeros at the end
MOST = 10**12  # larger ones are no counts
CROWD = 12  # figures of the same digits, beyond which they are codes


def misprint_conflicts(tellings: Tellings, amounts: Sequence[Amount]) -> Iterator[Conflict]:
    """The conflicts over figures of which one is the other with two neighbouring digits exchanged."""
    of_digits: defaultdict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        digits = _digits(amount.number)
        if len(digits.rstrip("0")) >= FEWEST_DIGITS:
            of_digits["".join(sorted(digits))].append(amount)
    for alike in of_digits.values():
        if 1 < len({each.measure for each in alike}) <= CROWD:
            yield from _among(alike, tellings)


def _among(amounts: Sequence[Amount], tellings: Tellings) -> Iterator[Conflict]:
    for one, other in combinations(amounts, 2):
        if _is_exchanged(_digits(one.number), _digits(other.number)) and _may_be_one(one, other):
            alike = [each for each in amounts if each.measure in (one.measure, other.measure)]
            sides = sorted_by((str(each.measure), each.telling) for each in alike)
            topic = figured(one.telling.sentence, one.number.start, one.number.end)
            conflict = tellings.conflict(topic, "date" if one.sort in (YEAR, SINCE) else "number", sides)
            if conflict:
                yield conflict
                return


def is_misprint(one: Number, other: Number) -> bool:
    """Is one the other with two neighbouring digits exchanged?"""
    mine, theirs = _digits(one), _digits(other)
    return len(mine) == len(theirs) and _is_exchanged(mine, theirs)


def _digits(number: Number) -> str:
    value = number.value
    return f"{value:f}" if value < MOST and value == int(value) else ""


def _is_exchanged(one: str, other: str) -> bool:
    """Are they the same but for two neighbouring digits, each in the other's place?"""
    differing = [at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
    return (
        len(differing) == 2
        and differing[1] - differing[0] == 1
        and one[differing[0]] == other[differing[1]]
        and one[differing[1]] == other[differing[0]]
    )


def _may_be_one(one: Amount, other: Amount) -> bool:
    if not one.is_apart_from(other) or can_both_hold(
        one.measure, one.number.bound, other.measure, other.number.bound
    ):
        return False
    if {one.sort, other.sort} <= {YEAR, SINCE}:
        return bool(one.clause & other.clause & _verbs(one) & _verbs(other)) or (
            one.sort == other.sort == SINCE and bool(one.beside & other.beside)
        )
    counted = {one.number.noun, other.number.noun, *(stem(unit) for unit in [one.number.unit] if unit)}
    return one.is_of_sort(other) and bool((one.around & other.around) - counted)


def _verbs(amount: Amount) -> frozenset[str]:
    return frozenset(token.word.stem for token in amount.telling.sentence.tokens if token.pos == "verb")
