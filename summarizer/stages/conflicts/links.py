"""Put pairs together: who agrees is one side, and sides that contradict each other are one conflict.

A side that contradicts itself through a third telling shows that the pairs were no match: it is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict, ConflictKind
from summarizer.stages.conflicts.sides import Side, Telling

Teller = Callable[[str, ConflictKind, Sequence[Side]], Conflict | None]


class Told(NamedTuple):
    """A telling in a pair; `text` is the part of it that says so, empty for all of it."""

    telling: Telling
    text: str = ""

    @property
    def key(self) -> tuple[str, str]:
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
    side_of = _joined((link.one.key, link.other.key) for link in kept if link.topic is None)
    apart = [link for link in clashes if _end(side_of, link.one.key) != _end(side_of, link.other.key)]
    conflict_of = _joined((_end(side_of, link.one.key), _end(side_of, link.other.key)) for link in apart)
    members: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for key, each in told.items():
        members[_end(side_of, key)].append(each)
    for topic, sides in _sorted(apart, side_of, conflict_of).values():
        shown = tuple(Side(tuple(each.telling for each in members[side]), members[side][0].text) for side in sides)
        conflict = told_by(topic, kind, shown)
        if conflict:
            yield conflict


def _sorted(
    clashes: Iterable[Link], side_of: Mapping[Hashable, Hashable], conflict_of: Mapping[Hashable, Hashable]
) -> dict[Hashable, tuple[str, list[Hashable]]]:
    """Topic and sides of each conflict."""
    found: dict[Hashable, tuple[str, list[Hashable]]] = {}
    for link in clashes:
        for told in (link.one, link.other):
            side = _end(side_of, told.key)
            _, sides = found.setdefault(_end(conflict_of, side), (link.topic or "", []))
            if side not in sides:
                sides.append(side)
    return found


def _joined(pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """A forest in which everything joined has one end."""
    above: dict[Hashable, Hashable] = {}
    for one, other in pairs:
        first, second = _end(above, one), _end(above, other)
        if first != second:
            above[second] = first
    return above


def _end(above: Mapping[Hashable, Hashable], node: Hashable) -> Hashable:
    while node in above:
        node = above[node]
    return node
