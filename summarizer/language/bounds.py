"""Words that make a number a bound: "at least", "up to", "nearly", "some", "or more".

Reads only what touches the figure, so "over 12 months" and "more than hopes of 12" are told from
"over 12 deaths". Whether two bounded numbers can both be true is answered here too.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.language.measures import Measure
from summarizer.language.words import Word

Bound = Literal["at least", "more than", "at most", "less than", "about"]

_BEFORE: dict[str, Bound] = {
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "not less than": "at least",
    "a minimum of": "at least",
    "more than": "more than",
    "greater than": "more than",
    "higher than": "more than",
    "older than": "more than",
    "longer than": "more than",
    "over": "more than",
    "above": "more than",
    "upwards of": "more than",
    "in excess of": "more than",
    "exceeding": "more than",
    "exceeds": "more than",
    "exceeded": "more than",
    "at most": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "up to": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "a maximum of": "at most",
    "less than": "less than",
    "fewer than": "less than",
    "lower than": "less than",
    "younger than": "less than",
    "under": "less than",
    "below": "less than",
    "nearly": "less than",
    "almost": "less than",
    "just shy of": "less than",
    "just short of": "less than",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "close to": "about",
    "circa": "about",
}
_AFTER: dict[str, Bound] = {
    "or more": "at least",
    "plus": "at least",
    "or less": "at most",
    "or fewer": "at most",
    "or so": "about",
    "odd": "about",
}
_LONGEST = 3  # words
_SKIPPED = frozenset({"another", "further", "additional"})
# Looked at first: most figures have none of these beside them.
_LAST = frozenset(phrase.split()[-1] for phrase in _BEFORE) | _SKIPPED
_NEXT = frozenset(phrase.split()[0] for phrase in _AFTER)
_NO_OVER = frozenset({"day", "week", "fortnight", "month", "year", "decade"})  # "over two days" is "during"
_COMPARING = frozenset(("higher than", "greater than", "longer than", "lower than", "older than"))
_AGO = frozenset("ago earlier before previously".split())
_A_RACE = re.compile(r"\b(?:stage|race|leg|course|route|lap|heat|sprint|run|event|final),\s$")
_LENGTHS = frozenset({"kilometre", "kilometer", "mile", "metre", "meter", "lap"})
_TAKE_OVER = frozenset("take takes took taken taking hand hands handed handing turn turns turned turning".split())
_LOWER: frozenset[Bound | None] = frozenset({"at least", "more than"})
_UPPER: frozenset[Bound | None] = frozenset({"at most", "less than"})
# How far apart two figures may be when one is "about": writers round 1,187 to 1,200 and 47 to 50.
_ROUGHLY = Decimal("0.1")


class BoundAfter(NamedTuple):
    """A bound behind a figure, and how many words write it; no word for "+"."""

    bound: Bound | None
    words: int


_UNBOUND = BoundAfter(None, 0)


def bound_before(text: str, words: Sequence[Word], first: int, start: int, unit: str | None) -> Bound | None:
    """The bound in front of the figure that begins at `start` with the word `first`."""
    if not first or words[first - 1].text.casefold() not in _LAST:
        return None
    near = list(_nearest(text, words, first, start))
    if near[:1] == ["over"] and first > 1 and words[first - 2].text.casefold() in _TAKE_OVER:
        return None
    for size in range(len(near), 0, -1):
        phrase = " ".join(reversed(near[:size]))
        bound = _BEFORE.get(phrase)
        if bound and phrase in _COMPARING and unit in _NO_OVER and _is_back_then(words, first):
            return None
        if bound:
            return None if near[0] == "over" and _is_no_bound(text, words[first - 1].start, unit) else bound
    return None


def _is_back_then(words: Sequence[Word], first: int) -> bool:
    """Is it "lower than four years ago", which says when and not how long?"""
    return any(word.low in _AGO for word in words[first + 1 : first + 1 + _LONGEST])


def _is_no_bound(text: str, over: int, unit: str | None) -> bool:
    """Is it "over two days", which is during, or "the stage, over 171 kilometres", which is its length?"""
    return unit in _NO_OVER or (unit in _LENGTHS and _A_RACE.search(text, 0, over) is not None)


def bound_after(text: str, words: Sequence[Word], after: int, end: int) -> BoundAfter:
    """The bound behind the figure that ends at `end`; `after` is the next word."""
    if text[end : end + 1] == "+":
        return BoundAfter("at least", 0)
    one = words[after].text.casefold() if after < len(words) else ""
    if one not in _NEXT or text[end : words[after].start] not in {" ", "-"}:
        return _UNBOUND
    if one in _AFTER:
        return BoundAfter(_AFTER[one], 1)
    two = f"{one} {words[after + 1].text.casefold()}" if after + 1 < len(words) else one
    return BoundAfter(_AFTER[two], 2) if two in _AFTER else _UNBOUND


def is_kept(stated: Bound | None, sources: frozenset[Bound | None]) -> bool:
    """True when a figure stated with this bound says no more than one of its sources.

    "at least" and "more than" count as one, and so do "at most" and "nearly"; "about" may stand for
    either, but not either for "about". A bare figure bears every bound that it keeps: twelve are not "more than 12".
    """
    if not sources or stated in sources or stated == "about":
        return True
    if None in sources and stated not in ("more than", "less than"):
        return True
    side = next((side for side in (_LOWER, _UPPER) if stated in side), None)
    return side is not None and not side.isdisjoint(sources)


def can_both_hold(one: Measure, bound: Bound | None, other: Measure, other_bound: Bound | None) -> bool:
    """True unless no value satisfies both. Measures of different units are not compared: they can."""
    if one.unit != other.unit:
        return True
    low, high = _interval(one, bound)
    other_low, other_high = _interval(other, other_bound)
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _interval(measure: Measure, bound: Bound | None) -> tuple[Decimal, Decimal | None]:
    low, high = measure.value, measure.upper or measure.value
    if bound in _LOWER:
        return low, None
    if bound in _UPPER:
        return Decimal(0), high
    slack = high * _ROUGHLY if bound == "about" else Decimal(0)
    return low - slack, high + slack


def _nearest(text: str, words: Sequence[Word], first: int, start: int) -> Iterator[str]:
    """The words before the figure, nearest first, as far as only single spaces lie between them."""
    edge, taken = start, 0
    for index in range(first - 1, max(first - 2 - _LONGEST, -1), -1):
        word = words[index]
        if not text[word.end : edge].isspace() or taken == _LONGEST:
            return
        edge = word.start
        if word.low not in _SKIPPED or taken:
            taken += 1
            yield word.low
