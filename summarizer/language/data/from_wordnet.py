"""Write `wordnet.txt`, the words that `lexicon.py` looks up, from the database files of WordNet 3.0.

Run by hand: `python summarizer/language/data/from_wordnet.py FOLDER_WITH_WORDNET`. Promises the same
bytes for the same files. Kept are words written small, without spaces, and two-word verbs ("set up")
that are common, have an antonym or mean what one verb means. `README.md` tells the columns.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

OUTPUT = Path(__file__).with_name("wordnet.txt")
HEADER = "# Made from WordNet 3.0, Copyright 2006 by Princeton University: see README.md and WORDNET-LICENSE.txt."

_FILES = {"v": "verb", "n": "noun", "a": "adj", "r": "adv"}  # by part of speech, in the order of the columns
_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # digit in a sense key; 5 is a satellite adjective
_SINGLE = re.compile(r"[a-z][a-z'-]*")
_TWO_WORDS = re.compile(r"[a-z][a-z'-]*_[a-z][a-z'-]*")
_MARKER = re.compile(r"\((?:a|p|ip)\)$")  # where an adjective may stand: "galore(ip)"
_SHARED_SENSES = 3  # a sense makes two words synonyms when it is among the first three of both
_HYPERNYM_SENSES = 2
_CLASSES = dict(
    enumerate(
        """act animal artifact attribute body cognition communication event feeling food group location motive object
        person phenomenon plant possession process quantity relation shape state substance time body change cognition
        communication competition consumption contact creation emotion motion perception possession social stative
        weather""".split(),
        start=4,
    )
) | {3: "top"}  # names of WordNet's files by number; 0 to 2 and 44 hold adjectives and adverbs
_RENAMED = {"location": "place"}
_THAT = frozenset({26, 34})  # numbers of WordNet's sentence frames
_TRANSITIVE = frozenset({8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31})
_INTRANSITIVE = frozenset({1, 2, 3, 4, 12, 13, 22, 23, 27, 32, 35})

Id = tuple[str, str]  # part of speech and offset of a synset
Key = tuple[str, str]  # word, as WordNet's index writes it, and part of speech


class Pointer(NamedTuple):
    """From one synset, or one of its words, to another. Words count from 1; 0 is the synset as a whole."""

    symbol: str
    target: Id
    from_word: int
    to_word: int


class Synset(NamedTuple):
    """Words that share a meaning. A frame is a number and the word it is for, 0 for all."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    frames: tuple[tuple[int, int], ...]


class Sense(NamedTuple):
    """One meaning of a word: its synset, the word's number there, and how often it was seen in tagged text."""

    id: Id
    number: int
    seen: int


def main() -> None:
    """Write the table beside this script."""
    parser = argparse.ArgumentParser(description="Write wordnet.txt from the database files of WordNet 3.0.")
    parser.add_argument("folder", type=Path, help="where index.verb, data.verb, verb.exc, cntlist.rev and so on are")
    OUTPUT.write_text(table_from(parser.parse_args().folder), encoding="ascii", newline="\n")


def table_from(folder: Path) -> str:
    """The text of `wordnet.txt`: a header and a line a word, sorted by bytes."""
    synsets = dict(_synsets(folder))
    database = _Database(synsets, _senses(folder, synsets))
    kept = _kept(database)
    irregular = _irregular(folder, kept)
    rows = _rows(database, kept)
    lines = (_line(word, rows.get(word, {}), irregular.get(word, {})) for word in {*rows, *irregular})
    return "\n".join((HEADER, *sorted(lines), ""))


class _Database(NamedTuple):
    synsets: Mapping[Id, Synset]
    senses: Mapping[Key, tuple[Sense, ...]]


def _synsets(folder: Path) -> Iterator[tuple[Id, Synset]]:
    for pos, name in _FILES.items():
        for line in _lines(folder / f"data.{name}"):
            fields = iter(line.partition(" | ")[0].split())
            offset, file, _ = next(fields), int(next(fields)), next(fields)
            words = tuple(_pairs(fields, int(next(fields), 16)))
            pointers = tuple(_pointer(fields) for _ in range(int(next(fields))))
            frames = tuple(_frame(fields) for _ in range(int(next(fields)))) if pos == "v" else ()
            yield (pos, offset), Synset(file, words, pointers, frames)


