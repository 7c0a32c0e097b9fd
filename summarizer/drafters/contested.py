"""Which facts other sources contradict with at least as much weight, so that they cannot stand for themselves.

A slip of one source is never repeated, and of a figure or a date in open dispute a side may be told only with whoever
says so. Accounts that are denied carry their denial: see `allegations.py`.
"""

from collections.abc import Iterator

from summarizer.domain import Conflict, ConflictKind, Variant
from summarizer.ports import Story

_MEASURED: frozenset[ConflictKind] = frozenset(("number", "date"))  # of which only one side can be true


def contested_in(story: Story) -> frozenset[str]:
    """Ids of the facts that no claim may tell by itself; of two figures never the one that replaced earlier ones."""
    newest = {fact.superseded_by for fact in story.facts}
    weaker = {variant.text: conflict for conflict in story.conflicts for variant in _outweighed(conflict)}
    return frozenset(
        fact.id
        for fact in story.facts
        if (conflict := weaker.get(fact.text))
        and (
            conflict.resolution == "source_error"
            or not (fact.id in newest or story.sentence_of(fact).attributions)
        )
    )


def _outweighed(conflict: Conflict) -> Iterator[Variant]:
    """The sides beside which another has as many origins; of an update none, for there time decides."""
    if conflict.resolution == "update" or (conflict.resolution == "open" and conflict.kind not in _MEASURED):
        return
    for variant in conflict.variants:
        others = (each for each in conflict.variants if each is not variant)
        if any(len(other.origins) >= len(variant.origins) for other in others):
            yield variant
