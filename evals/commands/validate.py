"""`validate`: prove gold files against their articles."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from evals.cases import SEEDS, SETS, Case, GoldError, doubts, load_cases, load_set
from evals.events import straddling


@click.command()
@click.option("--cases", "folder", metavar="DIR", default=str(SEEDS), help="[default: seeds]")
def command(folder: str) -> int:
    """Prove every gold file against its articles."""
    cases = load_cases(Path(folder))
    found = [f"{case.name}: {doubt}" for case in cases for doubt in doubts(case)]
    if found:
        raise GoldError("\n".join(found))
    if Path(folder).resolve() == SEEDS.resolve():
        _apart({name: load_set(name) for name in SETS})
    facts, conflicts = (sum(len(items) for items in each) for each in zip(*map(_counted, cases), strict=True))
    click.echo(f"{len(cases)} cases, {facts} facts, {conflicts} conflicts: every quote stands in its article")
    return 0


def _counted(case: Case) -> tuple[Sequence[object], Sequence[object]]:
    return case.gold.facts, case.gold.conflicts


def _apart(sets: Mapping[str, Sequence[Case]]) -> None:
    found = list(straddling(sets))
    if found:
        raise GoldError("\n".join(found))
