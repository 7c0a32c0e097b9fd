"""Two runs case by case: how far apart are they, and may that be chance?

Only cases with the same articles and the same gold in both are compared; others are named. Cases of
one event are averaged first, so that a difference, its interval and its p are over events.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evals.events import by_event
from evals.figures import MEASURES, CaseFigures, Figures, Measure
from evals.kept import InvalidRun
from evals.metrics import Score
from evals.stats import Mean, detectable, holm, mcnemar, mean_of, mean_share, sign_flip


@dataclass(frozen=True)
class Pairs:
    """The cases that both have, before and after, and what was left out and why."""

    cases: tuple[tuple[CaseFigures, CaseFigures], ...]
    left_out: tuple[str, ...]

    @property
    def events(self) -> int:
        """How many independent pairs there are."""
        return len({after.event for _, after in self.cases})


@dataclass(frozen=True)
class Delta:
    """A measure before and after. No p for fewer than two events; only primary measures have an adjusted one."""

    measure: Measure
    before: Mean
    after: Mean
    difference: Mean
    p: float | None
    adjusted_p: float | None
    detectable: float | None


@dataclass(frozen=True)
class Passing:
    """Of a yes-or-no question an event: how many say yes before and after, how many changed, and McNemar's p."""

    question: str
    before: int
    after: int
    changed: int
    p: float


_QUESTIONS: dict[str, Callable[[CaseFigures], bool]] = {
    "no claim without support": lambda case: case.counts.get("unsupported", 0) == 0,
    "no conflict beside the gold's": lambda case: case.counts.get("other_conflicts", 0) == 0,
    "no wrong fact": lambda case: _value(case, "wrong_rate") == 0,
}


def paired(before: Figures, after: Figures) -> Pairs:
    """The cases of both. Raises InvalidRun when there is none."""
    old, new = ({case.case: case for case in figures.cases} for figures in (before, after))
    same = [name for name in old if name in new and old[name].sha256 == new[name].sha256]
    changed = [f"{name}: other articles or other gold" for name in old if name in new and name not in same]
    alone = [f"{name}: only before" for name in old if name not in new]
    alone += [f"{name}: only after" for name in new if name not in old]
    if not same:
        raise InvalidRun("the two have no case in common: " + "; ".join([*changed, *alone]))
    return Pairs(tuple((old[name], new[name]) for name in same), (*changed, *alone))


def deltas(pairs: Pairs) -> tuple[Delta, ...]:
    """Every measure that can be had of both, with Holm's p for the primary ones."""
    found = [delta for measure in MEASURES for delta in _delta(measure, pairs)]
    primary = [(at, each.p) for at, each in enumerate(found) if each.measure.is_primary and each.p is not None]
    adjusted = dict(zip((at for at, _ in primary), holm([p for _, p in primary]), strict=True))
    return tuple(replace(each, adjusted_p=adjusted.get(at)) for at, each in enumerate(found))


def passing(pairs: Pairs) -> tuple[Passing, ...]:
    """The yes-or-no questions; an event says yes when all its cases do."""
    return tuple(_passing(name, asked, pairs) for name, asked in _QUESTIONS.items())


def _delta(measure: Measure, pairs: Pairs) -> Iterator[Delta]:
    rows = list(_rows(measure, pairs))
    if not rows:
        return
    apart = by_event((event, new - old) for event, old, new in rows)
    yield Delta(
        measure=measure,
        before=mean_share(by_event((event, old) for event, old, _ in rows)),
        after=mean_share(by_event((event, new) for event, _, new in rows)),
        difference=mean_of(apart),
        p=sign_flip(apart) if len(apart) > 1 else None,
        adjusted_p=None,
        detectable=detectable(apart),
    )


def _rows(measure: Measure, pairs: Pairs) -> Iterator[tuple[int, float, float]]:
    for before, after in pairs.cases:
        old, new = _value(before, measure.name), _value(after, measure.name)
        if old is not None and new is not None:
            yield after.event, old, new


def _value(case: CaseFigures, measure: str) -> float | None:
    result = case.shares.get(measure)
    return result.value if isinstance(result, Score) else None


def _passing(question: str, asked: Callable[[CaseFigures], bool], pairs: Pairs) -> Passing:
    events = dict.fromkeys(after.event for _, after in pairs.cases)
    old, new = (
        [all(asked(pair[side]) for pair in pairs.cases if pair[1].event == event) for event in events]
        for side in (0, 1)
    )
    lost = _count(old, new)
    gained = _count(new, old)
    return Passing(question, sum(old), sum(new), lost + gained, mcnemar(lost, gained))


def _count(yes: Sequence[bool], no: Sequence[bool]) -> int:
    return sum(one and not other for one, other in zip(yes, no, strict=True))
