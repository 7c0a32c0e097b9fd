"""Tables of scores, for a terminal."""

from collections import defaultdict
from collections.abc import Sequence

from evals.figures import TELLING
from evals.metrics import Result, Score
from evals.metrics.conflicts import Found
from evals.metrics.form import Form
from evals.outcomes import Failed, Outcome, Scored
from evals.stats import Interval, Mean, mean_of, wilson
from summarizer.usage import Usage

_TITLES = {
    "vital_recall": "vital fact recall",
    "weighted_recall": "weighted recall",
    "wrong_rate": "wrong",
    "claim_precision": "precision",
}


def table(outcomes: Sequence[Outcome]) -> str:
    """One row a case and, from two scored cases on, their mean with its interval; below, form and failed cases."""
    scored = [outcome for outcome in outcomes if isinstance(outcome, Scored)]
    rows = [["case", "status", *_TITLES.values()]]
    rows += [[item.case, item.status, *(_cell(result) for _, result in item.scores())] for item in scored]
    if len(scored) > 1:
        rows.append(["mean", "", *(_mean(scored, name) for name in _TITLES)])
    lines = [grid(rows)]
    if scored:
        lines += [_form_line([item.form for item in scored]), _conflict_line([item.conflicts for item in scored])]
        lines.append(_telling_line(scored))
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


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns of equal width."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def with_interval(mean: Mean, sign: str = "") -> str:
    """The mean and, in brackets, its interval or that it has none; with `sign` "+" every figure shows its sign."""
    return bracketed(mean.value, mean.interval, form=f"{sign}.2f")


def bracketed(value: float, interval: Interval | None, *, form: str) -> str:
    """A figure and, in brackets, its interval or that it has none, each written in this form."""
    if interval is None:
        return f"{value:{form}} (no interval)"
    return f"{value:{form}} [{interval.low:{form}}, {interval.high:{form}}]"


def number_of(number: int, noun: str) -> str:
    """`1 case`, `2 cases`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def usage_text(usage: Usage) -> str:
    """What models took, or that none was asked."""
    if not usage.calls and not usage.input_tokens:
        return "no model was asked"
    cost = "at a price nobody knows" if usage.cost_usd is None else f"{usage.cost_usd:.4f} USD"
    calls = number_of(usage.calls, "call")
    return f"{calls}, {usage.input_tokens:,} tokens in, {usage.output_tokens:,} out, {cost}"


def p_text(p: float | None) -> str:
    """A p, or that there is none to be had."""
    if p is None:
        return "-"
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def share(hits: int, of: int) -> str:
    """A share with Wilson's interval, as if the counted things were independent."""
    return f"{bracketed(hits / of, wilson(hits, of), form='.2f')} ({hits} of {of})" if of else "none of 0"


def unsupported_share(forms: Sequence[Form]) -> str:
    """Claims not supported, of all, and the per cents between which the share lies if claims were independent."""
    hits, of = sum(form.unsupported for form in forms), sum(form.claims for form in forms)
    interval = wilson(hits, of)
    return f"{hits} of {of}" + (f" ({100 * interval.low:.1f}-{100 * interval.high:.1f} %)" if interval else "")


def _conflict_line(cases: Sequence[Found]) -> str:
    """The conflicts found, of those in the gold, by kind."""
    kinds = sorted({kind for each in cases for kind in each.gold})
    by_kind = [
        f"{kind} {sum(each.found.get(kind, 0) for each in cases)} of {sum(each.gold.get(kind, 0) for each in cases)}"
        for kind in kinds
    ]
    total, of = sum(each.total for each in cases), sum(sum(each.gold.values()) for each in cases)
    others = sum(each.others for each in cases)
    return f"conflicts: {total} of {of} found ({', '.join(by_kind)}), {others} not in the gold"


def _telling_line(scored: Sequence[Scored]) -> str:
    """The means of how it is told."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for name, result in (each for item in scored for each in item.tellings()):
        if isinstance(result, Score):
            found[name].append(result.value)
    titles = {measure.name: measure.title for measure in TELLING}
    return "told: " + ", ".join(f"{titles[name]} {mean_of(values).value:.2f}" for name, values in found.items())


def _form_line(forms: Sequence[Form]) -> str:
    over = [form.words_over for form in forms if form.words_over is not None]
    counts = [
        f"{sum(form.openers for form in forms)} open on another",
        f"{sum(form.repeats for form in forms)} repeat another",
        f"{unsupported_share(forms)} not supported",
    ]
    return "claims: " + ", ".join(counts) + (f"; {sum(over)} words over the budget" if over else "")


def _cell(result: Result) -> str:
    return f"{result.value:.2f} ({result.counted} of {result.of})" if isinstance(result, Score) else "unscored"


def _mean(scored: Sequence[Scored], name: str) -> str:
    values = [
        result.value for item in scored for key, result in item.scores() if key == name and isinstance(result, Score)
    ]
    return with_interval(mean_of(values)) if values else "unscored"
