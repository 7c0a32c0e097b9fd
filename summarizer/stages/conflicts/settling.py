"""Say of an update whether its last side is certain to hold now, and of a slip whether it may be none.

An update holds where nothing that is told on its day or later goes beyond it: no other figure of the
same thing, no figure of an earlier side, no "eighth victim" after seven. One source against several,
without a word of change, is not certain either. A figure that somebody else tells again later was never
replaced: then sources differ. One source is no slip where another has its figure, or where it gives it
as somebody's words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Conflict, Variant
from summarizer.language.lexicon import entry
from summarizer.language.measures import Measure
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.words import stem, stems_in, words_in
from summarizer.stages.conflicts.sides import Telling, Tellings, day_of
from summarizer.stages.conflicts.tallies import STATES, states_told
from summarizer.stages.conflicts.topics import AGE

_LONGEST_READ = 2_000  # characters of a side
_ENOUGH = 2  # words that a sentence shares with one of the same thing
_LARGE = 1000  # small figures come up again by chance
_REPLACES = re.compile(r"\b(?:from|than|not|earlier|previous\w*|instead|before|after|first|raised?|revised)\b")
_OF_A_PLAN = 2  # words of what is planned
_SAYS_NOTHING = frozenset(
    map(
        stem,
        "number people figure sum date length time percentage how many whether would plan stand condition".split(),
    )
)
_CHANGED = re.compile(
    r"\b(?:now|no\slonger|rose|risen|rises?|raise[sd]?|grown?|grew|fell|fallen|dropped|down|up|reached|stands?|stood|climbed"
    r"|still|remain\w*|so\sfar|already|unchanged|latest|later|since|new|newly|further|more|fewer|revised|corrected"
    r"|instead|put\soff|brought|brings?|has|have|lost|gained|recovered)\b",
    re.IGNORECASE,
)


def settled(conflict: Conflict, tellings: Tellings) -> Conflict:
    """The conflict with what is certain of it."""
    if conflict.resolution == "open":
        return conflict
    sides = _Sides(conflict, tellings)
    if conflict.resolution == "source_error":
        return conflict.model_copy(update={"resolution": "open"}) if sides.may_be_no_slip() else conflict
    return conflict.model_copy(update={"holds": sides.holds()})


def came_back(conflict: Conflict, tellings: Tellings) -> Conflict:
    """An update whose old figure others tell again later: it is open."""
    is_update = conflict.resolution == "update" and conflict.kind == "number"
    is_again = is_update and _Sides(conflict, tellings).is_told_again()
    return conflict.model_copy(update={"resolution": "open"}) if is_again else conflict


@dataclass(frozen=True)
class _Sides:
    """The sides of a conflict, read again, among everything that is told."""

    conflict: Conflict
    tellings: Tellings

    @property
    def last(self) -> Variant:
        return self.conflict.variants[-1]

    @cached_property
    def sentences(self) -> tuple[ParsedSentence, ...]:
        return tuple(parse_sentence(each.text[:_LONGEST_READ]) for each in self.conflict.variants)

    @cached_property
    def figures(self) -> tuple[tuple[Number, ...], ...]:
        """What each side has alone, of units that others have alone too."""
        own = [list(_own(each, [other for other in self.sentences if other is not each])) for each in self.sentences]
        return tuple(
            tuple(_answering(each, [number for other in own if other is not each for number in other]))
            for each in own
        )

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days of the last side, in order."""
        articles = self.tellings.articles
        return tuple(sorted(day_of(articles[id_], articles) for id_ in self.last.article_ids))

    @cached_property
    def topic(self) -> frozenset[str]:
        return stems_in(self.conflict.topic) - _SAYS_NOTHING

    @cached_property
    def about(self) -> frozenset[str]:
        """Words of the sides, without figures."""
        stems = frozenset[str]().union(*(each.stems for each in self.sentences)) | self.topic
        return frozenset(word for word in stems if not word[0].isdigit()) - _SAYS_NOTHING

    def holds(self) -> bool:
        """Does nothing go beyond the last side?"""
        if not self.days[0] or self._is_alone_against_several() or self._gives_both():
            return False
        if self.conflict.kind == "state":
            return not any(self._speaks_of_the_plan(each) for each in self._told_from(self.days[-1], strictly=True))
        return not any(self._goes_beyond(each) for each in self._told_from(self.days[0], strictly=False))

    def _is_alone_against_several(self) -> bool:
        most = max(len(variant.origins) for variant in self.conflict.variants[:-1])
        return (
            self.conflict.kind == "number"
            and len(self.last.origins) == 1 < most
            and not _CHANGED.search(self.last.text)
        )

    def _gives_both(self) -> bool:
        """Does the last side give an earlier one's sum beside its own, as another's: "the clerk's is 390 million"?"""
        known = {number.measure for each in self.sentences[:-1] for number in each.numbers if number.value >= _LARGE}
        is_both = any(number.measure in known for number in self.sentences[-1].numbers)
        return self.conflict.kind == "number" and is_both and not _REPLACES.search(self.last.text)

    def _told_from(self, day: str, *, strictly: bool) -> Iterator[Telling]:
        """What is told from that day on, the last side's own words apart."""
        for telling in self.tellings.all:
            is_late = telling.day > day or (telling.day == day and not strictly)
            if (
                is_late
                and telling.sentence.wording not in self.last.text
                and self.last.text not in telling.sentence.text
            ):
                yield telling

    def _speaks_of_the_plan(self, telling: Telling) -> bool:
        """Of it in two words, or of whoever or whatever it is about?"""
        words = [word.stem for word in words_in(self.conflict.topic) if word.stem in self.topic]
        stems = telling.sentence.stems
        return len(stems & self.topic) >= _OF_A_PLAN or (bool(words) and words[0] in stems)

    def _goes_beyond(self, telling: Telling) -> bool:
        own, earlier = self.figures[-1], [number for each in self.figures[:-1] for number in each]
        if not own or any(number.measure == each.measure for number in telling.sentence.numbers for each in own):
            return False
        if any(self._is_next(telling, number, own) for number in telling.sentence.numbers):
            return True
        told = [each for each in telling.sentence.numbers if not each.is_label and _is_of_sort(each, own)]
        if telling.day > self.days[-1]:
            is_old = any(number.measure == each.measure for number in told for each in earlier)
            return (bool(told) and self._is_about(telling)) or (is_old and self._is_near(telling))
        told = [each for each in told if each.noun or not own[0].noun]  # on one day there are many figures
        is_further = len(told) == 1 and _is_further(told[0], own, earlier)
        return is_further and self._is_surely_about(telling)

    def _is_about(self, telling: Telling) -> bool:
        """May a sentence of a later day be of the same thing?"""
        if self._states:
            return not self._states.isdisjoint(states_told(telling.sentence))
        shared = telling.sentence.stems & self.about
        return bool(telling.sentence.stems & self.topic) or len(shared) >= _ENOUGH

    def _is_surely_about(self, telling: Telling) -> bool:
        """On the same day there are many figures."""
        stems = telling.sentence.stems
        return self._is_about(telling) and not telling.sentence.quotes and len(stems & self.about) >= _ENOUGH

    def _is_next(self, telling: Telling, number: Number, own: Sequence[Number]) -> bool:
        """Is it "an eighth victim died" after seven dead?"""
        is_more = number.unit == "ordinal" and number.value == max(each.value for each in own) + 1
        states = self._states or states_told(self.sentences[-1])
        return is_more and not states.isdisjoint(states_told(telling.sentence))

    @cached_property
    def _states(self) -> frozenset[str]:
        """What it counts, where that is a state of people or homes."""
        return frozenset(self.conflict.topic.split()) & STATES

    def is_told_again(self) -> bool:
        """Has a later article of others a figure of an earlier side, and not the last one's?"""
        old = {number.measure for each in self.figures[:-1] for number in each if number.unit}
        for telling in self._told_from(self.days[-1], strictly=True) if old and self.days[0] else ():
            figures = {number.measure for number in telling.sentence.numbers}
            is_of_others = set(self.last.origins).isdisjoint(telling.fact.origins)
            if is_of_others and figures & old and self._is_near(telling) and not self._has_own(figures):
                return True
        return False

    def _has_own(self, figures: Collection[Measure]) -> bool:
        return any(number.measure in figures for number in self.figures[-1])

    def _is_near(self, telling: Telling) -> bool:
        """Is a name of the sides in the sentence or the one before it, or are two words?"""
        before = telling.article.sentences[max(telling.sentence.index - 1, 0)]
        shared = (telling.sentence.stems | before.stems) & self.about
        if not self.topic.isdisjoint(telling.sentence.stems | before.stems):
            return True
        names = {word.stem for each in self.sentences for name in each.names for word in name.words}
        return bool(shared & names) or len(shared) >= _ENOUGH

    def may_be_no_slip(self) -> bool:
        """Has another source its figure, or is it told as somebody's words?"""
        at = min(range(len(self.sentences)), key=lambda each: len(self.conflict.variants[each].origins))
        if self.conflict.kind not in ("number", "date"):
            return False
        few, sentence = self.conflict.variants[at], self.sentences[at]
        own = self.figures[at] or tuple(each for each in sentence.numbers if not each.is_label)
        is_of_a_person = self.conflict.topic.startswith(AGE)
        if self.conflict.kind == "number" and not is_of_a_person and (sentence.attributions or sentence.speech):
            return True
        others = (each for each in self.tellings.all if set(few.origins).isdisjoint(each.fact.origins))
        told = (
            each for each in others if each.sentence.wording not in {side.text for side in self.conflict.variants}
        )
        return any(self._agrees(each, own, sentence) for each in told)

    def _agrees(self, telling: Telling, own: Sequence[Number], sentence: ParsedSentence) -> bool:
        same = [each for each in telling.sentence.numbers if any(each.measure == number.measure for number in own)]
        shared = {word for word in telling.sentence.stems & sentence.stems if not word[0].isdigit()}
        return bool(shared) and any(_is_of_sort(each, own) for each in same)


