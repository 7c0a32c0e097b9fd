"""The way somebody or something went, told the other way round: "from Lund to Oslo", "from Oslo for Lund".

Two places named in both, each other's start and end, where no article tells of both ways: a voyage has a way back.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.sides import Telling, Tellings, sorted_by

_PLACE = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
_ROUTE = re.compile(
    rf"\bfrom\s(?:the\s)?(?P<start>{_PLACE})(?:,\s[^,]{{1,40}},)?\s(?:to|for|towards?|bound\sfor)\s(?:the\s)?(?P<end>{_PLACE})"
    rf"|\b(?:left|leaving)\s(?P<left>{_PLACE})\sfor\s(?P<aim>{_PLACE})"
)
_CUES = ("from ", "left ", "leaving ")
_THERE_AND_BACK = re.compile(r"\b(?:back|return\w*|round[\s-]trip|both\s(?:ways|directions))\b")


class _Route(NamedTuple):
    start: str
    end: str

    @property
    def back(self) -> "_Route":
        return _Route(self.end, self.start)


def route_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over which way it went, one a pair of places."""
    told: defaultdict[_Route, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        route = _route_in(telling)
        if route:
            told[route].append(telling)
    for route in sorted(told):
        if route < route.back and route.back in told:
            sides = sorted_by((str(way), telling) for way in (route, route.back) for telling in told[way])
            conflict = tellings.conflict(f"the way between {route.start} and {route.end}", "place", sides)
            if conflict:
                yield conflict


def _route_in(telling: Telling) -> _Route | None:
    text = telling.sentence.text
    match = _ROUTE.search(text) if holds_any(text, _CUES) else None
    if match is None or _THERE_AND_BACK.search(text):
        return None
    return _Route(match["start"] or match["left"], match["end"] or match["aim"])
