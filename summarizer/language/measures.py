"""Units of measure as news writes them, and values in a base unit, so that two ways of writing compare.

"90 minutes" and "an hour and a half" are the same measure, and so are "5 km" and "5,000 metres".
Money is never converted, nor are pounds, tons and barrels, of which there are several. Months and
years are not turned into days, whose number differs.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.words import Word


class Measure(NamedTuple):
    """A value in a base unit; `upper` is the end of a range. The unit is None for a plain count."""

    value: Decimal
    unit: str | None
    upper: Decimal | None = None


class Unit(NamedTuple):
    """A unit and how many words write it; no word for one that is part of the figure, as in "5km"."""

    name: str
    words: int


class Sign(NamedTuple):
    """A currency written before a figure, how many words write it ("US$" one, "$" none), and where it begins."""

    name: str
    words: int
    start: int


_Rows = tuple[tuple[str, str, str, str], ...]

EACH = frozenset("a an per each every".split())  # before the unit of a rate: "40 litres an hour"
PERIODS = frozenset("second minute hour day week month year".split())  # the units of time that figures come in

# Unit, its base unit, how many of the base unit it is, and how it is written.
_DURATIONS: _Rows = (
    ("second", "minute", "1/60", "second seconds sec secs"),
    ("minute", "minute", "1", "minute minutes min mins"),
    ("hour", "minute", "60", "hour hours hr hrs"),
    ("day", "minute", "1440", "day days"),
    ("week", "minute", "10080", "week weeks"),
    ("fortnight", "minute", "20160", "fortnight fortnights"),
    ("month", "month", "1", "month months"),
    ("year", "month", "12", "year years yr yrs"),
    ("decade", "month", "120", "decade decades"),
)
_LENGTHS: _Rows = (
    ("millimetre", "metre", "0.001", "millimetre millimetres millimeter millimeters mm"),
    ("centimetre", "metre", "0.01", "centimetre centimetres centimeter centimeters cm"),
    ("metre", "metre", "1", "metre metres meter meters m"),
    ("kilometre", "metre", "1000", "kilometre kilometres kilometer kilometers km kms"),
    ("inch", "metre", "0.0254", "inch inches"),
    ("foot", "metre", "0.3048", "foot feet ft"),
    ("yard", "metre", "0.9144", "yard yards yd yds"),
    ("mile", "metre", "1609.344", "mile miles"),
)
_OTHERS: _Rows = (
    ("gram", "kilogram", "0.001", "gram grams gramme grammes"),
    ("kilogram", "kilogram", "1", "kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs"),
    ("tonne", "kilogram", "1000", "tonne tonnes"),
    ("ounce", "kilogram", "0.028349523125", "ounce ounces oz"),
    ("lb", "kilogram", "0.45359237", "lb lbs"),
    ("ton", "ton", "1", "ton tons"),
    ("hectare", "square metre", "10000", "hectare hectares ha"),
    ("acre", "square metre", "4046.8564224", "acre acres"),
    ("litre", "litre", "1", "litre litres liter liters"),
    ("gallon", "litre", "3.785411784", "gallon gallons"),
    ("barrel", "barrel", "1", "barrel barrels"),
    ("kilometre per hour", "kilometre per hour", "1", "kph kmh"),
    ("mile per hour", "kilometre per hour", "1.609344", "mph"),
    ("knot", "kilometre per hour", "1.852", "knot knots"),
    ("megawatt", "watt", "1000000", "megawatt megawatts MW"),
    ("gigawatt", "watt", "1000000000", "gigawatt gigawatts GW"),
    ("degree", "degree", "1", "degree degrees"),
    ("percent", "percent", "1", "percent pct"),
    ("point", "point", "1", "point points"),
    ("basis point", "percentage point", "0.01", "bps"),
)
_CURRENCIES = {
    "dollar": "dollar dollars USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "euro": "euro euros EUR",
    "pound": "pound pounds GBP",
    "yen": "yen JPY",
    "yuan": "yuan renminbi RMB CNY",
    "ruble": "ruble rubles rouble roubles RUB",
    "rupee": "rupee rupees INR",
    "rupiah": "rupiah IDR",
    "won": "KRW",
    "franc": "franc francs CHF",
    "lira": "lira liras TRY",
    "krona": "krona kronor SEK",
    "krone": "krone kroner NOK DKK",
    "zloty": "zloty zlotys PLN",
    "forint": "forint forints HUF",
    "hryvnia": "hryvnia hryvnias UAH",
    "shekel": "shekel shekels ILS",
    "peso": "peso pesos MXN",
    "real": "reais BRL",
    "rand": "rand ZAR",
    "naira": "naira NGN",
    "riyal": "riyal riyals SAR",
    "dirham": "dirham dirhams AED",
    "baht": "baht THB",
    "cent": "cent cents",
}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "ruble", "₩": "won", "₺": "lira"}
_DOLLARS = {
    "US": "dollar",
    "A": "australian dollar",
    "AU": "australian dollar",
    "C": "canadian dollar",
    "CA": "canadian dollar",
    "NZ": "new zealand dollar",
    "HK": "hong kong dollar",
    "S": "singapore dollar",
    "R": "real",
}
_OWN_DOLLARS = {"australian": "australian dollar", "canadian": "canadian dollar"}
_PAIRS = {
    "per cent": "percent",
    "percentage point": "percentage point",
    "percentage points": "percentage point",
    "basis point": "basis point",
    "basis points": "basis point",
    "metric ton": "tonne",
    "metric tons": "tonne",
    "metric tonnes": "tonne",
    "degrees celsius": "degree Celsius",
    "degrees centigrade": "degree Celsius",
    "degrees fahrenheit": "degree Fahrenheit",
    **{f"{year} {old}": "year-old" for year in ("year", "years") for old in ("old", "olds", "old's", "old’s")},
    "nautical mile": "nautical mile",
    "nautical miles": "nautical mile",
    "pounds sterling": "pound",
}
_AREAS = ("square", "sq")
_SPEEDS = {"kilometre": "kilometre per hour", "mile": "mile per hour", "metre": "metre per hour"}
_HALF_DAY = {"a.m.": Decimal(0), "p.m.": Decimal(12)}
_TEMPERATURE = re.compile(r"\s?°\s?(?P<scale>[CF])\b")
_PER_HOUR = re.compile(r"\s+(?:per|an)\s+hour\b|/h\b")
_FAHRENHEIT_ZERO = 32


def _factor(written: str) -> tuple[Decimal, Decimal]:
    over, _, under = written.partition("/")
    return Decimal(over), Decimal(under or 1)


_BASES = {name: (base, *_factor(factor)) for name, base, factor, _ in (*_DURATIONS, *_LENGTHS, *_OTHERS)} | {
    "nautical mile": ("metre", Decimal(1852), Decimal(1)),
    **{f"square {name}": ("square metre", Decimal(by) ** 2, Decimal(1)) for name, _, by, _ in _LENGTHS},
    **{f"cubic {name}": ("litre", Decimal(by) ** 3 * 1000, Decimal(1)) for name, _, by, _ in _LENGTHS},
}


def _written(rows: _Rows) -> Iterator[tuple[str, str]]:
    return ((word, name) for name, _, _, words in rows for word in words.split())


_LENGTH_OF = dict(_written(_LENGTHS))
_UNIT_OF = dict(_written((*_DURATIONS, *_LENGTHS, *_OTHERS))) | {
    word: name for name, words in _CURRENCIES.items() for word in words.split()
}
CURRENCIES = frozenset({*_CURRENCIES, *_SIGNS.values(), *_DOLLARS.values()}) - {"cent"}
_CODES = {word: name for word, name in _UNIT_OF.items() if len(word) == 3 and word.isupper()}


def unit_at(text: str, words: Sequence[Word], at: int, end: int) -> Unit | None:
    """The unit that stands right behind a figure, whose end is given; `at` is the first word after it."""
    if at >= len(words) or words[at].start > end + 3 or words[at].text[0].isdigit():
        return None
    temperature = _TEMPERATURE.match(text, end)
    if temperature:
        return Unit("degree Celsius" if temperature["scale"] == "C" else "degree Fahrenheit", 1)
    if not _is_beside(text[end : words[at].start]):
        return None
    return _pair_at(text, words, at) or _single_at(text, words, at)


def attached_unit(letters: str) -> str | None:
    """The unit of "5km", given its letters."""
    return _UNIT_OF.get(letters)


def sign_before(text: str, words: Sequence[Word], index: int, start: int) -> Sign | None:
    """The currency whose sign or code stands before the word, at or after the offset `start`."""
    at = words[index].start
    at -= at - 1 > start and text[at - 1] == " "  # tokenised text has "$ 10 million"
    sign = _SIGNS.get(text[at - 1]) if at > start else None
    before = words[index - 1] if index else None
    if sign is None:
        coded = _CODES.get(before.text) if before and text[before.end : words[index].start].isspace() else None
        return Sign(coded, 1, before.start) if coded and before else None
    if sign == "dollar" and before and before.end == at - 1 and before.text in _DOLLARS:
        return Sign(_DOLLARS[before.text], 1, before.start)
    return Sign(sign, 0, at - 1)


def measured(value: Decimal, unit: str | None, upper: Decimal | None = None) -> Measure:
    """The value in its base unit; a time of day in minutes since midnight."""
    if unit == "degree Fahrenheit":
        ends = [(end - _FAHRENHEIT_ZERO) * 5 / 9 for end in (value, upper) if end is not None]
        return Measure(ends[0], "degree Celsius", ends[1] if upper is not None else None)
    if unit in {"clock", *_HALF_DAY}:
        hours = value if unit == "clock" else value % 12 + _HALF_DAY[unit]
        return Measure((hours * 60).normalize(), "clock")
    return _in_base_unit(value, unit, upper)


@lru_cache(maxsize=16_384)
def _in_base_unit(value: Decimal, unit: str | None, upper: Decimal | None) -> Measure:
    """Normalized, so that it is the same for figures that are equal, however they are written."""
    base, over, under = _BASES.get(unit or "", (unit, Decimal(1), Decimal(1)))
    high = None if upper is None else (upper * over / under).normalize()
    return Measure((value * over / under).normalize(), base, high)


def _pair_at(text: str, words: Sequence[Word], at: int) -> Unit | None:
    """Units of two words: "square miles", "per cent", "year-old", "Canadian dollars"."""
    if at + 1 >= len(words) or not _is_beside(text[words[at].end : words[at + 1].start]):
        return None
    first, second = words[at].low, words[at + 1].low
    if (first in _AREAS or first == "cubic") and second in _LENGTH_OF:
        return Unit(f"{'cubic' if first == 'cubic' else 'square'} {_LENGTH_OF[second]}", 2)
    pair = _PAIRS.get(f"{first} {second}")
    if pair:
        return Unit(pair, 2)
    currency = _UNIT_OF.get(second) if words[at].text[0].isupper() else None
    if currency is None or currency not in CURRENCIES:
        return None  # a capital before it makes "Swiss francs" and "Canadian dollars"
    return Unit(_OWN_DOLLARS.get(first, currency) if currency == "dollar" else currency, 2)


def _single_at(text: str, words: Sequence[Word], at: int) -> Unit | None:
    word = words[at]
    # "MW" and "EUR" count as they stand; in "12 SEC filings" there are no seconds.
    name = _UNIT_OF.get(word.text if word.text.isupper() else word.low)
    if name is not None and name in _SPEEDS and _PER_HOUR.match(text, word.end):
        return Unit(_SPEEDS[name], 2 if text[word.end] == "/" else 3)
    return Unit(name, 1) if name else None


def _is_beside(gap: str) -> bool:
    """True for what may lie between a figure and its unit: a space, a no-break space, a hyphen."""
    return len(gap) <= 2 and gap.strip(" \u00a0\u202f\n") in {"", "-", "‑"}
