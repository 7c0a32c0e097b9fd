"""Fit a statement into a headline: without its day, its second predicate, and what hangs on its last words.

A headline may say less than the sentence it stands for, never more: a condition, a denial, an exception or a bound
stays with what it binds, and so does whoever says it. The guard checks what is left.
"""

import re
from collections.abc import Iterator

from summarizer.drafters.verbs import EVENT, FINITE, SAYING
from summarizer.language.days import WEEKDAYS
from summarizer.language.words import count_words

FEWEST_LEFT = 5  # words

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DAY = rf"{_WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?(?!\sof\b|\s(?:and|or|to)\s[A-Z])"
_DATE = r"(?:,\s[A-Z][a-z]+\.?\s\d{1,2}(?:,\s\d{4})?(?:,(?=\s[a-z]))?)?"
_ON_A_DAY = re.compile(rf"\s(?:(?:late|early)\s)?on\s{_DAY}{_DATE}|(?<=[a-z])\s{_DAY}(?=\s(?:that|to|after)\b|$)")
_REPORTED = re.compile(rf",\s[^,“”\"]{{1,60}}\b{SAYING}(?:\s[^,]{{1,30}})?$|,\saccording\sto\s[^,]+$")
# "..., the board said on Friday, in a report that ran to nine pages"
_COMMENT = re.compile(rf"(?P<said>,\s[^,“”\"]{{1,60}}\b{SAYING}(?:\s[^,]{{1,30}})?),\s(?:in|an?|the)\s.*$")
# What stands beside the first statement, in the order in which it is missed least.
_BESIDE = (
    re.compile(r",?\swhile\s.*$"),
    re.compile(rf"\sand\s(?:(?:then|later|also)\s)?{SAYING}\s.*$"),
    re.compile(rf",\s(?:and|while)\s(?:[\w’'-]+\s){{1,5}}?{FINITE}\s.*$"),
    re.compile(rf"\sand\s(?:(?:then|later|also)\s)?{EVENT}\s.*$"),
    re.compile(r"(?<=\w)\sand\sto\s[a-z]+\s.*$"),
    re.compile(r",?\sand\sthat\s.*$"),
)
# "Five days after": the days would be left.
_NO_PERIOD = (
    "".join(f"(?<!{unit})(?<!{unit}s)" for unit in ("hour", "week", "month", "year")) + "(?<!\\sday)(?<!days)"
)
# What hangs on it.
_UNDER = (
    re.compile(
        r",\s(?:only\s|just\s|barely\s|(?:less|more)\sthan\s)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
        r"\s(?:hour|day|week|month|year)s?\s(?:after|before|ahead\sof)\s[^,]+$"
    ),
    re.compile(rf"{_NO_PERIOD},?\s(?:after|following|amid|because|when)\s.*$"),
    re.compile(r"\sas\s(?!(?:an?|the|if|long|soon|much|many|well|part|of)\b)[^,]+$"),
    re.compile(r"(?<=\w)\sby\s[a-z]+ing\s.*$"),
    re.compile(
        r"(?P<keep>\b(?<!\bthe\s)(?<![\d,.])(?:an?|\d[\d,.]*)\s(?:[a-z-]+\s){0,2}[a-z-]+)\s(?:that|which|who|in\swhich|whose)\s[^,]+"
    ),
)
_BINDS = re.compile(
    r"\b(?:if|unless|until|except|only|but|rather|instead|than|not|never|no|without|alleg\w+)\b|n['’]t\b"
)
# "Refused to let her sail before Friday", "will sail before Friday": when and why is what is told.
_TURNS_ON_IT = re.compile(
    r"\b(?:not|never|no|nobody|refus\w+|den(?:y|ies|ied)|reject\w+|declin\w+|bann?\w*|will|would|can|could|may|might|must"
    r"|to be)\b|n['’]t\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would)\b|\b(?:is|are|was|were|plans?|wants?|hopes?|expects?)\sto\b"
    rf"|\bto\s[a-z]+\s(?:[\w’'-]+\s){{0,4}}on\s{_DAY}"
)
# What is left would wait for it: "The arrest came", "has taken 14 containers and turned them into a home".
_UNFINISHED = re.compile(
    r"\b(?:came|comes|was|were|is|are|been|sentenced|charged|regarded|described|treated|serves?|served)$"
)
# "A mechanic has been suspended": why is the news.
_OF_SOMEBODY = re.compile(
    r"(?:An?|Two|Three|Four|Five)\s[^,]*\b(?:was|were|(?:has|have)\sbeen|is|are)\s[a-z]+(?:ed|en)$"
)
_AS_WHAT = re.compile(r"\b[a-z]+(?:ing|ed)$")
_OF_THE_SAME = re.compile(r"\sand\s(?:(?:then|later|also)\s)?[a-z]+\s(?:it|them)\s(?:into|as)\b")
_PAIRED = re.compile(r"\b(?:between|both|either|neither|not|from|as|so|such)\b[^,]*$")


def tightened(statement: str) -> Iterator[str]:
    """Ever shorter versions of a statement without its full stop, each whole in itself, the first without its day.

    One with a quotation stays as it is.
    """
    if re.search('[“”"]', statement):
        yield statement
        return
    statement = _COMMENT.sub(r"\g<said>", statement)
    said = _REPORTED.search(statement)
    body, tail = (statement[: said.start()], _undated(said[0])) if said else (statement, "")
    versions = [_undated(body)]
    for cut in (*_BESIDE, *_UNDER):
        match = cut.search(versions[-1])
        if match and _may_go(versions[-1], match):
            kept = match.groupdict().get("keep") or ""
            versions.append(versions[-1][: match.start()] + kept + versions[-1][match.end() :])
    for version in dict.fromkeys(versions):
        text = _undated(version.rstrip(" ,")) + tail  # what goes may have been to come, and what is left not
        if version == versions[0] or count_words(version) >= FEWEST_LEFT:
            yield text


def _undated(text: str) -> str:
    """Without the day of what has happened; of what is to come it is the news."""
    found = text if _TO_COME.search(text) else _ON_A_DAY.sub("", text, count=1)
    return found if count_words(found) >= FEWEST_LEFT or text.startswith(",") else text


def _may_go(text: str, match: re.Match[str]) -> bool:
    """Does it bind nothing, and leave a statement that is no half of a pair?"""
    before = text[: match.start()]
    hangs_on_it = match.re in _UNDER
    if hangs_on_it and (_BINDS.search(match[0]) or _TURNS_ON_IT.search(before)):
        return False
    if _UNFINISHED.search(before) or _OF_THE_SAME.match(match[0]):
        return False
    if hangs_on_it and _OF_SOMEBODY.match(before):
        return False
    if match[0].startswith(" as ") and _AS_WHAT.search(before):
        return False
    is_half = not match[0].startswith(", ") and _PAIRED.search(before)
    return not is_half and bool(re.search(rf"\b{FINITE}", before))
