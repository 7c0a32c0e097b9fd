"""Tables of scores, for a terminal."""

from collections.abc import Collection, Sequence
from statistics import fmean

from evals.epochs import averaged, by_case
from evals.events import by_event
from evals.figures import TELLING, mean_shares
from evals.metrics import Result, Score
from evals.metrics.conflicts import Found
from evals.metrics.form import Form
from evals.metrics.rouge import Rouge
from evals.outcomes import Failed, Outcome, Scored, judging_of
from evals.stats import Interval, Mean, mean_of, mean_share, wilson
from summarizer.usage import Usage

_TITLES = {
    "vital_recall": "vital fact recall",
    "weighted_recall": "weighted recall",
    "wrong_rate": "wrong",
    "claim_precision": "precision",
}


def table(outcomes: Sequence[Outcome]) -> str:
    """One row a case and, from two scored cases on, their mean with its interval; below, form and failed cases.

    The epochs of a case are one row, their mean.
    """
    scored = [outcome for outcome in outcomes if isinstance(outcome, Scored)]
    cases = by_case(outcomes)
    rows = [["case", "status", *_TITLES.values()], *(_row(*each) for each in cases.items())]
    if len(cases) > 1:
        rows.append(["mean", "", *(_mean(cases.values(), name) for name in _TITLES)])
    lines = [grid(rows)]
    if scored:
        epochs = max(map(len, cases.values()))
        lines += [f"{epochs} epochs a case: a row is their mean, a count is of all of them"] if epochs > 1 else []
        lines.append(_form_line([item.form for item in scored], has_epochs=epochs > 1))
        lines += [_conflict_line([item.conflicts for item in scored]), _telling_line(cases.values())]
        lines += [*judge_lines(scored), *rouge_lines(cases.values())]
    lines += [f"{item.turn}: no brief: {item.reason}" for item in outcomes if isinstance(item, Failed)]
    unscored = {
        f"unscored: {item.turn}: {result.reason}"
        for item in scored
        for _, result in item.scores()
        if not isinstance(result, Score)
    }
    unjudged = [f"unscored: {item.turn}: {fault}" for item in scored for fault in item.unjudged()]
    return "\n".join([*lines, *sorted(unscored), *unjudged])


def judge_lines(scored: Sequence[Scored]) -> list[str]:
    """How much of the matching was a judge's, and what that took; nothing where there was none."""
    pairs = [match for item in scored for match in item.matches]
    judges = dict.fromkeys(match.judge for match in pairs if match.judge)
    asked = sum(match.judge is not None for match in pairs)
    lost = sum(match.outcome == "unscored" for match in pairs)
    spent = usage_text(judging_of(scored))
    line = (
        f"judge {', '.join(filter(None, judges))}: asked of {asked} of {len(pairs)} facts, {lost} unscored; {spent}"
    )
    return [line] if judges else []


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
    interval = wilson(sum(form.unsupported for form in forms), sum(form.claims for form in forms))
    return _unsupported(forms) + (f" ({100 * interval.low:.1f}-{100 * interval.high:.1f} %)" if interval else "")


def _unsupported(forms: Sequence[Form]) -> str:
    return f"{sum(form.unsupported for form in forms)} of {sum(form.claims for form in forms)}"


def _conflict_line(cases: Sequence[Found]) -> str:
    """The conflicts found, of those in the gold, by kind."""
    kinds = sorted({kind for each in cases for kind in each.gold})
    by_kind = [
        f"{kind} {sum(each.found.get(kind, 0) for each in cases)} of {sum(each.gold.get(kind, 0) for each in cases)}"
        for kind in kinds
    ]
    total, of = sum(each.total for each in cases), sum(sum(each.gold.values()) for each in cases)
    others = sum(each.others for each in cases)
    parts = f" ({', '.join(by_kind)})" if by_kind else ""
    return f"conflicts: {total} of {of} found{parts}, {others} not in the gold"


def _telling_line(cases: Collection[Sequence[Scored]]) -> str:
    """The means of how it is told."""
    shares = [mean_shares(several, TELLING) for several in cases]
    told = [(measure.title, [each[measure.name] for each in shares]) for measure in TELLING]
    means = [(title, [each.value for each in results if isinstance(each, Score)]) for title, results in told]
    return "told: " + ", ".join(f"{title} {mean_of(values).value:.2f}" for title, values in means if values)


def _row(case: str, several: Sequence[Scored]) -> list[str]:
    status = ", ".join(dict.fromkeys(item.status for item in several))
    return [case, status, *(cell(_over_epochs(several, name)) for name in _TITLES)]


def _over_epochs(several: Sequence[Scored], name: str) -> Result:
    return averaged([dict(item.scores())[name] for item in several])


def rouge_lines(cases: Collection[Sequence[Scored]]) -> list[str]:
    """The footnote, a line for each kind of text that was compared with."""
    found = [(item.case, item.rouge) for several in cases for item in several if isinstance(item.rouge, Rouge)]
    return [_rouge_line(against, found) for against in dict.fromkeys(each.against for _, each in found)]


def _rouge_line(against: str, found: Sequence[tuple[str, Rouge]]) -> str:
    of_kind = [(case, (each.words, each.pairs, each.longest)) for case, each in found if each.against == against]
    means = (fmean(by_event((case, each[at]) for case, each in of_kind)) for at in range(3))
    written = ", ".join(f"{name} {mean:.2f}" for name, mean in zip(("1", "2", "L"), means, strict=True))
    return f"footnote: ROUGE {written} beside {against}"


def _form_line(forms: Sequence[Form], *, has_epochs: bool) -> str:
    """Several claims of one case's epochs are no independent ones: of them there is no interval."""
    over = [form.words_over for form in forms if form.words_over is not None]
    counts = [
        f"{sum(form.openers for form in forms)} open on another",
        f"{sum(form.repeats for form in forms)} repeat another",
        f"{_unsupported(forms) if has_epochs else unsupported_share(forms)} not supported",
    ]
    return "claims: " + ", ".join(counts) + (f"; {sum(over)} words over the budget" if over else "")


def cell(result: Result) -> str:
    """A share and its counts."""
    return f"{result.value:.2f} ({result.counted} of {result.of})" if isinstance(result, Score) else "unscored"


def _mean(cases: Collection[Sequence[Scored]], name: str) -> str:
    results = [_over_epochs(several, name) for several in cases]
    values = [result.value for result in results if isinstance(result, Score)]
    return with_interval(mean_share(values)) if values else "unscored"
