"""`summarizer brief`: articles in, a cited brief out."""

import asyncio
from collections.abc import Sequence
from typing import Literal, assert_never, get_args

import click

from summarizer.api import estimate, summarize, summarize_each
from summarizer.domain import Brief, RawArticle, Rejected, Usage
from summarizer.edges.cli.main import EXIT_BUDGET, EXIT_FINDINGS
from summarizer.edges.cli.options import EXTRACTOR, GUARD, JUDGE, MODELS, NO_DEGRADE, NO_TEXT, WORDS, models_named
from summarizer.edges.cli.output import (
    articles_at,
    check_writable,
    colour,
    deliver,
    file_names,
    settings_from,
    warn_of,
    width,
)
from summarizer.errors import UsageError
from summarizer.settings import Settings
from summarizer.stages.render import as_json, as_json_line, brief_as_markdown, brief_as_text
from summarizer.usage import Plan

Form = Literal["text", "json", "md", "html"]
RULE = 40  # characters of the line between two briefs


@click.command("brief")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=file_names)
@MODELS
@JUDGE
@WORDS
@GUARD
@EXTRACTOR
@click.option("--strict", is_flag=True, help="Exit 1 when a sentence was withheld, or is not supported.")
@click.option("--split", is_flag=True, help="Write one brief an event, the biggest first; JSON has one a line.")
@click.option("--dry-run", is_flag=True, help="Ask no model; say how many calls, tokens and dollars it may take.")
@NO_DEGRADE
@NO_TEXT
@click.option("--format", "form", type=click.Choice(get_args(Form)), default="text", show_default=True)
@click.option(
    "-o", "--output", metavar="FILE", help="Write to a file instead of standard output.", shell_complete=file_names
)
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    models: tuple[str, ...],
    judge: str | None,
    words: str | None,  # read with the other settings, whose messages are one style
    guard: str | None,
    extractor: str | None,
    form: Form,
    output: str | None,
    *,
    strict: bool,
    split: bool,
    dry_run: bool,
    no_degrade: bool,
    no_text: bool,
) -> int:
    """Write a cited brief of the articles at PATH...

    PATH is a text, a web page, a feed or JSON (.txt, .md, .html, .xml, .json, .jsonl), a folder, a glob,
    or - for standard input.
    """
    if split and form == "html":
        raise UsageError("a page holds one brief; with --split use --format text, md or json")
    check_writable(output)
    settings = settings_from(**models_named(models), judge=judge, words=words, guard=guard, extractor=extractor)
    if dry_run:
        usage = asyncio.run(estimate(articles_at(paths), settings=settings, each_event=split))
        deliver(as_json(usage) if form == "json" else _estimate_as_text(usage, settings.model), output)
        return 0
    written = _each if split else _one
    briefs = asyncio.run(written(articles_at(paths), settings, degrade=not no_degrade))
    shown = _in_lines if split and form == "json" else _one_after_another
    deliver(shown(briefs, form, texts=not no_text, coloured=colour(output)), output)
    if form != "text" or output:
        for brief in briefs:
            warn_about(brief)
    if any(map(is_out_of_budget, briefs)):
        return EXIT_BUDGET
    return EXIT_FINDINGS if any(_is_finding(brief, strict=strict) for brief in briefs) else 0


def laid_out(brief: Brief, form: Form, *, texts: bool, coloured: bool) -> str:
    """The brief in one of the forms."""
    match form:
        case "text":
            return brief_as_text(brief, width=width(), colour=coloured)
        case "md":
            return brief_as_markdown(brief)
        case "html":
            from summarizer.stages.page import brief_as_html

            return brief_as_html(brief)
        case "json":
            return as_json(brief, texts=texts)
        case _:
            assert_never(form)


def _estimate_as_text(usage: Usage, model: str) -> str:
    if not usage.calls:
        return f"{model}: no call, 0 tokens, 0 USD: no model is asked.\n"
    cost = "at a price nobody knows" if usage.cost_usd is None else f"for at most {usage.cost_usd:.4f} USD"
    parts = _parts(usage) if isinstance(usage, Plan) else ""
    on_top = "Repairs, a judge and trying again come on top."
    return f"{model}: {_taken(usage)}, {cost}. {parts}{on_top} Nothing was sent.\n"


def _parts(plan: Plan) -> str:
    """What goes where, and what that is beside the simplest way."""
    shares = f"For facts {_taken(plan.extraction)}; for the draft {_taken(plan.draft)}"
    return f"{shares}; {plan.of_one_call:.1f}x of sending all articles at once. "


def _taken(usage: Usage) -> str:
    calls = "no call" if not usage.calls else "1 call" if usage.calls == 1 else f"{usage.calls} calls"
    return f"{calls}, about {usage.input_tokens:,} tokens in and at most {usage.output_tokens:,} out"


async def _one(given: Sequence[RawArticle | Rejected], settings: Settings, *, degrade: bool) -> tuple[Brief, ...]:
    return (await summarize(given, settings=settings, degrade=degrade),)


async def _each(given: Sequence[RawArticle | Rejected], settings: Settings, *, degrade: bool) -> tuple[Brief, ...]:
    return await summarize_each(given, settings=settings, degrade=degrade)


def _in_lines(briefs: Sequence[Brief], _form: Form, *, texts: bool, coloured: bool) -> str:  # noqa: ARG001
    """JSON, a brief a line."""
    return "".join(as_json_line(brief, texts=texts) for brief in briefs)


def _one_after_another(briefs: Sequence[Brief], form: Form, *, texts: bool, coloured: bool) -> str:
    between = "\n---\n\n" if form == "md" else f"\n{'=' * min(width(), RULE)}\n\n"
    return between.join(laid_out(brief, form, texts=texts, coloured=coloured) for brief in briefs)


def _is_finding(brief: Brief, *, strict: bool) -> bool:
    return brief.status == "refused" or (strict and _has_unproven(brief))


def _has_unproven(brief: Brief) -> bool:
    return bool(brief.withheld) or any(claim.verdict.label != "supported" for claim in brief.claims)


def is_out_of_budget(brief: Brief) -> bool:
    """True when the budget was reached, so that the brief was written without a model."""
    return any(note.code == "budget" for note in brief.notes)


def warn_about(brief: Brief) -> None:
    """Say what the text says at its foot to whoever does not see it there."""
    warn_of(brief.rejected)
    for note in brief.notes:
        click.echo(f"summarizer: {note.detail} [{note.code}]", err=True)
