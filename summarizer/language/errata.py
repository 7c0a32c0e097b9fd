"""Sentences in which a paper names an error of its own: what they tell is not so, and they are no statements.

"An earlier version of this article said that ...", "The Times reported that ... That was wrong", "We reported that
... He was not. We regret the error", "It is untrue that ...". Reads texts alone; which claims fall with them is told
by `retracting.py`.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.language.words import holds_any

_PAGE = r"(?:article|story|stories|report|text|page|post|headline|version|dispatch|item)s?"
_VERSION = re.compile(
    rf"\b(?:[Ee]arlier|[Pp]revious|[Ii]nitial|[Oo]riginal|[Ff]irst|[Pp]rior)\s(?:versions?|editions?)\s"
    rf"(?:(?:of|in)\s(?:this|the|our|that)\s{_PAGE}\s)?(?:had\s|has\s|incorrectly\s|wrongly\s|mistakenly\s)*"
    r"(?:said|stated|gave|named|identified|reported|put|misstated|misreported|misidentified|described|claimed|listed)\b"
)
# "Correction: a report by this station said that ...": what it says is the error, as no right word stands beside it.
_HEADED = re.compile(
    r"(?:Correction|Clarification|Retraction|Erratum|Editor[’']s\snote)s?\s?[:.—–-]+\s"
    rf"(?=[^,;]{{0,60}}\b(?:(?:earlier|previous)\s{_PAGE}|(?:this|our)\s(?:{_PAGE}|(?:news)?paper|site|station)|we)\b)"
    r"(?:[\w’'-]+\s){1,10}?(?:said|stated|reported|claimed|told)\sthat\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"(?:[Ii]t\s(?:is|was)\s(?:untrue|false|wrong|incorrect|not\s(?:true|so|correct|the\scase))\sthat\b)"
)
# Whoever prints it, or another paper by its name: what somebody "said" and was wrong about is no paper's error.
_ALREADY = r"\s(?:(?:had|has|have|wrongly|mistakenly|incorrectly)\s)*"
_REPORTED = re.compile(
    r"(?:We|Our\s\w+|This\s(?:news)?(?:paper|site|agency|service|website|programme|station)"
    rf"|(?:An?|The|Our)\s(?:\w+\s)?(?:article|story|page|post|headline)){_ALREADY}(?:reported|wrote|published|said|stated|broadcast)\b"
    rf"|(?:The\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}{_ALREADY}(?:reported|published|broadcast)\b"
)
_WAS_WRONG = re.compile(
    r"(?:That|This|It|The\s(?:report|statement|claim|article|information|figure|story))\s"
    r"(?:was|is|has\sproved|turned\sout|proved)\s(?:to\sbe\s)?"
    r"(?:not\s(?:true|so|correct|the\scase|right|accurate)|wrong|false|incorrect|untrue|inaccurate|an\serror|a\smistake"
    r"|mistaken|unfounded)\b"
)
_WAS_NOT = re.compile(
    r"(?:(?:He|She|They|It)\s(?:was|were|is|are|did|does|has|have|had)(?:\s(?:not|never)|n[’']t)"
    r"|(?:Nobody|No\sone)\s(?:was|were|is|has|did))\b[^,;]{0,30}\.?$"
)
_REGRETS = re.compile(r"\b(?:[Ww]e|which\swe)\s(?:regret|apologi[sz]e|withdraw|retract)\b")
_CUES = (
    *("version", "edition", "wrong", "true", "false", "orrect", "mistake", "error", "unfounded"),
    *("regret", "apolog", "withdraw", "retract", "larification", "etraction", "rratum", "note"),
)


def errata_in(sentences: Sequence[str]) -> frozenset[int]:
    """The places of such sentences among those of a text."""
    if not any(holds_any(each, _CUES) for each in sentences):
        return frozenset()
    return frozenset(_errata(sentences))


def names_an_error(sentence: str) -> bool:
    """Does it say by itself that what it tells was an error?"""
    return bool(_VERSION.search(sentence) or _UNTRUE.match(sentence) or _HEADED.match(sentence))


def _errata(sentences: Sequence[str]) -> Iterator[int]:
    for at, text in enumerate(sentences):
        after = sentences[at + 1 : at + 3]
        is_wrong = bool(after) and _WAS_WRONG.match(after[0]) is not None
        is_regretted = len(after) > 1 and _WAS_NOT.match(after[0]) and _REGRETS.search(after[1])
        if names_an_error(text) or ((is_wrong or is_regretted) and _REPORTED.match(text)):
            yield at
