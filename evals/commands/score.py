"""`score`: one brief against one gold file."""

import asyncio
import json
from pathlib import Path

import click
from pydantic import ValidationError

from evals.cases import Case, GoldError, load_case, problems
from evals.commands.options import judge_named
from evals.metrics.telling import names_by_id
from evals.outcomes import line_of
from evals.report import fact_list, table
from evals.scoring import score
from summarizer.domain import Brief
from summarizer.errors import UsageError
from summarizer.validation import first_fault


@click.command()
@click.argument("brief", metavar="BRIEF.json")
@click.argument("gold", metavar="GOLD.json")
@click.option("--facts", "show_facts", is_flag=True, help="Say what became of every gold fact.")
@click.option("--judge", metavar="MODEL", help="Ask it about facts of which words leave open whether they are told.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(brief: str, gold: str, form: str, judge: str | None, *, show_facts: bool) -> int:
    """Score one brief against one gold file, whose articles lie beside it."""
    case, written = _valid(load_case(Path(gold))), _brief_at(brief)
    _refuse_another_story(written, brief, case)
    outcome = asyncio.run(score(written, case, judge=judge_named(judge) if judge else None))
    if form == "json":
        click.echo(json.dumps(json.loads(line_of(outcome)), indent=2))
    else:
        click.echo(table([outcome]) + (f"\n\n{fact_list(outcome)}" if show_facts else ""))
    return 0


def _valid(case: Case) -> Case:
    found = list(problems(case))
    if found:
        raise GoldError("\n".join(f"{case.name}: {problem}" for problem in found))
    return case


def _refuse_another_story(brief: Brief, path: str, case: Case) -> None:
    """Raises UsageError for a brief that has none of the case's articles."""
    if brief.articles and names_by_id(case).keys().isdisjoint(article.id for article in brief.articles):
        raise UsageError(
            f"{path}: none of its articles is one of {case.name}: name the gold of what it was written from"
        )


def _brief_at(path: str) -> Brief:
    try:
        return Brief.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a brief written with --format json") from error
    except ValidationError as error:
        raise UsageError(f"{path}: this is no brief: {first_fault(error, whole='the document')}") from None
