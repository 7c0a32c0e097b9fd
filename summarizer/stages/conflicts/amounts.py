"""Amounts: figures, years, times and dates as articles give them, and when two may answer one question.

Amounts of two sorts never do: a sort is a unit, a counted noun, a year in which, a year since which, a
time of day, a day to come. What an amount is of is told by the words of its clause, and most by the few
beside it. Read from sentences in `amount_reader.py`, matched in `matching.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.language.bounds import can_both_hold
from summarizer.language.lexicon import are_antonyms, are_synonyms, entry, lemmas_of
from summarizer.language.measures import CURRENCIES, PERIODS, Measure
from summarizer.language.numbers import Number
from summarizer.language.words import stem, stems_in
from summarizer.stages.conflicts.sides import Telling, years_in

FARTHEST = 5  # times as much; beyond that it is another thing
LARGE = 1000  # from which on a figure is told without its noun or currency: "390 million"
COUNT = "number of "  # what the sort of a count begins with
PART = "part of the "  # and what that of "six of the dead" does, which no count of all the dead contradicts
YEAR, SINCE, CLOCK, COMING, PAST = "year", "since", "clock", "coming", "past"
AMOUNT, BARE, SOME = "amount", "bare", "some"  # counts without a noun: of a total, a large one, one that is a subject
TIMES = frozenset((YEAR, SINCE, COMING, PAST))
_FEWEST_OF_A_YEAR = 2  # words that two sentences share: "founded" alone is told of many
_HALF_A_DAY = 12
_MANY = 10
_LIMITS = frozenset(map(stem, "maximum minimum limit usual normal average record target".split()))
# Nouns that a second paper counts in the place of the first one's, though not of one meaning.
_KINDS = {
    noun: nouns
    for nouns in (
        "home house household dwelling",
        "worker employee",
        "protester demonstrator marcher",
        "state country nation government",
        "device unit appliance",
        "operation surgery procedure",
        "car vehicle",
    )
    for noun in nouns.split()
}
# What a sum is, so that a likely one answers to another: "would cost 40 million", "the likely cost is 50 million".
_PRICES = frozenset(map(stem, "cost price loss damage bill fine debt budget salary rent shortfall deficit".split()))
_PRICE_OF = re.compile(
    r"\b(?:cost|price|loss|damage|bill|budget|salary|rent)s?\sof\s(?:the|its|their|an?)\s(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,2})"
)
_SENTENCED = re.compile(
    r"\b(?:sentenced\s(?:[\w’'-]+\s){0,9}?to|(?:jailed|imprisoned)\s(?:[\w’'-]+\s){0,5}?for|(?:sentence|term)\sof|was\sgiven)\s"
    r"(?:(?:about|nearly|some|at\sleast|more\sthan)\s)?$"
)
_IN_PRISON = re.compile(
    r"(?:\sand\sa\shalf)?(?:\s|-)(?:days?|weeks?|months?|years?)[’']?"
    r"(?:\s(?:in\s(?:prison|jail|custody)|behind\sbars|imprisonment)|(?:\s(?:prison|jail))?\s(?:sentence|term))\b"
)
_ASKED = re.compile(
    r"\b(?:ask|demand|seek|sought|request|call|fac(?:e|ing))\w*\b|\b(?:maximum|could|may|might|would|suspended|expected)\b"
)
_MAYBE = re.compile(r"\b(?:could|may|might)\b")
_BACK = re.compile(
    r"\b(?:return(?:ed|ing|s)?(?:\sto\stheir)?\s(?:homes?|houses)|(?:go|goes|going|gone|went|come|came|move|moved|let)\s(?:back|home))\b"
)
_PARTS = frozenset("child baby boy girl man woman".split())  # of the people


@dataclass(frozen=True)
class Amount:
    """A figure with its sort, the stems of its clause, and among them those beside it that are no names.

    `per` is what it is a rate for, empty for none; `is_sure` is false behind a hedge.
    """

    telling: Telling
    number: Number
    sort: str
    per: str
    clause: frozenset[str]
    beside: frozenset[str]
    is_sure: bool

    @cached_property
    def measure(self) -> Measure:
        """The figure in its base unit; a time of day on the face of a clock."""
        if self.sort == CLOCK:
            return Measure(self.number.value % _HALF_A_DAY, None)
        found = self.number.measure
        return Measure(found.value, None, found.upper) if self._may_be_bare else found

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in its sentence; the first word is one if it is in no lexicon."""
        sentence = self.telling.sentence
        first = () if lemmas_of(sentence.words[0].text) else sentence.words[:1]
        return frozenset(word.stem for words in (first, *(name.words for name in sentence.names)) for word in words)

    @cached_property
    def prices(self) -> frozenset[str]:
        """The words of its clause that tell what a sum is."""
        is_sum = self.sort == BARE or self.sort in CURRENCIES
        return self.clause & _PRICES if is_sum else frozenset()

    @cached_property
    def is_a_penalty(self) -> bool:
        """Is it a time in prison to which somebody is sentenced, and not one that was asked for?"""
        sentence = self.telling.sentence
        start, end = self.number.start - sentence.start, self.number.end - sentence.start
        before, behind = sentence.text[:start], sentence.text[end:]
        is_given = self.number.unit in PERIODS and bool(_SENTENCED.search(before) or _IN_PRISON.match(behind))
        return is_given and _ASKED.search(sentence.text) is None

    def is_near(self, other: "Amount") -> bool:
        """Do both have a word beside them that says of what they are, or are both one price, or one penalty?"""
        return bool(self.beside & other.beside) or self.is_price_as(other) or self.is_penalty_as(other)

    def is_price_as(self, other: "Amount") -> bool:
        """Are both a cost, or a loss, and of what the other's sentences speak of, too?"""
        if not self.prices & other.prices:
            return False
        if any(one.priced and not one.priced & two._spoken_of for one, two in ((self, other), (other, self))):
            return False
        return bool((self._spoken_of & other._spoken_of) - _PRICES)

    @property
    def _spoken_of(self) -> frozenset[str]:
        """What its sentence, the one before or the first of its article speaks of."""
        return self.around | self.telling.article.sentences[0].stems

    @cached_property
    def priced(self) -> frozenset[str]:
        """What "the cost of the new pier" is the cost of, as stems; empty where it is not said."""
        of = _PRICE_OF.search(self.telling.sentence.text)
        return stems_in(of["what"]) if of else frozenset()

    def is_penalty_as(self, other: "Amount") -> bool:
        """Are both the penalty of somebody whom both name?"""
        return self.is_a_penalty and other.is_a_penalty and bool(self._persons & other._persons)

    @property
    def _persons(self) -> frozenset[str]:
        telling = self.telling
        return frozenset(each.name for each in telling.article.people.mentioned(telling.sentence.index))

    @property
    def only_counts(self) -> bool:
        """Does its noun alone tell what it counts? People and sums are many in one story."""
        noun = self.sort.removeprefix(COUNT)
        return noun != self.sort and noun not in _PARTS | {"people"} and self.number.value < LARGE

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of its sentence and the one before, without figures."""
        sentence = self.telling.sentence
        before = self.telling.article.sentences[max(0, sentence.index - 1)]
        return frozenset(word for word in sentence.stems | before.stems if word.isalpha())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its sentence, without figures."""
        return frozenset(word for word in self.telling.sentence.stems if word.isalpha())

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its sentence names."""
        return years_in(self.telling.sentence)

    def is_apart_from(self, other: "Amount") -> bool:
        """Are the two of different origins?"""
        return set(self.telling.fact.origins).isdisjoint(other.telling.fact.origins)

    def is_of_sort(self, other: "Amount") -> bool:
        """May they be amounts of one sort? A rate is told again without its "a year"."""
        if self.per != other.per and self.measure != other.measure:
            return False
        if BARE in (self.sort, other.sort):
            return self._may_be_bare and other._may_be_bare
        return self.sort == other.sort or self._leaves_out(other) or other._leaves_out(self) or self._counts_as(other)

    def contradicts(self, other: "Amount") -> bool:
        """Can they not both be true, though they may be of one thing?"""
        if can_both_hold(self.measure, self.number.bound, other.measure, other.number.bound):
            return False
        small, large = sorted((self.measure.value, other.measure.value))
        return self.number.is_label or large <= FARTHEST * small

    def is_of_another_thing(self, other: "Amount") -> bool:
        """Is one surer than the other, of another year, of somebody else, or told apart by another word?"""
        are_likely = self.is_price_as(other) and not any(
            _MAYBE.search(each.telling.sentence.text) for each in (self, other)
        )
        are_as_sure = self.is_sure == other.is_sure or are_likely
        are_named_apart = self._names_another(other) and other._names_another(self)
        if not are_as_sure or (are_named_apart and not self.is_penalty_as(other)):
            return True
        if self.sort in TIMES and len(self.stems & other.stems) < _FEWEST_OF_A_YEAR:
            return True
        are_of_two_years = bool(self.years and other.years) and self.years.isdisjoint(other.years)
        is_other_way = self._is_way_back != other._is_way_back
        return (self.sort not in TIMES and are_of_two_years) or is_other_way or self._is_told_apart(other)

    @cached_property
    def _is_way_back(self) -> bool:
        """Are they those who came back, of whom there may be more or fewer than left?"""
        return _BACK.search(self.telling.sentence.text) is not None

    @property
    def _may_be_bare(self) -> bool:
        is_plain = self.sort == BARE or self.sort in CURRENCIES or self.sort.startswith(COUNT)
        return is_plain and self.number.value >= LARGE

    def _leaves_out(self, other: "Amount") -> bool:
        """Is it the "three were hurt" to a count of people or of the injured?"""
        noun = other.sort.removeprefix(COUNT).removeprefix(PART)
        return self.sort == SOME and noun != other.sort and (_is_person(noun) or _is_state(noun))

    def _counts_as(self, other: "Amount") -> bool:
        """Ships and vessels; passengers and people only where many are about as many: few are a part of them."""
        if not (self.sort.startswith(COUNT) and other.sort.startswith(COUNT)):
            return False
        small, large = sorted((self.measure.value, other.measure.value))
        are_many = small >= _MANY and large <= 2 * small
        return _are_one_noun(self.sort.removeprefix(COUNT), other.sort.removeprefix(COUNT), or_people=are_many)

    def _names_another(self, other: "Amount") -> bool:
        """Does its clause, or of a year its sentence, name somebody whom the other's sentence does not?"""
        named = self.names if self.sort in (YEAR, SINCE) else self.names & self.clause
        return bool(named - other.names)

    def _is_told_apart(self, other: "Amount") -> bool:
        """Has each another word before a shared one, as in "break fee" and "licence fee", or an opposite?"""
        mine, theirs = self.clause - other.stems, other.clause - self.stems
        if _LIMITS & (mine | theirs):
            return True
        shared = self.clause & other.clause
        are_modified = any(self._before.get(word) in mine and other._before.get(word) in theirs for word in shared)
        return are_modified or any(are_antonyms(left, right) for left in mine for right in theirs)

    @cached_property
    def _before(self) -> Mapping[str, str]:
        """The stems of its clause that have a content word right before them, with the stem of that."""
        return {
            word.stem: modifier.stem
            for modifier, word in pairwise(self.telling.sentence.words)
            if word.stem in self.clause and modifier.text.islower() and not modifier.is_stop
        }


@lru_cache(maxsize=8192)
def _are_one_noun(one: str, other: str, *, or_people: bool) -> bool:
    """May the two count the same? People may be whoever they are, if not of one sex or age."""
    if are_synonyms(one, other, "n") or _KINDS.get(one, one) == _KINDS.get(other, other):
        return True
    return or_people and "people" in (one, other) and _is_person(one) and _is_person(other)


def _is_person(noun: str) -> bool:
    known = entry(noun)
    return noun == "people" or (known is not None and known.classes.get("n") == "person" and noun not in _PARTS)


def _is_state(noun: str) -> bool:
    """Is it an adjective too: the injured, the dead?"""
    known = entry(noun)
    return known is not None and "a" in known.counts
