"""The way a ship, a train or a lorry went, told the other way round: "from Lund to Oslo", "from Oslo for Lund".

Both sentences speak of one vehicle, by its name or as "the ferry", and name the two places, each other's start and
end. No article tells of both ways, and not on two days: a voyage has a way back.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.days import MONTHS, WEEKDAYS
from summarizer.language.names import Name
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.sides import Telling, Tellings, sorted_by

_VEHICLES = frozenset(
    """ferry ship boat vessel tanker freighter yacht barge trawler train tram plane aircraft airliner jet helicopter
    flight bus coach lorry truck van car convoy""".split()
)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
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
        if route < route.back and route.back in told and _are_one_voyage(told[route], told[route.back], route):
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


def _are_one_voyage(there: Sequence[Telling], back: Sequence[Telling], route: _Route) -> bool:
    """Is it one vehicle, and on no two days?"""
    days, others = _days(there), _days(back)
    if days and others and days.isdisjoint(others):
        return False
    return not _signs(there, route).isdisjoint(_signs(back, route))


def _days(way: Iterable[Telling]) -> frozenset[str]:
    """The days that are told of it."""
    return frozenset(date.when for telling in way for date in telling.sentence.dates if date.when)


def _signs(way: Iterable[Telling], route: _Route) -> frozenset[str]:
    """By what a vehicle is known again: by a name, or as "the ferry", which every report has met."""
    found: set[str] = set()
    for telling in way:
        found |= _names(telling) - set(route)
        tokens = telling.sentence.tokens
        found |= {noun.low for the, noun in pairwise(tokens) if the.low == "the" and noun.low in _VEHICLES}
    return frozenset(found)


def _names(telling: Telling) -> frozenset[str]:
    """The names in its sentence but for those of persons, who go there and back."""
    persons = {each.surname for each in telling.article.people.mentioned(telling.sentence.index)}
    names = (name.text for name in telling.sentence.names)
    return frozenset(name for name in names if name not in _CALENDAR and persons.isdisjoint(name.split()))
