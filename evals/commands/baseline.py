"""`baseline`: keep a run's figures, for gates."""

from pathlib import Path

import click

from evals.figures import figures_of
from evals.kept import usable_run, write_whole


@click.command()
@click.argument("run", metavar="RUN")
@click.argument("file", metavar="FILE.json")
def command(run: str, file: str) -> int:
    """Write the figures of a run, without texts and times, to a file that can be committed."""
    write_whole(Path(file), figures_of(usable_run(Path(run))).as_text())
    return 0
