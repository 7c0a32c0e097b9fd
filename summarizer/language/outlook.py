"""Which way a sentence looks at each of its places: back, ahead, or both.

Tells by the last verb form or conjunction before a place ("will meet on Tuesday", "said on
Tuesday") and, where none stands before it, by the first one after it ("On Tuesday they will").
A reading of surface forms: it knows no clauses but those a semicolon parts.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from summarizer.language.days import MONTHS, Direction
from summarizer.language.past_forms import PLAIN_PAST
from summarizer.language.quotes import Quote

_Kind = Literal["past", "future", "unsure", "intended", "weak", "end"]

_KINDS: dict[str, _Kind] = {
    "past": "past",
    "verb": "past",
    "future": "future",
    "unsure": "unsure",
    "before": "weak",
    "after": "weak",
    "towards": "weak",
    "intended": "intended",
    "end": "end",
}
_STATES: dict[str, Direction | None] = {
    "past": "past",
    "verb": "past",
    "after": "past",
    "future": "future",
    "towards": "future",
    "unsure": "unsure",
    "before": "unsure",
    "intended": "unsure",
    "end": None,
}

_PAST_FORMS = "|".join(sorted(PLAIN_PAST | {"hit", "killed"}))
_NO_PAST = "bleed|breed|exceed|hundred|indeed|kindred|naked|need|proceed|sacred|seed|shed|speed|succeed|unaided"
_COMING = "about|due|expected|going|likely|poised|planned|planning|preparing|ready|scheduled|set|slated|supposed|to"
_WISHED = "agreed|decided|hoped|intended|offered|planned|pledged|prepared|promised|threatened|vowed|wanted"
# A verb form behind one of these is no past tense: "will be opened", "is held", "to have left".
_NO_PAST_BEHIND = (" be ", " are ", " being ", " is ", " get ", " will have ", " to have ")
_GOES_ON = r"(?=,?\s(?:the|an?|his|her|its|their|that|in|on|at|to|from|by|with|into|for|as|him|them|it|[A-Z\d])\b)"

# The order matters: longer forms stand before the words they begin with.
_CUES = re.compile(
    r"(?P<end>;)|\b(?=[a-zA-Z])(?:"
    r"(?P<past>(?:could|might|may|must|should|would)(?:\snot)?\shave\b|had\sto\b|since\b)"
    r"|(?P<before>ahead\sof\b|before\b)"
    r"|(?P<unsure>(?:was|were|been)\s(?:also\s)?(?:due|expected|meant|planned|scheduled|set|slated|supposed|to)\b"
    r"|could\b|[A-Z][a-z]{2,5}day\sto(?=\s[a-z]))"
    rf"|(?P<intended>(?:{_WISHED})\sto\b|(?:asked|invited|ordered|told|urged)\s(?:[\w’']{{1,30}}\s){{0,2}}to\b)"
    r"|(?P<future>will\b(?<!\bthe\swill)(?<!\bhis\swill)(?<!\bher\swill)(?<!\btheir\swill)(?<!\bfree\swill)"
    r"|won['’]t\b|(?:s?he|it|we|you|they)['’]ll\b"
    r"|(?:shall|would|may|might|should|must|can)\b|(?:has|have)\sto\b"
    rf"|(?:is|are|be|(?:we|you|they)['’]re)\s(?:also\s|now\s|not\s|still\s)?(?:{_COMING})\b"
    r"|(?:plan|hope|intend|aim|want|vow|expect|promise)s?\sto\b)"
    r"|(?P<towards>(?:due|scheduled|planned|slated|expected|set)\s(?:for|on|to)\b"
    rf"|(?:until|till|by)(?=\s(?:early\s|late\s|mid-|next\s)?(?:[A-Z][a-z]{{2,5}}day|{'|'.join(MONTHS)}|tomorrow)\b)"
    r"|(?:is|are|(?:we|you|they)['’]re)\s[a-z]{1,20}ing\b)"
    rf"|(?P<verb>(?:was|were|wasn['’]t|weren['’]t|had|hadn['’]t|didn['’]t|{_PAST_FORMS}"
    rf"|(?:has|have)(?!\s(?:an?|the|no)\b)|(?!(?:{_NO_PAST})\b)[a-z]{{2,20}}ed\b{_GOES_ON})\b)"
    rf"|(?P<after>after\b|following\b|(?!(?:{_NO_PAST})\b)[a-z]{{2,20}}ed\b)"
    r")"
)

_WORD = re.compile(r"[a-zA-Z]+|;")
# The first words of the cues, but for those in -ed and the days.
_OPENS = frozenset(
    f"""; could might may must should would had since ahead before was were been will won she he it we you they shall
    can has have is are be plan plans hope hopes intend intends aim aims want wants vow vows expect expects promise
    promises due set until till by wasn weren hadn didn told after following
    {_PAST_FORMS.replace("|", " ")}""".split()
)


class _Cue(NamedTuple):
    kind: _Kind
    start: int
    end: int
    state: Direction | None  # which way the sentence looks from here on


class Outlook:
    """The directions of one sentence, read when first asked for; each answer then takes logarithmic time."""

    def __init__(self, text: str, quotes: Sequence[Quote] = (), offset: int = 0) -> None:
        """`quotes` are left out; their offsets count from `offset` before the text."""
        self._text = text
        self._quoted = [(quote.start - offset, quote.end - offset) for quote in quotes]

    @cached_property
    def _cues(self) -> list[_Cue]:
        return _read(self._text, self._quoted)

    @cached_property
    def _starts(self) -> list[int]:
        return [cue.start for cue in self._cues]

    @cached_property
    def _ends(self) -> list[int]:
        return [cue.end for cue in self._cues]

    def at(self, start: int, end: int) -> Direction | None:
        """Which way it looks at this stretch; None when no verb form tells."""
        before = bisect_right(self._ends, start) - 1
        state = self._cues[before].state if before >= 0 else None
        return state or self._first_after(end)

    def _first_after(self, place: int) -> Direction | None:
        first = bisect_left(self._starts, place)
        for cue in self._cues[first : first + 2]:
            match cue.kind:
                case "end":
                    return None
                case "past" | "intended":  # "On Tuesday they agreed to go": it is then that they agreed
                    return "past"
                case "future" | "unsure":
                    return cue.kind
                case "weak":
                    continue
        return None


def _read(text: str, quoted: Iterable[tuple[int, int]]) -> list[_Cue]:
    cues: list[_Cue] = []
    last: _Kind = "end"
    state: Direction | None = None
    for match in _outside(text, quoted):
        kind = _KINDS[match.lastgroup or ""]
        if not _is_overruled(match, last, state):
            last, state = kind, _STATES[match.lastgroup or ""]
            cues.append(_Cue(kind, match.start(), match.end(), state))
    return cues


def _outside(text: str, quoted: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    stretches = deque(sorted(quoted))
    for match in _cues_in(text):
        while stretches and stretches[0][1] <= match.start():
            stretches.popleft()
        inside = stretches and stretches[0][0] <= match.start()
        by_itself = match.lastgroup not in {"verb", "after"} or not _stands_behind(text, match.start())
        if not inside and by_itself:
            yield match


def _cues_in(text: str) -> Iterator[re.Match[str]]:
    """Every match of the cues, as if looked for everywhere: only these words begin one, and most words do not."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() >= end and (word[0] in _OPENS or word[0].endswith(("ed", "day"))):
            match = _CUES.match(text, word.start())
            if match:
                end = match.end()
                yield match


def _stands_behind(text: str, place: int) -> bool:
    """True where a verb form would be the passive or perfect of the auxiliary before it."""
    return f" {text[max(0, place - 10) : place]}".casefold().endswith(_NO_PAST_BEHIND)


def _is_overruled(match: re.Match[str], last: _Kind, state: Direction | None) -> bool:
    """True for a weak sign after a stronger one: "will meet injured workers", "died until Tuesday"."""
    match match.lastgroup:
        case "after":
            return last == "future"
        case "before":
            return state == "future"
        case "towards":
            return state is not None and not match[0].endswith("ing")
    return False
