"""Values that a sentence replaces by others: "from March to September", "27 ships, up from 19".

A value is a figure or a date. What is old stands in the sentence that tells what is new: behind "up
from", "instead of" or "and not", between "from" and "to" where a verb tells of a change, with "a day
earlier" behind it, or in what "would have" come. Two ends of a range ("from Monday to Friday") are none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.dates import DateMention
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any

Value = Number | DateMention

_CUES = ("from ", "nstead of", "ather than", " earlier", " before", "would have", " ago", "and not ")
_CHANGES = re.compile(
    r"\b(?:rais|ros|ris|increas|grow|gr[eo]w|climb|lower|cut|reduc|f[ea]ll|drop|slip|extend|prolong|shorten|put\s(?:off|back)"
    r"|postpon|mov|delay|br(?:ing|ought)\sforward|push|shift|chang|revis|expand|doubl|went\s(?:up|down)|gone\s(?:up|down))\w*"
)
_FROM = re.compile(r"\bfrom\s(?:(?:about|some|the|early|late)\s)?\W?$")
_TO = re.compile(r"(?:\s[\w-]+){0,3}\sto\s(?:(?:about|some|the|early|late|now)\s)?\W?$")
_UP_FROM = re.compile(
    r"[^;.]{0,40}?(?:,\s(?:up|down)\sfrom|\sinstead\sof|\srather\sthan)\s(?:(?:the|on|in|about|some)\s)?\W?$"
)
_AND_NOT = re.compile(
    r",?\sand\snot\s(?:(?:from|on|in|by|until|before|after|the)\s)?"
)  # of figures: see `replaced.py`
_RAISED_TO = re.compile(r"\bto\s(?:(?:about|some)\s)?\W?$")
_BACK_FROM = re.compile(r"(?:\s[\w-]+){0,4}\sfrom\s\W?$")
_EARLIER = re.compile(
    r"(?:\s\w+)?\s(?:(?:a|an|one|two|three|four|five|six|some)\s(?:hour|day|week|month|year)s?\s(?:earlier|before|ago))\b"
)
_OLD_BEFORE = re.compile(r"\b(?:from|instead\sof|rather\sthan)\s(?:(?:about|some|the|early|late)\s)?\W?$")
_LOOK_BACK = 24  # characters
_WOULD_HAVE = re.compile(r"\b(?:would|should|was\sto)\shave\s[^,;.]{2,40}$")
_NOW = re.compile(r"[^;.]{0,30}?,\s(?:[\w-]+\s){0,3}?(?:now|will|is|has|is\sto)\s[^,;.]{0,30}$")
_NEAREST = 2  # values behind another that may replace it
_REACH = 60  # characters before "from" that may tell of a change


class Change(NamedTuple):
    """What was, and what is in its place."""

    old: Value
    new: Value


def is_called_old(sentence: ParsedSentence, number: Number) -> bool:
    """Does "from" or "instead of" stand before it, or "a day earlier" behind it?"""
    start, end = number.start - sentence.start, number.end - sentence.start
    before = sentence.text[max(0, start - _LOOK_BACK) : start]
    return _OLD_BEFORE.search(before) is not None or _EARLIER.match(sentence.text, end) is not None


def changes_in(sentence: ParsedSentence) -> Iterator[Change]:
    """The changes that a sentence tells."""
    if not holds_any(sentence.text, _CUES) or sentence.hedges:
        return
    for values in (_figures(sentence), _dates(sentence)):
        for at, value in enumerate(values):
            near = (each for each in values[at + 1 : at + 1 + _NEAREST] if _may_be_one(value, each))
            yield from filter(None, (_change(sentence, value, each) for each in near))


def _figures(sentence: ParsedSentence) -> list[Value]:
    return [each for each in sentence.numbers if not each.is_label]


def _dates(sentence: ParsedSentence) -> list[Value]:
    """Dates with a day or a month; "a day earlier" is none of them."""
    return [each for each in sentence.dates if each.kind != "relative" and each.precision != "year"]


def _may_be_one(first: Value, second: Value) -> bool:
    """Figures of one unit, one of which may be left out; dates of one kind."""
    if isinstance(first, Number) and isinstance(second, Number):
        return first.measure.unit == second.measure.unit or None in (first.unit, second.unit)
    return isinstance(first, DateMention) and isinstance(second, DateMention)


def _change(sentence: ParsedSentence, first: Value, second: Value) -> Change | None:
    text, start = sentence.text, sentence.start
    before, between = text[: first.start - start], text[first.end - start : second.start - start]
    if _FROM.search(before) and _TO.fullmatch(between) and _CHANGES.search(before[-_REACH:]):
        return Change(first, second)
    if _UP_FROM.fullmatch(between) or (_RAISED_TO.search(before) and _BACK_FROM.fullmatch(between)):
        return Change(second, first)
    if isinstance(first, DateMention) and _AND_NOT.fullmatch(between):
        return Change(second, first)
    was = _EARLIER.match(between) and _RAISED_TO.search(between)
    if was or (_WOULD_HAVE.search(before) and _NOW.fullmatch(between)):
        return Change(first, second)
    return None
