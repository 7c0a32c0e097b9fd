"""The story of a brief: ingest, cluster, extract, reconcile, choose, draft, guard, repair, assemble.

An update walks it again, over old and new articles together, and keeps what still stands.
Plain functions over the ports of `Services`; what they run is decided in `wiring.py`. Checking a
text and listing facts walk the first half of the same way. Each article is parsed once, in ingest.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial

from summarizer.domain import (
    LABELS,
    Brief,
    CheckedClaim,
    CheckReport,
    CheckSummary,
    Claim,
    ClustersReport,
    Fact,
    FactsReport,
    GuardMode,
    RawArticle,
    Rejected,
    Verdict,
)
from summarizer.errors import InvalidReply
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Draft, Drafter, Extractor, Judge, PageReader, Phraser, Reviser, Story, Verifier
from summarizer.stages.assemble import Retold, Run, Told, assemble, refusal
from summarizer.stages.besides import besides
from summarizer.stages.cluster import cluster
from summarizer.stages.draft import Drafted, draft, instead
from summarizer.stages.earlier import reopened
from summarizer.stages.events import Focus, events_of, focus_on_one, stay_with
from summarizer.stages.extract import Found, choose, extract
from summarizer.stages.guard import guard, guard_version, reviewed
from summarizer.stages.ingest import Intake, ingest
from summarizer.stages.people import key_people, people_of
from summarizer.stages.quotations import proven, quotations
from summarizer.stages.reconcile import reconcile
from summarizer.stages.repair import Repaired, repair, standing_in
from summarizer.stages.revise import revised
from summarizer.stages.timeline import timeline
from summarizer.stages.update import (
    as_update,
    joined,
    new_facts,
    redrafted,
    refuse_if_useless,
    replacements,
    rewritten,
    room_for_new,
    standing,
    told_anew,
    words_of,
)
from summarizer.watching import Watch, Watcher

Given = Sequence[RawArticle | Rejected]


@dataclass(frozen=True)
class Services:
    """The adapters in use. `now` gives ISO 8601 in UTC, `clock` seconds of any origin.

    Within `allowance`, which is entered once a brief or a check, the models take what one may take.
    The `watcher` is told how a brief goes while it is written.
    The `model_extractor`, where there is one, chooses what is told; all else goes by what the `extractor` finds.
    """

    reader: PageReader
    extractor: Extractor
    drafter: Drafter
    stand_in: Drafter | None
    phraser: Phraser
    verifier: Verifier
    english_only: bool
    now: Callable[[], str]
    clock: Callable[[], float]
    allowance: Callable[[], AbstractContextManager[None]] = nullcontext
    judge: Judge | None = None
    reviser: Reviser | None = None
    watcher: Watcher | None = None
    model_extractor: Extractor | None = None

    @property
    def guard_version(self) -> str:
        """Name and version of whoever gives verdicts."""
        return guard_version(self.verifier, self.judge)


@dataclass(frozen=True)
class Policy:
    """What the caller asked for. `words` bounds the claims' text, headline apart."""

    words: int = 220
    guard: GuardMode = "withhold"


async def summarize(given: Given, services: Services, policy: Policy) -> Brief:
    """The brief of a cluster. Raises BackendError when a model failed and nobody may stand in."""
    watch = _watch(services, policy)
    started_at = services.now()
    with watch.timing("ingest"):
        intake = await _taken_in(given, services)
    with watch.timing("cluster"):
        intake = _narrowed(intake, focus_on_one(cluster(intake.articles)))
    with services.allowance():
        return await _written(intake, services, policy, watch, started_at)


async def summarize_each(given: Given, services: Services, policy: Policy) -> tuple[Brief, ...]:
    """A brief of each event, the biggest first. What could not be used is listed in the first brief."""
    watch = _watch(services, policy)
    started_at = services.now()
    with watch.timing("ingest"):
        intake = await _taken_in(given, services)
    with watch.timing("cluster"):
        piles = [event.articles for event in events_of(cluster(intake.articles))] or [()]
    briefs = []
    for articles in piles:
        with services.allowance():
            briefs.append(await _written(replace(intake, articles=articles), services, policy, watch, started_at))
        intake, watch = Intake((), ()), _watch(services, policy)
    return tuple(briefs)


async def update(earlier: Brief, given: Given, services: Services, policy: Policy) -> Brief:
    """The earlier brief in the light of new articles; it is guarded again, whatever the policy says.

    Raises BadBrief when the brief cannot be updated, UpdateRefused when no new article can be used, and
    BackendError as `summarize` does.
    """
    with services.allowance():
        return await _updated(earlier, given, services, policy)


