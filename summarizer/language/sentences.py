"""Cut a text into sentences without losing a character.

Promises that the pieces, joined, are the text. The cutting is sentencex's; it is fed one
paragraph at a time, because it is quadratic in opening quote marks, and its cuts are mended: those
after abbreviations, list numbers and inside web names are taken back, those it misses (before
"iPhone", after a closing bracket, between a heading and the sentence it runs into) are made.
A quotation of several sentences stays one sentence with the words that say whose it is.
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
_INITIALS = re.compile(r"\((?:[A-Z]\.){2,4}\)\s*$")  # "at Canandaigua (N.Y.) Motorsports Park"
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
_LIST_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s*")
_INNER_CAPITAL = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay, deBoer
_FULL_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+$")
# Not that of "the U.S." or "at 3 p.m.", which it would be cut from.
_LAST_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[ap]\.m)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bJr)(?<!\bSr)\.$")
_WEB_NAME = re.compile(r"(?:[Cc]om|[Nn]et|[Oo]rg|[Jj]s|[Ii]o|[Aa]i|[Cc]o)\b")
# What sentencex runs over; each is cut at its end.
_MISSED = re.compile(
    r"[.!?](?:(?<![A-Z]\.[A-Z]\.)[\"”’]?[)\]]\s+(?=[A-Z“\"‘])"  # "(Nobody cared.) A new one came."
    r"|(?:(?<=etc\.)|(?<=D\.C\.))\s+(?=(?:The|He|She|It|They|We|But|And|In|On|At|A|An|This|That|No|Nobody)\s)"
    r"|(?<=[a-z\d].)\s+(?=[a-z]{1,2}[A-Z])"  # iPhone
    # "in May. Voss": a day would be written in figures.
    r"|(?:(?<=\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)|(?<=\bSept\.))\s+(?=[A-Z“\"‘]))"
)
# A heading that runs into the sentence below it. Certain only where a small word, and no full stop,
# stands before "On Monday, " or "In March, " or a pronoun and its verb, close to a paragraph's start.
_RUN_INTO = re.compile(
    r"\s*[\"'“‘]?[A-Z\d][^\s.,;:!?\"“”]*(?:\s[^\s.,;:!?\"“”]+){0,6}?\s[a-z]{3,}[\"'”’]?\s+"
    r"(?=(?:On|Last|Early|Late|Since|In|By)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April"
    r"|June|July|August|September|October|November|December)(?:\s[\w ]{1,20})?,\s|(?:He|She|They|It)\s[a-z]{2,})"
)
_NEVER_LAST = re.compile(  # of a heading: "the film She wrote"
    r"\b(?:the|that|and|but|with|for|from|than|because|when|while|where|film|book|novel|song|album|called|says|said)"
    r"[\"'”’]?\s+$"
)


class Piece(NamedTuple):
    """Half-open code-point offsets."""

    start: int
    end: int


def paragraphs(text: str) -> tuple[Piece, ...]:
    """Paragraphs with the white space that follows them; joined, they are the text.

    Blank lines part paragraphs. Single line breaks do too, unless a mail program wrapped the text:
    some line goes on with a small letter on the next, and the lines of the block but its last are 40
    to 120 characters long and so full that the next word did not fit.
    """
    blocks = tuple(_cut_after(text, 0, len(text), _BLANK_LINE))
    is_wrapped = any(_is_wrapped(text, block, surely=True) for block in blocks)
    return tuple(piece for block in blocks for piece in _lines(text, block, is_wrapped=is_wrapped))


def split(text: str) -> tuple[Piece, ...]:
    """Sentences with the white space that follows them; joined, they are the text."""
    return tuple(piece for paragraph in paragraphs(text) for piece in split_paragraph(text, paragraph))


def split_paragraph(text: str, paragraph: Piece) -> tuple[Piece, ...]:
    """The sentences of one paragraph; joined, they are the paragraph."""
    found: list[Piece] = []
    wordless = False  # nothing but marks or a list number so far; kept here, as asking again and again is quadratic
    is_list = _LIST_NUMBER.match(text, paragraph.start, paragraph.end) is not None
    for piece in (part for cut in _cuts(text, paragraph) for part in _parts(text, cut)):
        if found and (wordless or _belongs_to_previous(text, found[-1], piece)):
            found[-1] = Piece(found[-1].start, piece.end)
            wordless = wordless and _opens_only(text, piece, is_list=is_list)
        else:
            found.append(piece)
            wordless = _opens_only(text, piece, is_list=is_list)
    return tuple(found)


def without_full_stop(sentence: str) -> str:
    """The sentence as a headline has it: the stop that ends it goes, that of an abbreviation stays."""
    return _LAST_STOP.sub("", sentence)


def trimmed(text: str, piece: Piece) -> Piece:
    """The piece without the white space around it."""
    stretch = text[piece.start : piece.end]
    start = piece.start + len(stretch) - len(stretch.lstrip())
    return Piece(start, max(start, piece.start + len(stretch.rstrip())))


def _lines(text: str, block: Piece, *, is_wrapped: bool) -> Iterator[Piece]:
    if is_wrapped and _is_wrapped(text, block, surely=False):
        return iter((block,))
    return _cut_after(text, block.start, block.end, re.compile(r"\n\s*"))


def _is_wrapped(text: str, block: Piece, *, surely: bool) -> bool:
    """Has a block the shape of wrapped lines? Surely so when a line goes on with a small letter."""
    lines = text[block.start : block.end].strip().split("\n")
    if len(lines) < 2 or not all(len(line) in _HARD_WRAP for line in lines[:-1]):
        return False
    if surely and not any(line[:1].islower() for line in lines[1:]):
        return False
    width = max(map(len, lines))
    return all(
        len(line) + 1 + len(after.partition(" ")[0]) > width for line, after in zip(lines, lines[1:], strict=False)
    )


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
            cut = _before_opening_mark(text, start + int(boundary["end_index"]))
            if cut > at:
                yield Piece(at, cut)
                at = cut
        if at < end:
            yield Piece(at, end)
        start = end


def _before_opening_mark(text: str, cut: int) -> int:
    """The cut, not behind the mark that opens what follows: sentencex leaves one that is never closed."""
    opens = text[cut - 2 : cut - 1].isspace() and text[cut - 1] in _QUOTE_MARKS and not text[cut : cut + 1].isspace()
    return cut - 1 if opens and cut < len(text) else cut


def _end_of_chunk(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST_PIECE:
        return end
    space = text.rfind(" ", start, start + LONGEST_PIECE)
    return space + 1 if space > start else start + LONGEST_PIECE


def _parts(text: str, piece: Piece) -> Iterator[Piece]:
    """The piece, cut where sentencex should have cut it."""
    start = piece.start
    heading = _RUN_INTO.match(text, start, piece.end)
    if heading and not _NEVER_LAST.search(heading[0]):
        yield Piece(start, heading.end())
        start = heading.end()
    for missed in _MISSED.finditer(text, start, piece.end):
        if start < missed.end() < piece.end:
            yield Piece(start, missed.end())
            start = missed.end()
    yield Piece(start, piece.end)


def _opens_only(text: str, piece: Piece, *, is_list: bool) -> bool:
    """Marks without a word, or the number of a list's item: the sentence is still to come."""
    if is_list and _LIST_NUMBER.fullmatch(text, piece.start, piece.end):
        return True
    return not any(char.isalnum() for char in text[piece.start : piece.end])


def _belongs_to_previous(text: str, previous: Piece, piece: Piece) -> bool:
    opening = _OPENING.match(text, piece.start, piece.end)
    first = opening.end() if opening else piece.start
    before = text[max(previous.start, previous.end - 12) : previous.end]
    if first >= piece.end:
        return True
    if text[first].islower():
        return not (_INNER_CAPITAL.match(text, first) and _FULL_STOP.search(before))
    if (
        _ABBREVIATION.search(before)
        or _INITIALS.search(before)
        or (_TIME_OF_DAY.search(before) and _DAY_OR_MONTH.match(text, first))
    ):
        return True
    if not before[-1:].isspace() and _WEB_NAME.match(text, first):
        return True
    is_quote = text[previous.start] in _QUOTE_MARKS and _ASKED.search(before)
    return bool(is_quote and _SPEAKS.match(text, first, piece.end))
