"""A wording as something to choose: what it costs and is worth, and whether two of them say the same."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from summarizer.drafters.wordings import Wording
from summarizer.language.concepts import COUNTED, NAMED
from summarizer.language.deeds import are_of_one_deed, deeds_in
from summarizer.language.parse import ParsedSentence

REPEATED = 0.5  # share of the shorter one's words that two sentences of one content have in common
NAMED_ALIKE = 1 / 3  # of the words that are no names: what two need to share beside their names
SAME_EVENT = 0.7  # share of the shorter one's names and figures, a figure among them, by which two tell one event
SMALL = 10  # a figure up to this meets another by chance
FEWEST_SHARED = 4  # names and figures; two names may meet in several events
QUOTATION = 3  # words; shorter ones are terms, and may stand twice


@dataclass(frozen=True)
class Candidate:
    wording: Wording
    words: int
    concepts: tuple[str, ...]
    bonus: float
    nearness: float
    quoted: frozenset[tuple[str, ...]]
    is_history: bool

    @cached_property
    def named(self) -> frozenset[str]:
        """Its names and figures."""
        return frozenset(concept for concept in self.concepts if concept[0] in (NAMED, COUNTED))

    @property
    def stems(self) -> frozenset[str]:
        return self.wording.sentence.stems

    @cached_property
    def said(self) -> frozenset[str]:
        """Its stems without those of names: what it says of them."""
        return self.stems.difference(word.stem for name in self.wording.sentence.names for word in name.words)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Its verbs, those of saying apart."""
        return deeds_in(self.wording.sentence)

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(concept for concept in self.concepts if concept[0] == COUNTED)

    @property
    def key(self) -> tuple[str, str]:
        """Orders equals in the same way in every run."""
        return self.wording.fact.id, self.wording.text


def says_the_same(one: Candidate, other: Candidate) -> bool:
    """Do they share most of their words? With a figure of its own, or of another deed, one may share the names."""
    if len(one.stems & other.stems) <= REPEATED * min(len(one.stems), len(other.stems)):
        return False
    is_new = not one.figures <= other.figures or not are_of_one_deed(one.deeds, other.deeds)
    said = len(one.said & other.said)
    return said > (REPEATED if is_new else NAMED_ALIKE) * min(len(one.said), len(other.said))


def is_of_one_event(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do two sentences name the same, and a figure among it: "prohibited", "forbade"? Small ones meet by chance."""
    shared = one & other
    if len(shared) < FEWEST_SHARED or len(shared) <= SAME_EVENT * min(len(one), len(other)):
        return False
    return any(each[0] == COUNTED and Decimal(each[1:]) > SMALL for each in shared)


def quoted_in(sentence: ParsedSentence) -> frozenset[tuple[str, ...]]:
    """The quotations of a sentence, by their stems."""
    if not sentence.quotes:
        return frozenset()
    stems = (
        tuple(word.stem for word in sentence.words if quote.start <= word.start < quote.end)
        for quote in sentence.quotes
    )
    return frozenset(words for words in stems if len(words) >= QUOTATION)
