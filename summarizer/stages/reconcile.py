"""Merge facts that say the same in the same words, each with all its spans and origins.

Same words means the same fact id: case, spaces and the shape of quote marks aside. Facts that say
the same in other words stay apart, and facts that cannot both be true are not found yet.
"""

from collections.abc import Sequence

from summarizer.domain import Fact
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Story


def reconcile(facts: Sequence[Fact], articles: tuple[ParsedArticle, ...]) -> Story:
    """The story: facts merged, in the order in which they were first said."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.id, []).append(fact)
    return Story(articles=articles, facts=tuple(_merged(group) for group in groups.values()))


def _merged(group: Sequence[Fact]) -> Fact:
    first = group[0]
    if len(group) == 1:
        return first
    return first.model_copy(
        update={
            "spans": tuple(span for fact in group for span in fact.spans),
            "article_ids": tuple(dict.fromkeys(id_ for fact in group for id_ in fact.article_ids)),
            "origins": tuple(dict.fromkeys(origin for fact in group for origin in fact.origins)),
        }
    )
