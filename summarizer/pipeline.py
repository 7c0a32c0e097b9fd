"""The story of a brief: ingest, cluster, extract, reconcile, draft, guard, repair, assemble.

Plain functions over the ports of `Services`; what they run is decided in `wiring.py`. Checking a
text and listing facts walk the first half of the same way. Each article is parsed once, in ingest.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from summarizer.domain import (
    LABELS,
    Brief,
    CheckedClaim,
    CheckReport,
    CheckSummary,
    Claim,
    ClustersReport,
    FactsReport,
    GuardMode,
    RawArticle,
    Rejected,
    Verdict,
)
from summarizer.errors import InvalidReply
from summarizer.ports import Drafter, Extractor, PageReader, Story, Verifier
from summarizer.stages.assemble import Run, assemble, refusal
from summarizer.stages.cluster import cluster
from summarizer.stages.draft import Drafted, draft, instead
from summarizer.stages.events import events_of, focus_on_one
from summarizer.stages.extract import extract
from summarizer.stages.guard import guard, verdicts_for
from summarizer.stages.ingest import Intake, ingest
from summarizer.stages.reconcile import reconcile
from summarizer.stages.repair import Repaired, repair

Given = Sequence[RawArticle | Rejected]


@dataclass(frozen=True)
class Services:
    """The adapters in use. `now` gives ISO 8601 in UTC, `clock` seconds of any origin."""

    reader: PageReader
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


class Stopwatch:
    """Adds up the milliseconds spent in each stage."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.stage_ms: dict[str, float] = {}

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Time a block, also one that raises."""
        started = self._clock()
        try:
            yield
        finally:
            self.stage_ms[stage] = self.stage_ms.get(stage, 0.0) + (self._clock() - started) * 1000


async def summarize(given: Given, services: Services, policy: Policy) -> Brief:
    """The brief of a cluster. Raises BackendError when a model failed and nobody may stand in."""
    watch = Stopwatch(services.clock)
    started_at = services.now()
    intake, story = await _read(given, services, watch, one_event=True)
    if not story.articles:
        return refusal(intake, _run(services, policy, started_at, watch))
    with watch.timing("draft"):
        drafted = await draft(story, drafter=services.drafter, stand_in=services.stand_in, words=policy.words)
    written = await _checked(drafted, story, services, policy, watch)
    by_model = services.stand_in or drafted.draft.models_reported
    if not written.claims and by_model and not drafted.degraded:
        # A model of whose draft nothing can be shown has failed as surely as one that did not answer.
        nothing = InvalidReply(f"{services.drafter.name}: no sentence of the draft is supported and short enough")
        drafted = await instead(story, drafted.draft, nothing, stand_in=services.stand_in, words=policy.words)
        second = await _checked(drafted, story, services, policy, watch)
        written = replace(second, withheld=written.withheld + second.withheld)
    return assemble(intake, story, drafted, written, _run(services, policy, started_at, watch))


async def check(claims: Sequence[Claim], given: Given, services: Services) -> CheckReport:
    """A verdict for every claim, whoever wrote it. Without a usable article none is supported."""
    intake, story = await _read(given, services, Stopwatch(services.clock))
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
    intake, story = await _read(given, services, Stopwatch(services.clock))
    articles = tuple(parsed.article for parsed in story.articles)
    return FactsReport(facts=story.facts, articles=articles, rejected=intake.rejected)


async def clusters(given: Given, services: Services) -> ClustersReport:
    """The events the articles are about, the biggest first."""
    intake = ingest(await services.reader.read(given), english_only=services.english_only)
    events = events_of(cluster(intake.articles))
    return ClustersReport(clusters=tuple(event.cluster for event in events), rejected=intake.rejected)


async def _read(
    given: Given, services: Services, watch: Stopwatch, *, one_event: bool = False
) -> tuple[Intake, Story]:
    """What was taken in, and its story: of all articles, or of the event that most of them are about."""
    with watch.timing("ingest"):
        intake = ingest(await services.reader.read(given), english_only=services.english_only)
    with watch.timing("cluster"):
        articles = cluster(intake.articles)
        if one_event:
            focus = focus_on_one(articles)
            articles = focus.articles
            intake = replace(intake, rejected=intake.rejected + focus.rejected, notes=intake.notes + focus.notes)
    with watch.timing("extract"):
        found = await extract(articles, extractor=services.extractor)
    with watch.timing("reconcile"):
        return intake, reconcile(found, articles)


async def _checked(drafted: Drafted, story: Story, services: Services, policy: Policy, watch: Stopwatch) -> Repaired:
    verifier = None if policy.guard == "off" else services.verifier
    with watch.timing("guard"):
        guarded = await guard(drafted.draft, story, verifier=verifier)
    with watch.timing("repair"):
        return repair(guarded, mode=policy.guard, words=policy.words)


def _run(services: Services, policy: Policy, started_at: str, watch: Stopwatch) -> Run:
    return Run(
        model=services.drafter.name,
        words=policy.words,
        guard=policy.guard,
        guard_version=services.verifier.version,
        started_at=started_at,
        stage_ms=watch.stage_ms,
    )


def _summary(verdicts: Sequence[Verdict]) -> CheckSummary:
    labels = Counter(verdict.label for verdict in verdicts)
    codes = Counter(code for verdict in verdicts for code in verdict.codes)
    return CheckSummary(
        claims=len(verdicts), codes=dict(sorted(codes.items())), **{label: labels[label] for label in LABELS}
    )
