"""Which word of an evidence sentence each content word of a claim stands for, and how well.

A word stands for itself in any form, for a synonym, for a word of its family ("invade", "invasion"),
for another name of the same country or body, for an equal figure, and a wider word for a narrower one
("vehicle" for "car", not the reverse). Where a word could stand for several, the one nearest to the
partners of its neighbours is taken (after Sultan, Bethard and Sumner, "Back to Basics for
Monolingual Alignment", TACL 2014, which does so with neighbours and dependencies).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from summarizer.language.lexicon import entry
from summarizer.language.measures import PERIODS
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import LEXICON_POS, Token

Relation = Literal["same", "synonym", "derived", "wider", "narrower", "opposite"]

# How far a word that stands for another is taken to say the same. Only their order was chosen, not their values.
SIMILARITY: dict[Relation, float] = {
    "same": 1.0,
    "synonym": 0.9,
    "derived": 0.9,
    "wider": 0.8,
    "narrower": 0.5,
    "opposite": 0.0,
}
# Two small words and the one that they are.
_PAIRS = {("no", "one"): "nobody", ("so", "far"): ""}
_SECOND = frozenset(("one", "far"))


class Match(NamedTuple):
    """The evidence token that a claim token stands for."""

    place: int
    relation: Relation

    @property
    def similarity(self) -> float:
        """0 to 1."""
        return SIMILARITY[self.relation]


class Unit(NamedTuple):
    """A content word of a sentence: its token's index, and the keys under which it is the same word."""

    place: int
    token: Token
    keys: frozenset[str]


@dataclass(frozen=True)
class Alignment:
    """The matches of a claim's units in one evidence sentence, by the claim's token index."""

    matches: Mapping[int, Match]

    def similarity(self, place: int) -> float:
        """0 to 1; 0 for a word that stands for nothing here."""
        match = self.matches.get(place)
        return match.similarity if match else 0.0


class Vocabulary:
    """The content words of one sentence, to be asked by key. Built once a sentence."""

    def __init__(self, sentence: ParsedSentence) -> None:
        self.units = units_of(sentence)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Token indexes by key."""
        found: dict[str, list[int]] = {}
        for unit in self.units:
            for key in unit.keys:
                found.setdefault(key, []).append(unit.place)
        return found

    @cached_property
    def _kinds(self) -> list[tuple[int, frozenset[str]]]:
        """Token indexes of nouns and verbs, and what each is a kind of."""
        units = (unit for unit in self.units if unit.token.pos in ("noun", "verb"))
        return [(unit.place, _kinds_of(unit.token.lemma)) for unit in units]

    def kinds_of(self, lemma: str) -> list[int]:
        """Token indexes of what is a kind of this: that of "car" for "vehicle"."""
        return [place for place, kinds in self._kinds if lemma in kinds]


@lru_cache(maxsize=16_384)
def _kinds_of(lemma: str) -> frozenset[str]:
    known = entry(lemma)
    return frozenset[str]().union(*(known.hypernyms(pos) for pos in known.counts)) if known else frozenset()


def units_of(sentence: ParsedSentence) -> tuple[Unit, ...]:
    """The content words of a sentence, in order."""
    names = {at: f"@{known.name}" for known in sentence.known for at in range(known.start, known.end)}
    figures = _figures(sentence) if sentence.numbers else {}
    pairs = _of_two_words(sentence)
    return tuple(
        [
            Unit(at, token, figures.get(at) or _keys(token, names.get(at) or pairs.get(at)))
            for at, token in enumerate(sentence.tokens)
            if not token.word.is_stop and pairs.get(at) != ""
        ]
    )


def _of_two_words(sentence: ParsedSentence) -> dict[int, str]:
    """The key of "no one", which is "nobody"; empty for the "far" of "so far", which says nothing of its own."""
    lows = [token.low for token in sentence.tokens] if not sentence.lows.isdisjoint(_SECOND) else []
    return {at: _PAIRS[pair] for at, pair in enumerate(zip(lows, lows[1:], strict=False), 1) if pair in _PAIRS}


def _figures(sentence: ParsedSentence) -> dict[int, frozenset[str]]:
    """The keys of the words of figures, and of the units behind them: "90 minutes" is "an hour and a half"."""
    found: dict[int, frozenset[str]] = {}
    starts = [word.start for word in sentence.words]
    for number in sentence.numbers:
        end = bisect_left(starts, number.end)
        measure = frozenset((f"#{number.measure.value} {number.measure.unit}",)) if number.unit else frozenset[str]()
        keys = measure.union(f"#{value}" for value in number.values)
        found |= dict.fromkeys(range(bisect_left(starts, number.start), end), keys)
        unit = range(end, bisect_left(starts, number.unit_end))
        if number.unit in PERIODS or any(
            sentence.tokens[at].lemma != number.unit for at in unit
        ):  # "km/h", "per cent"
            found |= {at: measure | _keys(sentence.tokens[at], None) for at in unit}
    return found


def _keys(token: Token, name: str | None) -> frozenset[str]:
    keys = (token.word.stem.casefold(), token.lemma)
    return frozenset((*keys, name) if name else keys)


def align(claim: Sequence[Unit], evidence: Vocabulary) -> Alignment:
    """Each unit's match in the evidence, where it has one."""
    options = {unit.place: _options(unit, evidence) for unit in claim}
    chosen: dict[int, Match] = {at: found[0] for at, found in options.items() if len(found) == 1}
    places = [unit.place for unit in claim if options[unit.place]]
    for number, at in enumerate(places):
        if at not in chosen:
            beside = [each for each in places[max(0, number - 3) : number + 4] if each in chosen]
            chosen[at] = min(options[at], key=lambda match: (_distance(at, match, beside, chosen), match.place))
    return Alignment(chosen)


def _options(unit: Unit, evidence: Vocabulary) -> list[Match]:
    places = evidence.places
    same = {place for key in unit.keys if key in places for place in places[key]}
    if same or unit.token.pos not in LEXICON_POS:
        return [Match(place, "same") for place in sorted(same)]
    related = relations(unit.token.lemma)
    found = [(related[word], word) for word in related.keys() & places.keys()]
    best = max([SIMILARITY[relation] for relation, _ in found], default=0.0)
    wider = evidence.kinds_of(unit.token.lemma) if best < SIMILARITY["wider"] else []
    if wider:
        return [Match(place, "wider") for place in wider]
    return sorted(
        [Match(place, relation) for relation, word in found if SIMILARITY[relation] == best for place in places[word]]
    )


def _distance(at: int, match: Match, beside: Sequence[int], chosen: Mapping[int, Match]) -> float:
    """How far the match lies from where the partners of the neighbours would have it; 0 without neighbours."""
    return sum(min(12, abs((match.place - chosen[each].place) - (at - each))) / abs(at - each) for each in beside)


@lru_cache(maxsize=16_384)
def relations(lemma: str) -> Mapping[str, Relation]:
    """What each word that the lexicon knows of is to this one, when this one stands in a claim for it."""
    known = entry(lemma)
    if known is None:
        return {}
    found: dict[str, Relation] = {}
    for pos in known.counts:
        found |= dict.fromkeys(known.hypernyms(pos), "narrower")
    for pos in known.counts:
        found |= dict.fromkeys(known.synonyms(pos), "synonym")
    found |= dict.fromkeys((word for word, _ in known.derived), "derived")
    for pos in known.counts:
        found |= dict.fromkeys(known.antonyms(pos), "opposite")
    found.pop(lemma, None)
    return found
