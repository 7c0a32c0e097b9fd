"""Find figures that cannot all be true, and say whether a later one settles it.

Compared are tallies of one topic and place from articles of different origin. Within one day they
are `open`, or a `source_error` when one origin stands against several. Over several days they are
an `update`: the variants stand in the order of their days, and the facts of earlier days are
superseded by the last. An article with two figures for one topic tells of the change itself and is
left out; so is a topic whose figure comes back after it had changed, unless it is a price, which may.
Fees and damages have no days: two figures for one are always `open`.
Days are those of publication, a copy's that of its original; articles without one share an unknown day.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.domain import Conflict, Fact, Resolution, Variant
from summarizer.language.bounds import can_both_hold
from summarizer.language.measures import Measure
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.tokens import POINTING_BACK
from summarizer.stages.conflicts.counts import nouns_counted_twice
from summarizer.stages.conflicts.sides import MOST_SIDES, Disputes, day_of
from summarizer.stages.conflicts.tallies import Tally, tallies_in
from summarizer.stages.conflicts.topics import COUNTED, gapped

_TITLES = {"damaged": "homes damaged", "destroyed": "homes destroyed"}
_FEW = 3  # of which there may be as many in another place
_TELLS_ONE_THING = frozenset(("count", "yield", "rate", "exchange rate"))


class _Stated(NamedTuple):
    """A tally as one article states it, and the day of that; empty when not known."""

    tally: Tally
    article: ParsedArticle
    day: str

    @property
    def measure(self) -> Measure:
        return self.tally.number.measure

    def agrees_with(self, other: "_Stated") -> bool:
        """True when both figures can be true."""
        mine, theirs = self.tally.number, other.tally.number
        return can_both_hold(self.measure, mine.bound, other.measure, theirs.bound)


_Side = list[_Stated]


def disputes_among(
    facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None], articles: Sequence[ParsedArticle]
) -> Disputes:
    """The disputes over figures among the facts, each given with the sentence it was found in."""
    conflicts: list[Conflict] = []
    superseded: dict[str, str] = {}
    for topic in _topics(facts, sentences, {article.id: article for article in articles}):
        for place in _places(_one_an_article(topic)):
            for sides, resolution in _disputes(place):
                conflicts.append(_conflict(sides, resolution))
                if resolution == "update":
                    superseded |= _superseded(sides, place)
    return Disputes(tuple(conflicts), superseded)


def _topics(
    facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None], articles: Mapping[str, ParsedArticle]
) -> Iterator[_Side]:
    topics: defaultdict[tuple[str, ...], _Side] = defaultdict(list)
    disputed = nouns_counted_twice(sentence for sentence in sentences if sentence)
    for fact, sentence in zip(facts, sentences, strict=True):
        for tally in tallies_in(fact, sentence, disputed=disputed) if sentence else ():
            topics[tally.topic] += [
                _Stated(tally, articles[id_], _day(tally, id_, articles)) for id_ in fact.article_ids
            ]
    return (topic for topic in topics.values() if len({stated.measure for stated in topic}) > 1)


def _day(tally: Tally, id_: str, articles: Mapping[str, ParsedArticle]) -> str:
    return day_of(articles[id_], articles) if tally.day is None else tally.day


def _one_an_article(topic: _Side) -> _Side:
    figures: defaultdict[tuple[str, str], set[Measure]] = defaultdict(set)
    for stated in topic:
        figures[stated.article.id, stated.day].add(stated.measure)
    return [stated for stated in topic if len(figures[stated.article.id, stated.day]) == 1]


def _places(topic: _Side) -> Iterator[_Side]:
    """The statements by the place they speak of; one that names none belongs to the only place there is."""
    places: list[tuple[set[str], _Side]] = []
    for stated in topic:
        names = stated.tally.names
        known, place = next((each for each in places if names and _is_there(stated, *each)), (set[str](), []))
        if names and not place:
            places.append((known, place))
        known |= names
        place.append(stated)
    if len(places) > 1:
        yield from (side for _, side in places)
    else:
        yield topic


def _is_there(stated: _Stated, known: set[str], place: _Side) -> bool:
    """Does it share more than half of the names of the shorter, or a name and the figure of that day?

    A province in common is not enough for two towns.
    """
    names = stated.tally.names
    shared = len(names & known)
    is_same = any(each.measure == stated.measure and each.day == stated.day for each in place)
    return 2 * shared > min(len(names), len(known)) or (shared > 0 and is_same and stated.measure.value >= _FEW)


def _disputes(place: _Side) -> Iterator[tuple[list[_Side], Resolution]]:
    days: defaultdict[str, _Side] = defaultdict(list)
    for stated in place:
        days[stated.day].append(stated)
    quiet: list[_Side] = []
    for day in sorted(days):
        sides = _contradicting(days[day])
        if sides and _has_gone_beyond(sides, [each for each in place if each.day > day]):
            quiet += sorted(sides, key=_count)
        elif sides:
            yield sides, _within_a_day(sides)
        elif day:
            quiet.append(days[day])
    changes = _changes(quiet)
    if len(changes) > 1:
        yield changes, "update"


def _contradicting(day: _Side) -> list[_Side]:
    """The sides of one day that some other side of another origin contradicts."""
    by_measure: defaultdict[Measure, _Side] = defaultdict(list)
    for stated in day:
        by_measure[stated.measure].append(stated)
    sides = list(by_measure.values())
    if len(sides) > MOST_SIDES and day[0].tally.state is None:
        return []
    return [side for side in sides if any(_contradict(side[0], other[0]) for other in sides)]


def _contradict(one: _Stated, other: _Stated) -> bool:
    return one.article.article.origin != other.article.article.origin and not one.agrees_with(other)


def _has_gone_beyond(sides: Sequence[_Side], later: _Side) -> bool:
    """Are they tolls of one day, hours apart, and is every later day's higher?"""
    highest = max(map(_count, sides))
    is_toll = sides[0][0].tally.state == "dead"
    return is_toll and bool(later) and all(_count([each]) > highest for each in later)


