"""The report of a run as Markdown, for the summary of a CI job."""

import re
from collections.abc import Iterable, Iterator, Sequence

from evals.views import RunView

# What Markdown or the HTML in it would take for its own.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def run_as_markdown(view: RunView) -> str:
    """Tables of figures and cases, and the vital facts that are missing or wrong."""
    parts = [f"# {_plain(view.title)}", _plain(view.about), *_list(view.warnings)]
    parts += [_table(["measure", "mean over events", "better"], _figures(view)), *map(_plain, view.footnotes)]
    cases = ([case.name, case.status, *case.cells] for case in view.cases)
    parts.append(_table(["case", "status", *view.columns], cases))
    parts += ["## Vital facts missing or wrong", *(_list(_lost(view)) or ["None."])]
    return "\n\n".join(parts) + "\n"


def _figures(view: RunView) -> Iterator[list[str]]:
    yield from ([line.title, line.mean, line.better] for line in view.figures)
    yield from ([line.title, str(line.found), "lower"] for line in view.counts)


def _lost(view: RunView) -> Iterator[str]:
    for case in view.cases:
        vital = (fact for fact in case.facts if fact.importance == 3 and fact.outcome != "covered")
        yield from (f"{case.name} {fact.id}, {fact.outcome}: {fact.text}" for fact in vital)


def _list(lines: Iterable[str]) -> list[str]:
    """One part, or none."""
    items = "\n".join(f"- {_plain(line)}" for line in lines)
    return [items] if items else []


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads)]
    text = [_row([_plain(cell) for cell in row]) for row in rows]
    return "\n".join([*map(_row, lines), *text])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
