"""Cut a text into sentences without losing a character.

Promises that the pieces, joined, are the text. The cutting is sentencex's; it is fed one
paragraph at a time, because it is quadratic in opening quote marks, and its cuts after
abbreviations that are followed by a small letter or a weekday are mended.
Does not decide what is a headline or boilerplate: see `parse.py` and `stages/ingest.py`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sentencex import get_sentence_boundaries

LONGEST_PIECE = 5_000  # characters fed to sentencex at once; 5,000 opening quotes take it 11 ms

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_TIME_OF_DAY = re.compile(r"\b[ap]\.m\.\s*$")
_ABBREVIATION = re.compile(
    r"\b(?:Ald|Amb|Atty|approx|Ft|Gens|Ms|Mts|Mx|Pfc|Profs|Pt|Spc|Ste)\.\s*$"
)  # sentencex does not know these
_QUOTE_MARKS = "\"'“‘"
_ASKED = re.compile(r"[?!][\"'”’]\s*$")
_SPEAKS = re.compile(
    r"(?:[A-Z][\w'’-]*\.?\s+|of\s+|the\s+){1,6}(?:said|says|asked|told|added|wrote|shouted|cried|replied)\b"
)
_OPENING = re.compile(r"[\s\"'“”‘’(\[]*")
_DAY_OR_MONTH = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Febr)uary\b|March\b|April\b|May\b|June\b|July\b"
    r"|August\b|(?:Septem|Novem|Decem)ber\b|October\b|(?:local|[A-Z]{2,4}) time\b|(?:GMT|UTC|EST|EDT|PST|CET|BST)\b"
)
_HARD_WRAP = range(40, 121)  # line lengths of text that was wrapped by a mail program


class Piece(NamedTuple):
    """Half-open code-point offsets."""

    start: int
    end: int


def paragraphs(text: str) -> tuple[Piece, ...]:
    """Paragraphs with the white space that follows them; joined, they are the text.

    Blank lines part paragraphs. Single line breaks do too, unless all the lines of a block but its
    last are 40 to 120 characters long: then they are a wrapped paragraph.
    """
    blocks = _cut_after(text, 0, len(text), _BLANK_LINE)
    return tuple(piece for block in blocks for piece in _lines(text, block))


def split(text: str) -> tuple[Piece, ...]:
    """Sentences with the white space that follows them; joined, they are the text."""
    return tuple(piece for paragraph in paragraphs(text) for piece in split_paragraph(text, paragraph))


def split_paragraph(text: str, paragraph: Piece) -> tuple[Piece, ...]:
    """The sentences of one paragraph; joined, they are the paragraph."""
    found: list[Piece] = []
    wordless = False  # nothing but marks so far; kept here, as asking again and again is quadratic
    for piece in _cuts(text, paragraph):
        if found and (wordless or _belongs_to_previous(text, found[-1], piece)):
            found[-1] = Piece(found[-1].start, piece.end)
            wordless = wordless and _is_wordless(text, piece)
        else:
            found.append(piece)
            wordless = _is_wordless(text, piece)
    return tuple(found)


def trimmed(text: str, piece: Piece) -> Piece:
    """The piece without the white space around it."""
    stretch = text[piece.start : piece.end]
    start = piece.start + len(stretch) - len(stretch.lstrip())
    return Piece(start, max(start, piece.start + len(stretch.rstrip())))


def _lines(text: str, block: Piece) -> Iterator[Piece]:
    lines = text[block.start : block.end].strip().split("\n")
    if len(lines) > 1 and all(len(line) in _HARD_WRAP for line in lines[:-1]):
        return iter((block,))
    return _cut_after(text, block.start, block.end, re.compile(r"\n\s*"))


def _cut_after(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[Piece]:
    for match in separator.finditer(text, start, end):
        if match.end() < end:
            yield Piece(start, match.end())
            start = match.end()
    if start < end:
        yield Piece(start, end)


def _cuts(text: str, paragraph: Piece) -> Iterator[Piece]:
    start = paragraph.start
    while start < paragraph.end:
        end = _end_of_chunk(text, start, paragraph.end)
        chunk, at = text[start:end], start
        for boundary in get_sentence_boundaries("en", chunk):
            cut = start + int(boundary["end_index"])
            if cut > at:
                yield Piece(at, cut)
                at = cut
        if at < end:
            yield Piece(at, end)
        start = end


def _end_of_chunk(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST_PIECE:
        return end
    space = text.rfind(" ", start, start + LONGEST_PIECE)
    return space + 1 if space > start else start + LONGEST_PIECE


def _is_wordless(text: str, piece: Piece) -> bool:
    return not any(char.isalnum() for char in text[piece.start : piece.end])


def _belongs_to_previous(text: str, previous: Piece, piece: Piece) -> bool:
    opening = _OPENING.match(text, piece.start, piece.end)
    first = opening.end() if opening else piece.start
    if first >= piece.end or text[first].islower():
        return True
    before = text[max(previous.start, previous.end - 12) : previous.end]
    if _ABBREVIATION.search(before) or (_TIME_OF_DAY.search(before) and _DAY_OR_MONTH.match(text, first)):
        return True
    is_quote = text[previous.start] in _QUOTE_MARKS and _ASKED.search(before)
    return bool(is_quote and _SPEAKS.match(text, first, piece.end))