def _lines(path: Path) -> list[str]:
    """The lines of a database file but for the licence, which is indented."""
    return [line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith(" ")]


def _pairs(fields: Iterator[str], count: int) -> Iterator[str]:
    for _ in range(count):
        yield _MARKER.sub("", next(fields))
        next(fields)  # a number that tells apart what one file says of this word


def _pointer(fields: Iterator[str]) -> Pointer:
    symbol, offset, kind, words = next(fields), next(fields), next(fields), next(fields)
    return Pointer(symbol, (kind.replace("s", "a"), offset), int(words[:2], 16), int(words[2:], 16))


def _frame(fields: Iterator[str]) -> tuple[int, int]:
    _, number, word = next(fields), next(fields), next(fields)
    return int(number), int(word, 16)


def _senses(folder: Path, synsets: Mapping[Id, Synset]) -> dict[Key, tuple[Sense, ...]]:
    """The senses of each word we may keep, in WordNet's order. Those written with a capital are left out."""
    counts = _counts(folder / "cntlist.rev")
    found: dict[Key, tuple[Sense, ...]] = {}
    for pos, name in _FILES.items():
        for line in _lines(folder / f"index.{name}"):
            word, _, senses, *_ = fields = line.split()
            ids = [(pos, offset) for offset in fields[-int(senses) :]]
            if _SINGLE.fullmatch(word) or (pos == "v" and _TWO_WORDS.fullmatch(word)):
                found[word, pos] = tuple(
                    Sense(id_, synsets[id_].words.index(word) + 1, counts.get((word, pos, rank), 0))
                    for rank, id_ in enumerate(ids, start=1)
                    if word in synsets[id_].words
                )
    return {key: senses for key, senses in found.items() if senses}


def _counts(path: Path) -> dict[tuple[str, str, int], int]:
    counts = {}
    for line in _lines(path):
        key, rank, count = line.split()
        word, _, place = key.rpartition("%")
        counts[word, _TYPES[place[0]], int(rank)] = int(count)
    return counts


def _kept(database: _Database) -> frozenset[Key]:
    """Single words, and the two-word verbs that are common, have an antonym or share a sense with one verb."""
    single = frozenset(key for key in database.senses if "_" not in key[0])
    return single | {
        (word, pos)
        for word, pos in database.senses.keys() - single
        if any(sense.seen for sense in database.senses[word, pos])
        or any(pointer.symbol == "!" for _, pointer in _pointers(database, (word, pos)))
        or any((other, pos) in single for other, _ in _shared(database, (word, pos)))
    }


def _pointers(database: _Database, key: Key) -> Iterator[tuple[Sense, Pointer]]:
    """What starts at this word itself, not at its synset as a whole."""
    for sense in database.senses[key]:
        for pointer in database.synsets[sense.id].pointers:
            if pointer.from_word == sense.number:
                yield sense, pointer


def _shared(database: _Database, key: Key) -> Iterator[tuple[str, int]]:
    """Words that share an early sense with this one, and how early: the later of the two ranks, from 1."""
    word, pos = key
    for rank, sense in enumerate(database.senses[key][:_SHARED_SENSES], start=1):
        for other in database.synsets[sense.id].words:
            others = [its.id for its in database.senses.get((other, pos), ())[:_SHARED_SENSES]]
            if other != word and sense.id in others:
                yield other, max(rank, others.index(sense.id) + 1)


Groups = dict[str, set[str]]  # words by part of speech


class _Columns(dict[str, Groups]):
    def add(self, column: str, pos: str, words: Iterable[str]) -> None:
        found = {word.replace("_", " ") for word in words}
        if found:
            self.setdefault(column, {}).setdefault(pos, set()).update(found)


