"""The table that grows while a run goes on, on standard error where that is a terminal; else nothing is shown."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from evals.figures import CONTENT, shares_of
from evals.metrics import Result, Score
from evals.outcomes import Failed, Outcome, Scored, usage_of
from evals.report import number_of, usage_text

if TYPE_CHECKING:
    from rich.table import Table

MOST_ROWS = 12  # the cases that ended last; a longer table would not fit on a screen


@contextmanager
def growing_table(
    briefs: int, earlier: Sequence[Outcome], *, noun: str = "case", stream: TextIO | None = None
) -> Iterator[Callable[[Outcome], None]]:
    """Inside, every outcome told of is shown with the means so far; `briefs` are to be done with the earlier ones."""
    shown = stream or sys.stderr
    if not shown.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.live import Live

    outcomes = list(earlier)
    console = Console(file=shown)
    with Live(_table(outcomes, briefs, noun), console=console, auto_refresh=False, transient=True) as live:

        def tell(outcome: Outcome) -> None:
            outcomes.append(outcome)
            live.update(_table(outcomes, briefs, noun), refresh=True)

        yield tell


def _table(outcomes: Sequence[Outcome], briefs: int, noun: str) -> "Table":
    from rich.markup import escape
    from rich.table import Table

    table = Table(caption=_caption(outcomes, briefs, noun), show_footer=True, box=None, pad_edge=False)
    scored = [outcome for outcome in outcomes if isinstance(outcome, Scored)]
    table.add_column("case", "mean so far" if scored else "")
    for measure in CONTENT:
        table.add_column(measure.title, _mean([shares_of(each)[measure.name] for each in scored]), justify="right")
    for outcome in outcomes[-MOST_ROWS:]:
        cells = ["no brief"] if isinstance(outcome, Failed) else map(_cell, shares_of(outcome, CONTENT).values())
        table.add_row(escape(str(outcome.turn)), *cells)
    return table


def _caption(outcomes: Sequence[Outcome], briefs: int, noun: str) -> str:
    failed = sum(isinstance(outcome, Failed) for outcome in outcomes)
    parts = [f"{len(outcomes)} of {number_of(briefs, noun)}", f"{failed} without a brief" if failed else ""]
    return ", ".join(filter(None, [*parts, usage_text(usage_of(outcomes))]))


def _mean(results: Sequence[Result]) -> str:
    values = [result.value for result in results if isinstance(result, Score)]
    return f"{sum(values) / len(values):.2f}" if values else ""


def _cell(result: Result) -> str:
    return f"{result.value:.2f}" if isinstance(result, Score) else "-"
