"""A verdict for every claim of a draft, and for its headline.

A claim without a citation, or whose verifier failed, is never `supported`. Decides nothing about
what happens to a claim: see `repair.py`.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.domain import BriefClaim, Claim, Note, Verdict, content_id
from summarizer.errors import VerifierError
from summarizer.ports import Draft, Judge, Reviewed, Spent, Story, Verifier

log = logging.getLogger(__name__)

UNGUARDED = Verdict(label="not_enough_evidence", verifier="off", score=0.0)


@dataclass(frozen=True)
class Guarded:
    """The draft's claims with their verdicts, same order; the first headline that was proven and is not overtaken."""

    headline: str | None
    claims: tuple[BriefClaim, ...]
    spent: Spent = field(default_factory=Spent)
    notes: tuple[Note, ...] = ()


async def guard(draft: Draft, story: Story, *, verifier: Verifier | None, judge: Judge | None = None) -> Guarded:
    """Check the draft; without a verifier every claim is left unchecked and says so."""
    if verifier is None:
        return Guarded(draft.headline, tuple(_with(claim, UNGUARDED) for claim in draft.claims))
    headlines = [text for text in (draft.headline, *draft.others) if text]
    asked = [*draft.claims, *(Claim(id=content_id("claim", text), text=text) for text in headlines)]
    found = await reviewed(asked, story, verifier=verifier, judge=judge)
    verdicts = zip(headlines, found.verdicts[len(draft.claims) :], strict=True)
    return Guarded(
        headline=next((text for text, verdict in verdicts if _may_head(verdict)), None),
        claims=tuple(
            _with(claim, verdict if claim.citations else _uncited(verdict))
            for claim, verdict in zip(draft.claims, found.verdicts, strict=False)
        ),
        spent=found.spent,
        notes=found.notes,
    )


async def reviewed(
    claims: Sequence[Claim], story: Story, *, verifier: Verifier, judge: Judge | None = None
) -> Reviewed:
    """One verdict a claim, same order, with the judge's say where there is one."""
    verdicts = await verdicts_for(claims, story, verifier=verifier)
    return await judge.review(claims, verdicts, story) if judge else Reviewed(verdicts)


def guard_version(verifier: Verifier, judge: Judge | None) -> str:
    """What changes whenever a verdict may."""
    return f"{verifier.version}+{judge.version}" if judge else verifier.version


async def verdicts_for(claims: Sequence[Claim], story: Story, *, verifier: Verifier) -> tuple[Verdict, ...]:
    """One verdict a claim, same order."""
    try:
        return await verifier.verify(claims, story)
    except VerifierError:
        log.warning("verifier failed", extra={"verifier": verifier.version}, exc_info=True)
        failed = Verdict(
            label="not_enough_evidence", codes=("verifier_failed",), verifier=verifier.version, score=0.0
        )
        return (failed,) * len(claims)


def _may_head(verdict: Verdict) -> bool:
    """Somebody's old figure is still theirs, and no news."""
    return verdict.label == "supported" and "stale" not in verdict.codes


def _with(claim: Claim, verdict: Verdict) -> BriefClaim:
    return BriefClaim(id=claim.id, text=claim.text, citations=claim.citations, verdict=verdict)


def _uncited(verdict: Verdict) -> Verdict:
    label = "not_enough_evidence" if verdict.label == "supported" else verdict.label
    return verdict.model_copy(update={"label": label, "codes": (*verdict.codes, "citation_missing")})
