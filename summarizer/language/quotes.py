"""Passages between quote marks: straight, curly or angled, double or single, or typed as ``these''.

An apostrophe is not a quote mark, and a passage never crosses a paragraph: of a quotation of several
paragraphs, each of which opens with a mark, every paragraph is a quote of its own. Says nothing
about who speaks (see `speech.py`) or whether the marks are scare quotes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.words import swapped

# Every alternative is bounded or cannot contain its own opening mark: no input makes this quadratic.
_QUOTED = re.compile(
    r"“([^“”\n]{1,3000})”"
    r'|(?<!\d)"([^"\n]{1,3000})"'  # after a digit it means inches
    r"|“([^“”\"\n]{1,3000})\"|(?<!\d)\"([^“”\"\n]{1,3000})”"  # one mark of each shape
    r"|„([^„“”\n]{1,3000})[“”]|«([^«»\n]{1,3000})»"
    r"|``([^`\n]{1,3000}?)''"  # as old programs and language corpora type them
    r"|(?<!\w)‘((?:[^‘’\n]|’(?=\w)){1,600})’(?!\w)"
    r"|(?<![\w'])'(?=\w)(?!n'\s)((?:[^'\n]|(?<=\w)'(?=\w)){1,600})'(?![\w'])"
)
# What a quote opens with. Looking only there takes less than half the time of trying every alternative everywhere.
_MARK = re.compile("[“\"„«`‘']")

_OPENING = re.compile(r"[“„«]|(?<![\w.,!?])\"")

# Rarer marks of the same meaning, one for one: offsets stay.
_COMMON_MARKS = tuple(zip("‟＂‹›「」『』‚‛", '“"«»“”“”‘‘', strict=True))
_DOUBLE = re.compile('[“”„«»"]')
_CLOSING = re.compile(r"[”»]|(?<=[\w.,!?])\"(?!\w)")
_OPENING_PARAGRAPH = re.compile(r"\s*[“„«\"‘](?=\w)")
_LEFT_OPEN = re.compile(r"(?:(?<=[\s(:—–-])|^)(?:[“„«‘](?=\S)|\"(?=\w))")


class Quote(NamedTuple):
    """The words between the marks, and their code-point offsets without the marks."""

    text: str
    start: int
    end: int


def half_quotes_in(text: str) -> tuple[Quote, ...]:
    """Words with one mark only: from the start up to one that closes, from one that opens to the end."""
    marked = swapped(text, _COMMON_MARKS)
    if not _DOUBLE.search(marked):
        return ()
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
    marked = swapped(text[start:end], _COMMON_MARKS)  # the stretch alone: all of it for each paragraph is quadratic
    found = []
    for match in _quoted(marked):
        at = start + match.start(match.lastindex or 0)
        until = start + match.end(match.lastindex or 0)
        found.append(Quote(text[at:until], at, until))
    return tuple(found)


def _quoted(marked: str) -> Iterator[re.Match[str]]:
    mark = _MARK.search(marked)
    while mark:
        match = _QUOTED.match(marked, mark.start())
        if match:
            yield match
        mark = _MARK.search(marked, (match or mark).end())


def open_quote(text: str, start: int, end: int, *, after: int) -> Quote | None:
    """The quote that opens in a paragraph and goes on in the next, which opens with a mark again.

    `after` is where the paragraph's last closed quote ends. None when a mark was merely forgotten:
    then the next paragraph does not open with one.
    """
    if not _opens_with_mark(text, end):
        return None
    marked = swapped(text[after:end], _COMMON_MARKS)
    opening = _LEFT_OPEN.search(marked.rstrip())
    if opening is None or (opening[0] == "‘" and after + opening.start() != start):
        return None
    at = after + opening.end()
    until = after + len(marked.rstrip())
    return Quote(text[at:until], at, until) if at < until else None


def _opens_with_mark(text: str, at: int) -> bool:
    return _OPENING_PARAGRAPH.match(swapped(text[at : at + 20], _COMMON_MARKS)) is not None