async def _updated(earlier: Brief, given: Given, services: Services, policy: Policy) -> Brief:
    started_at, policy = services.now(), replace(policy, guard="withhold")
    watch = _watch(services, policy)
    with watch.timing("ingest"):
        known = reopened(earlier)
        taken = await _taken_in(given, services)
        intake = joined(known, taken)
    old = frozenset(parsed.id for parsed in known)
    with watch.timing("cluster"):
        intake = _narrowed(intake, stay_with(cluster(intake.articles), old))
    new = frozenset(parsed.id for parsed in intake.articles) - old
    refuse_if_useless(new.union(parsed.id for parsed in taken.articles if parsed.id in old), intake.rejected)
    story, before = await _told(intake.articles, services, watch), await _told(cluster(known), services, watch)
    with watch.timing("guard"):
        again = await guard(redrafted(earlier, story), story, verifier=services.verifier, judge=services.judge)
        stands = standing(again, story, new)
        fresh = await new_facts(story, before, stands.claims, new, verifier=services.verifier)
    room = replace(policy, words=room_for_new(stands.claims, policy.words))
    chosen = await _chosen(fresh, story, services, watch)
    anew = told_anew(story, chosen.facts, stands.overtaken) if fresh or stands.overtaken else None
    replacing = partial(replacements, withdrawn=stands.withdrawn, story=story)
    drafted, added = await _drafted(anew, story, services, room, watch, before=replacing)
    written = rewritten(stands, added)
    with watch.timing("retell"):
        retold = await _retold(story, written, services, policy)
    run = _run(services, policy, started_at, watch)
    told = Told(story, chosen.spent, chosen.notes)
    return as_update(assemble(intake, told, drafted, written, retold, run), earlier, stands.withdrawn)


async def _drafted(
    told: Story | None,
    story: Story,
    services: Services,
    policy: Policy,
    watch: Watch,
    *,
    before: Callable[[Draft], tuple[Claim, ...]] = lambda _: (),
) -> tuple[Drafted, Repaired]:
    """A draft of what is to be told, if anything is, and what the guard leaves of it on the whole story.

    `before` gives claims that stand before the draft's own, whose words come on top.
    """
    drafted = Drafted(Draft(headline=None, claims=()))
    if told:
        with watch.timing("draft"):
            drafted = await draft(told, drafter=services.drafter, stand_in=services.stand_in, words=policy.words)
    written = await _checked(drafted, before(drafted.draft), story, services, policy, watch)
    own = {claim.id for claim in written.claims}.difference(claim.id for claim in before(drafted.draft))
    by_model = services.stand_in or drafted.draft.spent.models_reported
    if told and by_model and not own and not drafted.degraded:
        # A model of whose draft nothing can be shown has failed as surely as one that did not answer.
        nothing = InvalidReply(f"{services.drafter.name}: no sentence of the draft is supported and short enough")
        drafted = await instead(told, drafted.draft, nothing, stand_in=services.stand_in, words=policy.words)
        second = await _checked(drafted, before(drafted.draft), story, services, policy, watch)
        written = standing_in(second, written)
    return drafted, written


async def _written(intake: Intake, services: Services, policy: Policy, watch: Watch, started_at: str) -> Brief:
    """The brief of what was taken in, all of one event."""
    story = await _told(intake.articles, services, watch)
    if not story.articles:
        return refusal(intake, _run(services, policy, started_at, watch))
    chosen = await _chosen(story.facts, story, services, watch)
    telling = story if len(chosen.facts) == len(story.facts) else replace(story, facts=chosen.facts)
    drafted, written = await _drafted(telling, story, services, policy, watch)
    with watch.timing("retell"):
        retold = await _retold(story, written, services, policy)
    told = Told(story, chosen.spent, chosen.notes)
    brief = assemble(intake, told, drafted, written, retold, _run(services, policy, started_at, watch))
    story.let_go()
    return brief


async def check(claims: Sequence[Claim], given: Given, services: Services) -> CheckReport:
    """A verdict for every claim, whoever wrote it. Without a usable article none is supported."""
    intake = await _taken_in(given, services)
    story = await _told(cluster(intake.articles), services, Watch(services.clock))
    with services.allowance():
        found = await reviewed(claims, story, verifier=services.verifier, judge=services.judge)
    return CheckReport(
        claims=tuple(
            CheckedClaim(id=claim.id, text=claim.text, verdict=verdict)
            for claim, verdict in zip(claims, found.verdicts, strict=True)
        ),
        articles=tuple(parsed.article for parsed in story.articles),
        rejected=intake.rejected,
        summary=_summary(found.verdicts),
        usage=found.spent.usage,
        notes=found.notes,
    )


