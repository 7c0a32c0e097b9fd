"""How fast is it? CPU seconds and peak memory of fresh processes, and CPU seconds of a warm one.

Each figure is the best of several runs: on a shared machine the fastest run is the one least
disturbed. Budgets are those of the design; a figure over its budget is marked.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.invented import invented_articles
from evals.peer_bench import call_rows, lexrank_rows
from evals.rows import RUNS, Row, least
from summarizer.api import summarize
from summarizer.collecting import collect_rarely
from summarizer.domain import Claim, RawArticle, Rejected
from summarizer.edges.files import read_paths
from summarizer.extractors.rules import RuleExtractor
from summarizer.language.parse import parse_text
from summarizer.language.words import count_words
from summarizer.stages.cluster import cluster
from summarizer.stages.extract import extract
from summarizer.stages.ingest import ingest
from summarizer.stages.reconcile import reconcile
from summarizer.verifiers.rules.verifier import RuleVerifier

WARM_RUNS = 20  # of what takes a few hundredths of a second
CLUSTER = Path(__file__).parents[1] / "seeds" / "moscow-visit"  # five articles
ARTICLE = 900  # words of the article that the budget of parsing is for
_COMMAND = "from summarizer.edges.cli.main import run; run()"


def bench() -> Iterator[Row]:
    """The figures beside their budgets, each as soon as it is measured."""
    help_s, _ = _fresh([sys.executable, "-c", _COMMAND, "--help"])
    bare_s, _ = _fresh([sys.executable, "-c", "import click; click.Group()"])
    yield Row("bare click", bare_s, None)
    yield Row("summarizer --help", help_s, 0.10)
    evals_s, _ = _fresh([sys.executable, "-m", "evals", "validate", "--help"])
    yield Row("python -m evals validate --help", evals_s, 0.4)
    cold_s, cold_mb = _fresh([sys.executable, "-c", _COMMAND, "brief", str(CLUSTER)])
    yield Row("brief of five articles, fresh process", cold_s, 0.8)
    yield Row("the same, peak memory", cold_mb, 90, "MB")
    yield from asyncio.run(_warm())
    litellm_s, litellm_mb = _fresh([sys.executable, "-c", "import litellm"], runs=2)
    yield Row("import litellm, fresh process", litellm_s, None)
    yield Row("the same, peak memory", litellm_mb, None, "MB")
    yield from asyncio.run(lexrank_rows(CLUSTER / "gold.json"))
    yield from asyncio.run(call_rows())


def _fresh(command: list[str], runs: int = RUNS) -> tuple[float, float]:
    """Least CPU seconds and peak megabytes of a command, over several runs."""
    seconds, megabytes = [], []
    env = os.environ | {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}  # else its import asks the network for prices
    for _ in range(runs):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=CLUSTER.parents[1], env=env)  # noqa: S603 - ours
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command[3:])} ended with {process.returncode}")
        seconds.append(used.ru_utime + used.ru_stime)
        megabytes.append(used.ru_maxrss / 1024)
    return min(seconds), min(megabytes)


async def _warm() -> tuple[Row, ...]:
    """What this process takes once everything is loaded, when it collects garbage as our own programs do."""
    collect_rarely()
    five = read_paths([str(CLUSTER)], sys.stdin.buffer)
    fifty, hundreds = invented_articles(50), invented_articles(500)
    return (
        Row("the same in a warm process", await least(lambda: summarize(five), runs=WARM_RUNS), 0.06),
        Row("50 articles of 300 words", await least(lambda: summarize(fifty)), 0.6),
        Row("500 of them", await least(lambda: summarize(hundreds), runs=2), 8),
        Row(f"parsing, {ARTICLE} words", await _parsing(five), 5, "CPU ms"),
        Row("guarding, a claim", await _guarding(five), 2, "CPU ms"),
    )


async def _parsing(given: Sequence[RawArticle | Rejected]) -> float:
    """Milliseconds for so many words of prose as a long article has."""
    texts = [item.text or "" for item in given if isinstance(item, RawArticle)]

    async def parse() -> None:
        for text in texts:
            parse_text(text)

    return 1000 * await least(parse) * ARTICLE / sum(map(count_words, texts))


async def _guarding(given: Sequence[RawArticle | Rejected]) -> float:
    """Milliseconds a claim, the index of the articles included, when every fact is claimed in its own words."""
    articles = cluster(ingest(given, english_only=True).articles)
    story = reconcile((await extract(articles, extractor=RuleExtractor())).facts, articles)
    claims = tuple(Claim(id=fact.id, text=fact.text, citations=(fact.id,)) for fact in story.facts)
    return 1000 * await least(lambda: RuleVerifier().verify(claims, story)) / len(claims)
