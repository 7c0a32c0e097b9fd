"""A day from which something was moved is its day no longer.

"Extended from 1 June to 15 June" has the 1 June of "the deadline is 1 June". Looks at the two days behind a verb of
moving in the nearest passage; "runs from 1 June to 15 June" moves nothing.
"""

import re
from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support

_MOVED = re.compile(
    r"\b(?:extend|postpon|mov|push|delay|defer|reschedul|chang|shift|switch|put\s(?:off|back)|brought\s(?:forward|back))"
    r"\w*(?:\s\w+){0,3}?\sfrom\s(?P<old>[^,.;]{1,40}?)\s(?:un)?to\s(?P<new>[^,.;]{1,40})|\bfrom\s(?P<was>[^,.;]{1,40}?)"
    r"\sto\s(?P<now>[^,.;]{1,40}?)\s(?:was|is|has)\s(?:moved|postponed|extended)\b"
)
_BEFORE = re.compile(
    r"\b(?:original|first|initial|previous|earlier|former|old|instead|from|until\snow|was\sto|were\sto|had\sbeen|due\b"
    r"|no\slonger|not\b|planned|scheduled|supposed)",
    re.IGNORECASE,
)


def check_moved_days(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`date_mismatch` for the day from which the nearest passage says that it was moved."""
    passage = support.passages[0] if support.passages else None
    if passage is None or not claim.dates or support.share_in(passage) < CLOSE or _BEFORE.search(claim.text):
        return
    sentence = passage.sentence
    ours = {date.when or date.text for date in claim.dates} | {date.text for date in claim.dates}
    for match in _MOVED.finditer(sentence.text):
        old, new = (_days_in(sentence, match, names) for names in (("old", "was"), ("new", "now")))
        if old & ours and new and not new & ours:
            yield "date_mismatch"
            return


def _days_in(sentence: ParsedSentence, match: re.Match[str], names: tuple[str, str]) -> set[str]:
    start, end = next(match.span(name) for name in names if match[name] is not None)
    inside = [date for date in sentence.dates if start <= date.start - sentence.start < end]
    return {date.when or date.text for date in inside} | {date.text for date in inside}
