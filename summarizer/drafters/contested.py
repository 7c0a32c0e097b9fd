"""Which facts other sources contradict with at least as much weight, so that they cannot stand for themselves.

A slip of one source is never repeated, and of a figure or a date in open dispute a side may be told only with whoever
says so. Accounts that are denied carry their denial: see `allegations.py`. Of a crime or of corruption that somebody
disputes elsewhere nothing is told.
"""

from collections import Counter
from collections.abc import Iterator

from summarizer.domain import Conflict, ConflictKind, Fact, Variant
from summarizer.drafters.allegations import denial_of, tells_a_wrong
from summarizer.language.estimating import says_whose
from summarizer.ports import Story

_MEASURED: frozenset[ConflictKind] = frozenset(("number", "date"))  # of which only one side can be true
_OF_DEEDS: frozenset[ConflictKind] = frozenset(("outcome", "state", "strength"))  # and not of whose title or words


def contested_in(story: Story) -> frozenset[str]:
    """Ids of the facts that no claim may tell by itself; of two figures never the one that replaced earlier ones."""
    newest = {fact.superseded_by for fact in story.facts}
    weaker = {variant.text: conflict for conflict in story.conflicts for variant in _outweighed(conflict)}
    disputed = {
        variant.text
        for conflict in story.conflicts
        if conflict.resolution == "open" and conflict.kind in _OF_DEEDS
        for variant in conflict.variants
    }
    crimes = {fact.id for fact in story.facts if fact.text in disputed and _tells_a_wrong(fact, story)}
    return frozenset(crimes).union(
        fact.id
        for fact in story.facts
        if (conflict := weaker.get(fact.text))
        and (conflict.resolution == "source_error" or not (fact.id in newest or says_whose(story.sentence_of(fact))))
    )


def of_disputed_figures(story: Story) -> frozenset[str]:
    """Ids of the facts of which only a figure is in open dispute: without it they may be told."""
    texts = Counter(variant.text for conflict in story.conflicts for variant in conflict.variants)
    alone = {
        variant.text
        for conflict in story.conflicts
        if conflict.resolution == "open" and conflict.kind == "number"
        for variant in conflict.variants
        if texts[variant.text] == 1
    }
    return frozenset(fact.id for fact in story.facts if fact.text in alone)


def changed_in(story: Story) -> frozenset[str]:
    """Ids of the facts of how things stood, "have protested", where a later article tells what came of it."""
    past = {
        variant.text
        for conflict in story.conflicts
        if conflict.resolution == "update" and conflict.kind in _OF_DEEDS
        for variant in conflict.variants[:-1]
    }
    return frozenset(fact.id for fact in story.facts if fact.text in past)


def _is_of_accounts(conflict: Conflict) -> bool:
    return conflict.resolution == "open" and conflict.kind not in _MEASURED


def _tells_a_wrong(fact: Fact, story: Story) -> bool:
    """Does it, without a denial that it could carry?"""
    sentence, article = story.sentence_of(fact), story.article_by_id[fact.spans[0].article_id]
    return tells_a_wrong(sentence) and denial_of(article, sentence) is None


def _outweighed(conflict: Conflict) -> Iterator[Variant]:
    """The sides beside which another has as many origins; of an update none, for there time decides."""
    if conflict.resolution == "update" or _is_of_accounts(conflict):
        return
    for variant in conflict.variants:
        if any(rival is not variant and len(rival.origins) >= len(variant.origins) for rival in conflict.variants):
            yield variant
