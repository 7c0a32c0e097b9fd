"""Find the sentences of the articles that say what a claim says.

The search weighs a claim's words by how rare they are in the articles and goes through an inverted
index of stems, so its cost grows with the sentences that share a word with the claim, not with all.
The most promising sentences are then aligned with the claim word by word, and the one that holds most
of it is the evidence, joined by up to two more if each adds to it, and for each figure that none of
these has by one that stands near them and counts the same. Word overlap finds and ranks evidence; what
the evidence says of the claim is for the checks.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Literal

from summarizer.domain import Evidence
from summarizer.language.address import instructs
from summarizer.language.days import MONTHS, WEEKDAYS, full_day
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.sightings import Sighting, sightings_in
from summarizer.language.tokens import LEXICON_POS
from summarizer.language.words import stem
from summarizer.ports import Story
from summarizer.verifiers.rules.alignment import Unit, align, relations, units_of
from summarizer.verifiers.rules.days_named import KnownDays, known_days, places_of_proven_dates
from summarizer.verifiers.rules.pairs import Pair, pairs_of
from summarizer.verifiers.rules.passages import Passage
from summarizer.verifiers.rules.reckoning import reckoned
from summarizer.verifiers.rules.statements import Statement, statements_in

MOST_SENTENCES = 3  # but for those that prove a figure alone
MOST_WORDS = 400  # of a sentence; what is longer is none, and is neither checked nor evidence
LEAST_GAIN = 0.04  # of the claim's weight that a further sentence must add
GOES_ON_FOR = 2  # sentences from another of the evidence, in which a figure that none of it has is looked for
BESIDE = 2  # tokens, within which a word stands with a figure
MOST_CANDIDATES = 8  # sentences aligned with a claim, the most promising ones by their words
CLOSE = 0.5  # of the claim's weight in one sentence
ALL = 0.9  # of it: no more than a word in another form is missing
OF_IT = 0.3  # of it: a sentence with less is of another matter, its denials and its "all" no words on the claim
NEARLY_ALL = 0.75  # of it: what else the claim has there was put in the place of something
# Words of the claim, and the part of its weight, that one sentence must have to tell of it.
_TELLING = ((0, CLOSE), (3, 0.4), (4, CLOSE / 2))
_RELATED = 0.8  # of a word's weight, for a sentence that has only a related word


Stance = Literal["supports", "refutes"]


@dataclass(frozen=True)
class Support:
    """The passages that hold most of a claim, best first, and the share of its weight they cover, 0 to 1."""

    claim: ParsedSentence
    units: tuple[Unit, ...]
    weights: Mapping[int, float]  # by the claim's token index; they add up to 1
    passages: tuple[Passage, ...]
    coverage: float
    shares: tuple[float, ...]
    days: tuple[KnownDays, ...] = ()  # of each passage, for a claim with dates
    proven: frozenset[int] = frozenset()  # where the claim has dates and figures that follow from those of passages
    cited: tuple[ParsedSentence, ...] = ()  # all sentences that the evidence was looked for among, if not everywhere

    @property
    def articles(self) -> tuple[ParsedArticle, ...]:
        """The articles of the passages, each once."""
        return tuple({passage.article.id: passage.article for passage in self.passages}.values())

    def nearest_first(self, story: Story) -> Iterator[ParsedArticle]:
        """All articles of a story, those of the passages first: most of what is looked for stands there."""
        yield from self.articles
        near = {parsed.id for parsed in self.articles}
        yield from (parsed for parsed in story.articles if parsed.id not in near)

    @property
    def is_told(self) -> bool:
        """Does one sentence tell of it? Words picked from here and there tell nothing, however many they cover."""
        shares = [(self.share_in(passage), len(passage.alignment.matches)) for passage in self.passages]
        return any(
            words >= min(2, len(self.units)) and any(words >= least and share >= part for least, part in _TELLING)
            for share, words in shares
        )

    @property
    def is_joined(self) -> bool:
        """Is everything that the claim says told, but only by several sentences together?"""
        shares = [self.share_in(passage) for passage in self.passages]
        return len(shares) > 1 and self.coverage >= ALL and max(shares) < ALL

    @cached_property
    def sightings(self) -> tuple[Sighting, ...]:
        """The names of a claim that was read alone."""
        return tuple(sightings_in(self.claim.text, self.claim))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the claim itself gives to somebody."""
        first = self.passages[0] if self.passages else None
        return first.own_statements if first and first.sentence is self.claim else tuple(statements_in(self.claim))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The claim's predicates with those of the passages that they stand for."""
        return pairs_of(self.claim, self.passages)

    @cached_property
    def close_pairs(self) -> tuple[Pair, ...]:
        """Those in passages that have much of the claim, where what differs was changed and is no other matter."""
        return tuple(pair for pair in self.pairs if self.share_in(pair.passage) >= CLOSE)

    def share_in(self, passage: Passage, *, but: Collection[int] = ()) -> float:
        """The share of the claim's weight that one passage has; `but`, tokens of the claim that do not count."""
        return self._share(passage, but) if but else self._shares[id(passage)]

    @cached_property
    def _shares(self) -> Mapping[int, float]:
        """Of each passage, which most checks ask for."""
        return {id(passage): self._share(passage, ()) for passage in self.passages}

    def _share(self, passage: Passage, but: Collection[int]) -> float:
        matches = passage.alignment.matches
        total = 1 - sum(self.weights.get(place, 0.0) for place in but)
        proven = sum(self.weights.get(at, 0.0) for at in self._settled if at not in matches and at not in but)
        found = sum(self.weights[place] * match.similarity for place, match in matches.items() if place not in but)
        return (proven + found) / total if total > 0 else 0.0

    def similarity(self, place: int) -> float:
        """How well the best passage has this word of the claim, 0 to 1."""
        if place in self._settled:
            return 1.0
        return self._similarities.get(place, 0.0)

    @cached_property
    def _settled(self) -> frozenset[int]:
        """The tokens at these places."""
        return _tokens_at(self.claim, self.proven)

    @cached_property
    def _similarities(self) -> Mapping[int, float]:
        """Of the words that a passage has, in the best of them."""
        found: dict[int, float] = {}
        for passage in self.passages:
            for place, match in passage.alignment.matches.items():
                found[place] = max(found.get(place, 0.0), match.similarity)
        return found

    def as_evidence(self, stance: Stance) -> tuple[Evidence, ...]:
        """The passages as spans with their quotes."""
        return tuple(
            Evidence(
                **passage.article.span(passage.sentence.start, passage.sentence.end).model_dump(),
                stance=stance,
                score=round(min(1.0, share), 4),
            )
            for passage, share in zip(self.passages, self.shares, strict=True)
        )


