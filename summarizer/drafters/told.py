"""What a sentence says in its writer's own words: everything outside quotation marks.

Reads a sentence once for all that judge it (`dangling.py`, `definite.py`, `grammar.py`,
`substance.py`): its words in small letters without contracted endings, and where its verb stands.
Judges nothing itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.drafters.verbs import FINITE
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS, Word, without_possessive

QUOTED = "~"  # stands where a quoted letter stood

_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_VERB = re.compile(rf"(?<!\w)(?:(?<!-){FINITE}|\w+n['’]t\b)")
# "the retired judge": behind these a form in -ed describes what follows.
DESCRIBED = frozenset(
    "a an the of and or in at by with for from to its his her their no some any very more most".split()
)

_EXPLAINS = frozenset("the a an who which whose".split())
_WHEN = frozenset("today yesterday tomorrow now afterwards later earlier overall instead besides perhaps".split())


@dataclass(frozen=True)
class Told:
    """The words outside quotation marks. `low` and `words` go together; `text` has "~" for quoted letters."""

    sentence: ParsedSentence
    text: str
    words: tuple[Word, ...]
    low: tuple[str, ...]

    @cached_property
    def folded(self) -> str:
        """The text in small letters."""
        return self.text.casefold()

    @cached_property
    def verb(self) -> int:
        """Index of the first word that looks like a finite verb; their number when none does."""
        places = {word.start - self.sentence.start: at for at, word in enumerate(self.words)}
        for match in _VERB.finditer(self.text):
            at = places.get(match.start())
            if at and self.low[at - 1] not in DESCRIBED:
                return at
        return len(self.words)

    @cached_property
    def named(self) -> frozenset[int]:
        """Indexes of words that belong to a name, weekdays and months apart."""
        starts = {word.start for name in self.sentence.names for word in name.words}
        found = {at for at, word in enumerate(self.words) if word.start in starts}
        return frozenset(found | {0} if self._opens_with_a_name() else found)

    def _opens_with_a_name(self) -> bool:
        """Is it one word that only its comma shows to be a name: "Norline, the larger company"?"""
        if len(self.words) < 2 or self.gap(0) != ", " or not self.words[0].text.istitle():
            return False
        is_when = self.low[0] in _WHEN or self.low[0].endswith("ly") or not self.tells_apart(0)
        return self.low[1] in _EXPLAINS and not is_when

    def gap(self, at: int) -> str:
        """The characters between a word and the next, to the end behind the last."""
        end = self.words[at + 1].start if at + 1 < len(self.words) else self.sentence.end
        return self.text[self.words[at].end - self.sentence.start : end - self.sentence.start]

    def is_owner(self, at: int) -> bool:
        """Does the word have a possessive ending: "Voss's"?"""
        word = self.words[at].text
        return word != without_possessive(word)

    def is_met(self, at: int, *, before: int) -> bool:
        """Is there an earlier word of the same beginning: "offered" before "offer"?

        Five letters, so that "decided" introduces "decision" and "proposed" a "proposal".
        """
        stem = self.words[at].stem[:5].casefold()
        return any(word.stem[:5].casefold() == stem for word in self.words[:before])

    def tells_apart(self, at: int) -> bool:
        """Is it a word of content, no day and no month?"""
        return self.low[at] not in STOP_WORDS and self.low[at] not in CALENDAR


def told(sentence: ParsedSentence) -> Told:
    """The sentence without its quotations."""
    text = sentence.text
    for quote in sentence.quotes:
        start, end = quote.start - sentence.start, quote.end - sentence.start
        text = text[:start] + QUOTED * (end - start) + text[end:]
    words = tuple(_outside(sentence)) if sentence.quotes else sentence.words
    return Told(sentence, text, words, tuple(_low(word.text) for word in words))


@lru_cache(maxsize=16_384)
def _low(word: str) -> str:
    """In small letters, "that" for "That's"."""
    return _CONTRACTED.sub("", word.casefold()) if "'" in word or "’" in word else word.casefold()


def _outside(sentence: ParsedSentence) -> Iterable[Word]:
    return (
        word for word in sentence.words if not any(quote.start <= word.start < quote.end for quote in sentence.quotes)
    )
