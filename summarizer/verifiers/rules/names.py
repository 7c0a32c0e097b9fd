"""Every word of a name in a claim must stand in one of the articles that its evidence comes from.

A country or an international body may stand there under another of its names: "United States" where
the article has "U.S.", "UN" where it has "United Nations", "Chinese" where it has "China". A capital
is not its country's government here.
A sentence's first word counts when the sentence says that it speaks ("Zorn said"). Does not see a
name put in another's place when both stand in the article.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.gazetteer import known_in
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support


def check_names(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`name_unsupported` when the articles of the evidence never use a word of the name."""
    known = frozenset[str]().union(*(parsed.stems for parsed in support.articles))
    words = [word for name in claim.names for word in name.words] + list(words_in(claim.holder or ""))
    missing = [word for word in words if word.stem not in known and word.text.casefold() not in STOP_WORDS]
    if missing:
        otherwise_named = _otherwise_named(claim, support)
        if any(word.stem not in otherwise_named for word in missing):
            yield "name_unsupported"


def _otherwise_named(claim: ParsedSentence, support: Support) -> frozenset[str]:
    """Stems of the claim's words for countries and bodies that the articles have by another name."""
    named = frozenset[str]().union(*(parsed.known_names for parsed in support.articles))
    found = [known for known in known_in(claim.words) if known.name in named]
    return frozenset(word.stem for known in found for word in claim.words[known.start : known.end])