class EvidenceIndex:
    """Every sentence of a story, by the words it holds."""

    def __init__(self, story: Story) -> None:
        self._passages = tuple(_passages(story))
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            for key in keys_of(passage.sentence):
                self._holders[key].append(number)
        self._rarities: dict[str, float] = {}
        self._numbers = {
            (passage.article.id, passage.sentence.start): number for number, passage in enumerate(self._passages)
        }

    def support(self, claim: ParsedSentence, *, within: Iterable[tuple[str, int]] | None = None) -> Support:
        """The best evidence, among all sentences or those that start at the given places.

        Empty for a claim that is no sentence: without a word that tells something, or with over MOST_WORDS.
        """
        if len(claim.words) > MOST_WORDS:
            return Support(claim, (), {}, (), 0.0, ())
        allowed = None if within is None else {self._numbers[at] for at in within if at in self._numbers}
        own = self._own(claim, allowed)
        units = own.vocabulary.units if own else units_of(claim)
        weights = self._weights(units)
        if own and allowed and len(allowed) == 1:
            candidates = [own]
        else:
            candidates = [self._passages[number] for number in self._promising(claim, units, allowed)]

        def near(passage: Passage) -> list[Passage]:
            return [] if allowed else [_aligned(units, each) for each in self._beside(passage, candidates)]

        chosen = _chosen(claim, units, weights, [_aligned(units, each) for each in candidates], near)
        cited = tuple(self._passages[number].sentence for number in sorted(allowed or ()))
        return replace(chosen, cited=cited) if len(cited) > 1 else chosen

    def has(self, unit: Unit) -> bool:
        """Does any sentence have this word, or a figure of this value?"""
        return any(self._holders.get(key) for key in _keys(unit))

    def _beside(self, passage: Passage, known: Sequence[Passage]) -> Iterator[Passage]:
        """The sentences before and behind it, but for those already known: a story goes on there."""
        number = self._numbers[passage.article.id, passage.sentence.start]
        for each in (self._passages[at] for at in (number - 1, number + 1) if 0 <= at < len(self._passages)):
            if each.article is passage.article and each not in known and len(each.sentence.words) <= MOST_WORDS:
                yield each

    def _own(self, claim: ParsedSentence, allowed: set[int] | None) -> Passage | None:
        """The allowed sentence that is the claim itself, which is read by then."""
        passages = (self._passages[number] for number in allowed or ())
        return next((passage for passage in passages if passage.sentence is claim), None)

    def _weights(self, units: Sequence[Unit]) -> dict[int, float]:
        rarity = {unit.place: max(self._rarity(key) for key in _keys(unit)) for unit in units}
        total = sum(rarity.values())
        return {place: weight / total for place, weight in rarity.items()}

    def _rarity(self, key: str) -> float:
        if key not in self._rarities:
            self._rarities[key] = self._weighed(key)
        return self._rarities[key]

    def _weighed(self, key: str) -> float:
        return math.log(1 + (len(self._passages) + 1) / (1 + len(self._holders.get(key, ()))))

    def _promising(self, claim: ParsedSentence, units: Sequence[Unit], allowed: set[int] | None) -> list[int]:
        """Numbers of the sentences to look at, by the weight of the claim's words that they share."""
        ranked = self._ranked(_alternatives(claim, units), allowed)
        sentences = (number for number in ranked if len(self._passages[number].sentence.words) <= MOST_WORDS)
        return list(islice(sentences, MOST_CANDIDATES))

    def _ranked(self, alternatives: Iterable[dict[str, float]], allowed: set[int] | None) -> list[int]:
        if allowed is not None and len(allowed) == 1:  # one has no rank: any word that it shares will do
            (only,) = allowed
            every = chain.from_iterable(alternatives)
            return [only] if any(only in self._holders.get(key, ()) for key in every) else []
        shares: defaultdict[int, float] = defaultdict(float)
        for keys in alternatives:
            weight = max(map(self._rarity, keys))
            found = {number: part for key, part in reversed(keys.items()) for number in self._holders.get(key, ())}
            for number, part in found.items():
                if allowed is None or number in allowed:
                    shares[number] += weight * part
        return sorted(shares, key=lambda number: (-shares[number], number))


