"""Group unit vectors without knowing how many groups there are.

First each vector joins the group it is most like, or opens one; then groups merge as long as two of
them are about as alike as their own members are. Sums of groups stand in an inverted index, so a
vector meets only groups it shares a term with, and memory grows with the terms, not with the pairs.
Promises the same groups for the same sequence of vectors; what order that is, is the caller's business.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from summarizer.stages.profiles import Vector

ROUNDS = 3  # the first places every vector, the others move those that came before their group was there
_NOTHING = 1e-9  # what is left of a weight that was added and taken away again

# Mean cosine to the members of a group. High, so that a group is pure before groups merge: .12 and .18 do as
# well within .01 of B-cubed F1.
JOINS = 0.15
# Share of the mean likeness inside two groups that the likeness between them must reach. On fifteen piles of two
# look-alike events each (ECB+), .36 gives a B-cubed F1 of .83, .38 of .85, .40 to .42 of .86; .42 splits one of
# fifteen one-event clusters of twelve articles.
ALIKE = 0.4
# The likeness a lone article needs. At .08 the pieces of a large event stay apart; .04 tells fewer pairs apart.
LONE_PAIR = 0.06


@dataclass
class _Group:
    """How many vectors it has, and the sum of the likenesses of all pairs of them."""

    size: int = 0
    inside: float = 0.0

    @property
    def pairs(self) -> float:
        return self.size * (self.size - 1) / 2


@dataclass
class _Groups:
    """Groups by number, and under each term the groups that have it with the sum of its weights."""

    members: dict[int, _Group] = field(default_factory=dict)
    weights: defaultdict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

    def likeness(self, vector: Vector) -> dict[int, float]:
        """Sum of the vector's likenesses to each group's members, for groups it shares a term with."""
        found: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number, total in self.weights.get(term, {}).items():
                found[number] += weight * total
        return found

    def add(self, number: int, vector: Vector) -> None:
        self.members.setdefault(number, _Group()).size += 1
        for term, weight in vector.items():
            held = self.weights[term]
            held[number] = held.get(number, 0.0) + weight

    def remove(self, number: int, vector: Vector) -> None:
        self.members[number].size -= 1
        for term, weight in vector.items():
            held = self.weights[term]
            held[number] -= weight
            if held[number] < _NOTHING:
                del held[number]
        if not self.members[number].size:
            del self.members[number]


def grouped(vectors: Sequence[Vector]) -> tuple[int, ...]:
    """The number of each vector's group. Numbers have no order and gaps."""
    numbers = _placed(vectors)
    merged_into = _Merging(vectors, numbers).merged()
    return tuple(merged_into[number] for number in numbers)


def _placed(vectors: Sequence[Vector]) -> list[int]:
    groups = _Groups()
    numbers: list[int] = []
    fresh = 0
    for turn in range(ROUNDS):
        for at, vector in enumerate(vectors):
            if turn:
                groups.remove(numbers[at], vector)
            number = _best(groups, vector)
            if number is None:
                number, fresh = fresh, fresh + 1
            groups.add(number, vector)
            numbers[at : at + 1] = [number]
    return numbers


def _best(groups: _Groups, vector: Vector) -> int | None:
    means = ((total / groups.members[number].size, -number) for number, total in groups.likeness(vector).items())
    mean, number = max(means, default=(0.0, 0))
    return -number if mean >= JOINS else None


class _Merging:
    """Groups that merge, the most alike first."""

    def __init__(self, vectors: Sequence[Vector], numbers: Sequence[int]) -> None:
        self._groups = _Groups()
        self._sums: dict[int, dict[str, float]] = {}
        for number, vector in zip(numbers, vectors, strict=True):
            inside = self._groups.likeness(vector).get(number, 0.0)
            self._groups.add(number, vector)
            self._groups.members[number].inside += inside
            _add_into(self._sums.setdefault(number, {}), vector)
        self._into = {number: number for number in self._sums}

    def merged(self) -> dict[int, int]:
        """Where each group ended up."""
        queue = [entry for number in self._sums for entry in self._candidates(number) if entry[1] == number]
        heapify(queue)
        while queue:
            _, kept, gone, sizes = heappop(queue)
            if sizes == (self._size(kept), self._size(gone)):  # else one of them has changed since
                self._merge(kept, gone)
                for entry in self._candidates(kept):
                    heappush(queue, entry)
        return {number: self._end(number) for number in self._into}

    def _candidates(self, number: int) -> Iterator[tuple[float, int, int, tuple[int, int]]]:
        for other, total in self._groups.likeness(self._sums[number]).items():
            first, second = min(number, other), max(number, other)
            alike = self._alike(first, second, total) if first != second else 0.0
            if alike >= ALIKE:
                yield -alike, first, second, (self._size(first), self._size(second))

    def _alike(self, first: int, second: int, total: float) -> float:
        one, other = self._groups.members[first], self._groups.members[second]
        least = LONE_PAIR / ALIKE
        inside = least
        if min(one.size, other.size) > 1:
            inside = max(least, (one.inside + other.inside) / (one.pairs + other.pairs))
        return total / (one.size * other.size) / inside

    def _merge(self, kept: int, gone: int) -> None:
        one, other = self._groups.members[kept], self._groups.members.pop(gone)
        absorbed = self._sums.pop(gone)
        one.inside += other.inside + sum(
            weight * self._sums[kept].get(term, 0.0) for term, weight in absorbed.items()
        )
        one.size += other.size
        _add_into(self._sums[kept], absorbed)
        for term, weight in absorbed.items():
            held = self._groups.weights[term]
            del held[gone]
            held[kept] = held.get(kept, 0.0) + weight
        self._into[gone] = kept

    def _size(self, number: int) -> int:
        group = self._groups.members.get(number)
        return group.size if group else 0

    def _end(self, number: int) -> int:
        while self._into[number] != number:
            number = self._into[number]
        return number


def _add_into(total: dict[str, float], vector: Vector) -> None:
    for term, weight in vector.items():
        total[term] = total.get(term, 0.0) + weight
