"""Colour for a terminal, put on after lines are wrapped: what cannot be seen must not count as width.

Marks stand in for brackets of our own, one character for one, so that wrapping sees what a reader
sees; `painted` turns them into brackets, with colour or without. They are noncharacters, which no
article may hold: a bracket in an article's text is never coloured.
"""

import re
from collections.abc import Iterable

import click

# Opening and closing bracket of a source number, then of a doubt.
_NUMBER = ("\ufdd0", "\ufdd1")
_DOUBT = ("\ufdd2", "\ufdd3")
_PLAIN = str.maketrans({_NUMBER[0]: "[", _NUMBER[1]: "]", _DOUBT[0]: "(", _DOUBT[1]: ")"})
_RESET = "\x1b[0m"
_COLOURED = str.maketrans(
    {
        _NUMBER[0]: click.style("[", fg="cyan", reset=False),
        _NUMBER[1]: f"]{_RESET}",
        _DOUBT[0]: click.style("(", fg="red", reset=False),
        _DOUBT[1]: f"){_RESET}",
    }
)
_RUN = re.compile(r"\S(?:.*\S)?")  # of a stretch, what stands on one line
_STRAY = dict.fromkeys(map(ord, (*_NUMBER, *_DOUBT)))


def numbered(number: int) -> str:
    """The mark of a source, such as [1]."""
    return f"{_NUMBER[0]}{number}{_NUMBER[1]}"


def doubted(words: str) -> str:
    """A doubt in round brackets."""
    return f"{_DOUBT[0]}{words}{_DOUBT[1]}"


def unmarked(text: str) -> str:
    """A text of others, certain to hold no mark."""
    return text.translate(_STRAY)


def painted(text: str, *, colour: bool) -> str:
    """Wrapped text with brackets for marks, in colour or plain."""
    return text.translate(_COLOURED if colour else _PLAIN)


def strong(text: str, *, colour: bool) -> str:
    """Wrapped lines in bold, or as they are."""
    return "\n".join(click.style(line, bold=True) for line in text.split("\n")) if colour and text else text


def judged(text: str, *, good: bool, colour: bool) -> str:
    """A word of judgement in green or red, or as it is."""
    return click.style(text, fg="green" if good else "red", bold=True) if colour else text


def underlined(wrapped: str, line: str, stretches: Iterable[tuple[int, int]], *, colour: bool) -> str:
    """Wrapped lines with stretches of the `line` that was wrapped in bold and underlined, or as they are.

    Wrapping moves nothing but spaces, so a character is found again by how many that are no space precede it.
    """
    places = [at for at, character in enumerate(wrapped) if not character.isspace()]
    for start, end in sorted(stretches, reverse=True) if colour else ():
        first, last = places[_solid(line[:start])], places[_solid(line[:end]) - 1] + 1
        marked = _RUN.sub(lambda run: click.style(run[0], bold=True, underline=True), wrapped[first:last])
        wrapped = wrapped[:first] + marked + wrapped[last:]
    return wrapped


def _solid(text: str) -> int:
    return sum(not character.isspace() for character in text)
