"""Tables of scores, for a terminal."""

from collections.abc import Sequence
from statistics import fmean

from evals.metrics import Result, Score
from evals.runner import Failed, Scored

_TITLES = {"vital_recall": "vital fact recall", "weighted_recall": "weighted recall", "claim_precision": "precision"}


def table(outcomes: Sequence[Scored | Failed]) -> str:
    """One row a case and, from two scored cases on, their mean; failed cases are named below."""
    scored = [outcome for outcome in outcomes if isinstance(outcome, Scored)]
    rows = [["case", "status", *_TITLES.values(), "wrong"]]
    rows += [
        [item.case, item.status, *(_cell(result) for _, result in item.scores()), str(item.wrong)] for item in scored
    ]
    if len(scored) > 1:
        rows.append(["mean", "", *(_mean(scored, name) for name in _TITLES), str(sum(item.wrong for item in scored))])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines += [f"{item.case}: no brief: {item.reason}" for item in outcomes if isinstance(item, Failed)]
    unscored = {
        f"unscored: {item.case}: {result.reason}"
        for item in scored
        for _, result in item.scores()
        if not isinstance(result, Score)
    }
    return "\n".join([*lines, *sorted(unscored)])


def fact_list(outcome: Scored) -> str:
    """What became of every gold fact, the vital ones first."""
    ordered = sorted(outcome.matches, key=lambda match: (-match.fact.importance, match.fact.id))
    return "\n".join(
        f"{match.outcome:8} {match.fact.importance}  {match.fact.id}  {match.fact.text}" for match in ordered
    )


def _cell(result: Result) -> str:
    return f"{result.value:.2f} ({result.counted} of {result.of})" if isinstance(result, Score) else "unscored"


def _mean(scored: Sequence[Scored], name: str) -> str:
    values = [
        result.value for item in scored for key, result in item.scores() if key == name and isinstance(result, Score)
    ]
    return f"{fmean(values):.2f}" if values else "unscored"
