"""A figure must move as it does in the evidence: up or down, by so much or to so much, so much an hour or a day.

"Fell to 4 percent" is not "fell by 4 percent", nor is "rose by 9 percent" borne out by a sentence in which
something else rose and this fell. Read off the words beside the figure; where none of them says how it moves,
nothing is said.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from summarizer.domain import Code
from summarizer.language.lexicon import are_antonyms
from summarizer.language.measures import EACH, PERIODS
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support

Link = Literal["by", "to", "from"]

# What the lexicon has as an opposite of one of these goes the other way.
_RISING, _FALLING = ("rise", "raise", "gain"), ("fall", "lower", "lose")
_LINKS: dict[str, Link] = {"by": "by", "to": "to", "from": "from"}
_BOUNDING = frozenset(
    "about around some nearly almost over under more less than at least most only just an a as much roughly".split()
)
_TIMES = PERIODS | {"night", "quarter"}
_RATE_REACH = 6  # tokens behind a figure
_BEFORE, _BEHIND = 7, 4  # tokens in which what moves the figure stands
_MOST = 3  # tokens between the preposition and the figure


class _Movement(NamedTuple):
    """+1 for up, -1 for down, 0 where nothing says; by, to or from the figure; the "hour" of so much an hour."""

    way: int
    link: Link | None
    rate: str | None


def check_movements(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`negated` for up where the evidence has down, `number_mismatch` for "by" where it has "to" or "from".

    `unit_mismatch` for so much a day where it has so much an hour.
    """
    told = [number for number in claim.numbers if not number.is_label and number.upper is None]
    near = [passage for passage in support.passages if support.share_in(passage) >= CLOSE]
    for number in told:
        ours = _movement(claim, number)
        theirs = [
            _movement(passage.sentence, other)
            for passage in near
            for other in passage.sentence.numbers
            if other.measure == number.measure
        ]
        if not theirs:
            continue
        if ours.rate and not {None, ours.rate} & {each.rate for each in theirs}:
            yield "unit_mismatch"
        if ours.way and all(each.way == -ours.way for each in theirs):
            yield "negated"
        elif _is_another_link(ours, theirs):
            yield "number_mismatch"


def _rate(sentence: ParsedSentence, number: Number) -> str | None:
    """The "hour" of "9,000 vials an hour"."""
    tokens = [token for token in sentence.tokens if number.end <= token.word.start][: _RATE_REACH + 1]
    for each, unit in pairwise(tokens):
        if each.before.strip():
            return None
        if each.low in EACH and unit.low in _TIMES:
            return unit.low
    return None


def _is_another_link(ours: _Movement, theirs: list[_Movement]) -> bool:
    """Is it "by 4 percent" for "to 4 percent"; or "was 6 percent" for what it fell from?"""
    links = {each.link for each in theirs}
    if None in links:
        return False
    return ours.link not in links if ours.link else links == {"from"} and not ours.way


def _movement(sentence: ParsedSentence, number: Number) -> _Movement:
    tokens = sentence.tokens
    first = next((at for at, token in enumerate(tokens) if token.word.start >= number.start), len(tokens))
    behind = next((at for at in range(first, len(tokens)) if tokens[at].word.start >= number.end), len(tokens))
    way = _way_before(tokens, first) or _way_behind(tokens, behind)
    return _Movement(way, _link(tokens, first) if way else None, _rate(sentence, number))


def _way_before(tokens: Sequence[Token], first: int) -> int:
    """Of the verb or noun before the figure in its clause, the nearest that says it."""
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if tokens[at + 1].before.strip():
            return 0
        if _way(tokens[at].lemma):
            return _way(tokens[at].lemma)
    return 0


def _way_behind(tokens: Sequence[Token], behind: int) -> int:
    """Of the noun behind it: "a 4 percent rise"."""
    for at in range(behind, min(behind + _BEHIND, len(tokens))):
        if tokens[at].before.strip():
            return 0
        if tokens[at].pos == "noun" and _way(tokens[at].lemma):
            return _way(tokens[at].lemma)
    return 0


def _link(tokens: Sequence[Token], first: int) -> Link | None:
    """The preposition of the figure; "by" where it stands right behind what moves it: "fell 4 percent"."""
    for at in range(first - 1, max(-1, first - 1 - _MOST), -1):
        if tokens[at].low == "to" and at and tokens[at - 1].low == "up":
            return None  # "cut up to 500 jobs"
        if tokens[at].low in _LINKS:
            return _LINKS[tokens[at].low]
        if _way(tokens[at].lemma):
            return "by"
        if tokens[at].low not in _BOUNDING:
            return None
    return None


@lru_cache(maxsize=4_096)
def _way(lemma: str) -> int:
    return any(are_antonyms(lemma, each) for each in _FALLING) - any(are_antonyms(lemma, each) for each in _RISING)
