"""`calibrate`: weights for the guard's score."""

import asyncio
from pathlib import Path

import click

from evals.calibration import calibration, examples_of
from evals.commands.options import progress
from evals.labelled import read_lines


@click.command()
@click.option(
    "--data", "files", multiple=True, required=True, metavar="FILE.jsonl", help="Labelled claims; repeat it."
)
@click.option(
    "--pull",
    type=click.IntRange(min=1),
    metavar="N",
    default=1_000,
    show_default=True,
    help="How firmly the weights are held near equal parts.",
)
def command(files: tuple[str, ...], pull: int) -> int:
    """Fit the weights of the guard's score on half of the documents."""
    lines = read_lines([Path(file) for file in files])
    examples = asyncio.run(examples_of(lines, progress=progress(len(lines), "lines")))
    click.echo(calibration(examples, pull=pull))
    return 0
