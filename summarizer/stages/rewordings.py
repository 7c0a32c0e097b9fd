"""Find facts that say the same in other words.

Two sentences say the same when their numbers, names, quotations, denials, days and small telling
words are the same, their content words stand in the same order, and at most one of them is left out
on one side. Synonyms are not known, so most rewordings stay apart: a false merge would lend a fact
the sources of another.
Compared are only sentences that agree in all of the former and share one of their rarest words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Fact
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import denials_in
from summarizer.language.words import fold, stem

ALIKE = 0.8  # Jaccard of the content stems; with one word more on one side that takes five words in all
CROWD = 50  # facts under one rare word, beyond which it is no rare word: keeps the cost linear

# Small words that change what a sentence says, and content words that weaken or narrow it.
_TELLING = frozenset(
    """no not never nor without may might could would should must will can if unless until before after since than
    more most less least few over under up down off out against by only all both each every other another same
    too once again between during while because though although""".split()
)
_NARROWING = frozenset(
    map(
        stem,
        """alleged reported apparent supposed former ex accused suspected claimed denied failed partly partial almost
        near bare hard possible probable likely unlikely expected planned feared first last next late mere half fake
        false mock wrong attempted foiled averted thwarted aborted cancelled suspended rejected refused disputed
        potential proposed would-be acting interim temporary deputy vice retired empty stolen unconfirmed unofficial
        preliminary rumoured abandoned dropped scrapped shelved withdrawn reversed""".split(),
    )
)


@dataclass(frozen=True)
class _Reading:
    """A fact with what must be the same for another to say the same."""

    number: int
    fact: Fact
    sentence: ParsedSentence

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Content stems in order, without figures, units and the days, which move about freely."""
        units = {stem(part) for number in self.sentence.numbers for part in (number.unit or "").split()}
        figures = {at for number in self.sentence.numbers for at in range(number.start, number.end)}
        return tuple(
            word.stem
            for word in self.sentence.words
            if not (word.is_stop or word.start in figures or word.stem in units) and word.low not in CALENDAR
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems of capitalised words, which may be names, but for a "Notably" that opens the sentence."""
        words = (word for word in self.sentence.words if word.text[0].isupper())
        return frozenset(word.stem for word in words if not word.text.endswith("ly"))

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal for facts that may be compared at all: what is cheap to read."""
        sentence = self.sentence
        small = (word.low for word in sentence.words)
        return (
            tuple((number.measure, number.bound) for number in sentence.numbers),
            frozenset(word for word in small if word in _TELLING or word in CALENDAR),
            tuple(fold(quote.text) for quote in sentence.quotes),
            *fold(self.fact.attributed_to or "").split()[-1:],  # "Voss" and "Mayor Dana Voss" are one holder
        )

    @cached_property
    def sense(self) -> tuple[object, ...]:
        """What must be equal too, and is read only where all else is."""
        denied = tuple(denial.denied.stem for denial in denials_in(self.sentence) if denial.denied)
        return denied, frozenset(mention.when for mention in self.sentence.dates)


def same_facts(facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None]) -> list[int]:
    """For each fact the position of the first that says the same, its own when none does.

    `sentences` holds the sentence each fact was found in, or None where it is not known.
    """
    readings = [
        _Reading(number, fact, sentence)
        for number, (fact, sentence) in enumerate(zip(facts, sentences, strict=True))
        if sentence is not None
    ]
    uses = Counter(stem for reading in readings for stem in set(reading.order))
    first = list(range(len(facts)))
    buckets: defaultdict[tuple[object, ...], list[_Reading]] = defaultdict(list)
    for reading in readings:
        buckets[reading.key].append(reading)
    for bucket in buckets.values():
        if len(bucket) > 1:
            for reading, earlier in _pairs(bucket, uses):
                first[reading.number] = min(first[reading.number], first[earlier.number])
    return first


def _pairs(bucket: Sequence[_Reading], uses: Mapping[str, int]) -> Iterator[tuple[_Reading, _Reading]]:
    """Each reading with an earlier one that says the same."""
    holders: defaultdict[str, list[_Reading]] = defaultdict(list)
    for reading in bucket:
        rare = _rarest(reading, uses)
        candidates = {other.number: other for stem in rare for other in holders[stem]}
        match = next((other for _, other in sorted(candidates.items()) if _says_the_same(reading, other)), None)
        if match:
            yield reading, match
        for key in rare:
            if len(holders[key]) < CROWD:
                holders[key].append(reading)


def _rarest(reading: _Reading, uses: Mapping[str, int]) -> list[str]:
    """So many of its rarest stems that whoever is alike must share one: the prefix of a Jaccard join."""
    stems = sorted(set(reading.order), key=lambda stem: (uses[stem], stem))
    return stems[: len(stems) - math.ceil(ALIKE * len(stems)) + 1]


def _says_the_same(one: _Reading, other: _Reading) -> bool:
    if one.fact.article_ids == other.fact.article_ids and one.fact.spans[0] == other.fact.spans[0]:
        return False
    mine, theirs = set(one.order), set(other.order)
    extra = mine ^ theirs
    if (
        len(extra) > 1
        or extra & (_NARROWING | one.named | other.named)
        or len(mine & theirs) < ALIKE * len(mine | theirs)
    ):
        return False
    if [stem for stem in one.order if stem not in extra] != [stem for stem in other.order if stem not in extra]:
        return False
    return one.sense == other.sense
