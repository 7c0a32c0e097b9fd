"""Lay lines out for a terminal: wrap and indent them, list them under a title, put blocks together."""

import textwrap
from collections.abc import Iterable, Sequence

from summarizer.domain import Rejected
from summarizer.stages.paint import strong
from summarizer.stages.view import not_used


def joined(blocks: Sequence[str]) -> str:
    """The blocks that are not empty, with a blank line between, ending in a line break."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def not_used_section(rejected: Sequence[Rejected], width: int, *, colour: bool) -> str:
    """What was left out, with the reasons; empty when nothing was."""
    return section("Not used", not_used(rejected), width, colour=colour)


def section(title: str, lines: Iterable[str], width: int, *, colour: bool) -> str:
    """The title over its list; empty when the list is."""
    entries = bulleted(lines, width)
    return f"{strong(title, colour=colour)}\n{entries}" if entries else ""


def bulleted(lines: Iterable[str], width: int) -> str:
    """One entry a line, set in."""
    return "\n".join(filled(line, width, first="  ") for line in lines)


def filled(line: str, width: int, *, first: str, then: str = "      ") -> str:
    """One entry, wrapped, behind what its first line begins with; the others begin with `then`."""
    # Names of files have hyphens, and are to be found in one piece.
    return textwrap.fill(line, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def wrapped(text: str, width: int) -> str:
    """Lines of at most this width, but for words that are longer."""
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def spaced(*parts: str) -> str:
    """The parts that are not empty, with a space between."""
    return " ".join(part for part in parts if part)
