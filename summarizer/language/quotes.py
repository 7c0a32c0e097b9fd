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

# Rarer marks of the same meaning, one for one: offsets stay.
_COMMON_MARKS = str.maketrans("‟＂‹›「」『』‚‛", '“"«»“”“”‘‘')
_CLOSING = re.compile(r"[”»]|(?<=[\w.,!?])\"(?!\w)")


class Quote(NamedTuple):
    """The words between the marks, and their code-point offsets without the marks."""

    text: str
    start: int
    end: int


def half_quotes_in(text: str) -> tuple[Quote, ...]:
    """Words with one mark only: from the start up to one that closes, from one that opens to the end."""
    marked = text.translate(_COMMON_MARKS)
    whole = quotes_in(text)
    closing = _CLOSING.search(marked, 0, min((quote.start - 1 for quote in whole), default=len(text)))
    opening = _OPENING.search(marked, max((quote.end + 1 for quote in whole), default=0))
    halves = []
    if closing and closing.start():
        halves.append(Quote(text[: closing.start()], 0, closing.start()))
    if opening and opening.end() < len(text):
        halves.append(Quote(text[opening.end() :], opening.end(), len(text)))
    return tuple(halves)


def quotes_in(text: str, start: int = 0, end: int | None = None) -> tuple[Quote, ...]:
    """Quoted passages between two offsets, in order."""
    found = []
    marked = text.translate(_COMMON_MARKS)
    for match in _QUOTED.finditer(marked, start, len(text) if end is None else end):
        group = match.lastindex or 0
        found.append(Quote(text[match.start(group) : match.end(group)], match.start(group), match.end(group)))
    return tuple(found)
