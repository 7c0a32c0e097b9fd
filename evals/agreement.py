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
from evals.judging import Judged, MatchJudge, is_open
from evals.metrics.facts import COVERED, match_facts
from evals.outcomes import Match
from summarizer.domain import Usage

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
    """`correlation` of the matched share with people's judgement, over `pairs` of insight and summary;
    `balanced_accuracy` of the cut for "fully covered". Words leave `opened` of the pairs open; of those that
    a judge was asked about, `unscored` are in neither figure.
    """

    pairs: int
    correlation: float
    balanced_accuracy: float
    opened: int
    unscored: int
    judging: Usage


async def agreement(file: Path, *, judge: MatchJudge | None = None) -> Agreement:
    """How far the matcher and people agree, with the judge's say on open pairs if there is one. Raises GoldError."""
    judged = [await _pairs(summary, judge) for summary in list(_summaries(file))]
    found = [pair for pairs, _ in judged for pair in pairs]
    pairs = [(_share(match), degree) for match, degree in found if match.outcome != "unscored"]
    shares, degrees = [share for share, _ in pairs], [degree for _, degree in pairs]
    full = [share >= COVERED for share, degree in pairs if degree == 1]
    rest = [share < COVERED for share, degree in pairs if degree < 1]
    try:
        figures = correlation(shares, degrees), (fmean(full) + fmean(rest)) / 2
    except StatisticsError:
        few = "too few to compare; there must be insights fully covered and others, and summaries that differ"
        raise GoldError(f"{file}: {len(pairs)} judgements: {few}") from None
    return Agreement(
        len(pairs),
        *figures,
        opened=sum(is_open(match) for match, _ in found),
        unscored=len(found) - len(pairs),
        judging=sum((usage for _, usage in judged), Usage()),
    )


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


async def _pairs(summary: _Summary, judge: MatchJudge | None) -> tuple[list[tuple[Match, float]], Usage]:
    """What became of each insight, and how far people found it covered."""
    facts = tuple(
        GoldFact(id=item.insight_id, text=item.insight, importance=1, support=())
        for item in summary.reference_insights
    )
    case = Case("annotated", Path(), Gold(articles=(), facts=facts))
    matches = match_facts(summary.summary, case)
    judged = await judge.settle(matches) if judge else Judged(matches)
    found = {match.fact.id: match for match in judged.matches}
    pairs = [(found[each.insight_id], _DEGREES[each.coverage]) for each in summary.annotation]
    return pairs, judged.spent.usage


def _share(match: Match) -> float:
    """Of a pair that was judged all or nothing."""
    return match.share if match.judge is None else float(match.outcome == "covered")
