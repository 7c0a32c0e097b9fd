"""`summarizer update`: an earlier brief and new articles in, the brief brought up to date out."""

import asyncio
from typing import get_args

import click

from summarizer.api import update
from summarizer.edges.cli.brief import Form, is_out_of_budget, laid_out, warn_about
from summarizer.edges.cli.main import EXIT_BUDGET, EXIT_FINDINGS
from summarizer.edges.cli.options import EXTRACTOR, JUDGE, MODELS, NO_DEGRADE, models_named
from summarizer.edges.cli.output import (
    articles_at,
    check_writable,
    colour,
    deliver,
    file_names,
    settings_from,
    text_at,
)
from summarizer.errors import BadBrief
from summarizer.stages.earlier import brief_from


@click.command("update")
@click.argument("earlier", metavar="BRIEF.json", shell_complete=file_names)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=file_names)
@MODELS
@JUDGE
@click.option(
    "--words", metavar="N", help="Most words of the brief's text; what is new has at least 80.  [default: 220]"
)
@EXTRACTOR
@NO_DEGRADE
@click.option("--format", "form", type=click.Choice(get_args(Form)), default="text", show_default=True)
@click.option(
    "-o", "--output", metavar="FILE", help="Write to a file instead of standard output.", shell_complete=file_names
)
def command(  # noqa: PLR0913 - one parameter an option
    earlier: str,
    paths: tuple[str, ...],
    models: tuple[str, ...],
    judge: str | None,
    words: str | None,
    extractor: str | None,
    form: Form,
    output: str | None,
    *,
    no_degrade: bool,
) -> int:
    """Bring BRIEF.json, a brief in JSON with its articles' texts, up to date with the new articles at PATH...

    What still stands keeps its words. What is new is marked, and what no longer holds is withdrawn, with the
    reason. A model is asked only for what is new. Articles about another event are refused.
    """
    check_writable(output)
    settings = settings_from(**models_named(models), judge=judge, words=words, extractor=extractor)
    text, given = text_at(earlier), articles_at(paths)
    try:
        brief = asyncio.run(update(brief_from(text), given, settings=settings, degrade=not no_degrade))
    except BadBrief as error:
        raise BadBrief(f"{earlier}: {error}") from error
    deliver(laid_out(brief, form, texts=True, coloured=colour(output)), output)
    if form != "text" or output:
        warn_about(brief)
    if is_out_of_budget(brief):
        return EXIT_BUDGET
    return EXIT_FINDINGS if brief.status == "refused" else 0
