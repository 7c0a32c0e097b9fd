"""Fact recall: which gold facts does a brief state?

A fact is covered by the claim that has most of its words, weighted by rarity, when that is at least
half of the weight and every figure of the fact stands in the claim. With the words but another
figure it is `wrong`, which is not the same as missing.

The cut of one half: against people's judgement of 803 pairs of insight and summary (SummHay,
Apache-2.0) it has a balanced accuracy of .82 for "fully covered" and the share correlates with the
judgement at r = .72, which is what the best model judges of 2024 reach; see docs/evals.md.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from evals.cases import VITAL, Case, GoldFact
from evals.metrics import Result, Score, Unscored
from summarizer.language.parse import ParsedSentence, parse_sentence

COVERED = 0.5

_FIGURES = frozenset({"number", "money", "percent"})


@dataclass(frozen=True)
class Match:
    """What became of one gold fact. `claim` is the text of the closest claim, `share` the part of its words."""

    fact: GoldFact
    outcome: Literal["covered", "wrong", "missing"]
    claim: str | None
    share: float


def match_facts(claims: Sequence[str], case: Case) -> tuple[Match, ...]:
    """One match a gold fact, in the gold's order."""
    parsed = [parse_sentence(text) for text in claims]
    rarity = _Rarity(case.gold.facts)
    return tuple(_matched(fact, parsed, rarity) for fact in case.gold.facts)


def vital_recall(matches: Sequence[Match]) -> Result:
    """Share of the vital facts that are covered."""
    return _recall([match for match in matches if match.fact.importance == VITAL])


def weighted_recall(matches: Sequence[Match]) -> Result:
    """Share of all facts that is covered, each weighing its importance."""
    return _recall(matches)


def _recall(matches: Sequence[Match]) -> Result:
    if not matches:
        return Unscored("the gold has no such fact")
    covered = [match for match in matches if match.outcome == "covered"]
    weight = sum(match.fact.importance for match in covered) / sum(match.fact.importance for match in matches)
    return Score(weight, len(covered), len(matches))


class _Rarity:
    """A word's weight: the fewer gold facts use it, the more it tells."""

    def __init__(self, facts: Sequence[GoldFact]) -> None:
        self._facts = len(facts)
        self._uses = Counter(stem for fact in facts for stem in parse_sentence(fact.text).stems)

    def __call__(self, stem: str) -> float:
        return math.log(1 + (self._facts + 1) / (1 + self._uses[stem]))


def _matched(fact: GoldFact, claims: Sequence[ParsedSentence], rarity: _Rarity) -> Match:
    wanted = parse_sentence(fact.text).stems
    total = sum(rarity(stem) for stem in sorted(wanted))
    if not claims or not total:
        return Match(fact, "missing", None, 0.0)

    def share(claim: ParsedSentence) -> float:
        return sum(rarity(stem) for stem in sorted(wanted & claim.stems)) / total

    closest = max(claims, key=lambda claim: (share(claim), _has_figures(fact, claim)))
    if share(closest) < COVERED:
        return Match(fact, "missing", closest.wording, share(closest))
    return Match(fact, "covered" if _has_figures(fact, closest) else "wrong", closest.wording, share(closest))


def _has_figures(fact: GoldFact, claim: ParsedSentence) -> bool:
    stated = {number.value for number in claim.numbers}
    return all(_value(slot.value) in stated for slot in fact.slots if slot.type in _FIGURES)


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").strip("%$€£ ")).normalize()
    except InvalidOperation:
        return None
