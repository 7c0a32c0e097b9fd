"""Words between quote marks must stand verbatim in an article.

Case of letters, spaces, the shape of quote marks and closing punctuation are folded; "..." and
"[...]" part a quote into pieces that must all be there. A quote with one mark only
runs to the end of the claim, or from its start.
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
_CLOSING = " ,.;:!?'\"-"


def check_quotes(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`quote_altered` when an article has nearly these words, `quote_fabricated` when none has."""
    for quote in (*claim.quotes, *half_quotes_in(claim.text)):
        pieces = [fold(piece).strip(_CLOSING) for piece in _GAP.split(quote.text)]
        missing = [piece for piece in pieces if piece and not _stands_somewhere(piece, story)]
        if missing:
            yield (
                "quote_altered" if all(_is_nearly_there(piece, support) for piece in missing) else "quote_fabricated"
            )


def _stands_somewhere(piece: str, story: Story) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", parsed.folded) for parsed in story.originals)


def _is_nearly_there(piece: str, support: Support) -> bool:
    words = piece.split()
    for passage in support.passages:
        blocks = SequenceMatcher(None, words, fold(passage.sentence.text).split(), autojunk=False)
        if sum(block.size for block in blocks.get_matching_blocks()) >= ALTERED * len(words):
            return True
    return False
