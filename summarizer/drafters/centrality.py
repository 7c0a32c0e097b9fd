"""How near a sentence is to what all articles of a story together speak of.

After Radev, Jing, Styś and Tam, "Centroid-based summarization of multiple documents" (2004): the cosine of a sentence
with the centroid of all, where rare words count more. Linear in the articles; a graph of sentences is quadratic.
"""

import math
from collections import Counter
from itertools import chain

from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story


class Centroid:
    """The stems that the originals of a story use, each with its weight."""

    def __init__(self, story: Story) -> None:
        told = [sentence.stems for parsed in story.originals for sentence in parsed.statements]
        used = Counter(chain.from_iterable(told))
        self._rarity = {stem: math.log(1 + len(told) / count) for stem, count in used.items()}
        self._weight = {stem: count * self._rarity[stem] for stem, count in used.items()}
        self._length = math.hypot(*self._weight.values())

    def nearness(self, sentence: ParsedSentence) -> float:
        """The cosine with the sentence, 0 to 1. Stems that no original uses count for nothing."""
        known = [stem for stem in sorted(sentence.stems) if stem in self._weight]
        if not known:
            return 0.0
        shared = sum([self._rarity[stem] * self._weight[stem] for stem in known])
        return shared / (math.hypot(*[self._rarity[stem] for stem in known]) * self._length)
