"""Small words that turn a statement round: "less" for "more", "against" for "for", "all" for "some".

Looks at what stands in the evidence where the claim has the small word, between the words that its
neighbours stand for. Ordinals ("second quarter") are compared so too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import denied_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support
from summarizer.verifiers.rules.exchanges import preposition_of
from summarizer.verifiers.rules.passages import Passage

_REACH = 4  # tokens on either side in which an aligned word must stand


class _Turn(NamedTuple):
    """Words that exclude each other in one place; `ordered`, only the later ones are a fault for the earlier."""

    code: Code
    sides: tuple[frozenset[str], ...]
    ordered: bool = False


def _sides(*sides: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(side.split()) for side in sides)


_TURNS = (
    _Turn("bound_dropped", _sides("more most greater higher over above exceeding", "less fewer lower under below")),
    _Turn(
        "bound_dropped", _sides("about around roughly approximately nearly almost", "exactly precisely over above")
    ),
    _Turn("negated", _sides("for favour", "against opposing")),
    _Turn("negated", _sides("yes", "no")),
    _Turn("negated", _sides("with", "without")),
    _Turn("negated", _sides("if", "unless")),
    _Turn("negated", _sides("up upwards", "down downwards")),
    _Turn("negated", _sides("inside within", "outside beyond")),
    _Turn("negated", _sides("likely probable", "unlikely improbable")),
    _Turn("sequence_invented", _sides("earlier previously before", "later afterwards after subsequently")),
    _Turn("roles_swapped", _sides("from", "to")),
    _Turn("exaggerated", _sides("few some several", "many", "most", "all every everyone"), ordered=True),
    _Turn("exaggerated", _sides("few rarely seldom hardly", "no none never nobody single"), ordered=True),
    _Turn("exaggerated", _sides("sometimes occasionally", "often usually mostly", "always"), ordered=True),
    _Turn("exaggerated", _sides("half part parts", "most", "all whole entire"), ordered=True),
    _Turn(
        "number_mismatch",
        _sides("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"),
    ),
)
_WAYS = frozenset(("from", "to"))
_KNOWN = frozenset(word for turn in _TURNS for side in turn.sides for word in side)


def check_turns(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """The code of each small word in whose place the evidence has one that excludes it."""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < CLOSE:
        return
    denied_once = denied_in(claim) ^ denied_in(passage.sentence)  # "did not vote for", "voted against"
    for at, token in enumerate(claim.tokens):
        if token.low not in _KNOWN or (token.low in _WAYS and not _goes_the_other_way(claim, at, passage)):
            continue
        theirs = _words_at(at, passage)
        if theirs and token.low not in theirs and not _stands_so(claim, at, support):
            is_turned_back = at > 0 and claim.words[at - 1].stem in denied_once
            codes = (turn.code for turn in _TURNS if _is_turned(turn, token.low, theirs))
            yield from (code for code in codes if code != "negated" or not is_turned_back)


def _stands_so(claim: ParsedSentence, at: int, support: Support) -> bool:
    """Has another passage it before the same word: "without charge" in the sentence behind?"""
    behind = claim.tokens[at + 1 : at + 2]
    return bool(behind) and any(
        one.low == claim.tokens[at].low and other.low == behind[0].low
        for passage in support.passages[1:]
        for one, other in pairwise(passage.sentence.tokens)
    )


def _goes_the_other_way(claim: ParsedSentence, at: int, passage: Passage) -> bool:
    """Is it "to Turva" where the passage has "from Turva"? Nothing is said of "according to" and "to die"."""
    matches = passage.alignment.matches
    behind = next((each for each in range(at + 1, at + 1 + _REACH) if each in matches), None)
    if behind is None or (at and claim.tokens[at - 1].low == "according") or claim.tokens[behind].pos == "verb":
        return False
    there = preposition_of(passage.sentence, matches[behind].place)
    return there in _WAYS and there != claim.tokens[at].low


def _words_at(at: int, passage: Passage) -> frozenset[str]:
    """The evidence's words between the partners of the claim's nearest aligned words; empty where one has none."""
    matches = passage.alignment.matches
    left = next((matches[each].place for each in range(at - 1, at - 1 - _REACH, -1) if each in matches), None)
    right = next((matches[each].place for each in range(at + 1, at + 1 + _REACH) if each in matches), None)
    tokens = passage.sentence.tokens
    if left is None and right is None:
        return frozenset()
    if left is None or right is None:
        edge = left if left is not None else right or 0
        first, last = (edge + 1, edge + 1 + _REACH) if right is None else (edge - _REACH, edge)
    else:
        first, last = left + 1, right
    if not 0 < last - first <= 2 * _REACH:
        return frozenset()
    return frozenset(
        token.low if token.low.isalnum() else re.sub(r"\W", "", token.low)
        for token in tokens[max(0, first) : max(0, last)]
    )


def _is_turned(turn: _Turn, ours: str, theirs: frozenset[str]) -> bool:
    step = next((number for number, side in enumerate(turn.sides) if ours in side), None)
    if step is None:
        return False
    others = turn.sides[:step] if turn.ordered else turn.sides[:step] + turn.sides[step + 1 :]
    return any(side & theirs for side in others)
