"""A sentence of an article as evidence: where it stands and how a claim's words are aligned with it."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.verifiers.rules.alignment import Alignment, Vocabulary
from summarizer.verifiers.rules.statements import Statement, quotations_in, statements_in

NOTHING = Alignment({})


@dataclass(frozen=True)
class Passage:
    """A sentence with the article it stands in."""

    article: ParsedArticle
    sentence: ParsedSentence
    alignment: Alignment = NOTHING

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The content words of the sentence."""
        return Vocabulary(self.sentence)

    @cached_property
    def own_statements(self) -> tuple[Statement, ...]:
        """What somebody says in the sentence, by the sentence alone."""
        return tuple(statements_in(self.sentence))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Those, and its quotations whose speaker another sentence names."""
        return (*self.own_statements, *quotations_in(self.sentence, self.article))

    def before(self, most: int) -> tuple[ParsedSentence, ...]:
        """Up to so many sentences before it, nearest first."""
        return self.article.sentences[max(0, self.sentence.index - most) : self.sentence.index][::-1]
