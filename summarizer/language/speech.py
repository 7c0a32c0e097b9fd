"""Who a sentence says said it.

Finds the holder of a statement: "Xi said", "said Blinken", "according to AFP". A pronoun is no
holder. Reads one sentence at a time, so a speaker named in the sentence before is not found.
"""

import re

from summarizer.language.names import CALENDAR
from summarizer.language.words import STOP_WORDS

_WORD = r"\b[A-Z][\w.'’-]{0,40}"  # bounded: a line of 100,000 capitals must not cost a square
_NAME = rf"(?:(?:{_WORD}|of|the|for)\s+){{0,6}}{_WORD}"
_SAYS = (
    r"(?:said|says|told|added|announced|stated|warned|argued|claimed|insisted|wrote|noted|explained|confirmed|denied)"
)
_BEFORE = re.compile(rf"(?P<who>{_NAME})(?:,[^,]{{1,80}},)?\s+(?:has |have |also |later |earlier )?{_SAYS}\b")
_HOLDERS = (
    _BEFORE,
    re.compile(rf"[,”\"]\s*{_SAYS}\s+(?P<who>{_NAME})"),
    re.compile(rf"\b[Aa]ccording to\s+(?P<who>(?:the )?{_NAME})"),
)
_NO_HOLDERS = {"the", "nobody", "none", "others", "many", "several", "one", "another"}
_LEADING = (CALENDAR | STOP_WORDS) - {"the"}
_FULL_STOP = re.compile(r"(?<!\b[A-Z])\.$")  # "Blinken." loses it, "the U.S." does not


def holder_of(sentence: str) -> str | None:
    """The name that the sentence gives its statement to, or None."""
    for pattern in _HOLDERS:
        match = pattern.search(sentence)
        holder = _bare_name(match["who"]) if match else ""
        if holder and holder.casefold() not in _NO_HOLDERS and not _cut_short(holder, pattern):
            return holder
    return None


def _bare_name(who: str) -> str:
    """The name without "On Monday" before it and the full stop of its sentence behind it."""
    words = who.split()
    while words and _is_small(words[0]):
        words = words[1:]
    return _FULL_STOP.sub("", " ".join(words))


def _is_small(word: str) -> bool:
    return word.casefold() in _LEADING and (len(word) == 1 or not word.isupper())  # "us", not "US"


def _cut_short(holder: str, pattern: re.Pattern[str]) -> bool:
    """True for "according to Bell's" when it goes on with "lawyer": it is not Bell who says it."""
    return pattern is not _BEFORE and holder.endswith(("'s", "’s"))
