"""What a run keeps of a case: its scores and what became of every gold fact, or why there was no brief.

One line of JSON each, which holds all that reports need: a run can be read without its cases.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Literal, NamedTuple

from pydantic import TypeAdapter

from evals.cases import GoldFact
from evals.metrics import Result, Unscored
from evals.metrics.conflicts import Found
from evals.metrics.form import Form
from evals.metrics.rouge import Rouge
from summarizer.usage import Usage

Fate = Literal["covered", "wrong", "missing"]

_NOT_ASKED = Unscored("the run is older than this measure")


class Turn(NamedTuple):
    """Which brief of a run: that of this case, told for the first time, the second, or a later one."""

    case: str
    epoch: int

    def __str__(self) -> str:
        return self.case if self.epoch == 1 else f"{self.case}, epoch {self.epoch}"


@dataclass(frozen=True)
class Match:
    """What became of one gold fact. `claim` is the text of the closest claim, `share` the part of its words."""

    fact: GoldFact
    outcome: Fate
    claim: str | None
    share: float


@dataclass(frozen=True)
class Telling:
    """How the brief tells what it tells; `metrics/telling.py` says what each is."""

    cited_recall: Result
    attribution: Result
    quote_fidelity: Result
    order: Result
    origins: Result
    quote_speaker: Result = _NOT_ASKED
    number_accuracy: Result = _NOT_ASKED
    date_accuracy: Result = _NOT_ASKED


@dataclass(frozen=True)
class Scored:
    """The scores of one brief."""

    case: str
    status: str
    vital_recall: Result
    weighted_recall: Result
    wrong_rate: Result
    claim_precision: Result
    form: Form
    conflicts: Found
    matches: tuple[Match, ...]
    telling: Telling
    usage: Usage = field(default_factory=Usage)
    epoch: int = 1
    rouge: Rouge | Unscored = _NOT_ASKED

    @property
    def turn(self) -> Turn:
        """Which brief it is."""
        return Turn(self.case, self.epoch)

    def scores(self) -> tuple[tuple[str, Result], ...]:
        """The metrics of every table, by name."""
        return (
            ("vital_recall", self.vital_recall),
            ("weighted_recall", self.weighted_recall),
            ("wrong_rate", self.wrong_rate),
            ("claim_precision", self.claim_precision),
        )

    def tellings(self) -> tuple[tuple[str, Result], ...]:
        """The metrics of how it is told, by name."""
        return tuple((each.name, getattr(self.telling, each.name)) for each in fields(Telling))

    def broken(self) -> Iterator[str]:
        """The metrics that failed, with their reason."""
        for name, result in (*self.scores(), *self.tellings(), ("rouge", self.rouge)):
            if isinstance(result, Unscored) and result.cause == "failed":
                yield f"{name}: {result.reason}"


@dataclass(frozen=True)
class Failed:
    """A turn of a case that gave no brief."""

    case: str
    reason: str
    usage: Usage = field(default_factory=Usage)
    epoch: int = 1

    @property
    def turn(self) -> Turn:
        """Which brief there is none of."""
        return Turn(self.case, self.epoch)


Outcome = Scored | Failed


def usage_of(outcomes: Iterable[Outcome]) -> Usage:
    """What the models took for all of them."""
    return sum((outcome.usage for outcome in outcomes), Usage())


def line_of(outcome: Outcome) -> str:
    """One line of JSON, without its end. The same outcome is always the same line."""
    return json.dumps(_adapter().dump_python(outcome, mode="json"), ensure_ascii=False)


def outcome_of(line: str | bytes) -> Outcome:
    """Reads a line. Raises pydantic's ValidationError for one that is none of ours."""
    return _adapter().validate_json(line)


@cache
def _adapter() -> TypeAdapter[Outcome]:
    return TypeAdapter(Outcome)
