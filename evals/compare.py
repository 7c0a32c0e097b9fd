"""Our briefs beside summaries that others make of the same articles in as many words.

All are scored alike: by the matcher of facts, by the guard against the articles, by form. A case of
which we could make no brief counts for nobody and is named.
Does not print: see `comparison.py`.
"""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.metrics import Result
from evals.metrics.facts import match_facts, vital_recall, weighted_recall
from evals.metrics.form import Form, form_of
from evals.metrics.grounding import claim_precision
from evals.outcomes import Failed
from evals.peers import Peer, sources_of
from summarizer.api import summarize
from summarizer.errors import BackendError
from summarizer.settings import Settings


@dataclass(frozen=True)
class Entry:
    """What one system made of one case. `cpu_s` is this process's time.

    Ours starts from the raw articles and ends with a checked brief; a peer starts from sentences
    that are split already and checks nothing.
    """

    system: str
    vital_recall: Result
    weighted_recall: Result
    form: Form
    cpu_s: float


@dataclass(frozen=True)
class Compared:
    """One case: our entry first, then the peers' in the order they were named."""

    case: Case
    entries: tuple[Entry, ...]


async def compare(
    cases: Sequence[Case], settings: Settings, peers: Mapping[str, Peer]
) -> AsyncIterator[Compared | Failed]:
    """Case after case, all systems."""
    for case in cases:
        try:
            ours = await _ours(case, settings)
        except BackendError as error:
            yield Failed(case.name, str(error))
            continue
        yield Compared(case, (ours, *[await _theirs(case, settings, name, peer) for name, peer in peers.items()]))


async def _ours(case: Case, settings: Settings) -> Entry:
    articles = case.articles()
    started = time.process_time()
    brief = await summarize(articles, settings=settings, degrade=False)
    spent = time.process_time() - started
    return await _entry(settings.model, [claim.text for claim in brief.claims], case, settings, spent)


async def _theirs(case: Case, settings: Settings, name: str, peer: Peer) -> Entry:
    sources = sources_of(case)
    started = time.process_time()
    texts = peer(sources, settings.words)
    return await _entry(name, texts, case, settings, time.process_time() - started)


async def _entry(system: str, texts: Sequence[str], case: Case, settings: Settings, cpu_s: float) -> Entry:
    matches = match_facts(texts, case)
    return Entry(
        system=system,
        vital_recall=vital_recall(matches),
        weighted_recall=weighted_recall(matches),
        form=form_of(texts, await claim_precision(texts, case.articles()), budget=settings.words),
        cpu_s=cpu_s,
    )
