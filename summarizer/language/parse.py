"""Read one text once: its sentences, and in each its words, numbers, names and quotes.

Every step downstream works on the `ParsedArticle`; nobody splits or tokenises an article again.
A sentence that ends without a full stop in an article that has full stops is a heading or a stray
headline: it is kept, marked, and never a fact.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Article, Span
from summarizer.language.names import Name, names_in
from summarizer.language.numbers import Number, numbers_in
from summarizer.language.quotes import Quote, quotes_in
from summarizer.language.sentences import Piece, paragraphs, split_paragraph, trimmed
from summarizer.language.speech import holder_of
from summarizer.language.words import Word, content_stems, fold, words_in

FEWEST_WORDS = 5  # of a sentence that makes an article usable
_TERMINATED = re.compile(r"[.!?…][\"'”’)\]]*$")
_QUESTION = re.compile(r"\?[\"'”’)\]]*$")


@dataclass(frozen=True)
class ParsedSentence:
    """One sentence. Offsets are code points of the whole text; `text` is its slice, as it stands."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    is_terminated: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words."""
        return content_stems(self.words)

    @cached_property
    def holder(self) -> str | None:
        """Who the sentence says said it."""
        return holder_of(self.text)

    @cached_property
    def wording(self) -> str:
        """The sentence on one line."""
        return " ".join(self.text.split())

    @property
    def is_question(self) -> bool:
        """Ends in a question mark."""
        return bool(_QUESTION.search(self.text))


@dataclass(frozen=True)
class ParsedText:
    """Any text, read."""

    text: str
    sentences: tuple[ParsedSentence, ...]

    @cached_property
    def folded(self) -> str:
        """The text folded for comparing wording."""
        return fold(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all content words."""
        return frozenset[str]().union(*(sentence.stems for sentence in self.sentences))

    @cached_property
    def statements(self) -> tuple[ParsedSentence, ...]:
        """Sentences of at least five words that are neither headings nor questions."""
        terminated = any(sentence.is_terminated for sentence in self.sentences)
        return tuple(
            sentence
            for sentence in self.sentences
            if len(sentence.words) >= FEWEST_WORDS
            and (sentence.is_terminated or not terminated)
            and not sentence.is_question
        )


@dataclass(frozen=True)
class ParsedArticle(ParsedText):
    """An article, read. `text` is the article's, which is always there before rendering."""

    article: Article

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    def span(self, start: int, end: int) -> Span:
        """A span of this article with its quote."""
        return Span(article_id=self.id, start=start, end=end, quote=self.text[start:end])


def parse_text(text: str) -> ParsedText:
    """Read a text that is no article, such as a summary to be checked."""
    return ParsedText(text=text, sentences=tuple(_sentences(text)))


def parse_article(article: Article) -> ParsedArticle:
    """Read an article. Raises ValueError for one that was written without its text."""
    if article.text is None:
        raise ValueError(f"article {article.source!r} carries no text; write the brief without --no-text")
    return ParsedArticle(text=article.text, sentences=tuple(_sentences(article.text)), article=article)


def parse_sentence(text: str) -> ParsedSentence:
    """Read a text as one sentence, whatever its punctuation says."""
    whole = trimmed(text, Piece(0, len(text)))
    return _parsed(text, 0, 0, whole, quotes_in(text))


def _sentences(text: str) -> Iterator[ParsedSentence]:
    index = 0
    for number, paragraph in enumerate(paragraphs(text)):
        quotes = deque(quotes_in(text, paragraph.start, paragraph.end))
        for piece in split_paragraph(text, paragraph):
            whole = trimmed(text, piece)
            if whole.start < whole.end:
                yield _parsed(text, index, number, whole, tuple(_inside(quotes, whole)))
                index += 1


def _inside(quotes: deque[Quote], piece: Piece) -> Iterator[Quote]:
    """The quotes that lie in the piece; takes all that start in it, so that each is looked at once."""
    while quotes and quotes[0].start < piece.end:
        quote = quotes.popleft()
        if piece.start <= quote.start and quote.end <= piece.end:
            yield quote


def _parsed(text: str, index: int, paragraph: int, piece: Piece, quotes: tuple[Quote, ...]) -> ParsedSentence:
    stretch = text[piece.start : piece.end]
    words = words_in(text, piece.start, piece.end)
    return ParsedSentence(
        index=index,
        paragraph=paragraph,
        start=piece.start,
        end=piece.end,
        text=stretch,
        words=words,
        numbers=numbers_in(text, words, piece.start, piece.end),
        names=names_in(text, words),
        quotes=quotes,
        is_terminated=bool(_TERMINATED.search(stretch)),
    )
