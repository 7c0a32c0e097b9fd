"""What the watcher of a brief is told, and in which order."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from summarizer import pipeline
from summarizer.domain import Brief, BriefClaim, Claim, GuardMode
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.errors import UpstreamUnavailable
from summarizer.pipeline import Policy, Services
from summarizer.ports import Revision, Story
from summarizer.watching import ClaimEvent, Happening, StageEvent, VerdictEvent
from tests.builders import FERRY, DecidedVerifier, FailingDrafter, SpeakingDrafter, brief_of, raw, services

PROVEN = "Passengers on the night ferry to Lund waited nine hours in the harbour on Friday."
WRONG = "Passengers on the night ferry to Lund waited ten hours in the harbour on Friday."
STILL_WRONG = "Passengers waited eleven hours."


@dataclass(frozen=True)
class RewordingReviser:
    """Writes these sentences in the place of others."""

    instead: Mapping[str, str] = field(default_factory=dict)

    async def revise(self, failed: Sequence[BriefClaim], story: Story) -> Revision:
        new = {claim.id: self.instead[claim.text] for claim in failed if claim.text in self.instead}
        facts = story.facts[:1]
        claims = {id_: Claim(id=f"new-{text}", text=text, citations=(facts[0].id,)) for id_, text in new.items()}
        return Revision(claims=claims)


def watched(using: Services, guard: GuardMode = "withhold") -> tuple[Brief, list[Happening]]:
    told: list[Happening] = []
    brief = asyncio.run(pipeline.summarize([raw(FERRY)], replace(using, watcher=told.append), Policy(guard=guard)))
    return brief, told


def order(told: Sequence[Happening]) -> list[str]:
    """The happenings as words: `draft>` and `draft.` for a stage, `+` for a claim, `?` for a verdict."""
    return [
        f"{item.stage}{'>' if item.state == 'started' else '.'}"
        if isinstance(item, StageEvent)
        else "+"
        if isinstance(item, ClaimEvent)
        else "?"
        for item in told
    ]


def claims(told: Sequence[Happening]) -> list[ClaimEvent]:
    return [item for item in told if isinstance(item, ClaimEvent)]


def verdicts(told: Sequence[Happening]) -> list[VerdictEvent]:
    return [item for item in told if isinstance(item, VerdictEvent)]


def test_claims_are_told_between_draft_and_guard_and_verdicts_within_the_guard() -> None:
    _, told = watched(services(drafter=SpeakingDrafter((PROVEN, WRONG))))

    before = ["ingest>", "ingest.", "cluster>", "cluster.", "extract>", "extract.", "reconcile>", "reconcile."]
    written = ["draft>", "draft.", "+", "+", "guard>", "?", "?", "guard.", "repair>", "repair."]
    assert order(told) == [*before, *written, "retell>", "retell."]


def test_stages_that_are_told_are_those_of_the_manifest_with_the_same_times() -> None:
    ticks = iter(range(1000))
    brief, told = watched(replace(services(), clock=lambda: float(next(ticks))))

    took = {item.stage: item.ms for item in told if isinstance(item, StageEvent) and item.state == "finished"}
    assert took == brief.manifest.stage_ms
    assert set(took.values()) == {1000.0}


def test_every_verdict_is_about_a_claim_told_before_and_says_whether_it_is_withheld() -> None:
    brief, told = watched(services(drafter=SpeakingDrafter((PROVEN, WRONG))))

    assert [item.claim.text for item in claims(told)] == [PROVEN, WRONG]
    assert [item.claim_id for item in verdicts(told)] == [item.claim.id for item in claims(told)]
    assert [item.withheld for item in verdicts(told)] == [False, True]
    assert [item.verdict for item in verdicts(told)] == [brief.claims[0].verdict, brief.withheld[0].verdict]


def test_a_brief_that_flags_or_does_not_guard_withholds_nothing() -> None:
    guards: tuple[GuardMode, ...] = ("flag", "off")
    for guard in guards:
        _, told = watched(services(drafter=SpeakingDrafter((WRONG,))), guard)

        assert [item.withheld for item in verdicts(told)] == [False]
        assert verdicts(told)[0].verdict.label != "supported"


def test_a_claim_written_anew_says_in_whose_place_it_stands() -> None:
    using = services(
        drafter=SpeakingDrafter((WRONG,)),
        verifier=DecidedVerifier(lambda text: text == PROVEN),
        reviser=RewordingReviser({WRONG: STILL_WRONG, STILL_WRONG: PROVEN}),
    )

    brief, told = watched(using)

    first, second, third = claims(told)
    assert [item.claim.text for item in (first, second, third)] == [WRONG, STILL_WRONG, PROVEN]
    assert [item.in_place_of for item in (first, second, third)] == [None, first.claim.id, second.claim.id]
    assert [item.withheld for item in verdicts(told)] == [True, True, False]
    assert [claim.id for claim in brief.claims] == [third.claim.id]


def test_the_stand_ins_claims_come_after_those_of_which_nothing_could_be_shown() -> None:
    brief, told = watched(services(drafter=SpeakingDrafter((WRONG,)), stand_in=ExtractiveDrafter()))

    assert claims(told)[0].claim.text == WRONG
    assert brief.claims
    assert {claim.id for claim in brief.claims} <= {item.claim.id for item in claims(told)[1:]}
    assert [step for step in order(told) if step == "guard>"] == ["guard>", "guard>"]


def test_a_stage_that_breaks_off_is_told_as_finished() -> None:
    told: list[Happening] = []
    using = replace(services(drafter=FailingDrafter()), watcher=told.append)

    with pytest.raises(UpstreamUnavailable):
        asyncio.run(pipeline.summarize([raw(FERRY)], using, Policy()))

    assert order(told)[-2:] == ["draft>", "draft."]


def test_a_watched_brief_is_the_brief_nobody_watched() -> None:
    brief, _ = watched(services())

    assert brief == brief_of(raw(FERRY))
