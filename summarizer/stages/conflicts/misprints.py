"""Figures that differ by two digits exchanged: "612 patients" and "621", "founded in 1867" and "in 1876".

A figure of three digits or more meets its mirror by chance so seldom that few words need to agree: the two count the
same noun or people, are of one unit, or are years told near a word in common. An article that has both tells of two
things.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from summarizer.domain import Conflict
from summarizer.stages.conflicts.amounts import SINCE, YEAR, Amount
from summarizer.stages.conflicts.sides import Tellings, sorted_by
from summarizer.stages.conflicts.topics import figured

FEWEST_DIGITS = 3
CROWD = 12  # figures of the same digits, beyond which they are codes


def misprint_conflicts(tellings: Tellings, amounts: Sequence[Amount]) -> Iterator[Conflict]:
    """The conflicts over figures of which one is the other with two neighbouring digits exchanged."""
    of_digits: defaultdict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        digits = _digits(amount)
        if len(digits) >= FEWEST_DIGITS:
            of_digits["".join(sorted(digits))].append(amount)
    for alike in of_digits.values():
        if len({each.measure for each in alike}) > 1 and len(alike) <= CROWD:
            yield from _among(alike, tellings)


def _among(amounts: list[Amount], tellings: Tellings) -> Iterator[Conflict]:
    for one, other in combinations(amounts, 2):
        if _is_exchanged(_digits(one), _digits(other)) and _may_be_one(one, other):
            alike = [each for each in amounts if each.measure in (one.measure, other.measure)]
            sides = sorted_by((str(each.measure), each.telling) for each in alike)
            topic = figured(one.telling.sentence, one.number.start, one.number.end)
            conflict = tellings.conflict(topic, "date" if one.sort in (YEAR, SINCE) else "number", sides)
            if conflict:
                yield conflict
            return


def _digits(amount: Amount) -> str:
    value = amount.number.value
    return f"{value:f}" if value == int(value) else ""


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
    if not one.is_apart_from(other) or _has_too(one, other) or _has_too(other, one):
        return False
    if {one.sort, other.sort} <= {YEAR, SINCE}:
        return bool(one.around & other.around)
    return one.is_of_sort(other)


def _has_too(one: Amount, other: Amount) -> bool:
    """Has the article of the one the other's figure as well?"""
    sentences = one.telling.article.sentences
    return any(number.value == other.number.value for sentence in sentences for number in sentence.numbers)
