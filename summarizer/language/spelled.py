"""Numbers written in words: "twenty-five", "a dozen", "two hundred and fifty", "third".

Reads one number at one place and says how many words it takes. Where numbers begin, what stands
beside them and how far two of them make a range is the business of `numbers.py`.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.language.words import Word, stem

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_ROUND = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
# Without "first" and "second", which are adverbs, and a unit of time, more often than a rank.
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=3,
    )
}
_ORDINALS_AFTER_TENS = {"first": 1, "second": 2, **{word: value for word, value in _ORDINALS.items() if value < 10}}
_OPENERS = frozenset({*_UNITS, *_TENS, "dozen", "a", "an", "half"})
_BEGINNINGS = _OPENERS.union(_ORDINALS)
# By stem, so that a sentence without any number is left after one look at each word.
TELLING = frozenset(
    stem(written)
    for word in (*_UNITS, *_TENS, *_ROUND, *_ORDINALS, "half")
    for written in (word, word.upper(), word.capitalize())
)


class Spelled(NamedTuple):
    """How many words spell one number, and its value; 0 words when none do. `scale` is that of the last word."""

    words: int
    value: Decimal
    scale: int = 1
    is_ordinal: bool = False


NOTHING = Spelled(0, Decimal(0))


def may_begin_number(word: Word) -> bool:
    """True for a word that a number in words may begin with, "a" and "half a" among them."""
    return word.low in _BEGINNINGS


def spelled_out(text: str, words: Sequence[Word], index: int) -> Spelled:
    """The number that the words from this one on spell."""
    word = folded(words, index)
    if word in _ORDINALS:
        return NOTHING if _is_fraction(words, index) else Spelled(1, Decimal(_ORDINALS[word]), is_ordinal=True)
    if word not in _OPENERS or (word in {"a", "an"} and folded(words, index + 1) not in _ROUND):
        return NOTHING
    found = _cardinal(text, words, index)
    last = folded(words, index + found.words)
    if found.words == 1 and word in _TENS and last in _ORDINALS_AFTER_TENS and _follows(text, words, index + 1):
        return Spelled(2, found.value + _ORDINALS_AFTER_TENS[last], is_ordinal=True)
    return found


def _is_fraction(words: Sequence[Word], index: int) -> bool:
    """True for "a third of the voters" and "one fifth"."""
    before = folded(words, index - 1) if index else ""
    return before == "one" or (before == "a" and folded(words, index + 1) == "of")


def _cardinal(text: str, words: Sequence[Word], index: int) -> Spelled:
    taken, part, *_ = _opening(words, index)
    total = Decimal(0)
    while index + taken < len(words):
        at = index + taken
        if taken and not _follows(text, words, at):
            break
        joined = _joined_by_and(words, at) if taken else NOTHING
        if joined.words:
            part, taken = part + joined.value, taken + joined.words
            continue
        grown = _grown(total, part, folded(words, at), started=taken > 0)
        if grown is None:
            break
        (total, part), taken = grown, taken + 1
    return Spelled(taken, total + part, SCALES.get(folded(words, index + taken - 1), 1)) if taken else NOTHING


def _opening(words: Sequence[Word], index: int) -> Spelled:
    """The "a" or "half a" before a round number."""
    if folded(words, index) in {"a", "an"} and folded(words, index + 1) in _ROUND:
        return Spelled(1, Decimal(1))
    if folded(words, index) == "half" and folded(words, index + 1) == "a" and folded(words, index + 2) in _ROUND:
        return Spelled(2, Decimal("0.5"))
    return NOTHING


def _grown(total: Decimal, part: Decimal, word: str, *, started: bool) -> tuple[Decimal, Decimal] | None:
    """Total and part after one more word, or None when the word does not go on with the number."""
    if word in _UNITS and part % 10 == 0 and part % 100 != 10:
        return total, part + _UNITS[word]
    if word in _TENS and part % 100 == 0:
        return total, part + _TENS[word]
    if word == "dozen" and part < 100:
        return total, (part or Decimal(1)) * 12
    if word == "hundred" and started and part < 100:
        return total, part * 100
    if word in SCALES and word != "hundred" and part:
        return total + part * SCALES[word], Decimal(0)
    return None


def _joined_by_and(words: Sequence[Word], index: int) -> Spelled:
    """What "and fifty" adds to "two hundred"; nothing in "one hundred and two hundred"."""
    before = folded(words, index - 1)
    if folded(words, index) != "and" or before not in _ROUND:
        return NOTHING
    tens = _TENS.get(folded(words, index + 1))
    ones = _UNITS.get(folded(words, index + 1 + (tens is not None)))
    taken = 1 + (tens is not None) + (ones is not None)
    after = folded(words, index + taken)
    if taken == 1 or after in ({"hundred", "dozen"} if before == "hundred" else _ROUND):
        return NOTHING
    return Spelled(taken, Decimal((tens or 0) + (ones or 0)))


def folded(words: Sequence[Word], index: int) -> str:
    """The word at this place without case; empty beyond either end."""
    return words[index].low if 0 <= index < len(words) else ""


def _follows(text: str, words: Sequence[Word], index: int) -> bool:
    """True when a space or hyphen, and nothing more, lies before the word."""
    return text[words[index - 1].end : words[index].start].strip() in {"", "-"}
