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
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_DIGITS = re.compile(
    r"(?P<currency>[$€£¥])?(?<![\w.])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn|m|k)\b)?"
    r"(?:\s?(?P<percent>%|per\s?cent\b|percent\b))?"
)
_HALF = re.compile(r"\s+and\s+a\s+half\b")
_PERCENT = re.compile(r"[\s-]*(?:%|per\s?cent\b|percent\b)")


class Number(NamedTuple):
    """A value with the unit written beside it, and its code-point offsets."""

    value: Decimal
    unit: str | None
    start: int
    end: int


def numbers_in(text: str, words: Sequence[Word], start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The numbers of a stretch of text whose words are given, in order.

    "one" alone is left out: it is a pronoun more often than a count.
    """
    stop = len(text) if end is None else end
    found = [*_written_in_digits(text, start, stop), *_written_in_words(text, words)]
    return tuple(sorted(found, key=lambda number: number.start))


def _written_in_digits(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _DIGITS.finditer(text, start, end):
        value = Decimal(match["digits"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        unit = "percent" if match["percent"] else _CURRENCIES.get(match["currency"] or "")
        half = _HALF.match(text, match.end(), end)
        if half:
            value += Decimal("0.5")
        yield Number(value.normalize(), unit, match.start(), half.end() if half else match.end())


def _written_in_words(text: str, words: Sequence[Word]) -> Iterator[Number]:
    index = 0
    while index < len(words):
        taken, value = _spelled_out(words, index, text)
        if not taken:
            index += 1
            continue
        last = words[index + taken - 1]
        half = _HALF.match(text, last.end)
        percent = _PERCENT.match(text, last.end)
        if half:
            value += Decimal("0.5")
        if half or taken > 1 or value != 1:
            unit = "percent" if percent else None
            yield Number(value.normalize(), unit, words[index].start, half.end() if half else last.end)
        index += taken


def _spelled_out(words: Sequence[Word], index: int, text: str) -> tuple[int, Decimal]:
    """How many words from `index` on spell one number, and its value; 0 words when none do."""
    total = part = taken = 0
    while index + taken < len(words):
        word = words[index + taken].text.casefold()
        if taken and not _adjoining(text, words[index + taken - 1], words[index + taken]):
            break
        if word in _UNITS and part % 10 == 0 and part % 100 != 10:
            part += _UNITS[word]
        elif word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif word == "hundred" and taken:
            part *= 100
        elif word == "dozen":
            part = (part or 1) * 12
        elif word in {"thousand", "million", "billion", "trillion"} and taken:
            total, part = total + part * _SCALES[word], 0
        elif not taken and word in {"a", "an"} and _next_is_round(words, index + 1):
            part = 1
        else:
            break
        taken += 1
    return taken, Decimal(total + part)


def _adjoining(text: str, before: Word, after: Word) -> bool:
    return text[before.end : after.start].strip() in {"", "-"}


def _next_is_round(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].text.casefold() in {
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
    }
