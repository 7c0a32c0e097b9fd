"""What a passage and its neighbours say of time, and which dates of a claim they name.

Both sides are resolved against the date of the article that the passage stands in, so "on 21 March" is
named by "yesterday", and "in March" by either. Neighbours count because articles name the day once and go
on. Objects to nothing: see `dates.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from summarizer.language.dates import PRECISIONS, DateMention, Precision
from summarizer.language.days import WEEKDAYS, anchor_of, full_day
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.verifiers.rules.passages import Passage

_WEEKDAYS = frozenset(day for day in CALENDAR if day.endswith("day"))
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+")
_WEEK = timedelta(days=7)
_TOLD = re.compile(r"[a-z]+|\d+")
_SAYS_NOTHING = frozenset("the of on s st nd rd th this morning lunchtime afternoon evening night".split())


@dataclass(frozen=True)
class KnownDays:
    """What a passage and its neighbours say of time, and the claim's dates as its article would mean them.

    Each is read when first asked for: most claims ask for the days alone.
    """

    passage: Passage
    ours: tuple[DateMention, ...]

    @property
    def published(self) -> str:
        """The date of its article; empty without one."""
        return self.passage.article.article.published or ""

    @cached_property
    def _near(self) -> Sequence[ParsedSentence]:
        at = self.passage.sentence.index
        return self.passage.article.sentences[max(0, at - 1) : at + 2]

    @cached_property
    def _settled(self) -> frozenset[Precision]:
        """Of these dates the passage itself names one: here no sentence beside it has a say."""
        return frozenset([each.precision for each in self.passage.sentence.dates if each.when])

    @cached_property
    def _beside(self) -> list[DateMention]:
        own = self.passage.sentence
        return [each for sentence in self._near if sentence is not own for each in sentence.dates]

    @cached_property
    def _dates(self) -> list[DateMention]:
        beside = [each for each in self._beside if each.precision not in self._settled]
        return [*self.passage.sentence.dates, *beside]

    @cached_property
    def whens(self) -> frozenset[str]:
        """The days it names, and the months and years that cover them."""
        own = self.passage.sentence.dates
        return _covering(own, frozenset()) | _covering(self._beside, self._settled)

    @cached_property
    def words(self) -> frozenset[str]:
        """Weekdays and months of dates."""
        return frozenset[str]().union(*(calendar_words(each.text) for each in self._dates))

    @cached_property
    def loose(self) -> frozenset[str]:
        """Those that stand in no date: "Black Friday"."""
        return loose_words(self._near)

    @cached_property
    def _unresolved(self) -> frozenset[str]:
        """Those of dates whose day is not known."""
        return frozenset[str]().union(*map(_open_words, self._dates))

    def has(self, number: int) -> bool:
        """True when the claim's date of this number is known here."""
        ours = self.ours[number]
        words = calendar_words(ours.text)
        if ours.when and (
            self.names(ours)
            or (not (ours.precision == "day" and "day" in self._settled) and self.published.startswith(ours.when))
        ):
            return True
        if _told(ours) in map(_told, self._dates) or (words and words <= self.loose):
            return True
        return bool(words) and words <= (self._unresolved if ours.when else self._unresolved | self.words)

    def came_out_on(self, number: int) -> bool:
        """Is the claim's date of this number the day of the article, of which the passage names no other?"""
        return self.came_out_by(number) and "day" not in self._settled

    def came_out_by(self, number: int) -> bool:
        """Is the claim's date of this number the day of the article?"""
        return bool(self.ours[number].when) and self.ours[number].when == full_day(self.published)

    def names(self, ours: DateMention) -> bool:
        """True for a day, month or year that is named here, and for the day of a weekday that may be last or next."""
        return ours.when in self.whens or (ours.when is not None and self._may_be_open_weekday(ours.when))

    def _may_be_open_weekday(self, when: str) -> bool:
        anchor = anchor_of(self.published)
        if anchor is None or anchor.day is None or not full_day(when) or self._unresolved >= _WEEKDAYS:
            return False
        day = date.fromisoformat(when)
        return abs(day - anchor.day) <= _WEEK and WEEKDAYS[day.weekday()].casefold() in self._unresolved

    def objects_to(self, number: int) -> bool:
        """True when a date of the same precision is known here."""
        return any(each.when and each.precision == self.ours[number].precision for each in self._dates)


def known_days(claim: ParsedSentence, passages: Sequence[Passage]) -> tuple[KnownDays, ...]:
    """Of each passage. The claim's dates are as many for all, in the same order, whatever the day they count from."""
    days = {passage.article.article.published for passage in passages}
    ours = {day: (claim if day == claim.published else replace(claim, published=day)).dates for day in days}
    return tuple(KnownDays(passage, ours[passage.article.article.published]) for passage in passages)


def places_of_proven_dates(claim: ParsedSentence, known: Sequence[KnownDays]) -> frozenset[int]:
    """Where the claim writes dates that a passage names as the same day, month or year, or the day of its paper."""
    return frozenset(
        place
        for number, mention in enumerate(claim.dates)
        if any(each.names(each.ours[number]) or each.came_out_on(number) for each in known)
        for place in range(mention.start, mention.end)
    )


def _covering(dates: Sequence[DateMention], settled: frozenset[Precision]) -> frozenset[str]:
    """The days, months and years that hold the dates, but for those of a settled precision."""
    lengths = [length for length, precision in PRECISIONS.items() if precision not in settled]
    return frozenset(
        each.when[:length] for each in dates if each.when for length in lengths if length <= len(each.when)
    )


def _open_words(mention: DateMention) -> frozenset[str]:
    """The weekdays and months that a date of unknown day may stand for."""
    if mention.when:
        return frozenset()
    if mention.kind == "relative" and mention.precision == "day" and not mention.quoted:
        return _WEEKDAYS
    return calendar_words(mention.text)


def _told(mention: DateMention) -> frozenset[str]:
    return frozenset(_TOLD.findall(mention.text.casefold())) - _SAYS_NOTHING


def loose_words(sentences: Sequence[ParsedSentence]) -> frozenset[str]:
    """Weekdays and months that stand in none of the sentences' dates."""
    found = frozenset[str]()
    for sentence in sentences:
        places = {place for mention in sentence.dates for place in range(mention.start, mention.end)}
        found |= calendar_words(" ".join(word.text for word in sentence.words if word.start not in places))
    return found


def calendar_words(text: str) -> frozenset[str]:
    """Lower-case weekdays and months, told from verbs and modals by their capital."""
    return frozenset(word.casefold() for word in _CAPITALISED.findall(text)) & CALENDAR
