"""Results of a match that two articles give differently: "lost 41-12 to Lund", "the 41-10 defeat by Lund".

One of the two numbers is the same in both and the other is nearly so, and both sentences name a side. One that gives
several scores tells of a course, and one of half-time or of an earlier match of another thing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from summarizer.domain import Conflict
from summarizer.stages.conflicts.results import Result, rival_results
from summarizer.stages.conflicts.sides import Telling, Tellings, are_of_one_time

NEAR = 3  # goals or points by which the number that differs may do so
_TWO = 2  # numbers of one score
_ANOTHER = re.compile(
    r"\b(?:half[- ]?time|at the break|interval|(?:first|second|return) leg|last (?:year|month|season|week|time)"
    r"|earlier|previous|(?:in|of|since) (?:19|20)\d\d|led|leading|trailed|ahead)\b"
)


def score_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over how a match ended."""
    told: defaultdict[Result, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        score = _score_in(telling)
        if score:
            told[score].append(telling)
    for sides in rival_results(told, near=NEAR, are_of_one=_name_one_side):
        conflict = tellings.conflict("result", "number", sides)
        if conflict and are_of_one_time([telling for side in sides for telling in side.tellings]):
            yield conflict


def _score_in(telling: Telling) -> Result | None:
    """The only score of a sentence, the winner's number first."""
    found = [number for number in telling.sentence.numbers if number.unit == "score"]
    if len(found) != _TWO or _ANOTHER.search(telling.sentence.text):
        return None
    lower, higher = sorted(int(number.value) for number in found)
    return higher, lower


def _name_one_side(one: Telling, other: Telling) -> bool:
    return not _names(one).isdisjoint(_names(other))


def _names(telling: Telling) -> frozenset[str]:
    return frozenset(word.stem for name in telling.sentence.names for word in name.words if not word.is_stop)
