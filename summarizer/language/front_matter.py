"""The block of `key: value` lines between two lines of three dashes that may open a text file."""

import re
from typing import NamedTuple

_BLOCK = re.compile(r"\s*---[^\S\n]*\n(?P<lines>(?:[^\n]*\n){0,40}?)---[^\S\n]*(?:\n|$)")
_LINE = re.compile(r"(?P<key>[A-Za-z_]+)[^\S\n]*:[^\S\n]*(?P<value>[^\n]*)")
_QUOTED = re.compile(r"""(?P<mark>["'])(?P<inside>(?:(?!(?P=mark)).)*)(?P=mark)""")


class FrontMatter(NamedTuple):
    """The fields, keys in lower case, and the text that follows the block."""

    fields: dict[str, str]
    body: str


def split_front_matter(text: str) -> FrontMatter:
    """Part a text from its front matter; no fields when it has none."""
    block = _BLOCK.match(text)
    matches = [_LINE.fullmatch(line.strip()) for line in block["lines"].splitlines()] if block else []
    fields = {match["key"].lower(): _unquoted(match["value"].strip()) for match in matches if match}
    if not block or not fields:
        return FrontMatter({}, text)
    return FrontMatter(fields, text[block.end() :])


def _unquoted(value: str) -> str:
    """The value without the one pair of quote marks around all of it."""
    match = _QUOTED.fullmatch(value)
    return match["inside"] if match else value
