"""Results of a match that two articles give differently: "lost 41-12 to Lund", "the 41-10 defeat by Lund".

One of the two numbers is the same in both and the other is nearly so, and both sentences name a side. One that gives
several scores tells of a course, and one of half-time or of an earlier match of another thing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from summarizer.domain import Conflict
from summarizer.stages.conflicts.sides import Side, Telling, Tellings, are_of_one_time

CROWD = 10  # results of one story, beyond which it is a day of a league
NEAR = 3  # goals or points by which the number that differs may do so
_TWO = 2  # numbers of one score
_ANOTHER = re.compile(
    r"\b(?:half[- ]?time|at the break|interval|(?:first|second|return) leg|last (?:year|month|season|week|time)"
    r"|earlier|previous|(?:in|of|since) (?:19|20)\d\d|led|leading|trailed|ahead)\b"
)

_Score = tuple[int, int]


def score_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over how a match ended."""
    told: defaultdict[_Score, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        score = _score_in(telling)
        if score:
            told[score].append(telling)
    for one, other in combinations(told, 2) if len(told) <= CROWD else ():
        pairs = [(mine, theirs) for mine in told[one] for theirs in told[other]]
        if _may_be_one(one, other) and any(_name_one_side(*pair) for pair in pairs):
            conflict = tellings.conflict("result", "number", [Side(tuple(told[each])) for each in (one, other)])
            if conflict and are_of_one_time([*told[one], *told[other]]):
                yield conflict


def _score_in(telling: Telling) -> _Score | None:
    """The only score of a sentence, the winner's number first."""
    found = [number for number in telling.sentence.numbers if number.unit == "score"]
    if len(found) != _TWO or _ANOTHER.search(telling.sentence.text):
        return None
    lower, higher = sorted(int(number.value) for number in found)
    return higher, lower


def _may_be_one(one: _Score, other: _Score) -> bool:
    return (one[0] == other[0]) != (one[1] == other[1]) and abs(sum(one) - sum(other)) <= NEAR


def _name_one_side(one: Telling, other: Telling) -> bool:
    return not _names(one).isdisjoint(_names(other))


def _names(telling: Telling) -> frozenset[str]:
    return frozenset(word.stem for name in telling.sentence.names for word in name.words if not word.is_stop)
