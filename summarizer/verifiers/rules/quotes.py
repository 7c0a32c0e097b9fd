"""Words between quote marks must stand verbatim in an article.

Case of letters, spaces, the shape of quote marks and closing punctuation are folded; "...", "[...]"
and a writer's [insertion] part a quote into pieces that must follow each other in one article. An
insertion that denies is none. A quote with one mark only runs to the end of the claim, or from its start.
Does not check who speaks.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.quotes import half_quotes_in
from summarizer.language.words import fold
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support

# Share of a quote's words found in order in one sentence above which it is that sentence, altered.
ALTERED = 0.6

_GAP = re.compile(r"\s*(?:\[?\s*(?:\.\s*){3}\]?|\[?…\]?)\s*")
_INSERTION = re.compile(r"\s*\[(?!(?:not|no|never|nor|none|\w+n['’]t)\b)[^\[\]]{1,40}\]\s*", re.IGNORECASE)
_CLOSING = " ,.;:!?'\"-"


def check_quotes(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`quote_altered` when an article has nearly these words, `quote_fabricated` when none has."""
    for quote in (*claim.quotes, *half_quotes_in(claim.text)):
        if any(_stands_in(pieces, parsed.folded) for pieces in _readings(quote.text) for parsed in story.originals):
            continue
        missing = [piece for piece in _readings(quote.text)[-1] if not _stands_somewhere(piece, story)]
        is_near = all(_is_nearly_there(piece, support) for piece in missing)
        yield "quote_altered" if is_near else "quote_fabricated"


def _readings(quote: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of a quote; once more without its insertions, as the article may have them or not."""
    parted = [_GAP.split(quote), [part for piece in _GAP.split(quote) for part in _INSERTION.split(piece)]]
    folded = (tuple(fold(piece).strip(_CLOSING) for piece in pieces) for pieces in parted)
    return tuple(tuple(piece for piece in pieces if piece) for pieces in folded)


def _stands_in(pieces: tuple[str, ...], folded: str) -> bool:
    """Do the pieces stand in a folded text, one behind the other?"""
    at = 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(folded, at)
        if found is None:
            return False
        at = found.end()
    return True


def _stands_somewhere(piece: str, story: Story) -> bool:
    return any(_stands_in((piece,), parsed.folded) for parsed in story.originals)


def _is_nearly_there(piece: str, support: Support) -> bool:
    words = piece.split()
    for passage in support.passages:
        blocks = SequenceMatcher(None, words, fold(passage.sentence.text).split(), autojunk=False)
        if sum(block.size for block in blocks.get_matching_blocks()) >= ALTERED * len(words):
            return True
    return False
