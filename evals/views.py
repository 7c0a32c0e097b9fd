"""What a report of a run shows, before it is a page or Markdown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.cases import Support
from evals.epochs import Usual, by_case, usual
from evals.figures import CONTENT, COUNTS, MEASURES, Figures, Measure, figures_of, mean_shares
from evals.kept import Run, spoiled_by
from evals.outcomes import Failed, Scored, usage_of
from evals.report import cell, judge_lines, number_of, rouge_lines, usage_text, with_interval
from evals.stats import Mean, mean_share

_ZERO, _ONE = 10, 210  # where a plot has its ends, in its own units
_HEADINGS = {
    "covered": "The brief",
    "wrong": "The brief, with another figure",
    "missing": "The closest sentence",
    "unscored": "Not judged",
}


@dataclass(frozen=True)
class FigureLine:
    """A measure of the run. Places on the plot: its events, the interval's ends, the mean."""

    title: str
    mean: str
    better: str
    events: tuple[float, ...]
    ends: tuple[float, float] | None
    middle: float | None


@dataclass(frozen=True)
class CountLine:
    """Something that there should be none of."""

    title: str
    found: int


@dataclass(frozen=True)
class FactLine:
    """A gold fact: what became of it, the brief's sentence, and what the articles say."""

    id: str
    text: str
    importance: int
    outcome: str
    heading: str
    sentence: str | None
    support: tuple[Support, ...]

    @property
    def stars(self) -> str:
        """The importance, to be seen at a glance."""
        return "★" * self.importance


@dataclass(frozen=True)
class CaseLine:
    """A case that was scored; `cells` are in the order of the columns, the weightiest facts come first."""

    name: str
    status: str
    cells: tuple[str, ...]
    tally: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class RunView:
    """The whole report."""

    title: str
    about: str
    warnings: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    counts: tuple[CountLine, ...]
    footnotes: tuple[str, ...]
    columns: tuple[str, ...]
    cases: tuple[CaseLine, ...]


def view_of(run: Run) -> RunView:
    """Says the same of the same figures, wherever the run lies."""
    figures = figures_of(run)
    scored = [outcome for outcome in run.outcomes if isinstance(outcome, Scored)]
    return RunView(
        title=f"Eval run: {run.header.settings.get('model')} on {Path(run.header.origin[1]).name}",
        about=_about(run, figures),
        warnings=tuple(_warnings(run)),
        figures=tuple(_figure(measure, figures) for measure in MEASURES),
        counts=tuple(CountLine(title, figures.count(name)) for name, title in COUNTS.items()),
        footnotes=(*judge_lines(scored), *rouge_lines(by_case(run.outcomes).values())),
        columns=tuple(measure.title for measure in CONTENT),
        cases=tuple(_case(*each) for each in by_case(run.outcomes).items()),
    )


def _about(run: Run, figures: Figures) -> str:
    events = len({case.event for case in figures.cases})
    settings = ", ".join(f"{name} {value}" for name, value in run.header.settings.items() if value not in (None, []))
    counts = f"{number_of(len(figures.cases), 'case')} of {number_of(events, 'event')}"
    spent = usage_text(usage_of(run.outcomes))
    epochs = f"; {run.header.epochs} epochs a case, averaged within it" if run.header.epochs > 1 else ""
    return f"{counts}{epochs}; code {run.header.code}; {settings}; {spent}; 95 % intervals over events"


def _warnings(run: Run) -> Iterator[str]:
    yield from (f"{turn}: not run yet" for turn in run.missing)
    yield from (f"{item.turn}: no brief: {item.reason}" for item in run.outcomes if isinstance(item, Failed))
    yield from (
        f"{item.turn}: could not be scored: {fault}"
        for item in run.outcomes
        if isinstance(item, Scored)
        for fault in (*item.broken(), *item.unjudged())
    )
    if spoiled_by(run.outcomes):
        yield "too many scores are missing: no mean of this run may be used"


def _figure(measure: Measure, figures: Figures) -> FigureLine:
    values = figures.event_means(measure.name)
    mean = mean_share(values) if values else None
    return FigureLine(
        title=measure.title,
        mean=with_interval(mean) if mean else "unscored",
        better=measure.better,
        events=tuple(_place(value) for value in values),
        ends=_ends(mean),
        middle=_place(mean.value) if mean else None,
    )


def _ends(mean: Mean | None) -> tuple[float, float] | None:
    interval = mean.interval if mean else None
    return (_place(interval.low), _place(interval.high)) if interval else None


def _place(value: float) -> float:
    """On the plot, which ends at 0 and 1 as a share does."""
    return round(_ZERO + (_ONE - _ZERO) * min(1.0, max(0.0, value)), 1)


def _case(name: str, several: Sequence[Scored]) -> CaseLine:
    """The epochs of a case, as one."""
    found = usual(several)
    fates = Counter(each.match.outcome for each in found)
    ordered = sorted(found, key=lambda each: (-each.match.fact.importance, each.match.fact.id))
    return CaseLine(
        name=name,
        status=", ".join(dict.fromkeys(outcome.status for outcome in several)),
        cells=tuple(map(cell, mean_shares(several, CONTENT).values())),
        tally=f"{fates['covered']} covered, {fates['wrong']} wrong, {fates['missing']} missing"
        + (f", {fates['unscored']} not judged" if fates["unscored"] else ""),
        facts=tuple(map(_fact, ordered)),
    )


def _fact(found: Usual) -> FactLine:
    match = found.match
    heading = _HEADINGS[match.outcome]
    if match.outcome == "missing":
        heading = f"{heading}, with {match.share:.0%} of its words"
    if match.judge:
        heading = f"{heading}; by a judge" if not match.reason else f"{heading}: {match.reason}"
    if found.of > 1:
        heading = f"{heading}; so in {found.epochs} of {found.of} epochs"
    return FactLine(
        id=match.fact.id,
        text=match.fact.text,
        importance=match.fact.importance,
        outcome=match.outcome,
        heading=heading,
        sentence=match.claim,
        support=match.fact.support,
    )