def _own(sentence: ParsedSentence, others: Iterable[ParsedSentence]) -> Iterator[Number]:
    told = {number.measure for other in others for number in other.numbers}
    yield from (each for each in sentence.numbers if each.measure not in told and each.unit not in ("score", "code"))


def _answering(own: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Those in a unit or of a noun that other sides have too; else those without either."""
    sorts = {(each.measure.unit, each.noun) for each in others} - {(None, None)}
    same = [each for each in own if (each.measure.unit, each.noun) in sorts]
    units = {each.measure.unit for each in others}
    return same or [each for each in own if each.measure.unit in units]


def _is_of_sort(number: Number, own: Sequence[Number]) -> bool:
    return any(each.measure.unit == number.measure.unit and _may_count_one(each.noun, number.noun) for each in own)


def _may_count_one(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or (_is_person(one) and _is_person(other))


def _is_person(noun: str) -> bool:
    known = entry(noun)
    return noun == "people" or (known is not None and known.classes.get("n") == "person")


def _is_further(number: Number, own: Sequence[Number], earlier: Sequence[Number]) -> bool:
    """Does it go on in the direction in which the figure went, or back to where it was?"""
    if any(number.measure == each.measure for each in earlier):
        return True
    if not earlier:
        return False
    last, before = own[0].value, earlier[-1].value
    return number.value > last > before or number.value < last < before