def _rows(database: _Database, kept: frozenset[Key]) -> dict[str, _Columns]:
    rows: dict[str, _Columns] = defaultdict(_Columns)
    for word, pos in kept:
        senses = database.senses[word, pos]
        row = rows[word.replace("_", " ")]
        row.add("counts", pos, [str(sum(sense.seen for sense in senses))])
        row.add("synonyms", pos, _synonyms(database, kept, (word, pos)))
        row.add("hypernyms", pos, _hypernyms(database, kept, (word, pos)))
        row.add("antonyms", pos, _antonyms(database, kept, (word, pos)))
        row.add("classes", pos, _classes(database.synsets[senses[0].id]))
        row.add("frames", pos, _frames(database, (word, pos)))
        for other, its in _derived(database, kept, (word, pos)):
            row.add("derived", its, [other])
            rows[other.replace("_", " ")].add("derived", pos, [word])
    return rows


def _synonyms(database: _Database, kept: frozenset[Key], key: Key) -> list[str]:
    earliest: dict[str, int] = {}
    for other, rank in _shared(database, key):
        if (other, key[1]) in kept:
            earliest[other] = min(rank, earliest.get(other, rank))
    return [f"{other}{rank}" for other, rank in earliest.items()]


def _hypernyms(database: _Database, kept: frozenset[Key], key: Key) -> Iterator[str]:
    """The words one step up. A step on which no word is kept ("motor vehicle") is passed over."""
    above = [sense.id for sense in database.senses[key][:_HYPERNYM_SENSES]]
    while above:
        pointers = [pointer for id_ in above for pointer in database.synsets[id_].pointers]
        targets = [pointer.target for pointer in pointers if pointer.symbol in {"@", "@i"}]
        named = {id_: [word for word in database.synsets[id_].words if (word, id_[0]) in kept] for id_ in targets}
        yield from (word for words in named.values() for word in words if word != key[0])
        above = [id_ for id_, words in named.items() if not words]


def _antonyms(database: _Database, kept: frozenset[Key], key: Key) -> Iterator[str]:
    words = {_word_at(database, pointer) for _, pointer in _pointers(database, key) if pointer.symbol == "!"}
    yield from (word for word in words if (word, key[1]) in kept)


def _word_at(database: _Database, pointer: Pointer) -> str:
    return database.synsets[pointer.target].words[pointer.to_word - 1]


def _derived(database: _Database, kept: frozenset[Key], key: Key) -> Iterator[Key]:
    """Related forms, the noun or adjective that an adjective or adverb pertains to, the verb of a participle."""
    for _, pointer in _pointers(database, key):
        other = (_word_at(database, pointer), pointer.target[0])
        if pointer.symbol in {"+", "\\", "<"} and other in kept and other != key:
            yield other


def _classes(synset: Synset) -> list[str]:
    name = _CLASSES.get(synset.file)
    return [_RENAMED.get(name, name)] if name else []


def _frames(database: _Database, key: Key) -> Iterator[str]:
    numbers = {
        frame
        for sense in database.senses[key]
        for frame, word in database.synsets[sense.id].frames
        if word in {0, sense.number}
    }
    uses = {"intransitive": _INTRANSITIVE, "that": _THAT, "transitive": _TRANSITIVE}
    yield from (use for use, frames in uses.items() if numbers & frames)


def _irregular(folder: Path, kept: frozenset[Key]) -> dict[str, Groups]:
    found: dict[str, Groups] = defaultdict(dict)
    for pos, name in _FILES.items():
        for form, *bases in map(str.split, _lines(folder / f"{name}.exc")):
            known = {base for base in bases if (base, pos) in kept and base != form}
            if known and _SINGLE.fullmatch(form):
                found[form].setdefault(pos, set()).update(known)
    return found


def _line(word: str, row: Mapping[str, Groups], irregular: Groups) -> str:
    columns = ["synonyms", "hypernyms", "antonyms", "derived", "classes", "frames"]
    groups = [row.get("counts", {}), irregular, *(row.get(column, {}) for column in columns)]
    return "\t".join((word, *map(_cell, groups))).rstrip("\t")


def _cell(groups: Groups) -> str:
    return ";".join(f"{pos}:{','.join(sorted(groups[pos]))}" for pos in _FILES if pos in groups)


if __name__ == "__main__":
    main()
