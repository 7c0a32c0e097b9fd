"""A sentence of an article as evidence: where it stands and how a claim's words are aligned with it."""

from dataclasses import dataclass, field
from functools import cached_property

from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.verifiers.rules.alignment import Alignment, Vocabulary
from summarizer.verifiers.rules.statements import Statement, statements_in


@dataclass(frozen=True)
class Passage:
    """A sentence with the article it stands in."""

    article: ParsedArticle
    sentence: ParsedSentence
    alignment: Alignment = field(default_factory=lambda: Alignment({}))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The content words of the sentence."""
        return Vocabulary(self.sentence)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What somebody says in the sentence."""
        return tuple(statements_in(self.sentence, self.article))

    def before(self, most: int) -> tuple[ParsedSentence, ...]:
        """Up to so many sentences before it, nearest first."""
        return self.article.sentences[max(0, self.sentence.index - most) : self.sentence.index][::-1]
