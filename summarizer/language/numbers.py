"""Numbers in a text, as values: "1,200", "1.2 million", "twenty-five", "four and a half", "a dozen".

Compares by value and, where it is written beside the number, by unit (percent or currency).
Does not judge bounds ("more than") or the noun that is counted.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.language.words import Word

_SCALES = {
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
_OPENERS = frozenset({*_UNITS, *_TENS, "dozen", "a", "an", "half"})
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_DIGITS = re.compile(
    r"(?P<currency>[$€£¥])?(?<![\w.])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:\s?(?P<scale>(?i:hundred|thousand|million|billion|trillion|bn|mn|tn))\b"
    r"|(?(currency)\s?)(?P<letter>[mk])\b)?"  # "$12 m" is money, "12 m" is metres
    r"(?:\s?(?P<percent>%|(?i:per\s?cent)\b))?"
)
_HALF = re.compile(r"\s+and\s+a\s+half\b")
_PERCENT = re.compile(r"[\s-]*(?:%|per\s?cent\b|percent\b)")


class _Spelled(NamedTuple):
    """How many words spell one number, and its value; 0 words when none do."""

    words: int
    value: Decimal


class Number(NamedTuple):
    """A value with the unit written beside it, and its code-point offsets."""

    value: Decimal
    unit: str | None
    start: int
    end: int


_NOTHING = _Spelled(0, Decimal(0))


def numbers_in(text: str, words: Sequence[Word], start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The numbers of a stretch of text whose words are given, in order.

    "one" alone is left out: it is a pronoun more often than a count.
    """
    stop = len(text) if end is None else end
    found = [*_written_in_digits(text, start, stop), *_written_in_words(text, words)]
    return tuple(sorted(found, key=lambda number: number.start))


def _written_in_digits(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _DIGITS.finditer(text, start, end):
        scale = _SCALES.get((match["scale"] or match["letter"] or "").casefold(), 1)
        value = Decimal(match["digits"].replace(",", "")) * scale
        unit = "percent" if match["percent"] else _CURRENCIES.get(match["currency"] or "")
        half = _HALF.match(text, match.end(), end)
        if half:
            value += scale / Decimal(2)
        yield Number(value.normalize(), unit, match.start(), half.end() if half else match.end())


def _written_in_words(text: str, words: Sequence[Word]) -> Iterator[Number]:
    index = 0
    while index < len(words):
        opens = _folded(words, index) in _OPENERS
        taken, value = _spelled_out(words, index, text) if opens else _NOTHING
        if not taken:
            index += 1
            continue
        last = words[index + taken - 1]
        half = _HALF.match(text, last.end)
        percent = _PERCENT.match(text, last.end)
        if half:
            value += _SCALES.get(last.text.casefold(), 1) / Decimal(2)
        if half or taken > 1 or value != 1:
            unit = "percent" if percent else None
            yield Number(value.normalize(), unit, words[index].start, half.end() if half else last.end)
        index += taken


def _spelled_out(words: Sequence[Word], index: int, text: str) -> _Spelled:
    taken, part = _opening(words, index)
    total = Decimal(0)
    while index + taken < len(words):
        at = index + taken
        if taken and not _adjoining(text, words[at - 1], words[at]):
            break
        joined = _joined_by_and(words, at) if taken else _NOTHING
        if joined.words:
            part, taken = part + joined.value, taken + joined.words
            continue
        grown = _grown(total, part, _folded(words, at), started=taken > 0)
        if grown is None:
            break
        (total, part), taken = grown, taken + 1
    return _Spelled(taken, total + part)


def _opening(words: Sequence[Word], index: int) -> _Spelled:
    """The "a" or "half a" before a round number."""
    if _folded(words, index) in {"a", "an"} and _folded(words, index + 1) in _ROUND:
        return _Spelled(1, Decimal(1))
    if _folded(words, index) == "half" and _folded(words, index + 1) == "a" and _folded(words, index + 2) in _ROUND:
        return _Spelled(2, Decimal("0.5"))
    return _NOTHING


def _grown(total: Decimal, part: Decimal, word: str, *, started: bool) -> tuple[Decimal, Decimal] | None:
    """Total and part after one more word, or None when the word does not go on with the number."""
    if word in _UNITS and part % 10 == 0 and part % 100 != 10:
        return total, part + _UNITS[word]
    if word in _TENS and part % 100 == 0:
        return total, part + _TENS[word]
    if word == "dozen":
        return total, (part or Decimal(1)) * 12
    if word == "hundred" and started:
        return total, part * 100
    if word in _ROUND and started:
        return total + part * _SCALES[word], Decimal(0)
    return None


def _joined_by_and(words: Sequence[Word], index: int) -> _Spelled:
    """What "and fifty" adds to "two hundred"; nothing in "one hundred and two hundred"."""
    before = _folded(words, index - 1)
    if _folded(words, index) != "and" or before not in _ROUND:
        return _NOTHING
    tens = _TENS.get(_folded(words, index + 1))
    ones = _UNITS.get(_folded(words, index + 1 + (tens is not None)))
    taken = 1 + (tens is not None) + (ones is not None)
    after = _folded(words, index + taken)
    if taken == 1 or after in ({"hundred", "dozen"} if before == "hundred" else _ROUND):
        return _NOTHING
    return _Spelled(taken, Decimal((tens or 0) + (ones or 0)))


def _folded(words: Sequence[Word], index: int) -> str:
    return words[index].text.casefold() if index < len(words) else ""


def _adjoining(text: str, before: Word, after: Word) -> bool:
    return text[before.end : after.start].strip() in {"", "-"}
