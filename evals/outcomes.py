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

Fate = Literal["covered", "wrong", "missing", "unscored"]

_NOT_ASKED = Unscored("the run is older than this measure")


class Turn(NamedTuple):
    """Which brief of a run: that of this case, told for the first time, the second, or a later one."""

    case: str
    epoch: int

    def __str__(self) -> str:
        return self.case if self.epoch == 1 else f"{self.case}, epoch {self.epoch}"


@dataclass(frozen=True)
class Match:
    """What became of one gold fact. `claim` is the text of the closest claim, `share` the part of its words.

    `judge` names the model that was asked about it; `reason` says why it is unscored.
    """

    fact: GoldFact
    outcome: Fate
    claim: str | None
    share: float
    judge: str | None = None
    reason: str | None = None


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
    """The scores of one brief. `usage` is what it took to write, `judging` what a judge of matches took."""

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
    judging: Usage = field(default_factory=Usage)

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

    def unjudged(self) -> Iterator[str]:
        """The facts of which the judge said nothing usable, with the reason."""
        yield from (f"{match.fact.id}: {match.reason}" for match in self.matches if match.outcome == "unscored")


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
    """What the models took that wrote the briefs."""
    return sum((outcome.usage for outcome in outcomes), Usage())


def judging_of(outcomes: Iterable[Outcome]) -> Usage:
    """What the judge of matches took."""
    return sum((outcome.judging for outcome in outcomes if isinstance(outcome, Scored)), Usage())


def line_of(outcome: Outcome) -> str:
    """One line of JSON, without its end. The same outcome is always the same line."""
    return json.dumps(_adapter().dump_python(outcome, mode="json"), ensure_ascii=False)


def outcome_of(line: str | bytes) -> Outcome:
    """Reads a line. Raises pydantic's ValidationError for one that is none of ours."""
    return _adapter().validate_json(line)


@cache
def _adapter() -> TypeAdapter[Outcome]:
    return TypeAdapter(Outcome)
