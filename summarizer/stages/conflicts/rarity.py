"""How much a word tells in a story: the fewer sentences have it, the more.

Weights are added up exactly, so that words in another order, as sets have them in another run, weigh the same.
"""

import math
from collections import Counter
from collections.abc import Iterable

from summarizer.stages.conflicts.sides import Tellings


class Rarity:
    """Weights of stems, by how many of the story's sentences have them."""

    def __init__(self, tellings: Tellings) -> None:
        self._uses = Counter(word for telling in tellings.all for word in telling.sentence.stems)
        self._all = len(tellings.all)

    def of(self, words: Iterable[str]) -> float:
        """The weights of these stems together: one for what a single sentence has, none for what all have."""
        return math.fsum(rare(self._uses[word], self._all) for word in words)

    def information(self, words: Iterable[str]) -> float:
        """The same in nats, which grow with the story: what is rare among many sentences tells more."""
        return math.fsum(math.log(1 + self._all / (1 + self._uses[word])) for word in words)


def rare(uses: int, of: int) -> float:
    """The weight of what so many of all have."""
    return math.log((1 + of) / max(uses, 1)) / math.log(1 + of)
