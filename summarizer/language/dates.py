"""Dates, weekdays and words such as "yesterday" in one sentence, resolved against the article's own date.

"on Tuesday" is the last such day, or the next one where the sentence looks ahead ("will meet on
Tuesday"). Words inside a quotation count from when they were spoken, which nobody knows. Habits
("every Monday", "Mondays"), names ("Black Friday"), decades and ambiguous figures (4/5/2025) are no
dates here; times of day and durations are none either.
The arithmetic is in `days.py`, the direction of a sentence in `outlook.py`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from summarizer.language.date_forms import COUNTS, Name, forms_in
from summarizer.language.days import (
    MONTHS,
    WEEKDAYS,
    Anchor,
    Direction,
    about,
    anchor_of,
    day_after,
    day_near,
    day_of,
    iso_month,
    month_after,
    month_near,
    week_after,
    weekday_near,
    weekday_of_week,
)
from summarizer.language.outlook import Outlook
from summarizer.language.quotes import Quote, half_quotes_in

Precision = Literal["year", "month", "day"]
Kind = Literal["absolute", "weekday", "relative"]


class DateMention(NamedTuple):
    """A date as it stands, with the day, month or year it means.

    `when` is ISO, cut to `precision`; None when it cannot be known. The precision is then what the
    words aim at. `quoted` marks words inside a quotation.
    """

    when: str | None
    precision: Precision
    kind: Kind
    start: int
    end: int
    text: str
    quoted: bool = False


class _Given(NamedTuple):
    """What the readings of one sentence share."""

    text: str
    published: Anchor | None
    quoted: frozenset[int]  # the places that lie in quotations
    outlook: Outlook

    def anchor(self, match: re.Match[str]) -> Anchor | None:
        """The day that the match counts from, unknown inside a quotation."""
        return None if match.start() in self.quoted else self.published

    def direction(self, match: re.Match[str]) -> Direction | None:
        return self.outlook.at(match.start(), match.end())

    def before(self, match: re.Match[str], length: int = 24) -> str:
        """The text that stands just before the match."""
        return self.text[max(0, match.start() - length) : match.start()]


_Reading = Callable[[re.Match[str], _Given], Iterator[DateMention]]

PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}  # by the length of `when`
_QUOTE_MARK = re.compile('["“”„«»‟＂‹›「」『』]')  # a single one may be an apostrophe, and is no half quotation

# A month that is also a name or an ordinary word needs one of these before it.
_HOMONYMS = frozenset({"March", "April", "May", "June", "August"})
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Dd]uring|[Tt]hrough|[Tt]hroughout|[Bb]etween|[Ee]arly|[Mm]id"
    rf"|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his|(?:end|start|beginning|middle|month|week|weeks|days)\sof|due|scheduled\sfor|(?:{'|'.join(MONTHS)})\s(?:to|and|or|until))"
    r"[\s-]|\d[\s-])$"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|[Bb]etween|of|[Tt]he|early|late|mid|year|born|died|spring"
    r"|summer|autumn|fall|winter|Christmas|(?:1[5-9]|20)\d\d\s(?:and|to|or))[\s-]$"
)
_COUNTED = re.compile(r"\s(?:more\s|other\s)?(?:people|men|women|children|[a-z]{3,20}[^s\W]s)\b")
_NAMED_DAY = re.compile(
    r"\b(?:Black|Good|Bloody|Easter|Ash|Super|Palm|Cyber|Giving|Whit|Maundy|Shrove|Fat|Sheffield)\s$"
)
_STATES_A_YEAR = re.compile(r"\s(?:was|saw|is|will|has|had|brought|began|ended)\b")
_NAMED_AFTER = re.compile(r"\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Star|Sun|Night|Club)\b")


def dates_in(
    text: str,
    lows: frozenset[str],
    *,
    published: str | None = None,
    quotes: Sequence[Quote] = (),
    offset: int = 0,
) -> tuple[DateMention, ...]:
    """The dates of one sentence, in order.

    `lows` are its words in small letters, `published` is the date of its article. `offset` is where the text begins
    in what the offsets of `quotes` count; those of the mentions count the same way.
    """
    forms = forms_in(text, lows)
    if not forms:
        return ()
    given = _Given(text, anchor_of(published), _quoted_places(text, quotes, offset), Outlook(text, quotes, offset))
    found = sorted(_found(given, forms), key=lambda mention: mention.start)
    return tuple(each._replace(start=each.start + offset, end=each.end + offset) for each in found)


def _quoted_places(text: str, quotes: Sequence[Quote], offset: int) -> frozenset[int]:
    """Also those of a quotation that began in the sentence before or ends in the next."""
    if not quotes and not _QUOTE_MARK.search(text):
        return frozenset()
    stretches = [(quote.start - offset, quote.end - offset) for quote in quotes]
    stretches += [(half.start, half.end) for half in half_quotes_in(text)]
    return frozenset(place for start, end in stretches for place in range(start, end))


def _found(given: _Given, forms: Sequence[tuple[re.Pattern[str], Name]]) -> Iterator[DateMention]:
    taken: set[int] = set()
    for pattern, name in forms:
        reading = _READINGS[name]
        for match in pattern.finditer(given.text):
            places = range(match.start(), match.end())
            if not taken.isdisjoint(places):
                continue
            if found := tuple(reading(match, given)):
                taken.update(places)
                yield from found


def _mention(
    given: _Given, when: str | None, kind: Kind, span: tuple[int, int], aim: Precision = "day"
) -> DateMention:
    start, end = span
    precision = PRECISIONS[len(when)] if when else aim
    return DateMention(when, precision, kind, start, end, given.text[start:end], quoted=start in given.quoted)


# Readings. Each turns one match into its mentions, or into none when the words are no date after all.


def _day_of_month(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "3 March" or "3 to 5 March 2025"."""
    start = match.start()
    if match["first"]:
        start = match.start("day")
        yield _mention(given, _written_day(match, given, match["first"]), "absolute", match.span("first"))
    yield _mention(given, _written_day(match, given, match["day"]), "absolute", (start, match.end()))


