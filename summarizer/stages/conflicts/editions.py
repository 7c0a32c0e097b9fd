"""Figures that a later edition or a reprint changes: the same sentence, word for word, with another number in it.

An edition counts anew, so what it has holds from its own day on. One of the same day, or with two digits exchanged,
is in open dispute with the first. Both are one origin, so no other finder looks at them.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from summarizer.domain import Conflict
from summarizer.language.recounts import frame_of, recounts
from summarizer.stages.conflicts.misprints import is_misprint
from summarizer.stages.conflicts.sides import Side, Telling, Tellings
from summarizer.stages.conflicts.topics import figured


def edition_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts between articles of one origin over a figure in a sentence that they share."""
    alike: defaultdict[tuple[str, tuple[str, ...]], list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        frame = frame_of(telling.sentence)
        if frame:
            alike[telling.origin, frame].append(telling)
    for told in alike.values():
        for one, other in pairwise(sorted(told, key=attrgetter("day"))):
            if one.article.id != other.article.id:
                yield from _between(one, other, tellings)


def _between(one: Telling, other: Telling, tellings: Tellings) -> Iterator[Conflict]:
    changed = recounts(one.sentence, other.sentence)
    if changed:
        figure = changed[0].mine
        topic = figured(one.sentence, figure.start, figure.end)
        is_later = one.day < other.day and not any(is_misprint(*each) for each in changed)
        yield tellings.of_one_origin(topic, [Side((one,)), Side((other,))], is_later=is_later)
