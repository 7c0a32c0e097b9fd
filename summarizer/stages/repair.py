"""Keep what was proven, set aside what was not. What can be mended was written anew before: see `revise.py`.

Claims are judged one by one: a bad sentence costs itself and never the brief.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer.domain import BriefClaim, GuardMode, Note
from summarizer.language.sentences import without_full_stop
from summarizer.language.words import content_stems, count_words, words_in
from summarizer.ports import Spent
from summarizer.stages.guard import Guarded


@dataclass(frozen=True)
class Repaired:
    """What the brief says, what was kept out of it, and how many sentences found no room."""

    headline: str | None
    claims: tuple[BriefClaim, ...]
    withheld: tuple[BriefClaim, ...] = ()
    crowded_out: int = 0
    spent: Spent = field(default_factory=Spent)
    notes: tuple[Note, ...] = ()


def repair(guarded: Guarded, *, mode: GuardMode, words: int) -> Repaired:
    """Under `withhold`, only supported claims stay.

    A headline that fell, or whose sentence did, gives way to the first proven claim. Claims past the word budget are
    left out whatever the mode, so a talkative model cannot break it.
    """
    proven = [claim for claim in guarded.claims if claim.verdict.label == "supported"]
    wanted = proven if mode == "withhold" else list(guarded.claims)
    kept = _within(wanted, words)
    fitting = kept if mode == "off" else [claim for claim in kept if claim in proven]
    withheld = tuple(claim for claim in guarded.claims if claim not in wanted)
    stands = kept and guarded.headline and not _repeats_what_fell(guarded.headline, withheld, kept)
    return Repaired(
        headline=guarded.headline if stands else headline_of(fitting),
        claims=kept,
        withheld=withheld,
        crowded_out=len(wanted) - len(kept),
        spent=guarded.spent,
        notes=guarded.notes,
    )


def _repeats_what_fell(headline: str, fell: Sequence[BriefClaim], kept: Sequence[BriefClaim]) -> bool:
    """Does a sentence that was kept out have all of its words, and none that stays?"""
    words = content_stems(words_in(headline))

    def is_said(claims: Sequence[BriefClaim]) -> bool:
        return any(words <= content_stems(words_in(claim.text)) for claim in claims)

    return is_said(fell) and not is_said(kept)


def headline_of(claims: Sequence[BriefClaim]) -> str | None:
    """The first of them as a headline."""
    return without_full_stop(claims[0].text) if claims else None


def standing_in(second: Repaired, first: Repaired) -> Repaired:
    """A second brief in the place of a first one of which nothing could be shown."""
    return replace(
        second,
        withheld=first.withheld + second.withheld,
        spent=first.spent + second.spent,
        notes=first.notes + second.notes,
    )


def _within(claims: Sequence[BriefClaim], words: int) -> tuple[BriefClaim, ...]:
    """The claims, in order, that fit: a long one that does not leaves room for a short one."""
    kept: list[BriefClaim] = []
    for claim in claims:
        if count_words(claim.text) <= words:
            words -= count_words(claim.text)
            kept.append(claim)
    return tuple(kept)