def _month_and_day(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "March 3" or "March 3-5, 2025"; "in May 24 people" has no day."""
    if not match["year"] and given.before(match).endswith(("in ", "In ")):
        return
    end = match.end("day") if match["last"] else match.end()
    yield _mention(given, _written_day(match, given, match["day"]), "absolute", (match.start(), end))
    if match["last"]:
        span = (match.start("last"), match.end())
        yield _mention(given, _written_day(match, given, match["last"]), "absolute", span)


def _written_day(match: re.Match[str], given: _Given, day: str) -> str | None:
    month = _month_number(match["month"])
    weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
    year = _year_named(match, given)
    if year is None:
        return day_near(given.anchor(match), month, int(day), given.direction(match), weekday)
    found = day_of(year, month, int(day))
    return found.isoformat() if found and weekday in {None, found.weekday()} else None


def _year_named(match: re.Match[str], given: _Given) -> int | None:
    if match["year"]:
        return int(match["year"])
    anchor = given.anchor(match)
    return anchor.year + _STEPS[match["whose"]] if match["whose"] and anchor else None


def _in_figures(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "2025-03-04" or "14/3/2025"; which of 4/5/2025 is the month depends on who wrote it."""
    year, month, day = match["year"], *sorted((int(match["one"]), int(match["other"])))
    if "/" not in match[0]:
        month, day = int(match["one"]), int(match["other"])
    known = "/" not in match[0] or day > 12 or day == month
    found = day_of(int(year), month, day) if known else None
    if found:
        yield _mention(given, found.isoformat(), "absolute", match.span())


def _month_of_year(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    when = iso_month(int(match["year"]), _month_number(match["month"]))
    yield _mention(given, when, "absolute", match.span())


def _month(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    which = (match["which"] or "").casefold()
    if match["month"] in _HOMONYMS and not which and not _BEFORE_MONTH.search(given.before(match)):
        return
    anchor, month = given.anchor(match), _month_number(match["month"])
    if match["whose"]:
        when = iso_month(anchor.year + _STEPS[match["whose"]], month) if anchor else None
    elif which == "this":
        when = iso_month(anchor.year, month) if anchor else None
    else:
        direction = _ASKED.get(which) or given.direction(match)
        when = month_near(anchor, month, direction, beyond=which in {"last", "next"})
    yield _mention(given, when, "absolute", match.span(), "month")


def _year(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    opens = not match.start() and _STATES_A_YEAR.match(given.text, match.end())
    if not opens and not _BEFORE_YEAR.search(given.before(match)):
        return
    if int(match["year"]) % 100 == 0 and _COUNTED.match(given.text, match.end()):
        return
    yield _mention(given, match["year"], "absolute", match.span())


def _weekday(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    which = (match["which"] or "").casefold()
    if which in {"every", "each"} or _NAMED_DAY.search(given.before(match)):
        return
    if _NAMED_AFTER.match(given.text, match.end()):
        return
    yield _mention(given, _weekday_meant(match, given, which), "weekday", match.span())


def _weekday_meant(match: re.Match[str], given: _Given, which: str) -> str | None:
    anchor, weekday = given.anchor(match), WEEKDAYS.index(match["weekday"])
    if which in _OTHERWISE_ANCHORED:
        return None
    if match["week"]:
        return weekday_of_week(anchor, weekday, _STEPS[match["week"]])
    direction = _ASKED.get(which) or given.direction(match) or ("future" if which == "this" else None)
    when = weekday_near(anchor, weekday, direction, beyond=which in {"last", "next"})
    # "Next Thursday", said on a Wednesday, is tomorrow to some and a week later to most.
    is_of_this_week = which == "next" and when == weekday_of_week(anchor, weekday, 0)
    return None if is_of_this_week else when


def _day_seen_from_today(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "yesterday", "this morning" or "the day after tomorrow"."""
    word = match["word"].casefold()
    step = -1 if word == "last night" else _DAY_STEPS.get(word, 0)
    beyond = (match["beyond"] or "").split()
    if beyond:
        step += -1 if "before" in beyond else 1
    yield _mention(given, day_after(given.anchor(match), step), "relative", match.span())


def _stretch_seen_from_today(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "last week" or "this year"; "the last week" ends today and is none."""
    if given.before(match).casefold().endswith(("the ", "a ")):
        return
    anchor, step = given.anchor(match), _STEPS[match["which"].casefold()]
    match match["unit"]:
        case "year":
            yield _mention(given, str(anchor.year + step) if anchor else None, "relative", match.span(), "year")
        case "month":
            yield _mention(given, month_after(anchor, step), "relative", match.span(), "month")
        case "week":
            yield _mention(given, week_after(anchor, step), "relative", match.span(), "month")
        case _:
            yield _mention(given, None, "relative", match.span())


def _distance(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "two days ago"; "a day earlier" counts from something we do not know."""
    unit = match["unit"]
    aim: Precision = "year" if unit == "year" else "month" if unit in {"week", "month"} else "day"
    count = match["count"].casefold()
    steps = int(count) if count.isdigit() else COUNTS.get(count)
    known = steps if match["way"] == "ago" and not match["hedge"] else None
    when = None if known is None else _ago(given.anchor(match), known, unit)
    yield _mention(given, when, "relative", match.span(), aim)


def _ago(anchor: Anchor | None, count: int, unit: str) -> str | None:
    match unit:
        case "day":
            return day_after(anchor, -count) if count <= _EXACT_DAYS else about(anchor, -count)
        case "week":
            return about(anchor, -7 * count)
        case "month":
            return about(anchor, -30 * count, give_or_take=15)
        case "year" if anchor and count <= _EXACT_YEARS:
            return str(anchor.year - count)
    return None


def _elsewhere(match: re.Match[str], given: _Given) -> Iterator[DateMention]:
    """Such as "the next day", which counts from what was told before."""
    aim: Precision = "day" if match["unit"] == "day" else "year" if match["unit"] == "year" else "month"
    yield _mention(given, None, "relative", match.span(), aim)


def _month_number(name: str) -> int:
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))


_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_DAY_STEPS = {"yesterday": -1, "tomorrow": 1}
_ASKED: dict[str, Direction] = {
    **dict.fromkeys(("last", "past", "this past"), "past"),
    **dict.fromkeys(("next", "coming", "this coming"), "future"),
}
_OTHERWISE_ANCHORED = frozenset({"a", "one", "another", "that", "the following", "the previous", "the next"})
_EXACT_DAYS = 10  # "ten days ago" is a count, "twenty days ago" mostly a round figure
_EXACT_YEARS = 20
_READINGS: dict[Name, _Reading] = {
    "in_figures": _in_figures,
    "day_of_month": _day_of_month,
    "month_and_day": _month_and_day,
    "month": _month,
    "month_of_year": _month_of_year,
    "weekday": _weekday,
    "day_seen_from_today": _day_seen_from_today,
    "stretch_seen_from_today": _stretch_seen_from_today,
    "distance": _distance,
    "elsewhere": _elsewhere,
    "year": _year,
}
