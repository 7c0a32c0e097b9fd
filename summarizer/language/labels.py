"""Figures that count nothing: years, days of a month, times, scores and codes such as "Flight 204".

Told from counts by the words beside them. Where that cannot be told, a figure is a count.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.days import SHORT_MONTHS
from summarizer.language.names import CALENDAR
from summarizer.language.words import Word

LABELS: frozenset[str | None] = frozenset(
    {"ordinal", "year-date", "day-date", "clock", "a.m.", "p.m.", "score", "code", "fraction"}
)
MONTHS = frozenset(word for word in CALENDAR if not word.endswith("day")) | {each.lower() for each in SHORT_MONTHS}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_AFTER = frozenset(
    """in since from until till by of before after during early mid late spring summer autumn winter fall season
    year the and""".split()
)
_DAY = re.compile(r"(?:[12]?\d|3[01]|0\d)(?:st|nd|rd|th)?")
_SCORE = 200  # basketball teams rarely reach it, model numbers and telephones mostly pass it
_JOINTS = "-–/:"


class Setting(NamedTuple):
    """A figure as written, with its first word, the first word after it, and what stands beside it.

    `counts` when a noun follows that it counts; `before` is the label of the figure right before it,
    for "March 4-6" and "2020-22".
    """

    text: str
    words: Sequence[Word]
    first: int
    after: int
    written: str
    counts: bool
    before: str | None


def label_of(at: Setting) -> str | None:
    """What kind of label a figure is, or None for a count."""
    joint = _joint_before(at)
    if _DAY.fullmatch(at.written) and (_is_day(at) or (joint and at.before == "day-date")):
        return "day-date"
    if not at.written[-1].isdigit():
        return None
    if _is_tied(at):
        return "code"
    if _is_year(at) or (joint and at.before == "year-date"):
        return "year-date"
    if joint or _joint_after(at):
        small = float(at.written.replace(",", "")) < _SCORE
        return "score" if small and joint != "/" and at.before != "code" and at.written[0] != "0" else "code"
    return "code" if not at.counts and _is_named(at) else None


def is_year_like(written: str) -> bool:
    """True for four digits between 1500 and 2099."""
    return bool(_YEAR.fullmatch(written))


def is_month(words: Sequence[Word], index: int) -> bool:
    """True for the name of a month, capitalised, or its short form."""
    if not 0 <= index < len(words):
        return False
    return words[index].text[0].isupper() and words[index].text.casefold() in MONTHS


def _is_year(at: Setting) -> bool:
    before = at.words[at.first - 1].text.casefold() if at.first else ""
    return is_year_like(at.written) and (not at.counts or before in _YEAR_AFTER)


def _is_day(at: Setting) -> bool:
    """Beside a month: "May 12", "12 May", "the 12th of May". In "in May 12 people left" it is a count."""
    of = at.after < len(at.words) and at.words[at.after].text == "of"
    if is_month(at.words, at.after + of) and at.text[_end(at) : at.words[at.after].start].isspace():
        return True
    if not is_month(at.words, at.first - 1):
        return False
    gap = at.text[at.words[at.first - 1].end : at.words[at.first].start]
    return gap.strip(".").isspace() and not (at.counts and at.first > 1 and at.words[at.first - 2].text == "in")


def _joint_before(at: Setting) -> str:
    """The dash, slash or colon between this figure and digits before it; empty without one."""
    start = at.words[at.first].start
    joint = at.text[start - 1 : start]
    return joint if start > 1 and joint in _JOINTS and at.text[start - 2].isdigit() else ""


def _joint_after(at: Setting) -> bool:
    end = _end(at)
    return at.text[end : end + 1] in _JOINTS and at.text[end + 1 : end + 2].isdigit()


def _is_tied(at: Setting) -> bool:
    """True for the figure of "Soyuz-11": a hyphen ties it to a word before it."""
    start = at.words[at.first].start
    return start > 1 and at.text[start - 1] == "-" and at.text[start - 2].isalpha()


def _is_named(at: Setting) -> bool:
    """True behind a capitalised word inside the sentence, "No." or "#": "Flight 204", "Route 66"."""
    start = at.words[at.first].start
    if start and at.text[start - 1] == "#":
        return True
    if at.first < 1:
        return False
    before = at.words[at.first - 1]
    gap = at.text[before.end : start]
    if before.text in {"No", "Nos"} and gap.strip(".").isspace():
        return True
    capital = before.text[0].isupper() and before.text.casefold() not in CALENDAR
    return capital and at.first > 1 and gap == " " and not before.is_stop


def _end(at: Setting) -> int:
    return at.words[at.after - 1].end
