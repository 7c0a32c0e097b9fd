"""What a sentence says a court found: guilty of what, and of what not.

Reads the text alone: "convicted of", "found guilty of" and "pleaded guilty to" on one side, "not guilty of",
"acquitted of", "cleared of" on the other, each with the words of the offence up to where something else begins. Whom
it concerns is left to the checks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.parse import ParsedSentence
from summarizer.language.words import content_stems, words_in

_MOST = 5  # words of an offence
_WHOM = r"(?:(?!of\b|but\b|and\b)[\w’'-]+\s){0,6}?"  # "convicted the banker Otto Prien of"
_FINDING = re.compile(
    rf"\b(?:(?P<cleared>(?:not\s|n[o’']t\s\w+\s)(?:found\s)?(?:guilty|convicted)|innocent|acquit(?:s|ted|ting)?"
    rf"|acquittal|clear(?:s|ed|ing)|exonerate[sd]?)|(?P<guilty>guilty|convict(?:s|ed|ing)?|conviction))"
    rf"\s{_WHOM}(?:of|on|to)\s(?P<what>[^,;:.]+)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s(?:but|and|or|in|on|at|after|before|by|for|over|when|while|as|from|with|against|to)\s", re.IGNORECASE
)
_CUES = frozenset(
    """guilty innocent convict convicts convicted convicting conviction acquit acquits acquitted acquitting acquittal
    clear clears cleared clearing exonerate exonerated exonerates""".split()
)


class Finding(NamedTuple):
    """Guilty or not, and the content stems of what of."""

    is_guilty: bool
    of: frozenset[str]


def court_findings_in(sentence: ParsedSentence) -> tuple[Finding, ...]:
    """The findings that a sentence tells, in order."""
    return () if _CUES.isdisjoint(sentence.lows) else tuple(_findings(sentence.text))


def _findings(text: str) -> Iterator[Finding]:
    at = 0
    while match := _FINDING.search(text, at):
        what = _ENDS.split(match["what"])[0]
        of = content_stems(words_in(what)[:_MOST])
        if of:
            yield Finding(match["guilty"] is not None, of)
        at = match.start("what")
