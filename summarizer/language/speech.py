"""Who a sentence says said it.

Finds the holder of a statement: "Xi said", "said Blinken", "according to AFP". A pronoun is no
holder. Reads one sentence at a time, so a speaker named in the sentence before is not found.
"""

import re

from summarizer.language.names import CALENDAR

_WORD = r"\b[A-Z][\w.'’-]{0,40}"  # bounded: a line of 100,000 capitals must not cost a square
_NAME = rf"(?:(?:{_WORD}|of|the|for)\s+){{0,6}}{_WORD}"
_SAYS = (
    r"(?:said|says|told|added|announced|stated|warned|argued|claimed|insisted|wrote|noted|explained|confirmed|denied)"
)
_HOLDERS = (
    re.compile(rf"(?P<who>{_NAME})(?:,[^,]{{1,80}},)?\s+(?:has |have |also |later |earlier )?{_SAYS}\b"),
    re.compile(rf"[,”\"]\s*{_SAYS}\s+(?P<who>{_NAME})"),
    re.compile(rf"\b[Aa]ccording to\s+(?P<who>(?:the )?{_NAME})"),
)
_NO_HOLDERS = CALENDAR | {"he", "she", "they", "it", "i", "we", "who", "this", "that"}


def holder_of(sentence: str) -> str | None:
    """The name that the sentence gives its statement to, or None."""
    for pattern in _HOLDERS:
        match = pattern.search(sentence)
        if match and match["who"].casefold() not in _NO_HOLDERS:
            return " ".join(match["who"].split())
    return None
