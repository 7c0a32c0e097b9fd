"""Figures that a later edition or a reprint changes: the same sentence, with another number in it.

An edition counts anew, so what it has holds from its own day on. One of the same day, one with two digits exchanged,
and a rank or a year, which do not grow, are in open dispute with the first. Both are one origin, so no other finder
looks at them; sentences that an editor has put in other words are found by `swapped.py`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.recounts import Recount, frame_of, recounts
from summarizer.stages.conflicts.misprints import is_misprint
from summarizer.stages.conflicts.sides import Side, Telling, Tellings
from summarizer.stages.conflicts.topics import figured


def edition_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts between articles of one origin over a figure in a sentence that they share word for word."""
    alike: defaultdict[tuple[str, tuple[str, ...]], list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        frame = frame_of(telling.sentence)
        if frame:
            alike[telling.origin, frame].append(telling)
    for told in alike.values():
        for one, other in pairwise(sorted(told, key=attrgetter("day"))):
            if one.article.id != other.article.id:
                yield from counted_anew(one, other, recounts(one.sentence, other.sentence), tellings)


def counted_anew(one: Telling, other: Telling, changed: Sequence[Recount], tellings: Tellings) -> Iterator[Conflict]:
    """The conflict over the first figure that the later of two editions has otherwise."""
    if changed:
        figure = changed[0].mine
        topic = figured(one.sentence, figure.start, figure.end)
        is_new_count = not any(is_misprint(*each) or each.mine.is_label for each in changed)
        is_later = one.day < other.day and is_new_count
        kind: ConflictKind = "date" if figure.unit == "year-date" else "number"
        yield tellings.of_one_origin(topic, kind, [Side((one,)), Side((other,))], is_later=is_later)
