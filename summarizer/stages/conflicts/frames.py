"""Different figures in the same frame: "first trophy since 1979" and "won no trophy since 1997".

The frame of a figure is the words around it in its clause. Two figures of one sort answer the same
question when their frames share most of the rarer words of the shorter one. An article that has both
values, wherever, tells two things or of the change itself, and is left out; so are ages, shares, levels and
what has moved by so much, which may be told of many things in the same words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from itertools import combinations

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.bounds import can_both_hold
from summarizer.language.lexicon import are_antonyms
from summarizer.language.measures import Measure
from summarizer.language.names import CALENDAR
from summarizer.language.numbers import Number
from summarizer.language.polarity import denials_in
from summarizer.language.words import Word, stem
from summarizer.stages.conflicts.levels import clause_of
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.rarity import Rarity
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

# Words that two frames share, and their part of the weight of the shorter one; a name in both sentences is one more.
ENOUGH = ((2, 0.65), (3, 0.45))
FEWEST = min(words for words, _ in ENOUGH)
CROWD = 25  # figures with one word, beyond which it tells nothing: keeps the cost linear
MOST = 5  # figures of a sentence; more are a table
_BEFORE, _BEHIND = 3, 4  # words of a title before and behind the figure

_LEFT_OUT = frozenset(("score", "ordinal", "day-date", "a.m.", "p.m."))
_TWO = 2  # sides
_YEAR = "year-date"
_SINCE = "since"  # the year from which on something holds: no event of another year contradicts it
_TELL_AMOUNTS = frozenset(map(stem, "number figure toll total count tally turnout attendance".split()))
_MODALS = frozenset("could may might would should".split())
_OPEN_END = re.compile(r"\b(?:by|before|after|until|till|from|between)\s$")  # of a time
_UNITS = frozenset(
    map(
        stem, "million billion thousand percent second minute hour day week month year metre kilometre degree".split()
    )
)
_PEOPLE = frozenset(map(stem, "people persons patients victims residents inhabitants".split()))
# Of what moves or is shared out many things are told in the same words.
_OF_MANY = frozenset(
    map(
        stem,
        """share shares stock index yield bond rise rose risen fall fell fallen gain gained lose lost drop dropped
        jump jumped average each every per another fee fine loss profit revenue price""".split(),
    )
)


@dataclass(frozen=True)
class _Framed:
    """A figure with the stems around it; `sort` is equal for figures that may be compared."""

    telling: Telling
    number: Number
    sort: str
    frame: frozenset[str]

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in its sentence."""
        return frozenset(word.stem for name in self.telling.sentence.names for word in name.words)

    @cached_property
    def measure(self) -> Measure:
        """The figure in its base unit: each is held against many."""
        return self.number.measure

    @property
    def ids(self) -> tuple[str, ...]:
        return self.telling.fact.article_ids


