"""Find the sentences of the articles that say what a claim says.

A claim's words are weighted by how rare they are in the articles; evidence is the sentence that
covers most of that weight, joined by up to two more if each adds to it. The search goes through an
inverted index, so its cost grows with the sentences that share a word with the claim, not with all.
Word overlap finds and ranks evidence; it cannot see a swapped role or a dropped "not".
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from summarizer.domain import Evidence
from summarizer.language.days import MONTHS, WEEKDAYS
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import stem
from summarizer.ports import Story

MOST_SENTENCES = 3
LEAST_GAIN = 0.1  # of the claim's weight that a further sentence must add


@dataclass(frozen=True)
class Passage:
    """A sentence with the article it stands in."""

    article: ParsedArticle
    sentence: ParsedSentence


@dataclass(frozen=True)
class Support:
    """The passages that cover a claim best, best first, and the share of its weight they cover, 0 to 1."""

    passages: tuple[Passage, ...]
    coverage: float
    shares: tuple[float, ...]

    @property
    def articles(self) -> tuple[ParsedArticle, ...]:
        """The articles of the passages, each once."""
        return tuple({passage.article.id: passage.article for passage in self.passages}.values())

    def as_evidence(self) -> tuple[Evidence, ...]:
        """The passages as spans with their quotes."""
        return tuple(
            Evidence(
                **passage.article.span(passage.sentence.start, passage.sentence.end).model_dump(),
                stance="supports",
                score=round(share, 4),
            )
            for passage, share in zip(self.passages, self.shares, strict=True)
        )


class EvidenceIndex:
    """Every sentence of a story, by the words it holds."""

    def __init__(self, story: Story) -> None:
        self._passages = tuple(
            Passage(parsed, sentence) for parsed in story.originals for sentence in parsed.sentences
        )
        self._keys = [keys_of(passage.sentence) for passage in self._passages]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for key in keys:
                self._holders[key].append(number)
        self._numbers = {
            (passage.article.id, passage.sentence.start): number for number, passage in enumerate(self._passages)
        }

    def support(self, claim: ParsedSentence, *, within: Iterable[tuple[str, int]] | None = None) -> Support:
        """The best evidence, among all sentences or those that start at the given places."""
        weights = {key: self._rarity(key) for key in keys_of(claim)}
        allowed = None if within is None else {self._numbers[at] for at in within if at in self._numbers}
        shares = self._shares(weights, allowed)
        return self._chosen(weights, shares)

    def _rarity(self, key: str) -> float:
        return math.log(1 + (len(self._passages) + 1) / (1 + len(self._holders.get(key, ()))))

    def _shares(self, weights: dict[str, float], allowed: set[int] | None) -> dict[int, float]:
        shares: defaultdict[int, float] = defaultdict(float)
        for key in sorted(weights):
            for number in self._holders.get(key, ()):
                if allowed is None or number in allowed:
                    shares[number] += weights[key]
        return shares

    def _chosen(self, weights: dict[str, float], shares: dict[int, float]) -> Support:
        total = sum(weights[key] for key in sorted(weights))
        missing = set(weights)
        picked: list[int] = []
        gains: list[float] = []
        ranked = sorted(shares, key=lambda number: (-shares[number], number))[:50]
        while ranked and total and missing and len(picked) < MOST_SENTENCES:
            best, gain = self._most_useful(ranked, missing, weights)
            if gain < (LEAST_GAIN * total if picked else 1e-9):
                break
            picked.append(best)
            gains.append(gain / total)
            missing -= self._keys[best]
            ranked.remove(best)
        return Support(tuple(self._passages[number] for number in picked), min(1.0, sum(gains)), tuple(gains))

    def _most_useful(self, ranked: Sequence[int], missing: set[str], weights: dict[str, float]) -> tuple[int, float]:
        def gain(number: int) -> float:
            return sum(weights[key] for key in sorted(missing & self._keys[number]))

        best = max(ranked, key=lambda number: (gain(number), -number))
        return best, gain(best)


def keys_of(sentence: ParsedSentence) -> frozenset[str]:
    """What a sentence is found by: its content stems and, for its numbers and days however written, their values."""
    words = frozenset(stem for stem in sentence.stems if not stem[0].isdigit())
    days = (day for mention in sentence.dates if mention.kind != "absolute" for day in _written_out(mention.when))
    return words.union((f"#{value}" for number in sentence.numbers for value in number.values), days)


def _written_out(when: str | None) -> tuple[str, ...]:
    """The keys of a sentence that writes the day out: "yesterday" is found by "Monday, 3 March" as well."""
    if when is None or len(when) < len("2025-03-04"):
        return ()
    day = date.fromisoformat(when)
    return f"#{Decimal(day.day).normalize()}", stem(MONTHS[day.month - 1]), stem(WEEKDAYS[day.weekday()])
