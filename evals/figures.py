"""The figures by which runs are compared and judged: a few a case, small enough to be committed.

A baseline is a file of them. Shares are `Measure`s; what must be nought is a count.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from evals.epochs import averaged, by_case
from evals.events import by_event
from evals.kept import HEADER, InvalidRun, Run, read_run
from evals.metrics import Result, Score, Unscored
from evals.outcomes import Scored
from summarizer.errors import UsageError
from summarizer.validation import first_fault

BASELINES = Path(__file__).parent / "baselines"


@dataclass(frozen=True)
class Measure:
    """A share of a case. The primary ones were chosen before any run: they alone may be called significant."""

    name: str
    title: str
    better: Literal["higher", "lower"]
    is_primary: bool = False


CONTENT = (
    Measure("vital_recall", "vital fact recall", "higher", is_primary=True),
    Measure("claim_precision", "claim precision", "higher", is_primary=True),
    Measure("weighted_recall", "weighted recall", "higher"),
    Measure("wrong_rate", "wrong facts", "lower"),
    Measure("conflict_recall", "conflicts found", "higher"),
)
TELLING = (
    Measure("cited_recall", "vital facts, rightly cited", "higher"),
    Measure("attribution", "attribution kept", "higher"),
    Measure("quote_fidelity", "quotations to the letter", "higher"),
    Measure("quote_speaker", "quotations by their speaker", "higher"),
    Measure("number_accuracy", "figures told rightly", "higher"),
    Measure("date_accuracy", "dates told rightly", "higher"),
    Measure("order", "weightier first", "higher"),
    Measure("origins", "origins cited", "higher"),
)
MEASURES = (*CONTENT, *TELLING)
COUNTS = {"unsupported": "claims not supported", "other_conflicts": "conflicts not in the gold"}


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseFigures(_Record):
    """One case, whatever the number of its epochs: its shares are means over them, its counts those of the worst.

    The hash tells whether another run had the same articles and gold.
    """

    case: str
    event: int
    sha256: str
    shares: dict[str, Score | Unscored]
    counts: dict[str, int]


class Figures(_Record):
    """A whole run, and what it was made of."""

    settings: dict[str, JsonValue]
    code: str
    cases: tuple[CaseFigures, ...]

    def values(self, measure: str) -> Iterator[tuple[int, float]]:
        """Event and value of the cases that have one."""
        for case in self.cases:
            result = case.shares.get(measure)
            if isinstance(result, Score):
                yield case.event, result.value

    def event_means(self, measure: str) -> list[float]:
        """The mean of each event."""
        return by_event(self.values(measure))

    def as_text(self) -> str:
        """JSON with a line a case, so that a change of a baseline can be read."""
        head = self.model_dump(mode="json", exclude={"cases"})
        parts = [f'"{name}": {json.dumps(value)}' for name, value in head.items()]
        cases = ",\n".join(case.model_dump_json() for case in self.cases)
        return "{\n" + ",\n".join([*parts, f'"cases": [\n{cases}\n]']) + "\n}\n"

    def count(self, name: str) -> int:
        """The sum over the cases."""
        return sum(case.counts.get(name, 0) for case in self.cases)


def figures_of(run: Run) -> Figures:
    """The figures of the cases that were scored."""
    scored = by_case(run.outcomes)
    cases = tuple(
        CaseFigures(
            case=mark.name,
            event=mark.event,
            sha256=mark.sha256,
            shares=_shares(scored[mark.name]),
            counts=_counts(scored[mark.name]),
        )
        for mark in run.header.cases
        if mark.name in scored
    )
    return Figures(settings=run.header.settings, code=run.header.code, cases=cases)


def read_figures(name: str, baselines: Path = BASELINES) -> Figures:
    """Those of a run's folder, of a file, or of a baseline of ours by its name. Raises UsageError and InvalidRun."""
    if (Path(name) / HEADER).is_file():
        return figures_of(read_run(Path(name)))
    file = next((path for path in (Path(name), baselines / f"{name}.json") if path.is_file()), None)
    if file is None:
        ours = ", ".join(sorted(path.stem for path in baselines.glob("*.json"))) or "none"
        raise UsageError(f"{name!r} is no run and no baseline; of ours there are: {ours}")
    try:
        return Figures.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise InvalidRun(f"{file}: this is no baseline: {first_fault(error, whole='the file')}") from None


def conflict_recall(outcome: Scored) -> Result:
    """The share of the gold's conflicts that the brief lists."""
    of = sum(outcome.conflicts.gold.values())
    found = outcome.conflicts.total
    return Score(found / of, found, of) if of else Unscored("the gold has no conflict")


def shares_of(outcome: Scored, measures: Sequence[Measure] = MEASURES) -> dict[str, Result]:
    """Each measure of a scored case."""
    shares = dict((*outcome.scores(), *outcome.tellings())) | {"conflict_recall": conflict_recall(outcome)}
    return {measure.name: shares[measure.name] for measure in measures}


def mean_shares(several: Sequence[Scored], measures: Sequence[Measure] = MEASURES) -> dict[str, Result]:
    """Each measure of a case, as the mean over its epochs."""
    shares = [shares_of(outcome, measures) for outcome in several]
    return {measure.name: averaged([each[measure.name] for each in shares]) for measure in measures}


def _shares(several: Sequence[Scored]) -> dict[str, Score | Unscored]:
    return dict(mean_shares(several))


def _counts(several: Sequence[Scored]) -> dict[str, int]:
    return {
        "unsupported": max(outcome.form.unsupported for outcome in several),
        "other_conflicts": max(outcome.conflicts.others for outcome in several),
    }
