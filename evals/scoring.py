"""Score a brief against its case. A metric that raises is named and unscored; the others still count."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from evals.cases import Case
from evals.metrics import Result, Unscored
from evals.metrics.conflicts import found_among
from evals.metrics.facts import match_facts, vital_recall, weighted_recall, wrong_rate
from evals.metrics.form import form_of
from evals.metrics.grounding import claim_precision
from evals.metrics.rouge import Rouge, rouge
from evals.metrics.telling import telling_of
from evals.outcomes import Match, Scored
from summarizer.domain import Brief, Usage

if TYPE_CHECKING:
    from evals.judging import MatchJudge

Asked = TypeVar("Asked")


async def score(brief: Brief, case: Case, *, budget: int | None = None, judge: "MatchJudge | None" = None) -> Scored:
    """Every metric of one brief; `budget` is the number of words it was asked to keep to, where that is known.

    A judge is asked about facts of which words leave open whether the brief states them.
    """
    texts = [claim.text for claim in brief.claims]
    matched, judging = await _judged(_matched(texts, case), judge)
    precision = await _precision(texts, case)
    return Scored(
        case=case.name,
        status=brief.status,
        vital_recall=_of(matched, vital_recall),
        weighted_recall=_of(matched, weighted_recall),
        wrong_rate=_of(matched, wrong_rate),
        claim_precision=precision,
        form=form_of(texts, precision, budget=budget),
        conflicts=found_among(brief.conflicts, case.gold.conflicts),
        matches=() if isinstance(matched, Unscored) else matched,
        telling=telling_of(brief, case, () if isinstance(matched, Unscored) else matched, _kept_going),
        usage=brief.usage,
        rouge=_rouge(texts, case),
        judging=judging,
    )


def _matched(texts: Sequence[str], case: Case) -> tuple[Match, ...] | Unscored:
    try:
        return match_facts(texts, case)
    except Exception as error:  # noqa: BLE001 - whatever it is, the run goes on and names it
        return _broken(error)


async def _judged(
    matched: tuple[Match, ...] | Unscored, judge: "MatchJudge | None"
) -> tuple[tuple[Match, ...] | Unscored, Usage]:
    if judge is None or isinstance(matched, Unscored):
        return matched, Usage()
    judged = await judge.settle(matched)
    return judged.matches, judged.spent.usage


async def _precision(texts: Sequence[str], case: Case) -> Result:
    try:
        return await claim_precision(texts, case.articles())
    except Exception as error:  # noqa: BLE001 - as above
        return _broken(error)


def _rouge(texts: Sequence[str], case: Case) -> Rouge | Unscored:
    try:
        return rouge(texts, case.gold)
    except Exception as error:  # noqa: BLE001 - as above
        return _broken(error)


def _kept_going(metric: Callable[[Asked], Result], asked: Asked) -> Result:
    try:
        return metric(asked)
    except Exception as error:  # noqa: BLE001 - as above
        return _broken(error)


def _of(matched: Sequence[Match] | Unscored, metric: Callable[[Sequence[Match]], Result]) -> Result:
    return matched if isinstance(matched, Unscored) else metric(matched)


def _broken(error: Exception) -> Unscored:
    return Unscored(f"{type(error).__name__}: {error}", cause="failed")
