"""Metrics: of a brief and a case, or of judgements beside labels. What cannot be had is `Unscored`."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Score:
    """A share: `of` counted things, `counted` of them weighing in. Neither is ever a guess."""

    value: float
    counted: int
    of: int


@dataclass(frozen=True)
class Unscored:
    """No score, which is not a bad score. `failed` is a metric that broke; too many of these spoil a run."""

    reason: str
    cause: Literal["nothing to score", "failed"] = "nothing to score"


Result = Score | Unscored
