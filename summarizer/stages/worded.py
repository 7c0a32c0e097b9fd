"""The words in which a section tells a fact: short ones first, and nothing that its reader has met."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from summarizer.ports import Phraser, Story, Worded

LONGEST = 36  # words of an entry
EASY = 24  # words up to which the whole sentence is rather kept than cut
ALIKE = 0.5  # of the shorter one's content words, which two sentences share that tell the same
FEWEST_SHARED = 3
WITH_THE_YEAR = 2  # the year being one of them

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

Wordings = Mapping[str, Sequence[Worded]]  # by the fact that is worded


def wordings_of(story: Story, ids: Collection[str], phraser: Phraser) -> Wordings:
    """Every wording of these facts."""
    found: defaultdict[str, list[Worded]] = defaultdict(list)
    for wording in phraser.wordings(story, among=ids) if ids else ():
        found[wording.fact.id].append(wording)
    return found


def by_length(wordings: Sequence[Worded]) -> list[Worded]:
    """The longest of those that are easily read first, then the others as they get longer."""
    lengths = [(len(wording.sentence.words), wording) for wording in wordings]
    easy = sorted((pair for pair in lengths if pair[0] <= EASY), key=lambda pair: -pair[0])
    long = sorted((pair for pair in lengths if EASY < pair[0] <= LONGEST), key=lambda pair: pair[0])
    return [wording for _, wording in (*easy, *long)]


def tell_alike(one: frozenset[str], other: frozenset[str], *, fewest: int = FEWEST_SHARED) -> bool:
    """Do sentences of these content stems tell the same?"""
    shared = len(one & other)
    least = min(len(one), len(other))
    return shared >= min(fewest, least) and shared >= ALIKE * least


def is_told(stems: frozenset[str], met: Iterable[frozenset[str]]) -> bool:
    """Does one of the sentences that the reader has met tell the same, and of the same year where one is given?"""
    years = frozenset(stem for stem in stems if _YEAR.fullmatch(stem))
    if not years:
        return any(tell_alike(stems, other) for other in met)
    return any(tell_alike(stems, other, fewest=WITH_THE_YEAR) for other in met if not years.isdisjoint(other))
