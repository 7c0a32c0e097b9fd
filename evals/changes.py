"""Two runs fact by fact: which gold facts were kept, lost, gained, or are now wrong?

Of a case with several epochs a fact's fate is that of most of them.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from evals.epochs import by_case, usual
from evals.kept import Run
from evals.outcomes import Fate, Match

Change = Literal["kept", "lost", "gained", "now wrong", "no longer wrong"]

_CHANGES: dict[tuple[Fate, Fate], Change] = {
    ("covered", "covered"): "kept",
    ("covered", "missing"): "lost",
    ("covered", "wrong"): "now wrong",
    ("missing", "wrong"): "now wrong",
    ("missing", "covered"): "gained",
    ("wrong", "covered"): "gained",
    ("wrong", "missing"): "no longer wrong",
}


@dataclass(frozen=True)
class FactChange:
    """What became of one gold fact from one run to the next."""

    change: Change
    before: Match
    after: Match


@dataclass(frozen=True)
class CaseChanges:
    """The facts of one case that were or are in its brief; the weightiest first."""

    case: str
    facts: tuple[FactChange, ...]

    def count(self, *changes: Change) -> int:
        """How many facts changed in one of these ways."""
        return sum(fact.change in changes for fact in self.facts)

    @property
    def harm(self) -> int:
        """The importance of what was lost or is now wrong, less that of what was gained."""
        sign = {"lost": 1, "now wrong": 1, "gained": -1}
        return sum(sign.get(fact.change, 0) * fact.after.fact.importance for fact in self.facts)


def changes(before: Run, after: Run, cases: Collection[str]) -> tuple[CaseChanges, ...]:
    """The cases named, the most harmed first."""
    old, new = (
        {name: [each.match for each in usual(several)] for name, several in by_case(run.outcomes).items()}
        for run in (before, after)
    )
    found = [CaseChanges(name, _facts(old[name], new[name])) for name in old if name in new and name in cases]
    return tuple(sorted(found, key=lambda case: (-case.harm, case.case)))


def tally(found: Sequence[CaseChanges]) -> Counter[Change]:
    """How many facts changed in each way."""
    return Counter(fact.change for case in found for fact in case.facts)


def _facts(before: Sequence[Match], after: Sequence[Match]) -> tuple[FactChange, ...]:
    now = {match.fact.id: match for match in after}
    pairs = [(match, now[match.fact.id]) for match in before if match.fact.id in now]
    facts = [
        FactChange(_CHANGES[old.outcome, new.outcome], old, new)
        for old, new in pairs
        if (old.outcome, new.outcome) in _CHANGES
    ]
    return tuple(sorted(facts, key=lambda fact: (-fact.after.fact.importance, fact.after.fact.id)))
