"""Figures of a sentence: where a number stands, its value, and the unit that is part of it.

Joins two figures to a range ("10 to 12", "between $5m and $10m"), but not "from 5 to 10", which is
a change, nor "2-1", which is a score. Units in words of their own are left to `numbers.py`.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.language.counted import is_plural
from summarizer.language.labels import LABELS, is_month, is_year_like
from summarizer.language.measures import CURRENCIES, Unit, attached_unit, sign_before, unit_at
from summarizer.language.spelled import SCALES, TELLING, folded, may_begin_number, spelled_out
from summarizer.language.words import Word

_DIGITS = re.compile(
    r"(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<fraction>[½¼¾])?"
    r"(?:[\s-]?(?P<scale>(?i:hundred|thousand|million|billion|trillion|bn|mn|tn))\b|(?P<letter>[mk])\b)?"
)
_MONEY_LETTER = re.compile(r"\s(?P<letter>[mk])\b")  # "$12 m" is money, "12 m" is metres
_METRES = re.compile(r"[\s-](?:high|tall|long|wide|deep|away|above|below|race|sprint|final|hurdles|freestyle)\b")
_HALF = re.compile(r"[\s-]and[\s-]+a[\s-]+half\b")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<point>[:.])(?P<minute>[0-5]\d))?(?!\d|[:.,]\d)"
    r"(?:\s?(?P<half>[ap])(?:\.m\.|m\b)|\s?(?P<sharp>o['’]clock\b))?"
)
_CLOCK_WORDS = {"a.m.": "a.m.", "am": "a.m.", "p.m.": "p.m.", "pm": "p.m.", "o'clock": "clock", "o’clock": "clock"}
_RANK = frozenset({"st", "nd", "rd", "th"})
_PARTS = frozenset("thirds quarters fifths sixths sevenths eighths ninths tenths".split())
_TO = re.compile(r"\s+to\s+")
_AND = re.compile(r"\s+and\s+")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"[-–]")
# Before "5 to 10" these make it a change or a score; "from 5 to 10" is not between the two.
_NO_RANGE_AFTER = frozenset(
    """from by voted won lost beat ruled up down rose fell climbed dropped increased decreased grew jumped gained
    slipped slid""".split()
)


class Figure(NamedTuple):
    """A figure, with the index of its first word and of the first word after it.

    `scale` is that of its last word, 10**6 for "1.2 million"; `upper` the end of a range.
    """

    value: Decimal
    start: int
    end: int
    first: int
    after: int
    unit: str | None = None
    scale: int = 1
    upper: Decimal | None = None
    in_words: bool = False

    @property
    def is_pronoun(self) -> bool:
        """True for "one" alone, which is a pronoun more often than a count."""
        return self.in_words and self.value == 1 and self.after - self.first == 1 and self.upper is None


def figures_in(text: str, words: Sequence[Word], start: int) -> list[Figure]:
    """The figures of the words, ranges joined. Nothing before the offset `start` is looked at."""
    if TELLING.isdisjoint([word.stem for word in words]) and not _has_digit(text, words):
        return []
    found: list[Figure] = []
    edge = 0
    for index, word in enumerate(words):
        may_begin = index >= edge and (word.text[0].isdigit() or may_begin_number(word))
        figure = _figure_at(text, words, index, start) if may_begin else None
        if figure:
            edge = figure.after
            joined = _range(text, words, found[-1], figure) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], figure]
    return found


def _has_digit(text: str, words: Sequence[Word]) -> bool:
    return bool(words) and _DIGIT.search(text, words[0].start, words[-1].end) is not None


def half_more(text: str, end: int) -> int:
    """Where "and a half" ends that follows this offset; 0 when it does not follow."""
    half = _HALF.match(text, end) if text.startswith("and", end + 1) else None
    return half.end() if half else 0


def _figure_at(text: str, words: Sequence[Word], index: int, start: int) -> Figure | None:
    word = words[index]
    if word.text[0].isdigit():
        before = text[word.start - 1] if word.start > start else " "
        if before.isalnum() or before in "._":
            return None
        return _time(text, words, index) or _in_digits(text, words, index, start)
    return _half(text, words, index) or _in_words(text, words, index)


def _time(text: str, words: Sequence[Word], index: int) -> Figure | None:
    match = _CLOCK.match(text, words[index].start)
    if match is None or not (match["half"] or match["sharp"] or match["point"] == ":"):
        return None
    value = (int(match["hour"]) + Decimal(match["minute"] or 0) / 60).normalize()
    if value > 24:
        return None
    unit = f"{match['half']}.m." if match["half"] else "clock"
    return Figure(value, match.start(), match.end(), index, _after(words, index, match.end()), unit)


def _in_digits(text: str, words: Sequence[Word], index: int, start: int) -> Figure | None:
    word = words[index]
    match = _DIGITS.match(text, word.start)
    if match is None:  # a digit of another script's numerals
        return None
    sign = sign_before(text, words, index, start)
    first = index - sign.words if sign else index
    end, letter = match.end(), match["letter"]
    if sign and not letter and not match["scale"]:
        money = _MONEY_LETTER.match(text, end)
        end, letter = (money.end(), money["letter"]) if money else (end, None)
    metres = letter == "m" and not sign and _METRES.match(text, end)
    scale = 1 if metres else SCALES[(match["scale"] or letter).casefold()] if match["scale"] or letter else 1
    value = (Decimal(match["digits"].replace(",", "")) + _FRACTIONS.get(match["fraction"] or "", 0)) * scale
    unit = sign.name if sign else "metre" if metres else _rest(text[end : word.end])
    percent = text.find("%", end, end + 2) + 1
    if percent and text[end:percent] in {"%", " %", "-%"}:
        end, unit = percent, "percent"
    begins = sign.start if sign else word.start
    figure = Figure(value.normalize(), begins, max(end, word.end), first, _after(words, index, end), unit, scale)
    return _with_half(text, words, figure)


def _rest(letters: str) -> str | None:
    """What the letters make of the digits they follow: "19th", "5km", "30s"."""
    if not letters:
        return None
    return "ordinal" if letters in _RANK else attached_unit(letters) or "code"


def _in_words(text: str, words: Sequence[Word], index: int) -> Figure | None:
    found = spelled_out(text, words, index)
    if not found.words:
        return None
    after = index + found.words
    following = folded(words, after)
    unit = "ordinal" if found.is_ordinal else "fraction" if following in _PARTS else _CLOCK_WORDS.get(following)
    figure = Figure(
        found.value.normalize(),
        words[index].start,
        words[after - 1].end,
        index,
        after,
        unit,
        found.scale,
        in_words=True,
    )
    return _with_half(text, words, figure)


def _half(text: str, words: Sequence[Word], index: int) -> Figure | None:
    """Of a unit: "half an hour", "a half-hour", "an hour and a half"."""
    word = folded(words, index)
    if word == "half":
        at = index + 1 + (folded(words, index + 1) in {"a", "an"})
        unit = unit_at(text, words, at, words[at - 1].end)
        if unit is None or unit.name in CURRENCIES or unit.name == "second":
            return None
        return _part(words, index, at + unit.words, Decimal("0.5"), unit)
    if word not in {"a", "an"} or index + 1 >= len(words) or words[index + 1].stem not in _HALVED:
        return None
    unit, end = unit_at(text, words, index + 1, words[index].end), half_more(text, words[index + 1].end)
    return _part(words, index, _after(words, index, end), Decimal("1.5"), unit) if unit and end else None


_HALVED = frozenset({"hour", "day", "week", "month", "year", "decad", "mile", "kilometr", "kilomet", "minut"})


def _part(words: Sequence[Word], index: int, after: int, value: Decimal, unit: Unit) -> Figure:
    return Figure(value, words[index].start, words[after - 1].end, index, after, unit.name, in_words=True)


def _with_half(text: str, words: Sequence[Word], figure: Figure) -> Figure:
    end = half_more(text, figure.end)
    if not end:
        return figure
    value, after = figure.value + figure.scale / Decimal(2), _after(words, figure.after - 1, end)
    scale = SCALES.get(folded(words, after), 1) if figure.scale == 1 else 1
    if scale > 1 and text[end : words[after].start].isspace():  # "two and a half million"
        value, end, after = value * scale, words[after].end, after + 1
    return figure._replace(value=value.normalize(), end=end, after=after)


def _after(words: Sequence[Word], index: int, end: int) -> int:
    """The first word that begins at or after the offset."""
    while index < len(words) and words[index].start < end:
        index += 1
    return index


def _range(text: str, words: Sequence[Word], low: Figure, high: Figure) -> Figure | None:
    if low.upper is not None or not _are_ends(text, words, low, high):
        return None
    per_scale = high.value / high.scale
    value = low.value * high.scale if low.scale == 1 and low.value < per_scale else low.value
    if value >= high.value:
        return None
    return low._replace(
        value=value.normalize(),
        upper=high.value,
        end=high.end,
        after=high.after,
        unit=high.unit or low.unit,
        scale=high.scale,
    )


def _are_ends(text: str, words: Sequence[Word], low: Figure, high: Figure) -> bool:
    gap = text[low.end : high.start]
    if gap.strip() not in {"to", "and", "-", "–"} or len(gap) > 6:
        return False
    before = folded(words, low.first - 1)
    if not _share_a_unit(low, high) or _is_date(text, words, low, high):
        return False
    if before == "between" and _AND.fullmatch(gap):
        return True
    if _TO.fullmatch(gap):
        return before not in _NO_RANGE_AFTER and low.unit != "percent"
    return bool(_DASH.fullmatch(gap)) and _is_measured(text, words, high, low)


def _share_a_unit(low: Figure, high: Figure) -> bool:
    if LABELS.intersection((low.unit, high.unit)):
        return False
    return low.unit is None or low.unit == high.unit or (high.unit is None and low.unit in CURRENCIES)


def _is_date(text: str, words: Sequence[Word], low: Figure, high: Figure) -> bool:
    months = is_month(words, low.first - 1) or is_month(words, high.after)
    years = is_year_like(text[low.start : low.end]) and is_year_like(text[high.start : high.end])
    return months or (years and not is_plural(folded(words, high.after)))


def _is_measured(text: str, words: Sequence[Word], high: Figure, low: Figure) -> bool:
    """True when "5-10" goes on with what it counts or measures; without that it is a score or a code."""
    if high.unit or low.unit or high.scale > 1 or unit_at(text, words, high.after, high.end):
        return True
    beside = high.after < len(words) and text[high.end : words[high.after].start].isspace()
    return beside and is_plural(folded(words, high.after))
