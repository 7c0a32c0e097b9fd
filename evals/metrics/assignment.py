"""B-cubed: are articles put together that belong together?

For every article, the share of the articles it was put with that are of its event (precision), and of those of its
event that it was put with (recall); then the means over articles. After Bagga and Baldwin, "Algorithms for scoring
coreference chains" (1998).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class BCubed:
    """Means over articles, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> BCubed:
    """How well the found groups are the gold ones; both name the group of each article, in one order."""
    precision = recall = 0.0
    for mine, wanted in zip(found, gold, strict=True):
        together = [at for at, other in enumerate(found) if other == mine]
        of_event = [at for at, other in enumerate(gold) if other == wanted]
        right = len(set(together) & set(of_event))
        precision += right / len(together)
        recall += right / len(of_event)
    return BCubed(precision / len(found), recall / len(found))
