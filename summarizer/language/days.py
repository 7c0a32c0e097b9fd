"""Days, months and years as seen from the day an article was published.

A date is an ISO string cut to what is known: "2025", "2025-03", "2025-03-04". None means that it
cannot be known, because the article's own date is missing, too coarse, or leaves two answers.
Reads no text: see `dates.py`.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

Direction = Literal["past", "future", "unsure"]  # which way a sentence looks

FULL_DAY = len("2025-03-04")  # characters of a date that is known to the day

MONTHS = tuple("January February March April May June July August September October November December".split())
SHORT_MONTHS = tuple("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())  # May has no other
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())

# An article may be dated by another time zone than its events, so one that looks back may name the day after.
_ZONES = timedelta(days=1)
# A month or day without its year that lies further off than this would have been written with it.
_FURTHEST_MONTHS = 9
_ROUNDING_DAYS = 3  # "two weeks ago" is seldom fourteen days to the day


class Anchor(NamedTuple):
    """When an article was published, as far as it says."""

    year: int
    month: int | None = None
    day: date | None = None


def full_day(when: str | None) -> str:
    """The day of an ISO date or of a date and time; empty where it is not known to the day."""
    return when[:FULL_DAY] if when and len(when) >= FULL_DAY else ""


def anchor_of(published: str | None) -> Anchor | None:
    """The anchor of a date as `Article.published` has it; None for none and for what is no date of news."""
    if not published or not "1600" <= published[:4] < "9000":
        return None
    try:
        if told := full_day(published):
            day = date.fromisoformat(told)
            return Anchor(day.year, day.month, day)
        first = date.fromisoformat(f"{published}-01" if len(published) > len("2025") else f"{published}-01-01")
    except ValueError:
        return None
    return Anchor(first.year, first.month if len(published) > len("2025") else None)


def iso_month(year: int, month: int) -> str:
    """The month as an ISO date."""
    return f"{year:04}-{month:02}"


def covering(first: date, last: date) -> str | None:
    """The day, month or year that holds both days; None when they lie in two years."""
    for length in (FULL_DAY, len("2025-03"), len("2025")):
        if first.isoformat()[:length] == last.isoformat()[:length]:
            return first.isoformat()[:length]
    return None


def weekday_near(anchor: Anchor | None, weekday: int, direction: Direction | None, *, beyond: bool) -> str | None:
    """The nearest such weekday (0 is Monday) on the asked side of the anchor; `beyond` leaves its own day out.

    No direction means back, as news is told after it happened; an unsure one gives a day only when it is today.
    """
    if anchor is None or anchor.day is None:
        return None
    back = (anchor.day.weekday() - weekday) % 7
    if direction == "unsure":
        return anchor.day.isoformat() if back == 0 and not beyond else None
    if direction == "future":
        ahead = -back % 7
        return _shifted(anchor.day, ahead or (7 if beyond else 0))
    return _shifted(anchor.day, -(back or (7 if beyond else 0)))


def weekday_of_week(anchor: Anchor | None, weekday: int, weeks: int) -> str | None:
    """The weekday in the week that lies so many weeks after the anchor's."""
    if anchor is None or anchor.day is None:
        return None
    return _shifted(anchor.day, weekday - anchor.day.weekday() + 7 * weeks)


def month_near(anchor: Anchor | None, month: int, direction: Direction | None, *, beyond: bool) -> str | None:
    """The nearest such month on the asked side, or on either; `beyond` leaves the anchor's own month out."""
    if anchor is None or anchor.month is None:
        return None
    ahead = (month - anchor.month) % 12
    steps = {ahead or (12 if beyond else 0), ahead - 12 if ahead or beyond else 0}
    allowed = [
        step for step in steps if direction not in {"past", "future"} or (step >= 0) == (direction == "future")
    ]
    allowed += [0] * (0 in steps)
    nearest = min(allowed, key=lambda step: (abs(step), step))
    if nearest > _FURTHEST_MONTHS and not beyond:
        return None
    return month_after(anchor, nearest)


def month_after(anchor: Anchor | None, months: int) -> str | None:
    """The month so many months after the anchor's."""
    if anchor is None or anchor.month is None:
        return None
    number = anchor.year * 12 + anchor.month - 1 + months
    return iso_month(number // 12, number % 12 + 1)


def day_near(
    anchor: Anchor | None, month: int, day: int, direction: Direction | None, weekday: int | None
) -> str | None:
    """The nearest such day on the asked side, or on either, that falls on the weekday if one is given."""
    if anchor is None or anchor.month is None:
        return None
    middle = anchor.day or date(anchor.year, anchor.month, 15)
    found = [
        each
        for each in (day_of(anchor.year + step, month, day) for step in (-1, 0, 1))
        if each and weekday in {None, each.weekday()}
    ]
    if direction == "past":
        found = [each for each in found if each <= middle + _ZONES or anchor.day is None]
    if direction == "future":
        found = [each for each in found if each >= middle - _ZONES or anchor.day is None]
    nearest = min(found, key=lambda each: (abs(each - middle), each), default=None)
    if nearest is None or abs(nearest - middle).days > _FURTHEST_MONTHS * 31:
        return None
    return nearest.isoformat()


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_after(anchor: Anchor | None, days: int) -> str | None:
    """The day so many days after the anchor's."""
    return _shifted(anchor.day, days) if anchor and anchor.day else None


def week_after(anchor: Anchor | None, weeks: int) -> str | None:
    """What is known of the days of the week, Monday to Sunday, so many weeks after the anchor's."""
    if anchor is None or anchor.day is None:
        return None
    monday = anchor.day + timedelta(days=7 * weeks - anchor.day.weekday())
    return covering(monday, monday + timedelta(days=6))


def about(anchor: Anchor | None, days: int, give_or_take: int = _ROUNDING_DAYS) -> str | None:
    """What is known of the day about so many days after the anchor's."""
    if anchor is None or anchor.day is None:
        return None
    return covering(*(anchor.day + timedelta(days=days + margin) for margin in (-give_or_take, give_or_take)))


def _shifted(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()
