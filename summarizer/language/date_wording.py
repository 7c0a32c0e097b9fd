"""How to write "yesterday" or "next Monday" so that it can be read on any day.

Gives the exact span to replace and its replacement, preposition included, or None where the day is
not certain or the sentence would not stay English. Changes no text itself.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from summarizer.language.dates import DateMention
from summarizer.language.days import MONTHS, WEEKDAYS, Anchor, anchor_of

RECENT_DAYS = 6  # a weekday alone names one day only among the seven up to the article's own


class Rewording(NamedTuple):
    """What to put in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


_PART = re.compile(r"\b(morning|lunchtime|afternoon|evening|night)$|^(tonight)\b", re.IGNORECASE)
_ON = re.compile(r"\b[Oo]n\s$")
_IN = re.compile(r"\b[Ii]n\s$")
# After these the day stands without "on": "since Monday".
_GOVERNED = re.compile(
    r"\b(?:since|until|till|by|from|for|before|after|to|through|of|between|than|starting|over|into)\s$", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s\b")
# "Today is the day", "a year ago today", "as of today", "today and tomorrow": no day of the calendar fits there.
_IS_SUBJECT = re.compile(r"\s(?:is|was|will|has|had|marks|brings|and|or)\b")
_UNFIT_BEFORE = re.compile(r"\b(?:ago|than|as of|and|or|like|here|of)\s$", re.IGNORECASE)
# What the day has: a word that no other noun may follow, "storm" of "Friday's storm gave way".
_HAD_BY_A_DAY = re.compile(
    r"\s(?P<thing>(?:[a-z]+-)?[a-z]{2,})(?=[,.;:)]|$|\s(?:in|on|at|by|for|from|with|when|that|which|who|and|or|but|to|after"
    r"|before|was|were|is|are|had|has|have|will|would|could|may|did)\b)"
)
_AFTER = 40  # characters behind a mention that show what it has


def absolute_wording(
    mention: DateMention, published: str | None, *, text: str, with_weekday: bool = True
) -> Rewording | None:
    """The wording for a mention in an article published then; None when it is certain neither way.

    `text` is what the mention's offsets count in. With `with_weekday` a day of the article's week so
    far is "on Monday", any other "on 3 March"; the year is added when it is not the article's.
    A weekday that needs no change gives None too.
    """
    anchor = anchor_of(published)
    if mention.when is None or anchor is None or mention.kind == "absolute" or mention.quoted:
        return None
    before, after = text[max(0, mention.start - 16) : mention.start], text[mention.end : mention.end + _AFTER]
    if _UNFIT_BEFORE.search(before) or (mention.kind == "relative" and _IS_SUBJECT.match(after)):
        return None
    if mention.precision == "day":
        return _day_wording(mention, anchor, before, after, with_weekday=with_weekday)
    return _stretch_wording(mention, anchor, before)


def _day_wording(
    mention: DateMention, anchor: Anchor, before: str, after: str, *, with_weekday: bool
) -> Rewording | None:
    day = date.fromisoformat(mention.when or "")
    named = with_weekday and anchor.day is not None and timedelta(0) <= anchor.day - day <= timedelta(RECENT_DAYS)
    plain = WEEKDAYS[day.weekday()] if named else _day_and_month(day, anchor)
    if mention.kind == "weekday" and named and mention.text.startswith(plain):
        return None
    part = _PART.search(mention.text)
    if _POSSESSIVE.search(mention.text):
        if part:
            return None
        return Rewording(mention.start, mention.end, f"{plain}'s") if named else _of_its_day(mention, after, plain)
    if part:
        hour = (part[1] or "night").casefold()
        plain = f"{plain} {hour}" if named else f"the {hour} of {plain}"
    return _with_preposition(mention, before, "on", _ON, plain)


def _of_its_day(mention: DateMention, after: str, plain: str) -> Rewording | None:
    """Such as "the vote of 3 March", as "3 March's vote" is no English."""
    thing = _HAD_BY_A_DAY.match(after)
    if not thing:
        return None
    article = "The" if mention.kind == "relative" and mention.text[0].isupper() else "the"
    return Rewording(mention.start, mention.end + thing.end(), f"{article} {thing['thing']} of {plain}")


def _day_and_month(day: date, anchor: Anchor) -> str:
    year = "" if day.year == anchor.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _stretch_wording(mention: DateMention, anchor: Anchor, before: str) -> Rewording | None:
    """Such as "in February" or "in 2024", for a week that of its month; counted distances have no such name."""
    if _POSSESSIVE.search(mention.text) or not mention.text.casefold().endswith((" week", " month", " year")):
        return None
    year, month = int((mention.when or "")[:4]), (mention.when or "")[5:7]
    if not month and mention.text.casefold().endswith(" week"):
        return None  # it lies in two months
    named = f"{MONTHS[int(month) - 1]}{'' if year == anchor.year else f' {year}'}" if month else str(year)
    return _with_preposition(mention, before, "in", _IN, named)


def _with_preposition(
    mention: DateMention, before: str, preposition: str, present: re.Pattern[str], plain: str
) -> Rewording:
    """The wording in its sentence: a preposition that stands there already is kept as it is."""
    if present.search(before) or _GOVERNED.search(before):
        return Rewording(mention.start, mention.end, plain)
    if mention.text.startswith(("Last", "Next", "This")) or (
        mention.kind == "relative" and mention.text[0].isupper()
    ):
        preposition = preposition.capitalize()
    return Rewording(mention.start, mention.end, f"{preposition} {plain}")
