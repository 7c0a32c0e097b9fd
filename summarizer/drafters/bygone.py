"""Days that a reader cannot tell: the weekday of a week gone by, "today" and "overnight" in an earlier article.

`plain.py` writes the day where it is certain. What is left then is not to be told: the reader of a brief would take
the day for another. Of an article of the newest day, or of no known day, every word may stand.
"""

import re
from datetime import date, timedelta

from summarizer.language.date_wording import RECENT_DAYS, Rewording
from summarizer.language.days import WEEKDAYS, full_day
from summarizer.language.outlook import Outlook
from summarizer.language.parse import ParsedArticle, ParsedSentence

# As an adverb: no noun follows.
_OVERNIGHT = re.compile(
    r"\b[Oo]vernight(?=[,.;:)]|$|\s(?:and|but|after|as|by|in|at|on|from|to|with|when|while|that|following|despite)\b)"
)
_LASTS = re.compile(
    r"\b(?:keep|kept|held|hold|detain|stay|remain|spen[dt]|sle(?:ep|pt)|observ|hous|shelter|lodg|clos|shut|wait)\w*"
)
_DATED = re.compile(rf"\s(?:on\s|to\s|from\s|into\s)?(?:{'|'.join(WEEKDAYS)}|\d)")


def night_wording(article: ParsedArticle, sentence: ParsedSentence, *, today: str | None) -> Rewording | None:
    """For the "overnight" of an earlier day the day it led into too; None where it is unclear which is meant.

    Where an article tells nothing of the day before, or of what lasts ("kept overnight"), it may be the next night.
    """
    told = full_day(sentence.published)
    if not told or not today or told >= today or _is_old(told, today) or sentence.dates:
        return None
    nights = [match for match in _OVERNIGHT.finditer(sentence.text) if not _is_quoted(sentence, match.start())]
    if len(nights) != 1 or _DATED.match(sentence.text, nights[0].end()) or _LASTS.search(sentence.text):
        return None
    if not _tells_of_the_day_before(article, told):
        return None
    start, end = nights[0].span()
    if Outlook(sentence.text, sentence.quotes, sentence.start).at(start, end) not in ("past", None):
        return None
    text = f"{nights[0][0]} into {WEEKDAYS[date.fromisoformat(told).weekday()]}"
    return Rewording(sentence.start + start, sentence.start + end, text)


def _tells_of_the_day_before(article: ParsedArticle, told: str) -> bool:
    eve = (date.fromisoformat(told) - timedelta(1)).isoformat()
    return any(mention.when == eve for each in article.sentences for mention in each.dates)


def is_of_an_unclear_day(sentence: ParsedSentence, *, today: str | None) -> bool:
    """Does it name its day by a word that means another one, or none, on the day `today`?"""
    told = full_day(sentence.published)
    if not told or not today or told >= today:
        return False
    is_old = _is_old(told, today)
    if any(
        (mention.kind == "weekday" and is_old)
        or (mention.kind == "relative" and mention.precision == "day" and mention.when is not None)
        for mention in sentence.dates
        if not mention.quoted
    ):
        return True
    return not sentence.dates and any(
        not _is_quoted(sentence, match.start()) for match in _OVERNIGHT.finditer(sentence.text)
    )


def _is_old(told: str, today: str) -> bool:
    return date.fromisoformat(today) - date.fromisoformat(told) >= timedelta(RECENT_DAYS)


def _is_quoted(sentence: ParsedSentence, place: int) -> bool:
    return any(quote.start <= sentence.start + place < quote.end for quote in sentence.quotes)
