"""Collect the facts of all articles, and prove each one's anchor."""

from collections.abc import Sequence

from summarizer.domain import Fact
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Extractor


async def extract(articles: Sequence[ParsedArticle], *, extractor: Extractor) -> tuple[Fact, ...]:
    """The facts of all articles, in order. One whose quote is not its slice is left out."""
    found = [(parsed, fact) for parsed in articles for fact in await extractor.extract(parsed)]
    return tuple(fact for parsed, fact in found if _is_anchored(fact, parsed))


def _is_anchored(fact: Fact, parsed: ParsedArticle) -> bool:
    return all(
        span.article_id == parsed.id and span.quote == parsed.text[span.start : span.end] for span in fact.spans
    )
