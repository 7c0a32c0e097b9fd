"""Find words in a text where they stand, so that a quotation is proven by its place.

Spaces and the shapes of quote marks may differ, nothing else: not a letter, not a capital, not a comma.
"""

import re
from typing import NamedTuple

LONGEST = 2_000  # characters of a quotation that is looked for
_MARKS = dict.fromkeys('"“”„«»', '["“”„«»]') | dict.fromkeys("'‘’", "['‘’]")


class Place(NamedTuple):
    """Half-open code-point offsets."""

    start: int
    end: int


def place_of(quote: str, text: str) -> Place | None:
    """The first place where the text has the quotation."""
    words = quote.split()
    if not words or len(quote) > LONGEST:
        return None
    found = re.search(r"\s+".join(map(_pattern_of, words)), text)
    return Place(found.start(), found.end()) if found else None


def _pattern_of(word: str) -> str:
    return "".join(_MARKS.get(letter) or re.escape(letter) for letter in word)
