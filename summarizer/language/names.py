"""Names, told by their capitals.

A run of capitalised words is one name ("Grand Kremlin Palace", "Xi Jinping"). The first word of a
sentence counts only when it goes on into a longer name or is an abbreviation ("BBC").
Does not resolve aliases: "Xi" and "Xi Jinping" are two names that share a word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from summarizer.language.words import Word, is_stop_word

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_POSSESSIVE = re.compile(r"['’]s?$")


class Name(NamedTuple):
    """The words of a name as they stand."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The name in one string, without a possessive ending."""
        return _POSSESSIVE.sub("", " ".join(word.text for word in self.words))


def names_in(text: str, words: Sequence[Word]) -> tuple[Name, ...]:
    """The names of one sentence, in order. Weekdays and months are no names."""
    return tuple(_runs(text, words))


def _runs(text: str, words: Sequence[Word]) -> Iterator[Name]:
    for capitalised, group in groupby(_numbered_runs(text, words), key=lambda entry: entry[1]):
        run = [word for word, _ in group]
        if not capitalised:
            continue
        if run[0] is words[0] and (is_stop_word(run[0]) or (len(run) == 1 and not _is_abbreviation(run[0]))):
            run = run[1:]
        if run:
            yield Name(tuple(run))


def _numbered_runs(text: str, words: Sequence[Word]) -> Iterator[tuple[Word, int]]:
    """Each word with the number of the run of capitals it belongs to, 0 for none."""
    number = 0
    previous: Word | None = None
    for word in words:
        if not _is_capitalised(word):
            previous = None
            yield word, 0
            continue
        if previous is None or text[previous.end : word.start].strip(" \n-") != "":
            number += 1
        previous = word
        yield word, number


def _is_abbreviation(word: Word) -> bool:
    return len(word.stem) > 1 and word.stem.isupper()


def _is_capitalised(word: Word) -> bool:
    folded = word.text.casefold()
    return word.text[0].isupper() and folded not in CALENDAR and folded not in {"i", "i'm", "i've", "i'll", "i'd"}
