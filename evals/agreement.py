"""Does our matcher of facts agree with people?

Reads summaries in which people marked, for each gold insight, whether it is covered: JSON lines
with `summary` (a list of bullets), `reference_insights` [{insight_id, insight}] and `annotation`
[{insight_id, coverage}], the form of SummHay's annotated summaries.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import StatisticsError, correlation, fmean
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, model_validator

from evals.cases import Case, Gold, GoldError, GoldFact
from evals.metrics.facts import COVERED, match_facts

_DEGREES = {"not_covered": 0.0, "partially_covered": 0.5, "fully_covered": 1.0}


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Insight(_Part):
    insight_id: str
    insight: str


class _Judgement(_Part):
    insight_id: str
    coverage: Literal["not_covered", "partially_covered", "fully_covered"]


class _Summary(_Part):
    summary: tuple[str, ...]
    reference_insights: tuple[_Insight, ...]
    annotation: tuple[_Judgement, ...]

    @model_validator(mode="after")
    def _of_known_insights(self) -> "_Summary":
        if not {item.insight_id for item in self.annotation} <= {item.insight_id for item in self.reference_insights}:
            raise ValueError("a judgement of an insight that is not there")
        return self


class Agreement(NamedTuple):
    """`correlation` of the matched share with the judgement, over `pairs` of insight and summary;
    `balanced_accuracy` of the cut for "fully covered".
    """

    pairs: int
    correlation: float
    balanced_accuracy: float


def agreement(file: Path) -> Agreement:
    """How far the matcher and people agree. Raises GoldError."""
    pairs = [pair for summary in _summaries(file) for pair in _pairs(summary)]
    shares, degrees = [share for share, _ in pairs], [degree for _, degree in pairs]
    full = [share >= COVERED for share, degree in pairs if degree == 1]
    rest = [share < COVERED for share, degree in pairs if degree < 1]
    try:
        return Agreement(len(pairs), correlation(shares, degrees), (fmean(full) + fmean(rest)) / 2)
    except StatisticsError:
        few = "too few to compare; there must be insights fully covered and others, and summaries that differ"
        raise GoldError(f"{file}: {len(pairs)} judgements: {few}") from None


def _summaries(file: Path) -> Iterator[_Summary]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise GoldError(f"{file}: not in UTF-8; name a file of annotated summaries") from error
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}; name a file of annotated summaries") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _Summary.model_validate(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise GoldError(f"{file}:{number}: this is no annotated summary") from error


def _pairs(summary: _Summary) -> Iterator[tuple[float, float]]:
    facts = tuple(
        GoldFact(id=item.insight_id, text=item.insight, importance=1, support=())
        for item in summary.reference_insights
    )
    case = Case("annotated", Path(), Gold(articles=(), facts=facts))
    shares = {match.fact.id: match.share for match in match_facts(summary.summary, case)}
    for judgement in summary.annotation:
        yield shares[judgement.insight_id], _DEGREES[judgement.coverage]
