"""Keep what was proven, set aside what was not. Rewriting a failed claim comes later.

Claims are judged one by one: a bad sentence costs itself and never the brief.
"""

from dataclasses import dataclass

from summarizer.domain import BriefClaim, GuardMode
from summarizer.language.words import count_words
from summarizer.stages.guard import Guarded


@dataclass(frozen=True)
class Repaired:
    """What the brief says, and what was kept out of it."""

    headline: str | None
    claims: tuple[BriefClaim, ...]
    withheld: tuple[BriefClaim, ...] = ()


def repair(guarded: Guarded, *, mode: GuardMode, words: int) -> Repaired:
    """Under `withhold`, only supported claims stay. A headline that fell is replaced by the first claim.

    Claims past the word budget are left out whatever the mode, so a talkative model cannot break it.
    """
    proven = [claim for claim in guarded.claims if claim.verdict.label == "supported"]
    kept = _within(proven if mode == "withhold" else guarded.claims, words)
    withheld = [claim for claim in guarded.claims if claim not in proven] if mode == "withhold" else []
    first = kept[0].text.rstrip(".") if kept else None
    return Repaired(guarded.headline if kept and guarded.headline else first, kept, tuple(withheld))


def _within(claims: list[BriefClaim] | tuple[BriefClaim, ...], words: int) -> tuple[BriefClaim, ...]:
    kept: list[BriefClaim] = []
    room = words
    for claim in claims:
        room -= count_words(claim.text)
        if room < 0:
            break
        kept.append(claim)
    return tuple(kept)
