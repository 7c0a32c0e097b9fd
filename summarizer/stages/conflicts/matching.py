"""Which figures of two articles answer the same question, and do not agree.

Two answer one question when they are of one sort, share a word beside them, and share enough words
that few sentences have. A figure is matched with one figure of another article, the likeliest first,
and the same figure is likelier than another: so what both articles tell alike is never held against
a third. Nothing is matched by all pairs: candidates share a word of their clauses.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.lexicon import are_antonyms
from summarizer.stages.conflicts.amounts import AMOUNT, SINCE, YEAR, Amount, amounts_in
from summarizer.stages.conflicts.levels import clause_of
from summarizer.stages.conflicts.rarity import Rarity, rare
from summarizer.stages.conflicts.sides import Tellings, sorted_by

ENOUGH = 1.25  # of the weight of a word that only one sentence has
FEWEST_OF_A_YEAR = 2  # words that two sentences share: "founded" alone is told of many
_YEAR_DATE = "year-date"
ENOUGH_OF_ONE_NOUN = 1.0  # where no other figure of either article counts the same
IN_SENTENCE = 0.25  # of a word's weight, where it stands in the sentence but not in the clause
CROWD = 25  # figures with one word, beyond which it tells nothing: keeps the cost linear
_BEFORE, _BEHIND = 3, 4  # words of a title before and behind the figure
_UNTOLD = frozenset((AMOUNT, "number of people"))  # do not say what is counted
_TWO = 2  # sides


class _Match(NamedTuple):
    """Two figures that may answer one question, and how likely that is."""

    score: float
    one: int
    other: int


def matched_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over figures and years that answer one question differently."""
    amounts = [each for telling in tellings.all for each in amounts_in(telling)]
    rarity = _Rarity(tellings, amounts)
    matches = _chosen((*_candidates(amounts, rarity), *_only_counts(amounts, rarity)), amounts)
    for group in _joined(matches):
        yield from _told(group, amounts, tellings)


class _Rarity(Rarity):
    """The weights of sorts and of figures too."""

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
        if is_same or _may_contradict(one, other):
            score = _likeness(one, other, rarity) + (rarity.of_measure(one) if is_same else 0)
            if score >= ENOUGH:
                yield _Match(score, first, second)


def _only_counts(amounts: Sequence[Amount], rarity: _Rarity) -> Iterator[_Match]:
    """Figures that count what no other figure of either article counts: the noun itself says what they are of."""
    by_sort: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for number, each in enumerate(amounts):
        if each.counts_a_thing:
            by_sort[each.sort].setdefault(each.telling.article.id, []).append(number)
    for articles in by_sort.values():
        only = [found[0] for found in articles.values() if len({amounts[each].measure for each in found}) == 1]
        for first, second in combinations(only, 2) if len(only) <= CROWD else ():
            one, other = amounts[first], amounts[second]
            if _are_apart(one, other) and one.contradicts(other) and not _are_of_other_things(one, other):
                score = rarity.of(one.around & other.around) / 2 + rarity.of(one.shared_with(other)) / 2
                if score >= ENOUGH_OF_ONE_NOUN:
                    yield _Match(score, first, second)


def _pairs(amounts: Sequence[Amount]) -> Iterator[tuple[int, int]]:
    """Figures of one sort of two origins with a word of their clauses in common, each two once."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(amounts):
        for word in each.clause:
            holders[word].append(number)
    pairs = {pair for found in holders.values() if len(found) <= CROWD for pair in combinations(found, 2)}
    for first, second in sorted(pairs):
        one, other = amounts[first], amounts[second]
        if one.is_of(other) and _are_apart(one, other):
            yield first, second


def _are_apart(one: Amount, other: Amount) -> bool:
    return set(one.telling.fact.origins).isdisjoint(other.telling.fact.origins)


def _may_contradict(one: Amount, other: Amount) -> bool:
    if one.beside.isdisjoint(other.beside) or not one.contradicts(other):
        return False
    return not _are_of_other_things(one, other)


def _are_of_other_things(one: Amount, other: Amount) -> bool:
    """Is one surer than the other, of another year, of somebody else, or told apart by another word?"""
    if one.is_sure != other.is_sure or _are_of_two(one, other):
        return True
    if one.number.unit == _YEAR_DATE:
        return len(one.shared_with(other)) < FEWEST_OF_A_YEAR
    are_of_two_years = bool(one.years and other.years) and one.years.isdisjoint(other.years)
    return are_of_two_years or _are_told_apart(one, other)


def _are_of_two(one: Amount, other: Amount) -> bool:
    """Does each name somebody whom the other's sentence does not?"""
    return bool(one.named - other.names) and bool(other.named - one.names)


def _are_told_apart(one: Amount, other: Amount) -> bool:
    """Has each another word before one of both, as in "break fee" and "licence fee", or the opposite of a word?"""
    mine, theirs = one.clause - other.telling.sentence.stems, other.clause - one.telling.sentence.stems
    are_modified = any(
        one.before.get(word) in mine and other.before.get(word) in theirs for word in one.clause & other.clause
    )
    return are_modified or any(are_antonyms(left, right) for left in mine for right in theirs)


def _likeness(one: Amount, other: Amount, rarity: _Rarity) -> float:
    near = one.clause & other.clause
    far = one.shared_with(other) - near
    of_sort = 0 if {one.sort, other.sort} <= _UNTOLD else rarity.of_sort(one, other)
    return rarity.of(near) + IN_SENTENCE * rarity.of(far) + of_sort


def _chosen(candidates: Iterable[_Match], amounts: Sequence[Amount]) -> Iterator[_Match]:
    """The likeliest first, a figure once with each article."""
    taken: set[tuple[int, str]] = set()
    for match in sorted(candidates, key=lambda each: (-each.score, each.one, each.other)):
        one, other = amounts[match.one].telling.article.id, amounts[match.other].telling.article.id
        if taken.isdisjoint({(match.one, other), (match.other, one)}):
            taken |= {(match.one, other), (match.other, one)}
            yield match


def _joined(matches: Iterable[_Match]) -> Iterator[list[_Match]]:
    """Matches that are of one question, because they share a figure."""
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
        everybody = sorted({number for each in group for number in (each.one, each.other)})
        two = clashes[0].one, clashes[0].other
        conflict = _conflict([amounts[each] for each in everybody], tellings) or _conflict(
            [amounts[each] for each in sorted(two)], tellings
        )
        if conflict:
            yield conflict


def _conflict(amounts: Sequence[Amount], tellings: Tellings) -> Conflict | None:
    """What has changed, or two that contradict each other: more on one day are, as a rule, of several things."""
    sides = sorted_by((str(each.measure), each.telling) for each in amounts)
    topic = _title(amounts[0])
    if amounts[0].sort in (YEAR, SINCE):
        return tellings.conflict(topic, "date", sides)
    if any(one.denies(other) for one, other in permutations(amounts, 2)):
        return tellings.conflict(topic, "number", sides)
    conflict = tellings.change(topic, "number", sides)
    return conflict if conflict and (conflict.resolution == "update" or len(sides) == _TWO) else None


def _title(amount: Amount) -> str:
    """A few words with the figure left out: "first trophy since …"."""
    words = clause_of(amount.telling.sentence, amount.number)
    before = [word.text for word in words if word.end <= amount.number.start][-_BEFORE:]
    behind = [word.text for word in words if word.start >= amount.number.end][:_BEHIND]
    return " ".join([*before, "…", *behind])



