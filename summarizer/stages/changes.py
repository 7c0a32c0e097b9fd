"""Say what an update changed, in words for an editor: one line for all, and one for each withdrawn sentence."""

from collections.abc import Iterator

from summarizer.domain import Brief, Withdrawal, WithdrawalReason
from summarizer.stages.source_names import labels

_REASONS: dict[WithdrawalReason, str] = {
    "corrected": "taken back",
    "superseded": "overtaken by a later figure",
    "contradicted": "not said any more, as sources disagree",
    "unsupported": "no longer supported by the articles",
}


def update_line(brief: Brief) -> str:
    """How much of the earlier brief stands, what is new and what is not; empty for a brief that is no update."""
    if not brief.replaces:
        return ""
    unchanged = sum(claim.change == "unchanged" for claim in brief.claims)
    parts = [f"{unchanged} {_sentences(unchanged)} unchanged", *_changes(brief)]
    nothing = "nothing changed: " if len(parts) == 1 else ""
    return f"Update of brief {brief.replaces}: {nothing}{'; '.join(parts)}."


def withdrawn_lines(brief: Brief) -> Iterator[str]:
    """Each withdrawn sentence with the reason, and what an article says instead."""
    names = labels(brief.articles)
    for item in brief.withdrawn:
        yield f"“{item.claim.text}” {_REASONS[item.reason]}{_instead(item, names)}"


def _changes(brief: Brief) -> Iterator[str]:
    new = sum(claim.change == "new" for claim in brief.claims)
    if new:
        yield f"{new} new"
    if brief.withdrawn:
        yield f"{len(brief.withdrawn)} withdrawn"
    moved, differing = _topics(brief, later=True), _topics(brief, later=False)
    if moved:
        yield f"later figures: {moved}"
    if differing:
        yield f"sources now differ about {differing}"


def _topics(brief: Brief, *, later: bool) -> str:
    """What the new conflicts are about: those that are a later state of things, or the others."""
    new = (conflict for conflict in brief.conflicts if conflict.change == "new")
    return ", ".join(dict.fromkeys(each.topic for each in new if (each.resolution == "update") == later))


def _instead(item: Withdrawal, names: dict[str, str]) -> str:
    if item.instead is None:
        return ""
    return f": “{' '.join(item.instead.quote.split())}” ({names[item.instead.article_id]})"


def _sentences(count: int) -> str:
    return "sentence" if count == 1 else "sentences"
