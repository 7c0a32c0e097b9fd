"""`summarizer check`: guard any text, whoever wrote it, against the articles."""

import asyncio
import json
from collections.abc import Iterator
from typing import Literal

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.api import check, claims_in
from summarizer.domain import Brief, Claim, content_id
from summarizer.edges.cli.main import EXIT_FINDINGS
from summarizer.edges.cli.output import (
    articles_at,
    colour,
    deliver,
    file_names,
    settings_from,
    text_at,
    warn_of,
    width,
)
from summarizer.edges.files import HTML_SUFFIXES
from summarizer.edges.markup import without_markup
from summarizer.errors import UsageError
from summarizer.stages.checked import check_as_text
from summarizer.stages.render import as_json
from summarizer.validation import first_fault


class _ClaimLine(BaseModel):
    """One line of a --claims file."""

    model_config = ConfigDict(extra="ignore")

    id: str | None = None
    text: str


@click.command("check")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="SUMMARY PATH... | --claims FILE.jsonl PATH...",
    shell_complete=file_names,
)
@click.option(
    "--claims",
    "claims_file",
    metavar="FILE.jsonl",
    help='Check these instead: lines {"id", "text"}.',
    shell_complete=file_names,
)
@click.option("--judge", metavar="NAME", help="PROVIDER/MODEL that reads sentences after the rules.  [none]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[str, ...], claims_file: str | None, judge: str | None, form: Literal["text", "json"]) -> int:
    """Check every sentence of SUMMARY, a text or a brief in JSON, against the articles at PATH...

    Exits 1 when a sentence is not supported.
    """
    settings = settings_from(judge=judge)
    if claims_file:
        claims, article_paths = tuple(_claim_lines(claims_file)), paths
    else:
        claims, article_paths = _claims_of(paths[0]), paths[1:]
    if not article_paths:
        raise UsageError("name the articles to check against: summarizer check SUMMARY PATH...")
    if not claims:
        raise UsageError(f"{claims_file or paths[0]}: there is no sentence to check")
    report = asyncio.run(check(claims, articles_at(article_paths), settings=settings))
    deliver(as_json(report) if form == "json" else check_as_text(report, width=width(), colour=colour()), None)
    if form == "json":
        warn_of(report.rejected)
    for note in report.notes:
        click.echo(f"summarizer: {note.detail} [{note.code}]", err=True)
    return 0 if report.summary.supported == report.summary.claims else EXIT_FINDINGS


def _claims_of(path: str) -> tuple[Claim, ...]:
    if path.lower().endswith(HTML_SUFFIXES):
        raise UsageError(f"{path}: a web page is no summary; give the brief's JSON, its Markdown or its text")
    text = text_at(path)
    if text.lstrip().startswith("{"):
        try:
            return _claims_of_brief(Brief.model_validate_json(text))
        except ValidationError as error:
            raise UsageError(f"{path}: this JSON is no brief: {first_fault(error, whole='the document')}") from None
    return claims_in(without_markup(text) if path.lower().endswith(".md") else text)


def _claims_of_brief(brief: Brief) -> tuple[Claim, ...]:
    """Its headline and its sentences: everything that a reader would read."""
    headline = [Claim(id=content_id("claim", brief.headline), text=brief.headline)] if brief.headline else []
    return (*headline, *(Claim(id=claim.id, text=claim.text) for claim in brief.claims))


def _claim_lines(path: str) -> Iterator[Claim]:
    for number, line in enumerate(text_at(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            given = _ClaimLine.model_validate(json.loads(line))
        except (ValueError, RecursionError):
            raise UsageError(f'{path}:{number}: a line is {{"id": "...", "text": "..."}}') from None
        yield Claim(id=given.id or content_id("claim", given.text, number), text=given.text)
