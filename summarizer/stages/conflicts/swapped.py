"""Sentences that are alike but for one figure, a rank or a year among them: "in the 31st minute", "in the 41st".

Nearly all words of the shorter stand in the other, in order, and what else differs names nobody. Ranks and years
count nothing, so the finders that compare amounts pass them over; of what counts these know more, so here only long
sentences are held against each other. One that the other article has word for word differs from nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.bounds import can_both_hold
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.recounts import Recount
from summarizer.language.words import Word
from summarizer.stages.conflicts.editions import counted_anew
from summarizer.stages.conflicts.likeness import Alike, alike
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Telling, Tellings
from summarizer.stages.conflicts.topics import figured

FEWEST = 7  # words in common
SHARE = 0.7  # of the shorter one's words
LIKE_A_COPY = 15  # words in common, from which on other nouns in the same place are an editor's
_UNCOUNTED = frozenset(("code", "score", "fraction", "day-date"))


class Swapped(NamedTuple):
    """Two tellings with the figure that each has in the place of the other's.

    `is_alone` where no other words stand in each other's place.
    """

    one: Telling
    other: Telling
    recount: Recount
    is_long: bool
    is_alone: bool

    @property
    def is_sure(self) -> bool:
        """Can it be of one thing only, though two origins tell it?"""
        return self.is_long or (self.is_alone and self.recount.mine.is_label)


def swapped_figures(tellings: Tellings) -> Iterator[Swapped]:
    """The pairs of tellings of two articles that are alike but for a figure, the earlier first."""
    told = [each for each in tellings.all if _may_be_swapped(each.sentence)]
    twice = _told_by(told)
    for found in alike(list(map(_words, told)), share=SHARE):
        one, other = told[found.one], told[found.other]
        if found.shared >= FEWEST and not _is_in_both(one, other, twice):
            recount = _recount(one.sentence, other.sentence, found)
            if recount:
                is_alone = _is_alone(one.sentence, other.sentence, found)
                pair = (one, other, recount) if one.day <= other.day else (other, one, Recount(*recount[::-1]))
                yield Swapped(*pair, found.shared >= LIKE_A_COPY, is_alone)


def swapped_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over such figures: of one origin, and of two where both are surely of one thing."""
    swapped = list(swapped_figures(tellings))
    for each in swapped:
        if each.one.origin == each.other.origin and each.one.article.id != each.other.article.id:
            yield from counted_anew(each.one, each.other, (each.recount,), tellings)
    found = [each for each in swapped if each.is_sure and each.one.origin != each.other.origin]
    labels = [each for each in found if each.recount.mine.is_label]
    years = [each for each in labels if each.recount.mine.unit == "year-date"]
    yield from disputed(map(_link, years), "date", tellings.conflict)
    yield from disputed((_link(each) for each in labels if each not in years), "number", tellings.conflict)
    yield from disputed((_link(each) for each in found if each not in labels), "number", tellings.change)


def _may_be_swapped(sentence: ParsedSentence) -> bool:
    return bool(sentence.numbers) and len(sentence.words) > FEWEST and not sentence.is_question


def _link(found: Swapped) -> Link:
    mine = found.recount.mine
    return Link(Told(found.one), Told(found.other), figured(found.one.sentence, mine.start, mine.end))


def _told_by(tellings: Sequence[Telling]) -> defaultdict[tuple[str, ...], set[str]]:
    """The articles that have a sentence with these words."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for each in tellings:
        found[_words(each)].update(each.fact.article_ids)
    return found


def _words(telling: Telling) -> tuple[str, ...]:
    return tuple(word.stem for word in telling.sentence.words)


def _is_in_both(one: Telling, other: Telling, told_by: defaultdict[tuple[str, ...], set[str]]) -> bool:
    """Has the article of the one the other's sentence too?"""
    return one.article.id in told_by[_words(other)] or other.article.id in told_by[_words(one)]


def _recount(one: ParsedSentence, other: ParsedSentence, found: Alike) -> Recount | None:
    """The one figure that stands in the place of another, where the places that differ name nobody."""
    swaps = [(_stretch(one, swap.mine), _stretch(other, swap.theirs)) for swap in found.swaps]
    if any(_names_somebody(one, mine) and _names_somebody(other, theirs) for mine, theirs in swaps):
        return None
    pairs = [(_figures(one, mine), _figures(other, theirs)) for mine, theirs in swaps]
    figures = [pair for pair in pairs if all(pair)]  # one that only one of them has is a detail more
    if len(figures) != 1 or any(len(each) != 1 for each in figures[0]):
        return None
    (mine,), (theirs,) = figures[0]
    is_of_unit = mine.measure.unit == theirs.measure.unit and mine.is_label == theirs.is_label
    differ = not can_both_hold(mine.measure, mine.bound, theirs.measure, theirs.bound)
    is_compared = _has(one, theirs) or _has(other, mine)
    return Recount(mine, theirs) if is_of_unit and differ and not is_compared else None


def _has(sentence: ParsedSentence, figure: Number) -> bool:
    return any(each.value == figure.value for each in sentence.numbers)


def _is_alone(one: ParsedSentence, other: ParsedSentence, found: Alike) -> bool:
    """Do no other words that tell something stand in each other's place?"""
    swaps = [(_telling(one, swap.mine), _telling(other, swap.theirs)) for swap in found.swaps]
    return not any(mine and theirs for mine, theirs in swaps)


def _telling(sentence: ParsedSentence, place: tuple[int, int]) -> list[Word]:
    figures = {at for each in sentence.numbers for at in range(each.start, each.end)}
    return [word for word in sentence.words[slice(*place)] if not word.is_stop and word.start not in figures]


def _stretch(sentence: ParsedSentence, place: tuple[int, int]) -> tuple[int, int]:
    """Where these words stand in the text."""
    words = sentence.words[slice(*place)]
    return (words[0].start, words[-1].end) if words else (0, 0)


def _names_somebody(sentence: ParsedSentence, stretch: tuple[int, int]) -> bool:
    return any(stretch[0] <= word.start < stretch[1] for name in sentence.names for word in name.words)


def _figures(sentence: ParsedSentence, stretch: tuple[int, int]) -> list[Number]:
    within = (each for each in sentence.numbers if stretch[0] <= each.start < stretch[1])
    return [each for each in within if each.unit not in _UNCOUNTED]
