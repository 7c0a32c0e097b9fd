"""Facts without a model: every statement of an article is a fact, anchored where it stands."""

from collections.abc import Sequence

from summarizer.domain import Fact, FactKind, content_id
from summarizer.language.address import speaks_to_reader
from summarizer.language.fragments import is_fragment
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.ports import Extracted


class RuleExtractor:
    """The embedded extractor."""

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        """The facts of each article in turn."""
        return Extracted(tuple(fact for article in articles for fact in self.facts_of(article)))

    def facts_of(self, article: ParsedArticle) -> tuple[Fact, ...]:
        """One fact a statement, in the article's order; a fragment and what speaks to the reader state nothing."""
        return tuple(
            _fact(article, sentence)
            for sentence in article.statements
            if not (is_fragment(sentence) or speaks_to_reader(sentence))
        )


def _fact(article: ParsedArticle, sentence: ParsedSentence) -> Fact:
    return Fact(
        id=content_id("fact", sentence.folded),
        text=sentence.wording,
        kind=_kind(sentence),
        attributed_to=sentence.holder or _speaker(article, sentence),
        spans=(article.span(sentence.start, sentence.end),),
        article_ids=(article.id,),
        origins=(article.article.origin,),
    )


def _speaker(article: ParsedArticle, sentence: ParsedSentence) -> str | None:
    """Whose words they are when another sentence says so: "she added", or a quotation that goes on."""
    speaker = article.speaker_of(sentence)
    return speaker.name if speaker and speaker.certain else None


def _kind(sentence: ParsedSentence) -> FactKind:
    if sentence.speech:
        return "quote"
    return "number" if sentence.numbers else "statement"
