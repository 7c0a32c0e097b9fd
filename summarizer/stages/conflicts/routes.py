"""The way a ship, a train or a lorry went, told the other way round: "from Lund to Oslo", "from Oslo for Lund".

Both sentences speak of one vehicle, by its noun or its name, and name the two places, each other's start and end,
where no article tells of both ways: a voyage has a way back.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.names import Name
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.sides import Telling, Tellings, sorted_by

_VEHICLES = frozenset(
    """ferry ship boat vessel tanker freighter yacht barge trawler train tram plane aircraft airliner jet helicopter
    flight bus coach lorry truck van car convoy""".split()
)
_FROM = re.compile(r"\b(?:from|left|leaving)\s(?:the\s)?$")
_TO = re.compile(r"\s(?:to|for|towards?|bound\sfor)\s(?:the\s)?")
_THERE_AND_BACK = re.compile(r"\b(?:back|return\w*|round[\s-]trip|both\s(?:ways|directions))\b")
_CUES = ("from ", "left ", "leaving ")


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
        route = _route_in(telling.sentence)
        if route:
            told[route].append(telling)
    for route in sorted(told):
        if route < route.back and route.back in told and _share_a_vehicle(told[route], told[route.back], route):
            sides = sorted_by((str(way), telling) for way in (route, route.back) for telling in told[way])
            conflict = tellings.conflict(f"the way between {route.start} and {route.end}", "place", sides)
            if conflict:
                yield conflict


def _route_in(sentence: ParsedSentence) -> _Route | None:
    text = sentence.text
    if not holds_any(text, _CUES) or _THERE_AND_BACK.search(text):
        return None
    for start, end in zip(sentence.names, sentence.names[1:], strict=False):
        if _FROM.search(text, 0, start.start - sentence.start) and _TO.fullmatch(
            text, *_between(sentence, start, end)
        ):
            return _Route(start.text, end.text)
    return None


def _between(sentence: ParsedSentence, one: Name, other: Name) -> tuple[int, int]:
    return one.end - sentence.start, other.start - sentence.start


def _share_a_vehicle(there: list[Telling], back: list[Telling], route: _Route) -> bool:
    return any(_vehicles(one, route) & _vehicles(other, route) for one in there for other in back)


def _vehicles(telling: Telling, route: _Route) -> frozenset[str]:
    """The vehicles that the sentence speaks of, one of each, and its names but for the places."""
    names = frozenset(name.text for name in telling.sentence.names) - set(route)
    return names | (telling.sentence.lows & _VEHICLES)
