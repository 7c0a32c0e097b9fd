"""`story`: how events are told apart, and which articles facts name."""

import asyncio
from pathlib import Path

import click

from evals.commands.options import progress
from evals.story import story_report, told_of
from summarizer.errors import UsageError


@click.command()
@click.option("--data", "folder", required=True, metavar="DIR", help="A folder of labelled clusters as *.json.")
def command(folder: str) -> int:
    """Measure how events are told apart, and which articles facts name."""
    files = sorted(Path(folder).glob("*.json"))
    if not files:
        raise UsageError(f"{folder}: no *.json in it; name a folder of labelled clusters")
    click.echo(story_report(asyncio.run(told_of(files, progress=progress(len(files), "piles")))))
    return 0
