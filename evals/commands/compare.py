"""`compare`: our briefs beside what others make of the same articles."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from evals.cases import SEEDS, Case, load_set
from evals.commands.options import EXIT_FAILED, of_set, one_of
from evals.compare import Compared, compare
from evals.comparison import comparison
from evals.external import load_any_cases
from evals.outcomes import Failed
from evals.peers import PEERS, Peer, peers_named
from summarizer.settings import Settings


@click.command()
@of_set
@click.option("--cases", "folder", metavar="DIR", help="A folder of cases, or of clusters as *.json, instead.")
@click.option("--peers", "names", default=",".join(PEERS), show_default=True, help="Which to measure against.")
@click.option("--model", metavar="NAME", help="As for `summarizer brief`.  [default: extractive]")
@click.option("--words", type=int, metavar="N")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N cases only.")
def command(
    name: str | None, folder: str | None, names: str, model: str | None, words: int | None, limit: int | None
) -> int:
    """Score our briefs beside what others make of the same articles."""
    one_of(name, folder)
    settings = Settings.read(os.environ, Path.cwd(), model=model, words=words)
    peers = peers_named(names)
    cases = (load_set(name) if name else load_any_cases(Path(folder or SEEDS)))[:limit]
    outcomes = asyncio.run(_compared(cases, settings, peers))
    click.echo(comparison(outcomes, words=settings.words))
    return EXIT_FAILED if any(isinstance(outcome, Failed) for outcome in outcomes) else 0


async def _compared(cases: Sequence[Case], settings: Settings, peers: Mapping[str, Peer]) -> list[Compared | Failed]:
    return [outcome async for outcome in compare(cases, settings, peers)]
