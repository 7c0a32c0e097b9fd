"""One person at the head of two houses: "chief executive of Norline" in one paper, "of Ostmar" in another.

The house is a proper name beside the words for the post, behind "of" or in the possessive. Two names of which one
has all the words of the other are one house. Nothing is said where an article gives both, of posts of two sorts,
or of what somebody was: "former" would stand between the words that are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.descriptions import descriptions_of
from summarizer.language.gazetteer import country_of, known_in
from summarizer.language.words import holds_any, words_in
from summarizer.stages.conflicts.sides import Telling, Tellings, are_of_one_time, sorted_by

_POSTS = (
    "chief executive",
    "managing director",
    "director general",
    "general secretary",
    "chairman",
    "chairwoman",
    "chair",
    "head coach",
    "coach",
    "captain",
    "director",
    "editor",
)
_CUES = ("chief", "irector", "ecretary", "hair", "coach", "captain", "ditor")
_NAME = r"(?P<house>(?:the\s)?[A-Z][\w&’'-]*(?:\s(?:of\s|and\s|&\s)?[A-Z][\w&’'-]*){0,3})"
_POST = rf"(?P<post>{'|'.join(_POSTS)})"
_OF = re.compile(rf"(?:the|its|an?)?\s?{_POST}\sof\s{_NAME}(?:,|$)")
_OWN = re.compile(rf"{_NAME}['’]s?\s{_POST}$")


class _Headed(NamedTuple):
    post: str
    house: str
    telling: Telling

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.house.casefold().split()) - {"the"}


def house_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over which house somebody heads, one a person and post at the most."""
    headed: defaultdict[tuple[tuple[str, ...], str], list[_Headed]] = defaultdict(list)
    name_of: dict[tuple[str, ...], str] = {}
    for telling in tellings.all:
        if holds_any(telling.sentence.text, _CUES):
            for sighting in telling.article.people.sightings[telling.sentence.index]:
                if len(sighting.keys) > 1:
                    name_of.setdefault(sighting.keys, sighting.text)
                    for each in descriptions_of(sighting, telling.sentence, telling.article):
                        if one := _headed(each.text, telling):
                            headed[sighting.keys, one.post].append(one)
    for (keys, post), found in headed.items():
        yield from _conflict(f"which house {name_of[keys]} heads as {post}", found, tellings)


def _headed(description: str, telling: Telling) -> _Headed | None:
    match = _OF.match(description) or _OWN.fullmatch(description)
    if match is None or _is_a_country(match["house"]):
        return None
    return _Headed(match["post"], match["house"].removeprefix("the "), telling)


def _is_a_country(name: str) -> bool:
    return country_of(name) is not None or any(True for _ in known_in(words_in(name)))


def _conflict(topic: str, found: Sequence[_Headed], tellings: Tellings) -> Iterator[Conflict]:
    first = found[0]
    others = [each for each in found if each.words.isdisjoint(first.words)]
    mine = [each for each in found if not each.words.isdisjoint(first.words)]
    told = [(first.house, each.telling) for each in mine] + [(each.house, each.telling) for each in others]
    if others and len({each.house for each in others}) == 1 and are_of_one_time([telling for _, telling in told]):
        conflict = tellings.conflict(f"{topic}: {first.house} or {others[0].house}", "title", sorted_by(told))
        if conflict:
            yield conflict
