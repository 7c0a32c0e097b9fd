"""`agreement`: the matcher of facts beside people."""

import asyncio
from pathlib import Path

import click

from evals.agreement import agreement
from evals.commands.options import judge_named
from evals.report import usage_text


@click.command()
@click.argument("file", metavar="FILE.jsonl")
@click.option("--judge", metavar="MODEL", help="Ask it about facts of which words leave open whether they are told.")
def command(file: str, judge: str | None) -> int:
    """Compare the matcher of facts with people's judgement of summaries."""
    found = asyncio.run(agreement(Path(file), judge=judge_named(judge) if judge else None))
    accuracy = f"balanced accuracy for fully covered {found.balanced_accuracy:.2f}"
    click.echo(
        f"{found.pairs} pairs: correlation {found.correlation:.2f}, {accuracy}; words leave {found.opened} open"
    )
    if judge:
        click.echo(f"judge {judge}: {found.unscored} of these unscored; {usage_text(found.judging)}")
    return 0
