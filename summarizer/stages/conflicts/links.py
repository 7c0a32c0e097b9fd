"""Put pairs together: who agrees is one side, and sides that contradict each other are one conflict.

A side that contradicts itself through a third telling shows that the pairs were no match: it is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict, ConflictKind
from summarizer.stages.conflicts.sides import Side, Telling
from summarizer.stages.forests import end_of, forest_of

_Key = tuple[str, str]  # of a telling, and of the one that stands for a side or a conflict
Teller = Callable[[str, ConflictKind, Sequence[Side]], Conflict | None]


class Told(NamedTuple):
    """A telling in a pair; `text` is the part of it that says so, empty for all of it."""

    telling: Telling
    text: str = ""

    @property
    def key(self) -> _Key:
        """Equal for the same words."""
        return self.telling.fact.id, self.text


class Link(NamedTuple):
    """Two tellings that agree, or that contradict each other about the topic."""

    one: Told
    other: Told
    topic: str | None = None


def disputed(links: Iterable[Link], kind: ConflictKind, told_by: Teller) -> Iterator[Conflict]:
    """The conflicts that the pairs come to, in the order in which they came up; `told_by` makes one of its sides."""
    kept = list(links)
    clashes = [link for link in kept if link.topic is not None]
    if not clashes:
        return
    told = {each.key: each for link in kept for each in (link.one, link.other)}
    side_of = forest_of((link.one.key, link.other.key) for link in kept if link.topic is None)
    apart = [link for link in clashes if end_of(side_of, link.one.key) != end_of(side_of, link.other.key)]
    conflict_of = forest_of((end_of(side_of, link.one.key), end_of(side_of, link.other.key)) for link in apart)
    members: defaultdict[_Key, list[Told]] = defaultdict(list)
    for key, each in told.items():
        members[end_of(side_of, key)].append(each)
    for topic, sides in _sorted(apart, side_of, conflict_of).values():
        shown = tuple(Side(tuple(each.telling for each in members[side]), members[side][0].text) for side in sides)
        conflict = told_by(topic, kind, shown)
        if conflict:
            yield conflict


def _sorted(
    clashes: Iterable[Link], side_of: Mapping[_Key, _Key], conflict_of: Mapping[_Key, _Key]
) -> dict[_Key, tuple[str, list[_Key]]]:
    """Topic and sides of each conflict."""
    found: dict[_Key, tuple[str, list[_Key]]] = {}
    for link in clashes:
        for told in (link.one, link.other):
            side = end_of(side_of, told.key)
            _, sides = found.setdefault(end_of(conflict_of, side), (link.topic or "", []))
            if side not in sides:
                sides.append(side)
    return found
