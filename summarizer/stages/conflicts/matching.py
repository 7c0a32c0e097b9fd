"""Which amounts of two articles answer the same question, and do not agree.

Two answer one question when they are of one sort, share a word beside them, and share enough words
that few sentences have; or when nothing else in either article is counted in their noun. An amount is
matched with one of another article, the likeliest first, and the same amount is likelier than another:
what both articles tell alike is never held against a third. Candidates share a word of their clauses.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.changed import is_called_old
from summarizer.language.measures import PERIODS
from summarizer.stages.conflicts.amount_reader import is_denied
from summarizer.stages.conflicts.amounts import AMOUNT, CLOCK, COMING, COUNT, PAST, SINCE, YEAR, Amount
from summarizer.stages.conflicts.parties import are_two, party_of
from summarizer.stages.conflicts.rarity import Rarity, rare
from summarizer.stages.conflicts.sides import Tellings, sorted_by
from summarizer.stages.conflicts.tallies import states_told
from summarizer.stages.conflicts.topics import figured

# Of the weight of a word that only one sentence has: between .9 and 1.25 the same is found in the 24 clusters of
# seeds/, and the less it takes the more in six of another hand; below 1.1 come figures of other things.
ENOUGH = 1.1
ENOUGH_FOR_A_TIME = 2.0  # a year, a day, a time of day: there are many in one story
ENOUGH_OF_ONE_KIND = 0.9  # where both are a cost, or a penalty
ENOUGH_OF_ONE_NOUN = 1.0  # where no other figure of either article counts the same
IN_SENTENCE = 0.25  # of a word's weight, where it stands in the sentence but not in the clause
CROWD = 25  # amounts with one word, beyond which it tells nothing: keeps the cost linear
_UNTOLD = frozenset((AMOUNT, f"{COUNT}people"))  # do not say what is counted
_TWO = 2  # sides
_YEAR_LENGTH = len("2025")


_NOW = re.compile(r"\bnow\b[^.;]{0,40}$")
_BESIDE = re.compile(r"\b(?:while|whereas|although|though|but|against|instead\sof|rather\sthan)\b")


class _Match(NamedTuple):
    """Two amounts that may answer one question, and how likely that is."""

    score: float
    one: int
    other: int


def matched_conflicts(tellings: Tellings, amounts: Sequence[Amount]) -> Iterator[Conflict]:
    """The conflicts over amounts that answer one question differently."""
    rarity = _Rarity(tellings, amounts)
    matches = _chosen((*_candidates(amounts, rarity), *_only_counts(amounts, rarity)), amounts)
    for group in _joined(matches):
        yield from _told(group, amounts, tellings)


class _Rarity(Rarity):
    """The weights of sorts and of amounts too."""

    def __init__(self, tellings: Tellings, amounts: Sequence[Amount]) -> None:
        super().__init__(tellings)
        self._sorts = Counter(each.sort for each in amounts)
        self._measures = Counter(each.measure for each in amounts)
        self._amounts = len(amounts)

    def of_sort(self, one: Amount, other: Amount) -> float:
        return rare(max(self._sorts[one.sort], self._sorts[other.sort]), self._amounts)

    def of_measure(self, one: Amount) -> float:
        return rare(self._measures[one.measure], self._amounts)


def _candidates(amounts: Sequence[Amount], rarity: _Rarity) -> Iterator[_Match]:
    for first, second in _pairs(amounts):
        one, other = amounts[first], amounts[second]
        is_same = one.measure == other.measure
        if is_same or (one.is_near(other) and one.contradicts(other) and _may_be_of_one_thing(one, other)):
            score = _likeness(one, other, rarity) + (rarity.of_measure(one) if is_same else 0)
            if score >= _enough(one, other):
                yield _Match(score, first, second)


def _enough(one: Amount, other: Amount) -> float:
    if _is_time(one):
        return ENOUGH_FOR_A_TIME
    return ENOUGH_OF_ONE_KIND if one.is_price_as(other) or one.is_penalty_as(other) else ENOUGH


def _pairs(amounts: Sequence[Amount]) -> Iterator[tuple[int, int]]:
    """Amounts of one sort of two origins with a word of their clauses in common, each two once."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(amounts):
        for word in each.clause:
            holders[word].append(number)
    pairs = {pair for found in holders.values() if len(found) <= CROWD for pair in combinations(found, 2)}
    for first, second in sorted(pairs):
        one, other = amounts[first], amounts[second]
        if one.is_of_sort(other) and one.is_apart_from(other):
            yield first, second


