"""`diff`: what changed between two runs."""

from pathlib import Path

import click

from evals.difference import difference
from evals.kept import read_run


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
def command(before: str, after: str) -> int:
    """Say what changed from run A to run B: figures, and fact by fact."""
    click.echo(difference(read_run(Path(before)), read_run(Path(after))))
    return 0
