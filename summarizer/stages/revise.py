"""Send what failed the guard back to whoever wrote it, at most twice, and guard what comes again.

A claim that is supported in other words takes the place of the one that was not. What is given up, or
fails every time, stays as the draft had it, with its verdict: see `repair.py` for what becomes of it. A
claim that echoes an instruction is nobody's to mend.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.domain import BriefClaim, Code, Note
from summarizer.ports import Draft, Judge, Reviser, Revision, Story, Verifier
from summarizer.stages.guard import Guarded, guard
from summarizer.watching import Watch

log = logging.getLogger(__name__)

# Claims that are sent in each round, those nearest to `supported` first: with that, all calls of a brief stay
# under 1.6 times one that holds all the articles (tests/unit/test_token_plan.py).
MOST_SENT = (2, 1)
_NOT_TO_BE_MENDED: frozenset[Code] = frozenset({"instruction_echo", "meta_text", "verifier_failed"})


@dataclass(frozen=True)
class _Round:
    """What a round made of the claims it was given, by the id that the draft's own claim has."""

    mended: Mapping[str, BriefClaim]
    failed: Mapping[str, BriefClaim]


async def revised(
    guarded: Guarded,
    story: Story,
    *,
    reviser: Reviser,
    verifier: Verifier,
    judge: Judge | None = None,
    watch: Watch,
) -> Guarded:
    """The guarded draft with claims that were written anew where that made them supported."""
    mended: dict[str, BriefClaim] = {}
    failed: Mapping[str, BriefClaim] = {claim.id: claim for claim in guarded.claims if _can_be_mended(claim)}
    for most in MOST_SENT:
        failed = _nearest(failed, most)
        if not failed:
            break
        revision = await reviser.revise(tuple(failed.values()), story)
        guarded = replace(guarded, spent=guarded.spent + revision.spent)
        if revision.failure:
            guarded = replace(guarded, notes=(*guarded.notes, _failure(revision)))
            break
        watch.drafted(revision.claims.values(), in_place_of={new.id: old for old, new in revision.claims.items()})
        again = await guard(Draft(None, tuple(revision.claims.values())), story, verifier=verifier, judge=judge)
        watch.judged(again.claims)
        guarded = replace(guarded, spent=guarded.spent + again.spent, notes=guarded.notes + again.notes)
        after = _sorted_out(failed, revision, again.claims)
        mended.update(after.mended)
        failed = after.failed
    return _with(guarded, mended)


def _nearest(failed: Mapping[str, BriefClaim], most: int) -> Mapping[str, BriefClaim]:
    """Those with the best scores, in the draft's order."""
    best = sorted(failed, key=lambda id_: -failed[id_].verdict.score)[:most]
    return {id_: claim for id_, claim in failed.items() if id_ in best}


def _can_be_mended(claim: BriefClaim) -> bool:
    return claim.verdict.label != "supported" and _NOT_TO_BE_MENDED.isdisjoint(claim.verdict.codes)


def _sorted_out(failed: Mapping[str, BriefClaim], revision: Revision, again: Sequence[BriefClaim]) -> _Round:
    checked = {claim.id: claim for claim in again}
    new = {
        first: checked[revision.claims[claim.id].id] for first, claim in failed.items() if claim.id in revision.claims
    }
    return _Round(
        mended={first: claim for first, claim in new.items() if claim.verdict.label == "supported"},
        failed={first: claim for first, claim in new.items() if _can_be_mended(claim)},
    )


def _with(guarded: Guarded, mended: Mapping[str, BriefClaim]) -> Guarded:
    """Each claim or what took its place; one that says what another says already is left out."""
    if not mended:
        return guarded
    claims: dict[str, BriefClaim] = {}
    for new in (mended.get(claim.id, claim) for claim in guarded.claims):
        if new.id not in claims or claims[new.id].verdict.label != "supported":
            claims[new.id] = new
    count = len(mended)
    detail = f"{count} of the draft's sentences {'was' if count == 1 else 'were'} not supported and written anew"
    return replace(
        guarded, claims=tuple(claims.values()), notes=(*guarded.notes, Note(code="repaired", detail=detail))
    )


def _failure(revision: Revision) -> Note:
    log.warning("repair failed: %s", revision.failure, extra={"error": type(revision.failure).__name__})
    return Note(code="repair_failed", detail=f"what was not supported could not be written anew: {revision.failure}")
