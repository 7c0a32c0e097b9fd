"""Citations: are the articles that a fact names those that hold it?

For every gold fact, the articles of all found facts that state it are put beside the gold's list. A gold fact that
no found fact states is `missing` and counts in nothing else.
Which found fact states a gold one is told by words, as in `facts.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import GoldFact
from evals.metrics.facts import stated_by
from summarizer.domain import Fact


@dataclass(frozen=True)
class Cited:
    """Of one gold fact, the share of the cited articles that hold it, and of those that hold it that are cited."""

    fact: str
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def citations(
    found: Sequence[Fact], gold: Sequence[GoldFact], holding: Mapping[str, Collection[str]]
) -> tuple[Cited, ...]:
    """One entry a gold fact that is stated. `holding` gives the ids of the articles that hold each gold fact."""
    stated = stated_by([fact.text for fact in found], gold)
    return tuple(
        _cited(wanted.id, {id_ for number in numbers for id_ in found[number].article_ids}, set(holding[wanted.id]))
        for wanted, numbers in zip(gold, stated, strict=True)
        if numbers
    )


def _cited(fact: str, cited: set[str], holding: set[str]) -> Cited:
    right = len(cited & holding)
    return Cited(fact, right / len(cited), right / len(holding))
