"""What our own tables add to WordNet's words: opposites, equivalents, families.

Each table tells in its first lines how it is written. They are read once, when first asked for, and
answered in the shape of WordNet's rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import Literal, NamedTuple, cast

from summarizer.language.inflection import Pos
from summarizer.language.lexicon_file import Row, Words
from summarizer.language.tables import rows_of

_UNTAGGED = ("0",)
_SURE = "1"  # rank of a synonym, as in `wordnet.txt`: true of the commonest sense


class _Says(NamedTuple):
    """What a line says of a word as one part of speech: words of a column, all of the part of speech `theirs`."""

    pos: Pos
    column: Literal["synonyms", "hypernyms", "antonyms", "derived"]
    theirs: Pos
    words: Sequence[str]


def own_row(word: str) -> Row | None:
    """What the tables say of a word in small letters."""
    said = _tables().get(word)
    if said is None:
        return None
    columns: dict[str, dict[Pos, set[str]]] = defaultdict(dict)
    for says in said:
        columns[says.column].setdefault(says.theirs, set()).update(says.words)
    counts: Words = {says.pos: _UNTAGGED for says in said}
    synonyms = {pos: tuple(other + _SURE for other in words - {word}) for pos, words in columns["synonyms"].items()}
    hypernyms, antonyms, derived = (
        {pos: tuple(words) for pos, words in columns[column].items()}
        for column in ("hypernyms", "antonyms", "derived")
    )
    return Row(counts, {}, synonyms, hypernyms, antonyms, derived, {}, {})


@cache
def _tables() -> dict[str, list[_Says]]:
    table: dict[str, list[_Says]] = defaultdict(list)
    for words, says in (*_opposites(), *_equivalents(), *_families()):
        for word in words:
            table[word].append(says)
    return dict(table)


def _opposites() -> Iterator[tuple[Iterable[str], _Says]]:
    for pos, ones, others in _lines("opposites.txt", "/"):
        yield ones, _Says(pos, "antonyms", pos, others)
        yield others, _Says(pos, "antonyms", pos, ones)


def _equivalents() -> Iterator[tuple[Iterable[str], _Says]]:
    for pos, ones, others in _lines("equivalents.txt", ">"):
        if others:
            yield ones, _Says(pos, "hypernyms", pos, others)
            yield others, _Says(pos, "hypernyms", pos, ())
        else:
            yield ones, _Says(pos, "synonyms", pos, ones)


def _families() -> Iterator[tuple[Iterable[str], _Says]]:
    for line in rows_of("families.txt"):
        members = [cell.rpartition(" ") for cell in _cells(line)]
        for (word, _, pos), (other, _, theirs) in permutations(members, 2):
            yield [word], _Says(cast(Pos, pos), "derived", cast(Pos, theirs), [other])


def _lines(file: str, sign: str) -> Iterator[tuple[Pos, list[str], list[str]]]:
    """Of each line its part of speech and the words before and behind the sign."""
    for line in rows_of(file):
        pos, _, words = line.partition(";")
        ones, _, others = words.partition(sign)
        yield cast(Pos, pos), _cells(ones), _cells(others)


def _cells(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
