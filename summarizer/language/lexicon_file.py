"""Find a word's line in `data/wordnet.txt` without reading the rest.

The file is taken as bytes when first asked for; a look-up bisects over them and splits one line.
`data/README.md` tells what the columns hold. Adds nothing to WordNet: see `lexicon.py`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from summarizer.language.inflection import Pos

_FILE = Path(__file__).with_name("data") / "wordnet.txt"
_COLUMNS = 9

Words = Mapping[Pos, tuple[str, ...]]


class Row(NamedTuple):
    """One line. `bases` are the words of which this one is an irregular form."""

    counts: Words
    bases: Words
    synonyms: Words
    hypernyms: Words
    antonyms: Words
    derived: Words
    classes: Words
    frames: Words


def row(word: str) -> Row | None:
    """What the file says about a word in small letters."""
    line = _line(word.encode())
    if line is None:
        return None
    cells = line.decode("ascii").split("\t")
    return Row(*map(_words, cells[1:]), *({} for _ in range(_COLUMNS - len(cells))))


def _words(cell: str) -> Words:
    groups = cell.split(";") if cell else ()
    return {cast(Pos, group[0]): tuple(group[2:].split(",")) for group in groups}


def _line(word: bytes) -> bytes | None:
    """The line that begins with this word and a tab. Lines are sorted, and a tab sorts before any letter."""
    table = _table()
    key = word + b"\t"
    low, high = 0, len(table)  # both at the beginning of a line
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if table[start : start + len(key)] < key:
            low = table.index(b"\n", start) + 1
        else:
            high = start
    return table[low : table.index(b"\n", low)] if table.startswith(key, low) else None


@cache
def _table() -> bytes:
    return _FILE.read_bytes()
