"""The story of a brief: ingest, cluster, extract, reconcile, draft, guard, repair, assemble.

Plain functions over the ports of `Services`; what they run is decided in `wiring.py`. Checking a
text and listing facts walk the first half of the same way. Each article is parsed once, in ingest.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from summarizer.domain import (
    LABELS,
    Brief,
    CheckedClaim,
    CheckReport,
    CheckSummary,
    Claim,
    FactsReport,
    GuardMode,
    Note,
    RawArticle,
    Rejected,
    Verdict,
)
from summarizer.ports import Drafter, Extractor, Story, Verifier
from summarizer.stages.assemble import Run, assemble, refusal
from summarizer.stages.cluster import cluster
from summarizer.stages.draft import Drafted, draft, instead
from summarizer.stages.extract import extract
from summarizer.stages.guard import guard, verdicts_for
from summarizer.stages.ingest import Intake, ingest
from summarizer.stages.reconcile import reconcile
from summarizer.stages.repair import Repaired, repair

Given = Sequence[RawArticle | Rejected]


@dataclass(frozen=True)
class Services:
    """The adapters in use. `now` gives ISO 8601 in UTC, `clock` seconds of any origin."""

    extractor: Extractor
    drafter: Drafter
    stand_in: Drafter | None
    verifier: Verifier
    english_only: bool
    now: Callable[[], str]
    clock: Callable[[], float]


@dataclass(frozen=True)
class Policy:
    """What the caller asked for. `words` bounds the claims' text, headline apart."""

    words: int = 220
    guard: GuardMode = "withhold"


async def summarize(given: Given, services: Services, policy: Policy) -> Brief:
    """The brief of a cluster. Raises BackendError when a model failed and nobody may stand in."""
    run = _started(services, policy)
    intake, story = await _read(given, services, run)
    if not story.articles:
        return refusal(intake, run)
    with _timed(run, "draft", services.clock):
        drafted = await draft(story, drafter=services.drafter, stand_in=services.stand_in, words=policy.words)
    written = await _guarded(drafted, story, services, policy, run)
    if written.withheld and not written.claims and services.stand_in and not drafted.degraded:
        drafted = await _stand_in(drafted, story, services.stand_in, policy)
        second = await _guarded(drafted, story, services, policy, run)
        written = Repaired(second.headline, second.claims, written.withheld + second.withheld)
    return assemble(intake, story, written, drafted.draft, run, degraded=drafted.degraded, notes=drafted.notes)


async def check(claims: Sequence[Claim], given: Given, services: Services) -> CheckReport:
    """A verdict for every claim, whoever wrote it. Without a usable article none is supported."""
    run = _started(services, Policy())
    intake, story = await _read(given, services, run)
    verdicts = await verdicts_for(claims, story, verifier=services.verifier)
    return CheckReport(
        claims=tuple(
            CheckedClaim(id=claim.id, text=claim.text, verdict=verdict)
            for claim, verdict in zip(claims, verdicts, strict=True)
        ),
        articles=tuple(parsed.article for parsed in story.articles),
        rejected=intake.rejected,
        summary=_summary(verdicts),
    )


async def facts(given: Given, services: Services) -> FactsReport:
    """What the articles say, merged and anchored."""
    intake, story = await _read(given, services, _started(services, Policy()))
    articles = tuple(parsed.article for parsed in story.articles)
    return FactsReport(facts=story.facts, articles=articles, rejected=intake.rejected)


async def _read(given: Given, services: Services, run: Run) -> tuple[Intake, Story]:
    with _timed(run, "ingest", services.clock):
        intake = ingest(given, english_only=services.english_only)
    with _timed(run, "cluster", services.clock):
        articles = cluster(intake.articles)
    with _timed(run, "extract", services.clock):
        found = await extract(articles, extractor=services.extractor)
    with _timed(run, "reconcile", services.clock):
        return intake, reconcile(found, articles)


async def _guarded(drafted: Drafted, story: Story, services: Services, policy: Policy, run: Run) -> Repaired:
    verifier = None if policy.guard == "off" else services.verifier
    with _timed(run, "guard", services.clock):
        guarded = await guard(drafted.draft, story, verifier=verifier)
    with _timed(run, "repair", services.clock):
        return repair(guarded, mode=policy.guard, words=policy.words)


async def _stand_in(drafted: Drafted, story: Story, stand_in: Drafter, policy: Policy) -> Drafted:
    """A model of whose draft nothing could be proven has failed as surely as one that did not answer."""
    note = Note(code="model_failed", detail="no sentence of the model's draft is supported by the articles")
    return await instead(story, stand_in=stand_in, words=policy.words, failed=drafted.draft, note=note)


def _started(services: Services, policy: Policy) -> Run:
    return Run(
        model=services.drafter.name,
        words=policy.words,
        guard=policy.guard,
        guard_version=services.verifier.version,
        started_at=services.now(),
    )


@contextmanager
def _timed(run: Run, stage: str, clock: Callable[[], float]) -> Iterator[None]:
    started = clock()
    yield
    run.stage_ms[stage] = run.stage_ms.get(stage, 0.0) + (clock() - started) * 1000


def _summary(verdicts: Sequence[Verdict]) -> CheckSummary:
    labels = Counter(verdict.label for verdict in verdicts)
    codes = Counter(code for verdict in verdicts for code in verdict.codes)
    return CheckSummary(
        claims=len(verdicts), codes=dict(sorted(codes.items())), **{label: labels[label] for label in LABELS}
    )
