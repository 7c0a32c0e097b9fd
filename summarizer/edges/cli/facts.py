"""`summarizer facts`: what the articles say, and where."""

import asyncio
from typing import Literal

import click

from summarizer.api import facts
from summarizer.edges.cli.main import EXIT_FINDINGS
from summarizer.edges.cli.options import EXTRACTOR, MODELS, models_named
from summarizer.edges.cli.output import articles_at, colour, deliver, file_names, settings_from, warn_of, width
from summarizer.errors import UsageError
from summarizer.stages.render import as_json, facts_as_text


@click.command("facts")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=file_names)
@MODELS
@EXTRACTOR
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    paths: tuple[str, ...], models: tuple[str, ...], extractor: str | None, form: Literal["text", "json"]
) -> int:
    """List what the articles at PATH... say, sentence by sentence.

    With --extractor model, what a model finds worth telling: it reads each article on its own.
    """
    settings = settings_from(**models_named(models), extractor=extractor)
    if models and settings.extractor == "rules":
        raise UsageError("--model asks nobody here unless the model names the facts: add --extractor model")
    report = asyncio.run(facts(articles_at(paths), settings=settings))
    deliver(as_json(report) if form == "json" else facts_as_text(report, width=width(), colour=colour()), None)
    if form == "json":
        warn_of(report.rejected)
    for note in report.notes:
        click.echo(f"summarizer: {note.detail} [{note.code}]", err=True)
    return 0 if report.articles else EXIT_FINDINGS
