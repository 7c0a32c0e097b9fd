"""Is a run good enough, and no worse than a baseline? The rules stand in `gates.toml`.

A drop is judged by the mean of the paired differences, not by its p: with a few events no p is ever
small, and a run without a model has no chance in it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.figures import COUNTS, MEASURES, Figures, Measure
from evals.kept import InvalidRun
from evals.pairs import Delta, deltas, paired
from evals.report import with_interval
from evals.stats import mean_share
from summarizer.errors import UsageError
from summarizer.validation import first_fault

GATES = Path(__file__).parent / "gates.toml"
_ROUNDING = 1e-9


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ShareRule(_Rules):
    """Bounds of a mean, and by how much it may be worse than the baseline's."""

    least: float | None = None
    most: float | None = None
    drop: float | None = None


class Rules(_Rules):
    """All rules, by the name of a measure or of a count."""

    shares: dict[str, ShareRule] = {}
    counts: dict[str, int] = {}


@dataclass(frozen=True)
class Gate:
    """One rule, kept or not, in words."""

    passed: bool
    what: str

    def __str__(self) -> str:
        return f"{'pass' if self.passed else 'FAIL'}  {self.what}"


def read_rules(path: Path = GATES) -> Rules:
    """The rules of a file. Raises UsageError for one that has none, or some for what is not measured."""
    try:
        rules = Rules.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file of gates") from error
    except ValidationError as error:
        raise UsageError(f"{path}: {first_fault(error)}") from None
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error
    known = {measure.name for measure in MEASURES} | set(COUNTS)
    unknown = sorted((rules.shares.keys() | rules.counts.keys()) - known)
    if unknown:
        raise UsageError(f"{path}: nobody measures {unknown[0]!r}; there are {', '.join(sorted(known))}")
    return rules


def gates(figures: Figures, rules: Rules, baseline: Figures | None = None) -> tuple[Gate, ...]:
    """Every rule. Raises InvalidRun when the baseline has other cases or words, or a ruled measure is missing."""
    found = [*_levels(figures, rules), *_counts(figures, rules)]
    return (*found, *(_drops(figures, baseline, rules) if baseline else ()))


def _levels(figures: Figures, rules: Rules) -> Iterator[Gate]:
    for measure in MEASURES:
        rule = rules.shares.get(measure.name, ShareRule())
        if rule.least is None and rule.most is None:
            continue
        mean = mean_share(_values(figures, measure))
        low, high = _bound(rule.least, float("-inf")), _bound(rule.most, float("inf"))
        bounds = [f"at least {rule.least}"] if rule.least is not None else []
        bounds += [f"at most {rule.most}"] if rule.most is not None else []
        kept = low - _ROUNDING <= mean.value <= high + _ROUNDING
        yield Gate(kept, f"{measure.title} {with_interval(mean)}, {' and '.join(bounds)}")


def _counts(figures: Figures, rules: Rules) -> Iterator[Gate]:
    for name, most in rules.counts.items():
        found = figures.count(name)
        where = ", ".join(f"{case.case} {case.counts[name]}" for case in figures.cases if case.counts.get(name))
        yield Gate(found <= most, f"{COUNTS[name]}: {found}, at most {most}" + (f" ({where})" if where else ""))


def _drops(figures: Figures, baseline: Figures, rules: Rules) -> Iterator[Gate]:
    pairs = paired(baseline, figures)
    if baseline.settings.get("match_judge") != figures.settings.get("match_judge"):
        raise InvalidRun("the baseline's facts were matched by another judge, or by none; make a new baseline")
    before, now = (each.settings.get("words") for each in (baseline, figures))
    if before != now:
        raise InvalidRun(f"the baseline's briefs have {before} words and not {now}; make a new baseline")
    if pairs.left_out:
        raise InvalidRun(f"the baseline has other cases: {'; '.join(pairs.left_out)}; make a new baseline")
    for delta in deltas(pairs):
        drop = rules.shares.get(delta.measure.name, ShareRule()).drop
        if drop is not None:
            yield _drop(delta, drop)


def _drop(delta: Delta, drop: float) -> Gate:
    change = delta.difference.value
    worse = -change if delta.measure.better == "higher" else change
    shown = with_interval(delta.difference, sign="+")
    return Gate(worse <= drop + _ROUNDING, f"{delta.measure.title} {shown} to the baseline, at most {drop} worse")


def _values(figures: Figures, measure: Measure) -> list[float]:
    values = figures.event_means(measure.name)
    if not values:
        raise InvalidRun(f"{measure.title}: no case has it, so its gate cannot be judged")
    return values


def _bound(given: float | None, otherwise: float) -> float:
    return otherwise if given is None else given
