"""`gate`: fail when a run is not good enough."""

from pathlib import Path

import click

from evals.commands.options import EXIT_GATE
from evals.figures import figures_of, read_figures
from evals.gate import GATES, gates, read_rules
from evals.kept import usable_run


@click.command()
@click.argument("run", metavar="RUN")
@click.option("--baseline", metavar="B", help="A run, a file, or one of evals/baselines by its name.")
@click.option("--gates", "rules", metavar="FILE.toml", default=str(GATES), help="[default: evals/gates.toml]")
def command(run: str, baseline: str | None, rules: str) -> int:
    """Judge a run by the rules of gates.toml. Exit code 1: a gate failed; 4: the run cannot be judged."""
    figures = figures_of(usable_run(Path(run)))
    found = gates(figures, read_rules(Path(rules)), read_figures(baseline) if baseline else None)
    click.echo("\n".join(map(str, found)))
    return 0 if all(gate.passed for gate in found) else EXIT_GATE
