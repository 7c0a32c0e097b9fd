"""Differences over one and the same matter, found in several ways, as a reader is shown them: once.

Two are one where they hold the same two figures against each other, where they are headed alike and share
a side or a figure, and where two disputes share a side or most of their words. The sides of the second
join those of the first: who says the same stands beside it, whoever says something else comes after, or
in the order of the days where things changed. The document has all of them apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Conflict, Variant
from summarizer.language.measures import Measure
from summarizer.language.numbers import numbers_in
from summarizer.language.words import stem, stems_in, words_in
from summarizer.stages.conflicts.topics import COUNTED, PARTS, says_little

_LONGEST_READ = 2_000  # characters of a side
_LIKE = 0.6  # of the words of the shorter, that two tellings of one thing share
_FEWEST, _FEWEST_OF_A_SIDE = 5, 4  # such words
_KINDS = frozenset(("number", "date", "outcome"))
_SAYS_NOTHING = frozenset(
    map(stem, "number people figure sum date length time percentage dispute happened many share".split())
)


def gathered(conflicts: Sequence[Conflict], days: Mapping[str, str]) -> tuple[Conflict, ...]:
    """The conflicts in their order, those of one matter as one. `days` are those of the articles, by id."""
    groups: list[_Matter] = []
    for conflict in conflicts:
        matter = _Matter(conflict)
        at = next((at for at, known in enumerate(groups) if known.is_one_with(matter)), None)
        if at is None:
            groups.append(matter)
        else:
            groups[at] = _Matter(groups[at].joined(matter, days))
    return tuple(matter.conflict for matter in groups)


@dataclass(frozen=True)
class _Telling:
    """A side with what it tells."""

    variant: Variant

    @cached_property
    def figures(self) -> frozenset[Measure]:
        text = self.variant.text[:_LONGEST_READ]
        return frozenset(number.measure for number in numbers_in(text, words_in(text)) if number.unit != "ordinal")

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_in(self.variant.text[:_LONGEST_READ])

    def has(self, other: "_Telling") -> bool:
        """Has one the words of the other?"""
        one, two = self.variant.text.rstrip(" ."), other.variant.text.rstrip(" .")
        return one in two or two in one


@dataclass(frozen=True)
class _Matter:
    """A conflict with what its sides tell."""

    conflict: Conflict

    @cached_property
    def sides(self) -> tuple[_Telling, ...]:
        return tuple(map(_Telling, self.conflict.variants))

    @cached_property
    def own(self) -> tuple[frozenset[Measure], ...]:
        """The figures of each side that no other side has."""
        others = [[other.figures for other in self.sides if other is not side] for side in self.sides]
        return tuple(
            side.figures - frozenset[Measure]().union(*told) for side, told in zip(self.sides, others, strict=True)
        )

    @cached_property
    def heading(self) -> frozenset[str]:
        return stems_in(self.conflict.topic) - _SAYS_NOTHING

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset[str]().union(*(side.stems for side in self.sides))

    def is_one_with(self, other: "_Matter") -> bool:
        """Are the two over one matter?"""
        kinds = {self.conflict.kind, other.conflict.kind}
        if not kinds <= _KINDS or len(kinds - {"outcome"}) > 1:
            return False
        shares_a_side = any(mine.has(theirs) for mine in self.sides for theirs in other.sides)
        if kinds == {"outcome"}:
            return shares_a_side or _are_alike(self.stems, other.stems, _FEWEST)
        shared = sum(bool(mine & theirs) for mine in self.own for theirs in other.own)
        if says_little(self.conflict.topic) or says_little(other.conflict.topic):
            return shared > 1 or (self._is_headed_like(other) and (shares_a_side or shared > 0))
        is_counted = self.heading == other.heading and bool(self.heading) and self.conflict.topic.startswith(COUNTED)
        return self._is_headed_like(other) and (shares_a_side or shared > 0 or is_counted)

    def _is_headed_like(self, other: "_Matter") -> bool:
        if self.conflict.topic.startswith(PARTS) != other.conflict.topic.startswith(PARTS):
            return False
        is_in = self.heading <= other.heading or other.heading <= self.heading
        return bool(self.heading and other.heading) and is_in

    def joined(self, other: "_Matter", days: Mapping[str, str]) -> Conflict:
        """One conflict of both."""
        variants = list(self.conflict.variants)
        for side, own in zip(other.sides, other.own, strict=True):
            at = next((at for at, known in enumerate(self.sides) if self._is_told(at, known, side, own)), None)
            if at is None:
                variants.append(side.variant)
            else:
                variants[at] = _with_sources(variants[at], side.variant)
        return self._of(other.conflict, variants, days)

    def _is_told(self, at: int, known: _Telling, side: _Telling, own: frozenset[Measure]) -> bool:
        """Does a side say the same as a known one?"""
        if self.own[at] and own:
            same = self.own[at] & own
            units = {figure.unit for figure in same}
            new = own - frozenset[Measure]().union(*self.own)
            return known.has(side) or (bool(same) and units.isdisjoint(figure.unit for figure in new))
        if (own and own.isdisjoint(known.figures)) or (self.own[at] and self.own[at].isdisjoint(side.figures)):
            return known.has(side)  # "offered 7 percent" is not said by who has "from 7 to 8.5"
        return known.has(side) or _are_alike(known.stems, side.stems, _FEWEST_OF_A_SIDE)

    def _of(self, other: Conflict, variants: Sequence[Variant], days: Mapping[str, str]) -> Conflict:
        both = (self.conflict, other)
        topic = next((each.topic for each in both if not says_little(each.topic)), self.conflict.topic)
        updates = [each for each in both if each.resolution == "update"]
        told = {variant.text: sorted(days.get(id_, "") for id_ in variant.article_ids) for variant in variants}
        if updates:
            variants = sorted(variants, key=lambda variant: told[variant.text][:1])
        is_update = bool(updates) and all(
            told[each.text][-1:] < told[variants[-1].text][:1] for each in variants[:-1]
        )
        held = any(each.holds and each.variants[-1].text == variants[-1].text for each in updates)
        resolution = "update" if is_update else "open"
        changes = {"topic": topic, "variants": tuple(variants), "resolution": resolution, "holds": is_update and held}
        return self.conflict.model_copy(update=changes)


def _are_alike(one: frozenset[str], other: frozenset[str], fewest: int) -> bool:
    shared = len(one & other)
    return shared >= fewest and shared >= _LIKE * min(len(one), len(other))


def _with_sources(variant: Variant, other: Variant) -> Variant:
    """The side, said by those of the other too."""
    return variant.model_copy(
        update={
            "article_ids": tuple(dict.fromkeys((*variant.article_ids, *other.article_ids))),
            "outlets": tuple(dict.fromkeys((*variant.outlets, *other.outlets))),
            "origins": tuple(dict.fromkeys((*variant.origins, *other.origins))),
        }
    )