def _likeness(one: Amount, other: Amount, rarity: _Rarity) -> float:
    near = one.clause & other.clause
    far = (one.stems & other.stems) - near
    of_sort = 0 if {one.sort, other.sort} <= _UNTOLD else rarity.of_sort(one, other)
    return rarity.of(near) + IN_SENTENCE * rarity.of(far) + of_sort


def _is_time(amount: Amount) -> bool:
    return amount.sort in (YEAR, CLOCK) or amount.sort.startswith((COMING, PAST))


def _only_counts(amounts: Sequence[Amount], rarity: _Rarity) -> Iterator[_Match]:
    """Figures that count what no other figure of either article counts: the noun itself says what they are of."""
    by_sort: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, each in enumerate(amounts):
        if each.only_counts:
            by_sort[each.sort][each.telling.article.id].append(number)
    for articles in by_sort.values():
        only = [found[0] for found in articles.values() if len({amounts[each].measure for each in found}) == 1]
        for first, second in combinations(only, 2) if len(only) <= CROWD else ():
            one, other = amounts[first], amounts[second]
            if one.is_apart_from(other) and one.contradicts(other) and _may_be_of_one_thing(one, other):
                score = (rarity.of(one.around & other.around) + rarity.of(one.stems & other.stems)) / 2
                if score >= ENOUGH_OF_ONE_NOUN:
                    yield _Match(score, first, second)


def _may_be_of_one_thing(one: Amount, other: Amount) -> bool:
    """Is nothing against it? Those missing here are not those who died there."""
    if one.is_of_another_thing(other):
        return False
    mine, theirs = states_told(one.telling.sentence), states_told(other.telling.sentence)
    return not (one.sort.startswith(COUNT) and mine and theirs and mine.isdisjoint(theirs))


def _chosen(candidates: Iterable[_Match], amounts: Sequence[Amount]) -> Iterator[_Match]:
    """The likeliest first, an amount once with each article."""
    taken: set[tuple[int, str]] = set()
    for match in sorted(candidates, key=lambda each: (-each.score, each.one, each.other)):
        one, other = amounts[match.one].telling.article.id, amounts[match.other].telling.article.id
        if taken.isdisjoint({(match.one, other), (match.other, one)}):
            taken |= {(match.one, other), (match.other, one)}
            yield match


def _joined(matches: Iterable[_Match]) -> Iterator[list[_Match]]:
    """Matches that are of one question, because they share an amount."""
    group_of: dict[int, list[_Match]] = {}
    for match in matches:
        group = group_of.setdefault(match.one, [])
        other = group_of.get(match.other, group)
        if other is not group:
            group += other
        group.append(match)
        for each in group:
            group_of[each.one] = group_of[each.other] = group
    yield from {id(group): group for group in group_of.values()}.values()


def _told(group: Sequence[_Match], amounts: Sequence[Amount], tellings: Tellings) -> Iterator[Conflict]:
    """One conflict of all of them, or of the likeliest two where that comes to none."""
    clashes = [each for each in group if amounts[each.one].measure != amounts[each.other].measure]
    if clashes:
        everybody = [amounts[number] for number in sorted({number for each in group for number in each[1:]})]
        two = [amounts[number] for number in sorted(clashes[0][1:])]
        conflict = _conflict(everybody, tellings) or _conflict(two, tellings)
        if conflict and (conflict.resolution == "update" or not _are_told_as_one(two, tellings)):
            yield conflict


