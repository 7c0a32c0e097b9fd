"""Every word of a name in a claim must stand in one of the articles that its evidence comes from.

A sentence's first word counts when the sentence says that it speaks ("Zorn said"). Does not see a
name put in another's place when both stand in the article.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support


def check_names(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`name_unsupported` when the articles of the evidence never use a word of the name."""
    known = frozenset[str]().union(*(parsed.stems for parsed in support.articles))
    words = [word for name in claim.names for word in name.words] + list(words_in(claim.holder or ""))
    if any(word.stem not in known for word in words if word.text.casefold() not in STOP_WORDS):
        yield "name_unsupported"
