"""What a number counts: the "people" of "14 young people", the "killed" of "14 were killed".

Without a grammar only what is safe is read: a plural right behind the figure with up to three plain
words between, or a closed list of states. Everything else is None, which compares with nothing.
"""

import re
from collections.abc import Sequence

from summarizer.language.spelled import may_begin_number
from summarizer.language.words import Word, stem

_MOST_BETWEEN = 3
_PLURALS = frozenset(
    """people men women children police dead troops crew staff cattle sheep fish personnel aircraft""".split()
)
_NO_PLURALS = frozenset("always perhaps news afterwards besides nowadays".split())
_NO_NOUNS = frozenset("strong odd plus fold".split())
_STATES = {
    stem(word): stem(named)
    for word, named in (
        ("killed", "dead"),
        ("dead", "dead"),
        ("died", "dead"),
        ("deaths", "dead"),
        *((word, word) for word in "injured wounded hurt missing arrested detained evacuated rescued".split()),
        *((word, word) for word in "displaced hospitalised stranded trapped homeless infected".split()),
    )
}
_AUXILIARIES = frozenset("is are was were be been being have has had remain remained still more others".split())
_OF_THE = frozenset("of the all its their our his her".split())
_BESIDE = re.compile(r"[ \u00a0\n-]{1,2}")


def counted(text: str, words: Sequence[Word], after: int, end: int) -> str | None:
    """The stem of what a plain number counts; `after` is the first word behind it, `end` where it ends.

    "killed", "deaths" and "dead" are one state, "dead"; "14 people were killed" counts people.
    """
    if text[end : end + 1] == "-" and after < len(words) and words[after].text not in _NO_NOUNS:
        return words[after].stem  # "a 12-seat minibus"
    if after >= len(words) or words[after].text[0].isdigit():
        return None
    is_noun_next = True
    for word in words[after : after + 1 + _MOST_BETWEEN]:
        if not _BESIDE.fullmatch(text, end, word.start):
            return None
        end = word.end
        if word.stem in _STATES:
            return _STATES[word.stem]
        folded = word.low
        if folded in _AUXILIARIES:
            is_noun_next = False  # "nine are murderers" are nine of whom was told of before
            continue
        if word.is_stop or word.text[0].isdigit():
            return None
        if is_plural(folded) and is_noun_next:
            return word.stem
    return None


def part_of(words: Sequence[Word], after: int) -> str | None:
    """The stem of what it is a part of: "12 percent of all voters", "six of the eight halls"."""
    if after >= len(words) or words[after].text != "of":
        return None
    behind = (word for word in words[after : after + _MOST_BETWEEN] if word.low not in _OF_THE)
    first = next(behind, None)
    if first is None or first.is_stop:
        return None
    if not (may_begin_number(first) or first.text.isdigit()):
        return first.stem
    whole = next(iter(words[words.index(first, after) + 1 :]), None)
    return whole.stem if whole and is_plural(whole.low) else None


def is_plural(word: str) -> bool:
    """True for what looks like a plural noun, given without capitals."""
    bare = word.rstrip("'’")
    if bare in _PLURALS:
        return True
    return len(bare) > 3 and bare[-1] == "s" and bare[-2] not in "sui'’" and bare not in _NO_PLURALS
