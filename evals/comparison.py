"""The table of a comparison: each system's mean with its interval, and how far ours is from it.

Cases of one event are averaged first, so that an interval is over events. Differences are taken
case by case, ours less the other's, so that a hard case counts against nobody.
"""

from collections.abc import Callable, Sequence
from statistics import median

from evals.compare import Compared, Entry
from evals.events import by_event, event_of_each
from evals.metrics import Result, Score
from evals.outcomes import Failed
from evals.peers import UPPER_MARK
from evals.report import grid, number_of, p_text, unsupported_share, with_interval
from evals.stats import mean_of, mean_share, sign_flip

_ResultOf = Callable[[Entry], Result]
_METRICS: dict[str, _ResultOf] = {
    "vital fact recall": lambda entry: entry.vital_recall,
    "weighted recall": lambda entry: entry.weighted_recall,
}
_FORM = ("claims", "words", "words over", "openers", "repeats", "not supported", "CPU s")
SIGNIFICANT = 0.05


def comparison(outcomes: Sequence[Compared | Failed], *, words: int) -> str:
    """Means and differences metric by metric, then form and speed; failed cases are named below."""
    done = [outcome for outcome in outcomes if isinstance(outcome, Compared)]
    failed = [f"{item.case}: no brief: {item.reason}" for item in outcomes if isinstance(item, Failed)]
    if not done:
        return "\n".join(failed)
    events = event_of_each([item.case for item in done])
    parts = [_heading(len(done), len(set(events)), words)]
    parts += [_metric(name, result_of, done, events) for name, result_of in _METRICS.items()]
    parts.append(_form(done))
    return "\n\n".join([*parts, *failed])


def _heading(cases: int, events: int, words: int) -> str:
    counts = f"{number_of(cases, 'case')} of {number_of(events, 'event')}"
    line = f"{counts}, at most {words} words; means over events with 95 % intervals"
    least = 2 ** (1 - events)
    if events < 2 or least <= SIGNIFICANT:
        return line
    return f"{line}\nWith {events} events no p can be under {least:.3f}, however large the difference."


def _metric(name: str, result_of: _ResultOf, done: Sequence[Compared], events: Sequence[int]) -> str:
    """One row a system. A case counts when the metric can be had of all its systems."""
    scores = [[result_of(entry) for entry in item.entries] for item in done]
    rows = [
        (event, [result.value for result in results if isinstance(result, Score)])
        for event, results in zip(events, scores, strict=True)
    ]
    rows = [(event, values) for event, values in rows if len(values) == len(done[0].entries)]
    if not rows:
        return f"{name}: unscored, the gold of no case has such a fact"
    title = name if len(rows) == len(done) else f"{name} ({len(rows)} of {len(done)} cases)"
    lines = [[title, "mean", "ours less it", "p"]]
    lines += [_row(entry.system, column, rows) for column, entry in enumerate(done[0].entries)]
    return grid(lines)


def _row(system: str, column: int, rows: Sequence[tuple[int, Sequence[float]]]) -> list[str]:
    values = by_event((event, each[column]) for event, each in rows)
    mean = with_interval(mean_share(values))
    if column == 0:
        return [system, mean, "", ""]
    behind = by_event((event, each[0] - each[column]) for event, each in rows)
    return [
        _named(system),
        mean,
        with_interval(mean_of(behind), sign="+"),
        p_text(sign_flip(behind) if len(behind) > 1 else None),
    ]


def _named(system: str) -> str:
    return f"{system} (upper mark)" if system == UPPER_MARK else system


def _form(done: Sequence[Compared]) -> str:
    """Sums over the cases; words and CPU seconds are those of the middle case."""
    rows = [["form", *_FORM]]
    for column, first in enumerate(done[0].entries):
        entries = [item.entries[column] for item in done]
        rows.append([first.system if column == 0 else _named(first.system), *_form_cells(entries)])
    return grid(rows)


def _form_cells(entries: Sequence[Entry]) -> list[str]:
    forms = [entry.form for entry in entries]
    sums = [
        sum(form.claims for form in forms),
        f"{median(form.words for form in forms):.0f}",
        sum(form.words_over or 0 for form in forms),
        sum(form.openers for form in forms),
        sum(form.repeats for form in forms),
        unsupported_share(forms),
        f"{median(entry.cpu_s for entry in entries):.3f}",
    ]
    return [str(cell) for cell in sums]
