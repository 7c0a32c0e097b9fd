"""Collect the facts of all articles, prove each one's anchor, and choose those that are to be told.

What a model chooses is told; what is compared, cited, quoted and guarded stays all that the articles say.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.domain import Fact, Note
from summarizer.errors import BackendError
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Extracted, Extractor, Spent, Story

log = logging.getLogger(__name__)

Place = tuple[str, int]  # an article, and where a sentence starts in it


@dataclass(frozen=True)
class Found:
    """Facts in the articles' order, what it took to find them, and what a reader should know."""

    facts: tuple[Fact, ...]
    spent: Spent = field(default_factory=Spent)
    notes: tuple[Note, ...] = ()


async def extract(articles: Sequence[ParsedArticle], *, extractor: Extractor) -> Found:
    """The facts of all articles, in order. One whose quote is not its slice is left out."""
    extracted = await extractor.extract(articles)
    texts = {parsed.id: parsed.article.text or "" for parsed in articles}
    return Found(
        facts=tuple(fact for fact in extracted.facts if _is_anchored(fact, texts)),
        spent=extracted.spent,
        notes=tuple(_notes(extracted, len(articles))),
    )


async def choose(facts: Sequence[Fact], story: Story, *, extractor: Extractor) -> Found:
    """Those of the facts that the extractor finds in the articles that state them; all where it finds none of them.

    A fact that several articles state is found where it is in one.
    """
    stating = {id_ for fact in facts for id_ in fact.article_ids}
    found = await extract([parsed for parsed in story.articles if parsed.id in stating], extractor=extractor)
    places = frozenset[Place]().union(*map(_places, found.facts))
    chosen = tuple(fact for fact in facts if places & _places(fact))
    return replace(found, facts=chosen or tuple(facts))


def _places(fact: Fact) -> frozenset[Place]:
    return frozenset((span.article_id, span.start) for span in fact.spans)


def _is_anchored(fact: Fact, texts: dict[str, str]) -> bool:
    return all(span.quote == texts[span.article_id][span.start : span.end] for span in fact.spans)


def _notes(extracted: Extracted, articles: int) -> Iterator[Note]:
    """What was dropped, and each kind of failure with how many articles it befell."""
    if extracted.dropped:
        count = extracted.dropped
        told = "1 quote of the model stands" if count == 1 else f"{count} quotes of the model stand"
        yield Note(code="facts_dropped", detail=f"{told} in no statement of the article, and named no fact")
    of_kind: dict[str, list[BackendError]] = {}
    for error in extracted.failures:
        of_kind.setdefault(error.kind, []).append(error)
    for kind, errors in of_kind.items():
        log.warning("extraction failed: %s", errors[0], extra={"error": kind, "articles": len(errors)})
        detail = f"in {len(errors)} of {articles} articles the rules found the facts, not the model"
        yield Note(code="extraction_failed", detail=f"{detail}: {errors[0]} ({kind})")
