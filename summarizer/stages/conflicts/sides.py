"""What every finder of conflicts is given and hands back: tellings, and the sides they are sorted into.

A telling is a fact with the sentence it was found in. Sides of one conflict never share an origin: a
source that tells both tells of the difference itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from summarizer.domain import Conflict, ConflictKind, Fact, Resolution, Variant
from summarizer.language.days import full_day
from summarizer.language.parse import ParsedArticle, ParsedSentence

MOST_SIDES = 4  # at one time; more are a form of words that is filled in again and again
SAME_TIME = 60  # days; somebody may have had a birthday between two articles further apart


@dataclass(frozen=True)
class Telling:
    """A fact, the sentence it was first found in, and the article of that; `day` is empty when not known."""

    fact: Fact
    sentence: ParsedSentence
    article: ParsedArticle
    day: str

    @cached_property
    def origin(self) -> str:
        """Whom it was first found with: its article, or the outlet that this credits."""
        return self.fact.origins[0]


@dataclass(frozen=True)
class Side:
    """Tellings that say the same of what is in dispute, and the words to show; the first fact's when empty."""

    tellings: tuple[Telling, ...]
    text: str = ""

    @cached_property
    def origins(self) -> frozenset[str]:
        """Everybody who says so."""
        return frozenset(origin for telling in self.tellings for origin in telling.fact.origins)


@dataclass(frozen=True)
class Tellings:
    """All tellings of a story in order, with its articles by id."""

    all: tuple[Telling, ...]
    articles: Mapping[str, ParsedArticle]

    @cached_property
    def at(self) -> Mapping[tuple[str, int], Telling]:
        """Tellings by the article and start of each place that says them."""
        return {(span.article_id, span.start): telling for telling in self.all for span in telling.fact.spans}

    def conflict(self, topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict | None:
        """A disagreement that time does not explain; None where a source tells two sides, or only one is left."""
        if not 1 < len(sides) <= MOST_SIDES or _share_an_origin(sides):
            return None
        return self._of(topic, kind, sides, "source_error" if self._is_slip(sides) else "open")

    def _is_slip(self, sides: Sequence[Side]) -> bool:
        """Does one origin stand against several that had all the time to know what it says?"""
        fewest, *others = sorted(sides, key=lambda side: len(side.origins))
        is_alone = len(others) == 1 and len(fewest.origins) == 1 < len(others[0].origins)
        return is_alone and not self._last_day(others[0]) < self._first_day(fewest)

    def change(self, topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict | None:
        """An update where each side is told before the next one, else a disagreement."""
        ordered = sorted(sides, key=self._first_day)
        if all(self._last_day(one) < self._first_day(other) for one, other in pairwise(ordered)):
            return self.update(topic, kind, ordered)
        return self.conflict(topic, kind, sides)

    def update(self, topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict | None:
        """What held first and what holds now, in this order; None where a source tells both."""
        return None if len(sides) < 2 or _share_an_origin(sides) else self._of(topic, kind, sides, "update")

    def open_dispute(self, topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict:
        """A dispute between those whom the articles quote: one article may tell both sides."""
        return self._of(topic, kind, sides, "open")

    def of_one_origin(self, topic: str, kind: ConflictKind, sides: Sequence[Side], *, is_later: bool) -> Conflict:
        """What a reprint has otherwise than its original: an update where it came later."""
        return self._of(topic, kind, sides, "update" if is_later else "open")

    def _first_day(self, side: Side) -> str:
        return min(self._days(side))

    def _last_day(self, side: Side) -> str:
        return max(self._days(side))

    def _days(self, side: Side) -> list[str]:
        ids = (id_ for telling in side.tellings for id_ in telling.fact.article_ids)
        return [day_of(self.articles[id_], self.articles) for id_ in ids]

    def _of(self, topic: str, kind: ConflictKind, sides: Sequence[Side], resolution: Resolution) -> Conflict:
        variants = tuple(self._variant(side) for side in sides)
        return Conflict(topic=topic, kind=kind, resolution=resolution, variants=variants)

    def _variant(self, side: Side) -> Variant:
        ids = tuple(dict.fromkeys(id_ for telling in side.tellings for id_ in telling.fact.article_ids))
        outlets = (self.articles[id_].article.outlet for id_ in ids)
        return Variant(
            text=side.text or side.tellings[0].fact.text,
            article_ids=ids,
            outlets=tuple(dict.fromkeys(outlet for outlet in outlets if outlet)),
            origins=tuple(dict.fromkeys(origin for telling in side.tellings for origin in telling.fact.origins)),
        )


@dataclass(frozen=True)
class Disputes:
    """The conflicts, and for each fact that is out of date the id of the fact that holds now."""

    conflicts: tuple[Conflict, ...]
    superseded: Mapping[str, str]


class Course(NamedTuple):
    """What was so first and what is so now, as sides in the order of their days."""

    topic: str
    kind: ConflictKind
    sides: Sequence[Side]


def updates_of(courses: Iterable[Course], tellings: Tellings) -> Disputes:
    """The courses as updates; all that is told on a side but the last is superseded by it."""
    found = [(each, tellings.change(*each)) for each in courses]
    updates = [(course, conflict) for course, conflict in found if conflict and conflict.resolution == "update"]
    superseded = {
        telling.fact.id: course.sides[-1].tellings[0].fact.id
        for course, _ in updates
        for side in course.sides[:-1]
        for telling in side.tellings
    }
    return Disputes(tuple(conflict for _, conflict in updates), superseded)


def tellings_of(
    facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None], articles: Sequence[ParsedArticle]
) -> Tellings:
    """The facts with their sentences; one that an extractor cut differently is left out."""
    by_id = {article.id: article for article in articles}
    pairs = zip(facts, sentences, strict=True)
    told = ((fact, sentence, by_id[fact.spans[0].article_id]) for fact, sentence in pairs if sentence is not None)
    return Tellings(
        tuple(Telling(fact, sentence, article, day_of(article, by_id)) for fact, sentence, article in told), by_id
    )


def day_of(article: ParsedArticle, articles: Mapping[str, ParsedArticle]) -> str:
    """The day it was published, a copy's that of its original; empty when not known to the day."""
    original = articles.get(article.article.duplicate_of or "", article)
    return full_day(original.article.published)


def sorted_by(values: Iterable[tuple[str, Telling]]) -> list[Side]:
    """One side a value, in the order in which the values came up."""
    sides: dict[str, list[Telling]] = {}
    for value, telling in values:
        sides.setdefault(value, []).append(telling)
    return [Side(tuple(tellings)) for tellings in sides.values()]


def are_of_one_time(told: Sequence[Telling]) -> bool:
    """Are the days of all close enough for one age, one office?"""
    days = {telling.day for telling in told}
    if "" in days:
        return len(days) == 1
    return (date.fromisoformat(max(days)) - date.fromisoformat(min(days))).days <= SAME_TIME


def years_in(sentence: ParsedSentence) -> frozenset[str]:
    """The years that it names, as 2031."""
    return frozenset(f"{each.value:f}" for each in sentence.numbers if each.unit == "year-date")


def is_of_another_year(sentence: ParsedSentence) -> bool:
    """Does it name a year that is not the one in which it was published?"""
    return not years_in(sentence) <= {(sentence.published or "")[:4]}


def _share_an_origin(sides: Sequence[Side]) -> bool:
    origins = [origin for side in sides for origin in side.origins]
    return len(origins) != len(set(origins))
