"""Of which day a lead tells: that of its article, or the day before, of which a morning's paper tells.

What other papers told on that day is then news of the same day. A date in a side clause ("who was arrested on
Monday", "after a vote on Monday") says when something else was.
"""

import re
from datetime import date, timedelta

from summarizer.language.days import full_day
from summarizer.language.parse import ParsedSentence

_ELSEWHERE = re.compile(r"\b(?:who|which|whose|when|where|while|after|before|since|until|that|because)\b|[“\"]")


def news_day(sentence: ParsedSentence) -> str:
    """Of which day it tells, ISO; empty for a sentence of an article without a full date."""
    told = full_day(sentence.published)
    if not told:
        return ""
    first = next((mention for mention in sentence.dates if mention.precision == "day"), None)
    if first is None or first.when is None or _ELSEWHERE.search(sentence.text, 0, first.start - sentence.start):
        return told
    day_before = (date.fromisoformat(told) - timedelta(days=1)).isoformat()
    return day_before if first.when == day_before else told
