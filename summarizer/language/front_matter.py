"""The block of `key: value` lines that may open a text file.

Between two lines of three dashes any keys stand; without dashes at least two of those that an article has, then an
empty line.
"""

import re
from typing import NamedTuple

_BLOCK = re.compile(r"\s*---[^\S\n]*\n(?P<lines>(?:[^\n]*\n){0,40}?)---[^\S\n]*(?:\n|$)")
_KEYS = "title|headline|outlet|source|date|published|url|author|byline|language"
_FEWEST = 2  # lines without dashes around them; one may open a text
_BARE = re.compile(
    rf"\s*(?P<lines>(?:(?:{_KEYS})[^\S\n]*:[^\n]*\n){{{_FEWEST},10}})[^\S\n]*(?:-{{3,}}[^\S\n]*)?\n", re.IGNORECASE
)
_LINE = re.compile(r"(?P<key>[A-Za-z_]+)[^\S\n]*:[^\S\n]*(?P<value>[^\n]*)")
_QUOTED = re.compile(r"""(?P<mark>["'])(?P<inside>(?:(?!(?P=mark)).)*)(?P=mark)""")


class FrontMatter(NamedTuple):
    """The fields, keys in lower case, and the text that follows the block."""

    fields: dict[str, str]
    body: str


def split_front_matter(text: str) -> FrontMatter:
    """Part a text from its front matter; no fields when it has none."""
    block = _BLOCK.match(text) or _BARE.match(text)
    matches = [_LINE.fullmatch(line.strip()) for line in block["lines"].splitlines()] if block else []
    fields = {match["key"].lower(): _unquoted(match["value"].strip()) for match in matches if match}
    if not block or not fields:
        return FrontMatter({}, text)
    return FrontMatter(fields, text[block.end() :])


def _unquoted(value: str) -> str:
    """The value without the one pair of quote marks around all of it."""
    match = _QUOTED.fullmatch(value)
    return match["inside"] if match else value
