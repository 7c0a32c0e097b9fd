"""Fact recall: which gold facts does a brief state?

A fact is covered by the claim that has most of its words (a country counts as one by any of its
names), weighted by rarity, when that is at least
half of the weight and every figure of the fact stands in the claim. With the words but another
figure it is `wrong`, which is not the same as missing.

The cut of one half: against people's judgement of 803 pairs of insight and summary (SummHay,
Apache-2.0) it has a balanced accuracy of .82 for "fully covered" and the share correlates with the
judgement at r = .72, which is what the best model judges of 2024 reach; see docs/evals.md.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evals.cases import FIGURES, VITAL, Case, GoldFact, figure_of
from evals.metrics import Result, Score, Unscored
from evals.outcomes import Match
from summarizer.language.gazetteer import known_in
from summarizer.language.parse import ParsedSentence, parse_sentence

COVERED = 0.5

_UNJUDGED = Unscored("the judge said nothing usable of any such fact", cause="failed")


def match_facts(claims: Sequence[str], case: Case) -> tuple[Match, ...]:
    """One match a gold fact, in the gold's order."""
    parsed = [parse_sentence(text) for text in claims]
    return tuple(_matched(wanted, parsed) for wanted in _wanted(case.gold.facts))


def covered_alone(texts: Sequence[str], case: Case) -> tuple[frozenset[str], ...]:
    """For each text the ids of the facts it would cover as the only claim of a brief."""
    facts = _wanted(case.gold.facts)
    parsed = ([parse_sentence(text)] for text in texts)
    return tuple(
        frozenset(wanted.fact.id for wanted in facts if _matched(wanted, alone).outcome == "covered")
        for alone in parsed
    )


def stated_by(texts: Sequence[str], facts: Sequence[GoldFact]) -> tuple[tuple[int, ...], ...]:
    """For each gold fact the numbers of the texts that state it, each taken alone."""
    parsed = [parse_sentence(text) for text in texts]
    return tuple(
        tuple(number for number, claim in enumerate(parsed) if wanted.weights and wanted.share(claim) >= COVERED)
        for wanted in _wanted(facts)
    )


def vital_recall(matches: Sequence[Match]) -> Result:
    """Share of the vital facts that are covered."""
    return _recall([match for match in matches if match.fact.importance == VITAL])


def weighted_recall(matches: Sequence[Match]) -> Result:
    """Share of all facts that is covered, each weighing its importance."""
    return _recall(matches)


def wrong_rate(matches: Sequence[Match]) -> Result:
    """Share of all facts whose words the brief has with another figure."""
    if not matches:
        return Unscored("the gold has no facts")
    matches = [match for match in matches if match.outcome != "unscored"]
    if not matches:
        return _UNJUDGED
    wrong = sum(match.outcome == "wrong" for match in matches)
    return Score(wrong / len(matches), wrong, len(matches))


def _recall(matches: Sequence[Match]) -> Result:
    if not matches:
        return Unscored("the gold has no such fact")
    matches = [match for match in matches if match.outcome != "unscored"]
    if not matches:
        return _UNJUDGED
    covered = [match for match in matches if match.outcome == "covered"]
    weight = sum(match.fact.importance for match in covered) / sum(match.fact.importance for match in matches)
    return Score(weight, len(covered), len(matches))


@dataclass(frozen=True)
class _Wanted:
    """A gold fact, read. A word weighs more, the fewer gold facts use it."""

    fact: GoldFact
    weights: Mapping[str, float]

    def share(self, claim: ParsedSentence) -> float:
        """The part of its words' weight that the claim has."""
        total = sum(self.weights.values())
        terms = _terms_of(claim.text)
        # Summed in the weights' order: a set's order would change the last digits from run to run.
        return sum(weight for stem, weight in self.weights.items() if stem in terms) / total


def _wanted(facts: Sequence[GoldFact]) -> list[_Wanted]:
    stems = [_terms_of(fact.text) for fact in facts]
    uses = Counter(stem for each in stems for stem in each)
    rarity = {stem: math.log(1 + (len(facts) + 1) / (1 + count)) for stem, count in uses.items()}
    return [
        _Wanted(fact, {stem: rarity[stem] for stem in sorted(each)}) for fact, each in zip(facts, stems, strict=True)
    ]


def _matched(wanted: _Wanted, claims: Sequence[ParsedSentence]) -> Match:
    fact = wanted.fact
    if not claims or not wanted.weights:
        return Match(fact, "missing", None, 0.0)
    closest = max(claims, key=lambda claim: (wanted.share(claim), has_figures(fact, claim)))
    share = wanted.share(closest)
    if share < COVERED:
        return Match(fact, "missing", closest.wording, share)
    return Match(fact, "covered" if has_figures(fact, closest) else "wrong", closest.wording, share)


def has_figures(fact: GoldFact, claim: ParsedSentence) -> bool:
    """Does every figure of the fact stand in the claim?"""
    stated = {value for number in claim.numbers for value in number.values}
    return all(figure_of(slot) in stated for slot in fact.slots if slot.type in FIGURES)


@lru_cache(maxsize=10_000)
def _terms_of(text: str) -> frozenset[str]:
    """Stems of the content words; a country or an international body is one term by any of its names."""
    sentence = parse_sentence(text)
    known = tuple(known_in(sentence.words))
    named = {at for each in known for at in range(each.start, each.end)}
    words = (word for at, word in enumerate(sentence.words) if at not in named and not word.is_stop)
    return frozenset({each.name for each in known} | {word.stem for word in words})