def frame_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over figures and years that stand in the same frame."""
    framed = [each for telling in tellings.all for each in _framed(telling)]
    rarity = Rarity(tellings)
    by_sort: defaultdict[str, list[_Framed]] = defaultdict(list)
    for each in framed:
        by_sort[each.sort].append(each)
    for sort, alike in by_sort.items():
        if sort in (_YEAR, _SINCE):
            yield from disputed(_links(alike, rarity), "date", tellings.conflict)
        else:
            yield from disputed(_links(alike, rarity), "number", partial(_changed, tellings))


def _changed(tellings: Tellings, topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict | None:
    """What has changed, or two that contradict each other: more on one day are, as a rule, of several things."""
    conflict = tellings.change(topic, kind, sides)
    return conflict if conflict and (conflict.resolution == "update" or len(sides) == _TWO) else None


def _framed(telling: Telling) -> Iterator[_Framed]:
    sentence = telling.sentence
    if sentence.is_question or sentence.quotes or not 0 < len(sentence.numbers) <= MOST:
        return
    unsure = {hedge.start for hedge in sentence.hedges} | {denial.cue.start for denial in denials_in(sentence)}
    for number in sentence.numbers:
        if number.unit == _YEAR and _OPEN_END.search(sentence.text, 0, number.start - sentence.start):
            continue
        words = clause_of(sentence, number)
        is_since = sentence.text[: number.start - sentence.start].endswith("since ")  # "had won nothing since 1979"
        if not is_since and any(word.start in unsure or word.low in _MODALS for word in words):
            continue
        frame = frozenset(word.stem for word in words if _tells(word)) - _UNITS - {number.noun, number.unit}
        sort = _SINCE if is_since and number.unit == _YEAR else _sort_of(number, frame)
        if sort and frame.isdisjoint(_OF_MANY):
            yield _Framed(telling, number, sort, frame)


def _tells(word: Word) -> bool:
    return not (word.is_stop or word.text[0].isdigit() or word.low in CALENDAR)


def _sort_of(number: Number, frame: frozenset[str]) -> str | None:
    """A bare figure only says what it counts beside a word for an amount."""
    if number.unit in _LEFT_OUT:
        return None
    if number.unit:
        return number.unit
    if number.noun:
        return "people" if number.noun in _PEOPLE else number.noun
    return None if frame.isdisjoint(_TELL_AMOUNTS) else "amount"


def _links(framed: Sequence[_Framed], rarity: Rarity) -> list[Link]:
    values = _values_by_article(framed)
    clashes = [
        (one, other)
        for one, other in _pairs(framed)
        if _contradict(one, other)
        and _is_one_frame(one, other, rarity)
        and not (_knows(one, other, values) or _knows(other, one, values))
    ]
    return [
        *(Link(Told(one.telling), Told(other.telling), _title(one)) for one, other in clashes),
        *_agreements(list({id(each): each for pair in clashes for each in pair}.values()), framed),
    ]


def _agreements(clashing: Sequence[_Framed], framed: Sequence[_Framed]) -> Iterator[Link]:
    """Those that clash with none, but have the figure of one that does and a word of its frame."""
    alike: defaultdict[Measure, list[_Framed]] = defaultdict(list)
    for each in framed:
        alike[each.measure].append(each)
    yield from (
        Link(Told(one.telling), Told(other.telling))
        for one in clashing
        for other in alike[one.measure][:CROWD]
        if other is not one and not one.frame.isdisjoint(other.frame)
    )


def _pairs(framed: Sequence[_Framed]) -> Iterator[tuple[_Framed, _Framed]]:
    """Figures with a word of their frames in common, each two once."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(framed):
        for word in each.frame:
            holders[word].append(number)
    pairs = {pair for found in holders.values() if len(found) <= CROWD for pair in combinations(found, 2)}
    yield from ((framed[first], framed[second]) for first, second in sorted(pairs))


def _is_one_frame(one: _Framed, other: _Framed, rarity: Rarity) -> bool:
    """Told by what costs least first."""
    shared = one.frame & other.frame
    words = len(shared) + len((one.names & other.names) - shared)
    if words < FEWEST or not set(one.telling.fact.origins).isdisjoint(other.telling.fact.origins):
        return False
    if _are_of_two(one, other) or _are_of_two(other, one):
        return False
    weight, least = rarity.of(shared), min(rarity.of(one.frame), rarity.of(other.frame))
    is_enough = any(words >= fewest and weight >= part * least for fewest, part in ENOUGH)
    return is_enough and not _are_opposed(one, other)


def _are_of_two(one: _Framed, other: _Framed) -> bool:
    """Does the clause of each name somebody whom the other's sentence does not?"""
    return bool(one.names & one.frame - other.names) and bool(other.names & other.frame - one.names)


def _are_opposed(one: _Framed, other: _Framed) -> bool:
    """Has each in place of a word of the other its opposite: "the new bridge" for "the old bridge"?"""
    mine, theirs = one.frame - other.frame, other.frame - one.frame
    return any(are_antonyms(left, right, pos) for left in mine for right in theirs for pos in ("a", "n"))


def _contradict(one: _Framed, other: _Framed) -> bool:
    return not can_both_hold(one.measure, one.number.bound, other.measure, other.number.bound)


def _values_by_article(framed: Iterable[_Framed]) -> Mapping[str, set[Decimal]]:
    values: defaultdict[str, set[Decimal]] = defaultdict(set)
    for each in framed:
        for id_ in each.ids:
            values[id_].update(number.value for number in each.telling.sentence.numbers)
    return values


def _knows(one: _Framed, other: _Framed, values: Mapping[str, set[Decimal]]) -> bool:
    """Has an article with the one figure the other too?"""
    return any(other.number.value in values[id_] for id_ in one.ids)


def _title(framed: _Framed) -> str:
    """A few words with the figure left out: "first trophy since …"."""
    words = clause_of(framed.telling.sentence, framed.number)
    before = [word.text for word in words if word.end <= framed.number.start][-_BEFORE:]
    behind = [word.text for word in words if word.start >= framed.number.end][:_BEHIND]
    return " ".join([*before, "…", *behind])
