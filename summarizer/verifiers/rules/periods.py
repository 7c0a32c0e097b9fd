"""Spans of time that no source writes down and that lie between two days that the passages tell.

"Two days after" is borne out by a passage of Sunday and one of Tuesday, "half a year later" by "in July instead of
January". The claim has to say that it counts from one day to another. A passage that names no day tells of the day
of its paper. Objects to nothing: see `numbers.py`, which asks before it does.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from summarizer.language.days import full_day
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.verifiers.rules.passages import Passage

_BETWEEN = frozenset(
    "after before later earlier previously apart between until within since passed elapsed on from".split()
)
_BEHIND = 4  # tokens behind the figure in which the word stands that counts from a day
_DAYS = {"day": (1, 0), "week": (7, 1), "fortnight": (14, 1)}  # days of one, and how many it may be off
_MONTHS = {"month": 1, "year": 12}
_MONTH = 7  # characters of an ISO date that tell the month


def is_period_between(number: Number, claim: ParsedSentence, passages: Sequence[Passage]) -> bool:
    """Is it the time from one of the passages' days to another?"""
    if number.unit not in _DAYS and number.unit not in _MONTHS:
        return False
    return _counts_on(number, claim) and any(_fits(number, *both) for both in _pairs(passages))


def _counts_on(number: Number, claim: ParsedSentence) -> bool:
    tokens = claim.tokens
    first = next((at for at, token in enumerate(tokens) if token.word.start >= number.start), len(tokens))
    last = next((at for at in range(first, len(tokens)) if tokens[at].word.start >= number.end), len(tokens))
    near = (*tokens[max(0, first - 1) : first], *tokens[last : last + _BEHIND])
    return any(token.low in _BETWEEN for token in near)


def _pairs(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    days = {when for passage in passages for when in _days_of(passage)}
    yield from combinations(sorted(days), 2)


def _days_of(passage: Passage) -> list[str]:
    """The days and months that it names, else the day of its paper."""
    told = [each.when for each in passage.sentence.dates if each.when and each.precision != "year"]
    published = full_day(passage.article.article.published)
    return told if any(map(full_day, told)) or not published else [*told, published]


def _fits(number: Number, first: str, last: str) -> bool:
    if number.unit in _DAYS:
        length, off = _DAYS[number.unit]
        if not (full_day(first) and full_day(last)):
            return False
        apart = (date.fromisoformat(last) - date.fromisoformat(first)).days
        return abs(apart - number.value * length) <= off
    months = _month_number(last) - _month_number(first)
    return number.value * _MONTHS[number.unit or ""] == Decimal(months)


def _month_number(when: str) -> int:
    year, month = when[:_MONTH].split("-")
    return 12 * int(year) + int(month)
