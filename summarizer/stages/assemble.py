"""Put the brief together: its status, its id, its manifest.

The first status that applies wins, in the order in which `domain.Status` lists them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.domain import (
    Background,
    Brief,
    Event,
    GuardMode,
    Manifest,
    Note,
    Person,
    Quotation,
    Reaction,
    Status,
    content_id,
)
from summarizer.ports import Draft, Spent, Story
from summarizer.stages.credits import fewest_origins
from summarizer.stages.draft import Drafted
from summarizer.stages.ingest import Intake
from summarizer.stages.repair import Repaired
from summarizer.version import VERSION


@dataclass(frozen=True)
class Run:
    """How a brief came about. Times are milliseconds; `started_at` is ISO 8601 in UTC."""

    model: str
    words: int
    guard: GuardMode
    guard_version: str
    started_at: str
    stage_ms: Mapping[str, float] = field(default_factory=dict)
    extracts_by_model: bool = False

    @property
    def policy_hash(self) -> str:
        """Equal for runs that would treat equal articles alike."""
        extraction = ("model",) if self.extracts_by_model else ()
        return content_id("policy", VERSION, self.model, self.words, self.guard, self.guard_version, *extraction)


@dataclass(frozen=True)
class Told:
    """The story, what it took to find its facts, and what a reader should know of that."""

    story: Story
    spent: Spent = field(default_factory=Spent)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Retold:
    """What a brief tells besides its claims."""

    timeline: tuple[Event, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = ()
    background: tuple[Background, ...] = ()
    reactions: tuple[Reaction, ...] = ()


def assemble(intake: Intake, told: Told, drafted: Drafted, written: Repaired, retold: Retold, run: Run) -> Brief:
    """The brief of a story."""
    story = told.story
    articles = tuple(parsed.article for parsed in story.articles)
    spent = told.spent + drafted.draft.spent + written.spent
    return Brief(
        id=brief_id(
            run.policy_hash,
            [article.id for article in articles],
            written.headline,
            [claim.text for claim in written.claims],
        ),
        status=_status(written, run.guard, degraded=drafted.degraded),
        headline=written.headline,
        claims=written.claims,
        withheld=written.withheld,
        conflicts=story.conflicts,
        timeline=retold.timeline,
        quotes=retold.quotes,
        people=retold.people,
        background=retold.background,
        reactions=retold.reactions,
        facts=story.facts,
        articles=articles,
        rejected=intake.rejected,
        origins=fewest_origins(story.articles),
        origins_at_most=len(story.origins),
        usage=spent.usage,
        notes=(
            *intake.notes,
            *told.notes,
            *drafted.notes,
            *written.notes,
            *_about(written, drafted.draft, story, run.words),
        ),
        manifest=_manifest(run, spent, sorted(article.sha256 for article in articles)),
    )


def refusal(intake: Intake, run: Run) -> Brief:
    """The brief of no usable article: it says why, and no model was called."""
    note = Note(code="no_usable_article", detail="none of the articles given could be used; see `rejected`")
    return Brief(
        id=brief_id(run.policy_hash, [], None, []),
        status="refused",
        headline=None,
        rejected=intake.rejected,
        notes=(*intake.notes, note),
        manifest=_manifest(run, Spent(), []),
    )


def brief_id(
    policy_hash: str,
    article_ids: Sequence[str],
    headline: str | None,
    texts: Sequence[str],
    *,
    replaces: str | None = None,
) -> str:
    """The id of a brief of these articles that says this, and of an update which brief it replaces."""
    said = content_id("brief", policy_hash, *sorted(article_ids), headline, *texts)
    return content_id("update", replaces, said) if replaces else said


def _status(written: Repaired, mode: GuardMode, *, degraded: bool) -> Status:
    if not written.claims and not written.withheld:
        return "refused"
    if degraded:
        return "degraded"
    if mode == "off":
        return "unguarded"
    if any(claim.verdict.label != "supported" for claim in written.claims):
        return "flagged"
    return "reduced" if written.withheld else "complete"


def _about(written: Repaired, draft: Draft, story: Story, words: int) -> Iterator[Note]:
    if written.crowded_out:
        detail = f"{written.crowded_out} more of the draft's sentences did not fit into {words} words"
        yield Note(code="over_budget", detail=detail)
    if not written.claims and written.withheld:
        yield Note(code="nothing_supported", detail="no sentence of the draft is supported by the articles")
    if not written.claims and not written.withheld and not written.crowded_out:
        yield Note(code="no_claim", detail=_why_nothing(draft, story, words))


def _why_nothing(draft: Draft, story: Story, words: int) -> str:
    """Why no sentence is drafted, and what to do."""
    if draft.least_words:
        return f"no sentence that may be told has as few as {words} words; ask for at least {draft.least_words}"
    sides = {
        variant.text
        for conflict in story.conflicts
        if conflict.resolution != "update"
        for variant in conflict.variants
    }
    in_dispute = [fact.text in sides for fact in story.facts]
    if any(in_dispute) and all(in_dispute):
        return "the articles contradict each other in all that they say, so none of it is told; give more articles"
    rest = "no other sentence" if any(in_dispute) else "no sentence of the articles"
    reason = "in part the articles contradict each other, and " if any(in_dispute) else ""
    return f"{reason}{rest} stands alone; give more articles"


def _manifest(run: Run, spent: Spent, input_hashes: Sequence[str]) -> Manifest:
    return Manifest(
        code_version=VERSION,
        policy_hash=run.policy_hash,
        prompts=spent.prompts,
        guard_version=run.guard_version,
        model=run.model,
        models_reported=spent.models_reported,
        calls=spent.calls,
        started_at=run.started_at,
        duration_ms=round(sum(run.stage_ms.values()), 3),
        stage_ms={stage: round(spent, 3) for stage, spent in run.stage_ms.items()},
        input_hashes=tuple(input_hashes),
    )
