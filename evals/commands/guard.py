"""`guard`: the guard alone, on claims that somebody labelled."""

import asyncio
from pathlib import Path

import click

from evals.commands.options import progress
from evals.guard import judge
from evals.guard_report import guard_report
from evals.halves import halves
from evals.labelled import read_lines, strangers
from evals.passed import passed
from summarizer.edges.cli.output import check_writable, deliver
from summarizer.errors import UsageError


@click.command()
@click.option(
    "--data", "files", multiple=True, required=True, metavar="FILE.jsonl", help="Labelled claims; repeat it."
)
@click.option("--out", metavar="PREDICTIONS.jsonl", help="Keep what the guard says of each line.")
@click.option(
    "--halves", "by_halves", is_flag=True, help="Choose a threshold on half of the documents, try the rest."
)
@click.option(
    "--strangers", "by_strangers", is_flag=True, help="Put the true claims to other lines' documents instead."
)
@click.option("--passed", "lists_passed", is_flag=True, help="List the false claims that the guard lets through.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N lines of each file only.")
def command(
    files: tuple[str, ...],
    out: str | None,
    limit: int | None,
    *,
    by_halves: bool,
    by_strangers: bool,
    lists_passed: bool,
) -> int:
    """Measure the guard on claims that somebody labelled."""
    check_writable(out)
    if out and Path(out).resolve() in {Path(file).resolve() for file in files}:
        raise UsageError(f"--out {out} would overwrite the labelled claims; name another file")
    lines = read_lines([Path(file) for file in files], limit=limit)
    lines = strangers(lines) if by_strangers else lines
    judged = asyncio.run(judge(lines, progress=progress(len(lines), "lines")))
    if out:
        deliver("".join(each.as_line() + "\n" for each in judged), out)
    further = [*([halves(judged)] if by_halves else []), *([passed(judged)] if lists_passed else [])]
    report = "\n\n".join([guard_report(judged), *further])
    click.echo(report, err=out == "-")  # or it would stand among the predictions
    return 0