def _passages(story: Story) -> Iterator[Passage]:
    """Every sentence but what a model is told to write; of a copy those that its original has not word for word."""
    for parsed in story.originals:
        yield from (Passage(parsed, sentence) for sentence in parsed.sentences if not instructs(sentence))
    copies = [parsed for parsed in story.articles if parsed.article.duplicate_of is not None]
    if copies:
        known = {sentence.wording for parsed in story.originals for sentence in parsed.sentences}
        for parsed in copies:
            own = (each for each in parsed.sentences if each.wording not in known)
            yield from (Passage(parsed, each) for each in own if not instructs(each))


def _chosen(
    claim: ParsedSentence,
    units: tuple[Unit, ...],
    weights: dict[int, float],
    candidates: Sequence[Passage],
    near: Callable[[Passage], list[Passage]],
) -> Support:
    choice = _Choice(weights, candidates)
    choice.take_the_best(near)
    choice.take_for_figures(unit.place for unit in units if unit.token.pos == "num")
    picked = tuple(choice.picked)
    days = known_days(claim, picked) if claim.dates else ()
    proven = places_of_proven_dates(claim, days) | reckoned(claim, picked)
    covered = choice.covered
    settled = sum(weights[at] * (1 - covered[at]) for at in _tokens_at(claim, proven) if at in covered)
    coverage = min(1.0, sum(choice.gains) + settled)
    return Support(claim, units, weights, picked, coverage, tuple(choice.gains), days, proven)


