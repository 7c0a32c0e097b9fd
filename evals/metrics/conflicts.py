"""Which of the gold's conflicts does a brief list?

One is found when two variants of one conflict hold passages of two of its sides, word for word or as
a part of them. Conflicts that the gold has not are counted too: they may be rightly found, so a person
must read them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.cases import GoldConflict
from summarizer.domain import Conflict, Variant
from summarizer.language.words import fold


@dataclass(frozen=True)
class Found:
    """How many of the gold's conflicts were found, of how many, by kind; and how many others there are."""

    found: dict[str, int]
    gold: dict[str, int]
    others: int

    @property
    def total(self) -> int:
        """All that were found."""
        return sum(self.found.values())


def found_among(conflicts: Sequence[Conflict], gold: Sequence[GoldConflict]) -> Found:
    """The gold's conflicts that these tell."""
    matches = {wanted.id: [each for each in conflicts if _tells(each, wanted)] for wanted in gold}
    used = {id(each) for found in matches.values() for each in found}
    return Found(
        found=dict(sorted(Counter(wanted.kind or "" for wanted in gold if matches[wanted.id]).items())),
        gold=dict(sorted(Counter(wanted.kind or "" for wanted in gold).items())),
        others=sum(id(each) not in used for each in conflicts),
    )


def _tells(conflict: Conflict, wanted: GoldConflict) -> bool:
    """Do two variants stand on two sides?"""
    sides = [_sides(variant, wanted) for variant in conflict.variants]
    pairs = ((one, other) for at, one in enumerate(sides) for other in sides[at + 1 :])
    return any(one and other and len(one | other) > 1 for one, other in pairs)


def _sides(variant: Variant, wanted: GoldConflict) -> frozenset[int]:
    text = fold(variant.text)
    quotes = [[fold(support.quote) for support in side.support] for side in wanted.sides]
    return frozenset(
        number for number, passages in enumerate(quotes) if any(each in text or text in each for each in passages)
    )
