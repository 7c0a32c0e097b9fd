"""Words between quote marks must stand verbatim in an article.

Case of letters, spaces, British and American spelling, the shape of quote marks and closing punctuation are
folded; "...", "[...]" and a writer's [insertion] part a quote into pieces that must follow each other in one
article. An insertion that denies is none. A quote with one mark only runs to the end of the claim, or from its start.
Does not check who speaks.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from summarizer.domain import Code
from summarizer.language.inflection import american_spellings
from summarizer.language.parse import ParsedSentence
from summarizer.language.quotes import Quote, half_quotes_in
from summarizer.language.speech import SPOKEN
from summarizer.language.words import fold
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support

# Share of a quote's words found in order in one sentence above which it is that sentence, altered.
ALTERED = 0.6

_GAP = re.compile(r"\s*(?:\[?\s*(?:\.\s*){3}\]?|\[?…\]?)\s*")
_INSERTION = re.compile(r"\s*\[(?!(?:not|no|never|nor|none|\w+n['’]t)\b)[^\[\]]{1,40}\]\s*", re.IGNORECASE)
_LONG_WORD = re.compile(r"[a-z]{6,}")
_CLOSING = " ,.;:!?'\"-"


def check_quotes(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`quote_altered` when an article has nearly these words, `quote_fabricated` when none has."""
    for quote in (*claim.quotes, *half_quotes_in(claim.text)):
        if _is_there(quote.text, support, story):
            if quote in claim.speech and _is_unquoted(quote, support):
                yield "quote_fabricated"
            continue
        is_near = all(_is_nearly_there(piece, support) for piece in _readings(quote.text)[-1])
        yield "quote_altered" if is_near else "quote_fabricated"


def _is_there(quote: str, support: Support, story: Story) -> bool:
    """Do the words stand in an article, in British or American spelling?"""
    readings = _readings(quote)
    if any(_stands_in(pieces, parsed.folded) for parsed in support.nearest_first(story) for pieces in readings):
        return True
    respelled = [tuple(map(_american, pieces)) for pieces in readings]
    return any(_stands_in(pieces, _american(parsed.folded)) for pieces in respelled for parsed in story.articles)


@lru_cache(maxsize=64)
def _american(text: str) -> str:
    return _LONG_WORD.sub(lambda match: next(american_spellings(match[0]), match[0]), text)


def _is_unquoted(quote: Quote, support: Support) -> bool:
    """Are these the writer's words in the passage that has them, reported and not quoted?"""
    wording = fold(quote.text).strip(_CLOSING)
    if len(wording.split()) < SPOKEN:
        return False
    having = [passage.sentence for passage in support.passages if wording in passage.sentence.folded]
    return bool(having) and not any(sentence.quotes for sentence in having)


def _readings(quote: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of a quote; once more without its insertions, as the article may have them or not."""
    pieces = _GAP.split(quote) if "…" in quote or "." in quote else [quote]
    parted = [pieces]
    if "[" in quote:
        parted.append([part for piece in pieces for part in _INSERTION.split(piece)])
    folded = (tuple(fold(piece).strip(_CLOSING) for piece in pieces) for pieces in parted)
    return tuple(tuple(piece for piece in pieces if piece) for pieces in folded)


def _stands_in(pieces: tuple[str, ...], folded: str) -> bool:
    """Do the pieces stand in a folded text, one behind the other?"""
    if not all(map(folded.__contains__, pieces)):
        return False  # without a pattern, for most articles have nothing of it
    at = 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(folded, at)
        if found is None:
            return False
        at = found.end()
    return True


def _is_nearly_there(piece: str, support: Support) -> bool:
    words = piece.split()
    for passage in support.passages:
        blocks = SequenceMatcher(None, words, passage.sentence.folded.split(), autojunk=False)
        if sum(block.size for block in blocks.get_matching_blocks()) >= ALTERED * len(words):
            return True
    return False
