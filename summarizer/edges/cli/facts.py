"""`summarizer facts`: what the articles say, and where."""

import asyncio
from typing import Literal

import click

from summarizer.api import facts
from summarizer.edges.cli.main import EXIT_FINDINGS
from summarizer.edges.cli.output import articles_at, colour, deliver, file_names, settings_from, warn_of, width
from summarizer.stages.render import as_json, facts_as_text


@click.command("facts")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=file_names)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[str, ...], form: Literal["text", "json"]) -> int:
    """List what the articles at PATH... say, sentence by sentence."""
    settings_from()
    report = asyncio.run(facts(articles_at(paths)))
    deliver(as_json(report) if form == "json" else facts_as_text(report, width=width(), colour=colour()), None)
    if form == "json":
        warn_of(report.rejected)
    return 0 if report.articles else EXIT_FINDINGS
