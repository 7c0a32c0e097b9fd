"""`agreement`: the matcher of facts beside people."""

from pathlib import Path

import click

from evals.agreement import agreement


@click.command()
@click.argument("file", metavar="FILE.jsonl")
def command(file: str) -> int:
    """Compare the matcher of facts with people's judgement of summaries."""
    pairs, correlation, accuracy = agreement(Path(file))
    click.echo(f"{pairs} pairs: correlation {correlation:.2f}, balanced accuracy for fully covered {accuracy:.2f}")
    return 0
