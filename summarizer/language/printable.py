"""Text without what a reader cannot see: control and bidirectional characters, zero-width joints, tags.

Only deletes, or swaps one character for one, so that words stand where they stood.
"""

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_SWAPS = (
    ("\r\n", "\n"),
    ("\r", "\n"),
    ("\t", " "),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2028", "\n"),
    ("\u2029", "\n"),
    ("\x85", "\n"),
    ("\x0b", "\n"),
    ("\x0c", "\n"),
)


def visible(text: str) -> str:
    """The text with plain spaces and line breaks, and nothing that cannot be seen."""
    for odd, plain in _SWAPS:
        text = text.replace(odd, plain)
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """The visible text on one line. Halves of surrogate pairs, as in odd file names, are spelled out."""
    storable = text.encode("utf-8", "backslashreplace").decode()
    return " ".join(visible(storable).split())
