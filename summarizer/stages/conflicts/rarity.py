"""How much the words of a story tell, by how few of its sentences have them."""

import math
from collections import Counter
from collections.abc import Iterable

from summarizer.stages.conflicts.sides import Tellings


class Rarity:
    """How much a stem tells: the fewer sentences have it, the more."""

    def __init__(self, tellings: Tellings) -> None:
        self._uses = Counter(word for telling in tellings.all for word in telling.sentence.stems)
        self._all = len(tellings.all)
        self._weight_of: dict[str, float] = {}

    def of(self, words: Iterable[str]) -> float:
        return sum(map(self._weight, words))

    def _weight(self, word: str) -> float:
        weight = self._weight_of.get(word)
        if weight is None:
            weight = self._weight_of[word] = math.log(1 + self._all / (1 + self._uses[word]))
        return weight
