"""Every word of a name in a claim must stand in one of the articles that its evidence comes from.

Does not see a name put in another's place when both stand in the article.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support


def check_names(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`name_unsupported` when the articles of the evidence never use a word of the name."""
    known = frozenset[str]().union(*(parsed.stems for parsed in support.articles))
    words = (word for name in claim.names for word in name.words if word.text.casefold() not in STOP_WORDS)
    if any(word.stem not in known for word in words):
        yield "name_unsupported"