class _Choice:
    """The passages picked for a claim, one after the other, each for what it covers that no earlier one does."""

    def __init__(self, weights: dict[int, float], candidates: Sequence[Passage]) -> None:
        self._weights = weights
        self._left = list(candidates)
        self.covered: dict[int, float] = dict.fromkeys(weights, 0.0)
        self.picked: list[Passage] = []
        self.gains: list[float] = []

    def take_the_best(self, near: Callable[[Passage], list[Passage]]) -> None:
        """As many as gain enough; where the first leaves something out, those `near` it are candidates too."""
        while self._left and len(self.picked) < MOST_SENTENCES:
            best = max(self._left, key=self._gain)
            if self._gain(best) < (LEAST_GAIN if self.picked else 1e-9):
                break
            if not self.picked and self._gain(best) < ALL:
                self._left += near(best)
            self._pick(best)

    def take_for_figures(self, figures: Iterable[int]) -> None:
        """For each figure still without proof, a passage that goes on from one picked and counts the same."""
        for figure in figures:
            if self.covered[figure]:
                continue
            going_on = [each for each in self._left if any(_goes_on(each, other) for other in self.picked)]
            counting = [each for each in going_on if _counts_it(each, figure)]
            if counting:
                self._pick(max(counting, key=self._gain))

    def _gain(self, passage: Passage) -> float:
        return sum(
            self._weights[place] * max(0.0, match.similarity - self.covered[place])
            for place, match in passage.alignment.matches.items()
        )

    def _pick(self, passage: Passage) -> None:
        self.gains.append(self._gain(passage))
        self.picked.append(passage)
        self._left.remove(passage)
        for place, match in passage.alignment.matches.items():
            self.covered[place] = max(self.covered[place], match.similarity)


def _aligned(units: tuple[Unit, ...], passage: Passage) -> Passage:
    return Passage(passage.article, passage.sentence, align(units, passage.vocabulary))


def _counts_it(passage: Passage, figure: int) -> bool:
    """Has it this figure of the claim, and a word that stands beside it there?"""
    matches = passage.alignment.matches
    return figure in matches and any(0 < abs(at - figure) <= BESIDE for at in matches)


def _goes_on(passage: Passage, first: Passage) -> bool:
    """Does it stand near the first, in one article?"""
    return passage.article is first.article and abs(passage.sentence.index - first.sentence.index) <= GOES_ON_FOR


def _tokens_at(claim: ParsedSentence, places: frozenset[int]) -> frozenset[int]:
    return frozenset(at for at, word in enumerate(claim.words) if word.start in places) if places else places


def _keys(unit: Unit) -> tuple[str, ...]:
    """The keys that the index knows a unit by."""
    return tuple([key for key in unit.keys if key[0] == "#"]) or (unit.token.word.stem,)


def _alternatives(claim: ParsedSentence, units: Sequence[Unit]) -> Iterator[dict[str, float]]:
    """For each word, number and day of a claim the keys it may be found by, and how much each counts, most first.

    In order, because what is added up is floating: in another order equal sentences would not rank as equal.
    """
    related = {unit.token.word.stem: unit.token.lemma for unit in units if unit.token.pos in LEXICON_POS}
    for key in sorted(keys_of(claim)):
        others = _related_stems(related[key]) if key in related else ()
        yield {key: 1.0} | {other: _RELATED for other in others if other != key}


@lru_cache(maxsize=16_384)
def _related_stems(lemma: str) -> tuple[str, ...]:
    """Of its synonyms and its family, each of one word."""
    told = (word for word, relation in relations(lemma).items() if relation in ("synonym", "derived"))
    return tuple(dict.fromkeys(stem(word) for word in told if " " not in word))


def keys_of(sentence: ParsedSentence) -> frozenset[str]:
    """What a sentence is found by: its content stems and, for its numbers and days however written, their values."""
    words = frozenset([stem for stem in sentence.stems if not stem[0].isdigit()])
    days = [day for mention in sentence.dates if mention.kind != "absolute" for day in _written_out(mention.when)]
    values = [f"#{value}" for number in sentence.numbers for value in number.values]
    return words.union(values, days) if values or days else words


def _written_out(when: str | None) -> tuple[str, ...]:
    """The keys of a sentence that writes the day out: "yesterday" is found by "Monday, 3 March" as well."""
    told = full_day(when)
    if not told:
        return ()
    day = date.fromisoformat(told)
    return f"#{Decimal(day.day).normalize()}", stem(MONTHS[day.month - 1]), stem(WEEKDAYS[day.weekday()])
