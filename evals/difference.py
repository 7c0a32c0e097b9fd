"""The text of `diff`: figures first, then one line of facts, then the very facts."""

from collections.abc import Sequence

from evals.changes import CaseChanges, Change, FactChange, changes, tally
from evals.figures import figures_of
from evals.kept import Run
from evals.outcomes import usage_of
from evals.pairs import Delta, Pairs, Passing, deltas, paired, passing
from evals.report import grid, number_of, p_text, usage_text, with_interval

_SHOWN: tuple[Change, ...] = ("lost", "now wrong", "gained", "no longer wrong")


def difference(before: Run, after: Run) -> str:
    """Everything that changed from one run to the other. Raises InvalidRun when they have no case in common."""
    pairs = paired(figures_of(before), figures_of(after))
    found = changes(before, after, {old.case for old, _ in pairs.cases})
    parts = [_heading(before, after, pairs), _figures(deltas(pairs)), _questions(passing(pairs)), _in_a_line(found)]
    return "\n\n".join([*parts, *(text for case in found if (text := _case(case)))])


def _heading(before: Run, after: Run, pairs: Pairs) -> str:
    lines = [f"{letter}: {_named(run)}" for letter, run in (("A", before), ("B", after))]
    made = [each for each in before.header.differences(after.header) if not each.startswith("other cases")]
    if made:
        lines.append(f"B has {' and '.join(made)}")
    counts = f"{number_of(len(pairs.cases), 'case')} of {number_of(pairs.events, 'event')}"
    has_epochs = any(run.header.epochs > 1 for run in (before, after))
    averaged = ", a case's epochs averaged first, a fact's fate that in most of them" if has_epochs else ""
    lines.append(f"{counts} in both; means over events{averaged}, 95 % intervals")
    return "\n".join([*lines, *(f"left out: {reason}" for reason in pairs.left_out)])


def _named(run: Run) -> str:
    epochs = f"{run.header.epochs} epochs a case, " if run.header.epochs > 1 else ""
    return f"{run.folder.resolve().name}, {epochs}{usage_text(usage_of(run.outcomes))}"


def _figures(found: Sequence[Delta]) -> str:
    rows = [["", "A", "B", "B less A", "p", "p by Holm", "detectable"]]
    rows += [
        [
            each.measure.title,
            with_interval(each.before),
            with_interval(each.after),
            with_interval(each.difference, sign="+"),
            p_text(each.p),
            p_text(each.adjusted_p) if each.measure.is_primary else "",
            "-" if each.detectable is None else f"{each.detectable:.2f}",
        ]
        for each in found
    ]
    return grid(rows)


def _questions(found: Sequence[Passing]) -> str:
    rows = [["events with", "A", "B", "changed", "p (McNemar)"]]
    rows += [[each.question, *map(str, (each.before, each.after, each.changed)), p_text(each.p)] for each in found]
    return grid(rows)


def _in_a_line(found: Sequence[CaseChanges]) -> str:
    counts = tally(found)
    return f"facts: {counts['kept']} kept, " + ", ".join(f"{counts[change]} {change}" for change in _SHOWN)


def _case(case: CaseChanges) -> str:
    """The facts of a case that changed; nothing when none did."""
    lines = [line for change in _SHOWN for fact in case.facts if fact.change == change for line in _fact(fact)]
    return "\n".join([f"{case.case}:", *lines]) if lines else ""


def _fact(fact: FactChange) -> list[str]:
    gold = fact.after.fact
    lines = [f"  {fact.change}: {gold.id} ({gold.importance}) {gold.text}"]
    lines += [
        f"      {name}: {match.claim}"
        for name, match in (("A", fact.before), ("B", fact.after))
        if match.outcome != "missing"
    ]
    return lines
