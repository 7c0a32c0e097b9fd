"""Facts without a model: every statement of an article is a fact, anchored where it stands."""

from summarizer.domain import Fact, FactKind, content_id
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import fold

_SPOKEN = 4  # words between quote marks that make speech; fewer are a term or a scare quote


class RuleExtractor:
    """The embedded extractor."""

    async def extract(self, article: ParsedArticle) -> tuple[Fact, ...]:
        """One fact a statement, in the article's order."""
        return tuple(_fact(article, sentence) for sentence in article.statements)


def _fact(article: ParsedArticle, sentence: ParsedSentence) -> Fact:
    return Fact(
        id=content_id("fact", fold(sentence.text)),
        text=sentence.wording,
        kind=_kind(sentence),
        attributed_to=sentence.holder,
        spans=(article.span(sentence.start, sentence.end),),
        article_ids=(article.id,),
        origins=(article.article.origin,),
    )


def _kind(sentence: ParsedSentence) -> FactKind:
    if any(len(quote.text.split()) >= _SPOKEN for quote in sentence.quotes):
        return "quote"
    return "number" if sentence.numbers else "statement"
