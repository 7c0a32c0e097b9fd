"""Weekdays and months of a claim must stand in its evidence or in a sentence beside it.

Beside it, because articles name the day once and go on. A month may also be the month of the
article's own date, and where the evidence says "today", "yesterday" or "tomorrow" a weekday is let
pass: resolving those is not done yet. Years and days of
the month are numbers, see `numbers.py`.
"""

from collections.abc import Iterator
from datetime import date

from summarizer.domain import Code
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Passage, Support

_WEEKDAYS = frozenset(day for day in CALENDAR if day.endswith("day"))
_RELATIVE = frozenset(("today", "yesterday", "tomorrow", "tonight"))


def check_dates(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`date_mismatch` for a weekday or month that no evidence has."""
    if not _calendar_words(claim) <= frozenset[str]().union(*map(_known, support.passages)):
        yield "date_mismatch"


def _known(passage: Passage) -> frozenset[str]:
    at = passage.sentence.index
    nearby = passage.article.sentences[max(0, at - 1) : at + 2]
    known = frozenset[str]().union(*map(_calendar_words, nearby))
    if any(word.text.casefold() in _RELATIVE for sentence in nearby for word in sentence.words):
        known |= _WEEKDAYS
    published = passage.article.article.published or ""
    if len(published) >= len("2025-03"):
        known |= {f"{date.fromisoformat(published[:7] + '-01'):%B}".casefold()}
    return known


def _calendar_words(sentence: ParsedSentence) -> frozenset[str]:
    """Lower-case weekdays and months, told from verbs and modals by their capital."""
    return frozenset(
        word.text.casefold() for word in sentence.words if word.text[0].isupper() and word.text.casefold() in CALENDAR
    )
