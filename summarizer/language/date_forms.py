"""The forms in which dates are written, and which of them a sentence may have.

Says what a form looks like, not what it means: see `dates.py`.
"""

import re
from typing import Literal

from summarizer.language.days import MONTHS, SHORT_MONTHS, WEEKDAYS

Name = Literal[
    "in_figures",
    "day_of_month",
    "month_and_day",
    "month",
    "month_of_year",
    "weekday",
    "day_seen_from_today",
    "stretch_seen_from_today",
    "distance",
    "elsewhere",
    "year",
]

COUNTS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
COUNTS |= {"a": 1, "an": 1, "eleven": 11, "twelve": 12}
_FIGURES = re.compile(r"\d\d\d\d")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d)"
_WHOSE_YEAR = r"\s(?:of\s)?(?P<whose>last|this|next)\syear\b"
_OF_YEAR = rf"(?:,?\s{_YEAR}|{_WHOSE_YEAR})?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_PART = r"(?:\s(?:morning|lunchtime|afternoon|evening|night)\b)?"
_POSSESSIVE = r"(?:['’]s\b)?"
_FIGURE = "0000"  # stands for any four digits
_FIGURED = frozenset((_FIGURE,))
_MONTH_WORDS = frozenset(name.casefold() for name in (*MONTHS, *SHORT_MONTHS))
_UNITS = frozenset("day days week weeks weekend month months year years decade decades".split())
_WEEKDAY_WORDS = frozenset(day.casefold() for day in WEEKDAYS)
_DAY_WORDS = frozenset("today yesterday tomorrow tonight night morning afternoon evening".split())
# The words that a sentence must have for a form to be found, one of each of the two.
_NEEDS: dict[Name, tuple[frozenset[str], frozenset[str]]] = {
    "in_figures": (_FIGURED, _FIGURED),
    **dict.fromkeys(("day_of_month", "month_and_day", "month"), (_MONTH_WORDS, _MONTH_WORDS)),
    "month_of_year": (_FIGURED, _MONTH_WORDS),
    "weekday": (_WEEKDAY_WORDS, _WEEKDAY_WORDS),
    "day_seen_from_today": (_DAY_WORDS, _DAY_WORDS),
    "stretch_seen_from_today": (_UNITS, frozenset("last this next past coming".split())),
    "distance": (_UNITS, frozenset("ago earlier later".split())),
    "elsewhere": (_UNITS, frozenset("next following previous same".split())),
    "year": (_FIGURED, _FIGURED),
}
_TELLING = frozenset[str]().union(*(needed for needed, _ in _NEEDS.values()))
_HINTS = _TELLING.union(*(besides for _, besides in _NEEDS.values()))
# Longer forms first: what one of them took is not read again.
FORMS: tuple[tuple[re.Pattern[str], Name], ...] = (
    (re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<one>\d\d)-(?P<other>\d\d)(?![\d-])"), "in_figures"),
    (re.compile(r"\b(?<![/.])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?![\w/])"), "in_figures"),
    (
        re.compile(
            rf"(?:\b{_WEEKDAY},?\s(?:the\s)?)?(?<![\w.,$€£/-])(?:(?P<first>{_DAY}){_TH}(?:\s?[-–]\s?|\s(?:to|and)\s))?"
            rf"(?P<day>{_DAY}){_TH}\s(?:of\s)?{_MONTH}(?!\w){_OF_YEAR}"
        ),
        "day_of_month",
    ),
    (
        re.compile(
            rf"(?:\b{_WEEKDAY},?\s)?\b{_MONTH}\s(?:the\s)?(?P<day>{_DAY}){_TH}"
            rf"(?!\w|[%:/]|[.,]\d|\s(?:percent|per\scent|hundred|thousand|million|billion)\b)"
            rf"(?:\s?[-–]\s?(?P<last>{_DAY}){_TH}(?!\w))?{_OF_YEAR}"
        ),
        "month_and_day",
    ),
    (re.compile(rf"\b{_MONTH}(?:\sof)?,?\s{_YEAR}"), "month_of_year"),
    (
        re.compile(
            rf"\b(?:(?P<which>[Ee]very|[Ee]ach|[Aa]|[Oo]ne|[Aa]nother|[Tt]hat|[Tt]he\s(?:following|previous|next)"
            rf"|[Tt]his\s(?:past|coming)|[Ll]ast|[Nn]ext|[Tt]his|past|coming)\s)?\b{_WEEKDAY}\b{_POSSESSIVE}{_PART}"
            rf"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek\b)?"
        ),
        "weekday",
    ),
    (
        re.compile(
            rf"\b(?:(?P<beyond>(?:the\s)?day\s(?:before|after))\s)?"
            rf"(?P<word>today|yesterday|tomorrow|tonight|last\snight|this\s(?:morning|afternoon|evening))\b{_POSSESSIVE}{_PART}",
            re.IGNORECASE,
        ),
        "day_seen_from_today",
    ),
    (
        re.compile(
            rf"\b(?=[JFMASONDLlnTt])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<month>{'|'.join(MONTHS)})\b{_POSSESSIVE}(?:{_WHOSE_YEAR})?"
        ),
        "month",
    ),
    (
        re.compile(
            rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming)\s(?P<unit>week|month|year|weekend)\b{_POSSESSIVE}"
        ),
        "stretch_seen_from_today",
    ),
    (
        re.compile(
            r"\b(?:(?P<hedge>(?:more|less)\sthan|at\sleast|almost|nearly|about|around|roughly|some|over)\s)?"
            rf"(?P<count>\d{{1,3}}|[Aa]\sfew|[Aa]\scouple\sof|[Ss]everal|(?i:{'|'.join(COUNTS)}))"
            r"\s(?P<unit>day|week|month|year|decade)s?\s(?P<way>ago|earlier|later)\b"
        ),
        "distance",
    ),
    (re.compile(r"\b[Tt]he\s(?:next|following|previous|same)\s(?P<unit>day|week|month|year)\b"), "elsewhere"),
    (re.compile(rf"(?<![\w.,$€£/-])(?<!-){_YEAR}{_POSSESSIVE}(?![-–/]\d)"), "year"),
)


def forms_in(text: str, lows: frozenset[str]) -> list[tuple[re.Pattern[str], Name]]:
    """The forms that may be found in a text with these words, in small letters: most sentences have those of none."""
    figured = _FIGURED if _FIGURES.search(text) else frozenset[str]()
    if not figured and _TELLING.isdisjoint(lows):
        return []
    hints = _HINTS & lows | figured
    return [
        (pattern, name)
        for pattern, name in FORMS
        for needed, besides in [_NEEDS[name]]
        if not (hints.isdisjoint(needed) or hints.isdisjoint(besides))
    ]