async def facts(given: Given, services: Services) -> FactsReport:
    """What the articles say, merged and anchored."""
    intake = await _taken_in(given, services)
    watch = Watch(services.clock)
    story = await _told(cluster(intake.articles), services, watch)
    with services.allowance():
        chosen = await _chosen(story.facts, story, services, watch)
    return FactsReport(
        facts=chosen.facts,
        articles=tuple(parsed.article for parsed in story.articles),
        rejected=intake.rejected,
        usage=chosen.spent.usage,
        notes=chosen.notes,
    )


async def clusters(given: Given, services: Services) -> ClustersReport:
    """The events the articles are about, the biggest first."""
    intake = await _taken_in(given, services)
    events = events_of(cluster(intake.articles))
    return ClustersReport(clusters=tuple(event.cluster for event in events), rejected=intake.rejected)


async def _taken_in(given: Given, services: Services) -> Intake:
    return ingest(await services.reader.read(given), english_only=services.english_only)


def _narrowed(intake: Intake, focus: Focus) -> Intake:
    """What was taken in of one event; the rest is listed as rejected."""
    return Intake(focus.articles, intake.rejected + focus.rejected, intake.notes + focus.notes)


async def _told(articles: tuple[ParsedArticle, ...], services: Services, watch: Watch) -> Story:
    """The story of clustered articles."""
    with watch.timing("extract"):
        found = await extract(articles, extractor=services.extractor)
    with watch.timing("reconcile"):
        return reconcile(found.facts, articles)


async def _chosen(facts: Sequence[Fact], story: Story, services: Services, watch: Watch) -> Found:
    """The facts that are to be told: all of them, unless a model is to choose."""
    if services.model_extractor is None:
        return Found(tuple(facts))
    with watch.timing("extract"):
        return await choose(facts, story, extractor=services.model_extractor)


async def _checked(
    drafted: Drafted, before: tuple[Claim, ...], story: Story, services: Services, policy: Policy, watch: Watch
) -> Repaired:
    verifier, judge = None if policy.guard == "off" else services.verifier, services.judge
    whole = replace(drafted.draft, claims=(*before, *drafted.draft.claims))
    watch.drafted(whole.claims)
    with watch.timing("guard"):
        guarded = await guard(whole, story, verifier=verifier, judge=judge)
        watch.judged(guarded.claims)
    with watch.timing("repair"):
        if services.reviser and verifier and not drafted.degraded:
            guarded = await revised(
                guarded, story, reviser=services.reviser, verifier=verifier, judge=judge, watch=watch
            )
        return repair(guarded, mode=policy.guard, words=policy.words + words_of(before))


async def _retold(story: Story, written: Repaired, services: Services, policy: Policy) -> Retold:
    """What the articles tell besides the claims. Without a guard nothing proves more than quotations and people."""
    cast = people_of(story)
    people, quotes = key_people(cast, story, written.claims), quotations(story, cast)
    if policy.guard == "off":
        return Retold(timeline=(), quotes=quotes, people=people)
    phraser, verifier = services.phraser, services.verifier
    events = await timeline(story, written.claims, phraser=phraser, verifier=verifier)
    beside = await besides(story, written.claims, events, cast, phraser=phraser, verifier=verifier)
    return Retold(
        timeline=beside.timeline,
        quotes=await proven(quotes, story, written.claims, verifier=verifier),
        people=people,
        background=beside.background,
        reactions=beside.reactions,
    )


def _watch(services: Services, policy: Policy) -> Watch:
    return Watch(services.clock, services.watcher, withholds=policy.guard == "withhold")


def _run(services: Services, policy: Policy, started_at: str, watch: Watch) -> Run:
    return Run(
        extracts_by_model=services.model_extractor is not None,
        model=services.drafter.name,
        words=policy.words,
        guard=policy.guard,
        guard_version=services.guard_version,
        started_at=started_at,
        stage_ms=watch.stage_ms,
    )


def _summary(verdicts: Sequence[Verdict]) -> CheckSummary:
    labels = Counter(verdict.label for verdict in verdicts)
    codes = Counter(code for verdict in verdicts for code in verdict.codes)
    return CheckSummary(
        claims=len(verdicts), codes=dict(sorted(codes.items())), **{label: labels[label] for label in LABELS}
    )