def _are_told_as_one(two: Sequence[Amount], tellings: Tellings) -> bool:
    """Has another sentence both, of the same thing? It corrects the one, or tells of the difference itself."""
    values = {each.number.value for each in two}
    own = {each.telling.fact.id for each in two}
    shared = two[0].stems & two[1].stems
    return any(
        values <= {number.value for number in telling.sentence.numbers} and shared & telling.sentence.stems
        for telling in tellings.all
        if len(telling.sentence.numbers) > 1 and telling.fact.id not in own
    )


def _conflict(amounts: Sequence[Amount], tellings: Tellings) -> Conflict | None:
    """What has changed, or two that contradict each other: more on one day are, as a rule, of several things.

    How long it took changes no more, whenever it is told.
    """
    sides = sorted_by((str(each.measure), each.telling) for each in amounts)
    first = amounts[0]
    topic, sort = figured(first.telling.sentence, first.number.start, first.number.end), first.sort
    if sort == CLOCK:
        return tellings.conflict(topic, "number", sides)
    if sort in (YEAR, SINCE) or sort.startswith(PAST):
        return tellings.conflict(topic, "date", sides)
    pairs = list(permutations(amounts, 2)) if len(sides) == _TWO else []
    for old, new in pairs:
        if _is_replaced(old, by=new):
            in_order = [side for each in (old, new) for side in sides if each.telling in side.tellings]
            return tellings.update(topic, "number", in_order)
    if any(_denies(*both) or _sets_beside(*both) for both in pairs) or _are_of_a_year_gone(amounts):
        return tellings.conflict(topic, "number", sides)
    is_changed = any(old.telling.day < new.telling.day and _holds_now(new) for old, new in pairs if old.telling.day)
    is_of_one_time = _are_valued_by_two(amounts) or all(map(_lasted, amounts))
    if pairs and not sort.startswith(COMING) and not is_changed and is_of_one_time:
        return tellings.conflict(topic, "number", sides)
    conflict = tellings.change(topic, "date" if sort.startswith(COMING) else "number", sides)
    return conflict if conflict and (conflict.resolution == "update" or len(sides) == _TWO) else None


def _lasted(amount: Amount) -> bool:
    """Is it a length of time that is over: "had waited for 27 hours"?"""
    act = amount.telling.sentence.clauses.first if amount.number.unit in PERIODS else None
    return act is not None and act.tense == "past"


def _are_of_a_year_gone(amounts: Sequence[Amount]) -> bool:
    """Are all of one year before that of the articles? What was fined in 2023 is no more today."""
    shared = frozenset.intersection(*(each.years for each in amounts))
    return any(all(year < each.telling.day[:_YEAR_LENGTH] for each in amounts) for year in shared)


def _denies(one: Amount, other: Amount) -> bool:
    """Does its sentence say "not nine" of what the other puts at nine?"""
    sentence = one.telling.sentence
    same = (each for each in sentence.numbers if each.value == other.number.value)
    return any(is_denied(sentence, each) for each in same)


def _is_replaced(old: Amount, *, by: Amount) -> bool:
    """Does the other's sentence call this figure the old one: "53 houses, rather than forty as first believed"?"""
    sentence = by.telling.sentence
    same = (each for each in sentence.numbers if each.value == old.number.value and not each.is_label)
    return any(is_called_old(sentence, each) for each in same)


def _holds_now(amount: Amount) -> bool:
    """Does its sentence say that it is so now: "which now takes in 5,300"?"""
    sentence = amount.telling.sentence
    return _NOW.search(sentence.text, 0, amount.number.start - sentence.start) is not None


def _are_valued_by_two(amounts: Sequence[Amount]) -> bool:
    """Does one party put it at one sum and another at another? What is counted grows; an estimate has its owner."""
    parties = {each.measure: party_of(each.telling.article, each.telling.sentence) for each in amounts}
    return len(parties) == _TWO and are_two(*parties.values())


def _sets_beside(one: Amount, other: Amount) -> bool:
    """Does its sentence give the other's value to others: "saw four burglars while the police see three"?"""
    sentence = one.telling.sentence
    told = any(each.value == other.number.value and not each.is_label for each in sentence.numbers)
    return told and _BESIDE.search(sentence.text) is not None
