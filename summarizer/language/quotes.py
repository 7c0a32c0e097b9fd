"""Passages between quote marks: straight, curly or angled, double or single.

An apostrophe is not a quote mark, and a passage never crosses a paragraph. Says nothing about who
speaks (see `speech.py`) or whether the marks are scare quotes.
"""

import re
from typing import NamedTuple

# Every alternative is bounded or cannot contain its own opening mark: no input makes this quadratic.
_QUOTED = re.compile(
    r"“([^“”\n]{1,3000})”"
    r'|(?<!\d)"([^"\n]{1,3000})"'  # after a digit it means inches
    r"|“([^“”\"\n]{1,3000})\"|(?<!\d)\"([^“”\"\n]{1,3000})”"  # one mark of each shape
    r"|„([^„“”\n]{1,3000})[“”]|«([^«»\n]{1,3000})»"
    r"|(?<!\w)‘((?:[^‘’\n]|’(?=\w)){1,600})’(?!\w)"
    r"|(?<![\w'])'(?=\w)((?:[^'\n]|(?<=\w)'(?=\w)){1,600})'(?![\w'])"
)

_OPENING = re.compile(r"[“„«]|(?<![\w.,!?])\"")


class Quote(NamedTuple):
    """The words between the marks, and their code-point offsets without the marks."""

    text: str
    start: int
    end: int


def unclosed_in(text: str) -> Quote | None:
    """The words after a double mark that opens and never closes, up to the end of the text."""
    closed = max((quote.end + 1 for quote in quotes_in(text)), default=0)
    match = _OPENING.search(text, closed)
    return Quote(text[match.end() :], match.end(), len(text)) if match and match.end() < len(text) else None


def quotes_in(text: str, start: int = 0, end: int | None = None) -> tuple[Quote, ...]:
    """Quoted passages between two offsets, in order."""
    found = []
    for match in _QUOTED.finditer(text, start, len(text) if end is None else end):
        group = match.lastindex or 0
        found.append(Quote(match[group], match.start(group), match.end(group)))
    return tuple(found)
