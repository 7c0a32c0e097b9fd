"""`summarizer cluster`: which events a pile of articles is about."""

import asyncio
from typing import Literal

import click

from summarizer.api import clusters
from summarizer.edges.cli.main import EXIT_FINDINGS
from summarizer.edges.cli.output import articles_at, colour, deliver, file_names, settings_from, warn_of, width
from summarizer.stages.render import as_json, clusters_as_text


@click.command("cluster")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=file_names)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[str, ...], form: Literal["text", "json"]) -> int:
    """Split the articles at PATH... into events, the one with most articles first.

    Exits 1 when there is no usable article.
    """
    settings_from()
    report = asyncio.run(clusters(articles_at(paths)))
    text = clusters_as_text(report, width=width(), colour=colour())
    deliver(as_json(report) if form == "json" else text, None)
    if form == "json":
        warn_of(report.rejected)
    return 0 if report.clusters else EXIT_FINDINGS