def _count(side: _Side) -> Decimal:
    return side[0].measure.value


def _within_a_day(sides: Sequence[_Side]) -> Resolution:
    if any(side[0].tally.is_lasting for side in sides):
        return "open"  # each of the parties to a fee or a damage has its own figure
    sizes = sorted(len(_origins(side)) for side in sides)
    return "source_error" if len(sizes) == 2 and sizes[0] == 1 < sizes[1] else "open"


def _changes(days: Sequence[_Side]) -> list[_Side]:
    """The sides of days that agree within themselves, day by day, equal ones joined; none if a figure comes back."""
    sides: list[_Side] = []
    for day in days:
        if sides and (_leader(day).measure == _leader(sides[-1]).measure or _adds_nothing(day, sides[-1])):
            sides[-1] = [*sides[-1], *day]
        else:
            sides.append(day)
    measures = [_leader(side).measure for side in sides]
    origins = {origin for side in sides for origin in _origins(side)}
    is_new_each_day = bool(sides) and sides[0][0].tally.topic[0] == "level"  # a price may come back
    return sides if (is_new_each_day or len(set(measures)) == len(measures)) and len(origins) > 1 else []


def _leader(side: _Side) -> _Stated:
    """The statement of a side that says most: one without a bound if there is any, that does not open with "That"."""
    exact = [stated for stated in side if stated.tally.number.bound is None] or side[:1]
    return next((each for each in exact if each.tally.sentence.words[0].low not in POINTING_BACK), exact[0])


def _adds_nothing(day: _Side, before: _Side) -> bool:
    """True where both can hold, but for a count that was "at least" and has gone on."""
    late, early = _leader(day), _leader(before)
    grew = early.tally.number.bound == "at least" and late.tally.number.bound is None and late.tally.state is not None
    return late.agrees_with(early) and not grew


def _superseded(sides: Sequence[_Side], place: _Side) -> dict[str, str]:
    """The facts of the days before the last side, those of a day on which sources disagreed among them."""
    current = {stated.tally.fact.id for stated in sides[-1]}
    newest, first = _leader(sides[-1]), min(stated.day for stated in sides[-1])
    known = frozenset(stated.measure for stated in place)
    older = (stated for stated in place if stated.day and stated.day < first and not _tells_more(stated, known))
    old = (stated.tally.fact.id for stated in older)
    return {id_: newest.tally.fact.id for id_ in old if id_ not in current}


def _tells_more(stated: _Stated, known: frozenset[Measure]) -> bool:
    """Has its sentence other figures beside a rate or a count, which are no older for that?

    Those `known` for the same topic are: "19 ships, up from 11" tells of the 11 what was told before.
    """
    figures = [number for number in stated.tally.sentence.numbers if not number.is_label and number.unit != "year"]
    is_one_of_several = not _TELLS_ONE_THING.isdisjoint(stated.tally.topic[:2])
    return is_one_of_several and any(number.measure not in known for number in figures)


def _conflict(sides: Sequence[_Side], resolution: Resolution) -> Conflict:
    variants = tuple(map(_variant, sides))
    return Conflict(topic=_title(sides[0][0].tally), kind="number", resolution=resolution, variants=variants)


def _title(tally: Tally) -> str:
    if tally.title:
        return tally.title
    if tally.state:
        return f"{COUNTED}{_TITLES.get(tally.state, tally.state)}"
    text, start = tally.sentence.text, tally.sentence.start
    return gapped(text, tally.number.start - start, tally.number.end - start)


def _variant(side: _Side) -> Variant:
    return Variant(
        text=_leader(side).tally.fact.text,
        article_ids=tuple(dict.fromkeys(stated.article.id for stated in side)),
        outlets=tuple(
            dict.fromkeys(stated.article.article.outlet for stated in side if stated.article.article.outlet)
        ),
        origins=_origins(side),
    )


def _origins(side: _Side) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stated.article.article.origin for stated in side))
