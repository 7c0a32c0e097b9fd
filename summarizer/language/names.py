"""Names, told by their capitals.

A run of capitalised words is one name ("Grand Kremlin Palace", "K. C. Ames", "Jan van der Berg",
"Bank of England", "Keller & Voss"). The first word of a sentence counts only when it goes on into a longer name, is
an abbreviation ("BBC") or a country. A possessive ends a name: "Norline's Dana Voss" are two.
Knows countries, their nationality words and international bodies by all their names; does not know
who "Xi" is: see `people.py`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.days import SHORT_MONTHS
from summarizer.language.gazetteer import known_at
from summarizer.language.words import STOP_WORDS, Word, without_possessive

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_POSSESSIVE_ENDINGS = ("'s", "’s", "'", "’")
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"))
# Small words inside the names of people. Only those of the second table may also open one: "den" and "la" do not.
PARTICLES = frozenset("van von der den de del della di da dos das du la le los el al bin ibn ben ter y".split())
_OPENING_PARTICLES = frozenset("van von de di da du al el bin ibn".split())
_ELIDED = ("d'", "d’", "l'", "l’")
_MOST_PARTICLES = 3  # "van de la"
# After these "of" goes on with the name: "Bank of England", but "Voss of Marl".
_OF = frozenset(
    """bank university college school academy institute museum house houses chamber palace gulf bay cape strait
    isle group board department ministry office bureau court council committee commission church cathedral
    archbishop bishop republic kingdom union federation league association organisation organization society
    secretary chief director speaker institution ring port duke duchess prince princess""".split()
)
_ADVERBS = frozenset(
    """afterwards afterward yesterday today tomorrow tonight nowadays instead indeed perhaps maybe inside besides
    despite throughout within last next back soon often sometimes elsewhere outside even now although
    unlike""".split()
)
_NAMES_IN_LY = frozenset(
    "beverly kimberly cicely rosaly reilly connolly donnelly connelly mccully italy sicily".split()
)
_BEHIND_A_COMMA = frozenset(("Jr", "Sr", "Inc", "Ltd", "LLC", "Corp"))
FIRM = " & "  # "Keller & Voss"
_SHOUTED = 4  # words in capitals; "NATO, EU, UN" alone is a list
_ABBREVIATED_BEFORE = frozenset("mr mrs ms dr st gov sen rep gen col lt sgt capt prof rev jr sr mt ft".split())
_SENTENCE_STARTS = re.compile(r"[,:;.!?…—–]\s*[\"“‘'«]$")
_MARKS = tuple("\"“‘'«")


class Name(NamedTuple):
    """The words of a name, and the name in one string as it stands, without a possessive ending."""

    words: tuple[Word, ...]
    text: str

    @property
    def start(self) -> int:
        """Code-point offset of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Code-point offset after the last word."""
        return self.words[-1].end


def names_in(text: str, words: Sequence[Word]) -> tuple[Name, ...]:
    """The names of one sentence, in order. Weekdays and months are no names."""
    starts = [at for at, word in enumerate(words) if _may_open(word.text)]
    if not starts:
        return ()
    capitals = _capitals(words, starts)
    runs = (_without_opening(text, words, start, end) for start, end in _runs(text, words, capitals, starts))
    return tuple(Name(tuple(run), wording_of(text, run)) for run in runs if run)


def _capitals(words: Sequence[Word], starts: Sequence[int]) -> frozenset[int]:
    """Which of these words look like names. Where everything is in capitals, all but the small words do."""
    shouted = all(word.text.isupper() for word in words if word.text[0].isalpha())
    shouted = shouted and sum(word.text[0].isalpha() for word in words) >= _SHOUTED
    return frozenset(
        [
            at
            for at in starts
            if _is_capitalised(words[at].text)
            and not (shouted and words[at].is_stop)
            and not _is_short_month(words, at)
        ]
    )


def _is_short_month(words: Sequence[Word], at: int) -> bool:
    """Is it "Oct." of "Oct. 14"?"""
    return words[at].text in SHORT_MONTHS and at + 1 < len(words) and words[at + 1].text[0].isdigit()


@lru_cache(maxsize=16_384)
def _is_capitalised(word: str) -> bool:
    if not (word[0].isupper() or (word.startswith(_ELIDED) and word[2:3].isupper())):
        return False
    folded = without_possessive(word).casefold()
    return folded not in CALENDAR and folded not in _FIRST_PERSON


@lru_cache(maxsize=16_384)
def _may_open(word: str) -> bool:
    """May a name begin with the word?"""
    return _is_capitalised(word) or word in _OPENING_PARTICLES


def _runs(
    text: str, words: Sequence[Word], capitals: Collection[int], starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Half-open indexes of the words of each name."""
    end = 0
    for at in starts:
        if at < end:
            continue
        end = _first_part(text, words, capitals, at)
        if end == at:
            continue
        while (further := _next_part(text, words, capitals, end)) > end:
            end = further
        yield at, end


def _first_part(text: str, words: Sequence[Word], capitals: Collection[int], at: int) -> int:
    if at in capitals:
        known = known_at(words, at)
        return known.end if known and _stands_together(text, words, at, known.end) else at + 1
    if words[at].text in _OPENING_PARTICLES:
        end = _after_particles(text, words, capitals, at)
        if end > at:
            return end
    return at


def _next_part(text: str, words: Sequence[Word], capitals: Collection[int], end: int) -> int:
    """Index after the words that carry the name on; `end` when none do."""
    previous = words[end - 1]
    if end == len(words) or previous.text.endswith(_POSSESSIVE_ENDINGS):
        return end
    gap = text[previous.end : words[end].start]
    if not _is_inner_gap(gap, previous, words[end]):
        return end
    if gap in ("", "-") and words[end].text.isdigit():  # G7, G-20
        return end + 1
    if end in capitals:
        return _first_part(text, words, capitals, end)
    if words[end].text == "of" and previous.text.casefold() in _OF:
        return _after_of(text, words, capitals, end)
    return _after_particles(text, words, capitals, end)


def _after_of(text: str, words: Sequence[Word], capitals: Collection[int], of: int) -> int:
    at = of + 1
    if at + 1 < len(words) and words[at].text == "the":
        at += 1
    if at < len(words) and at in capitals and _stands_together(text, words, of, at + 1):
        return _first_part(text, words, capitals, at)
    return of


def _after_particles(text: str, words: Sequence[Word], capitals: Collection[int], start: int) -> int:
    at = start
    while at < len(words) and at - start < _MOST_PARTICLES and words[at].text in PARTICLES:
        at += 1
    if start < at < len(words) and at in capitals and _stands_together(text, words, start, at + 1):
        return at + 1
    return start


def _stands_together(text: str, words: Sequence[Word], start: int, end: int) -> bool:
    return end - start < 2 or all(
        text[before.end : after.start].strip(" \n-.") == ""
        for before, after in zip(words[start : end - 1], words[start + 1 : end], strict=True)
    )


def _is_inner_gap(gap: str, before: Word, after: Word) -> bool:
    if gap.strip(" \n-") == "" or gap == FIRM:
        return True
    if gap.startswith(".") and gap.strip(" \n.") == "":  # "K. C. Ames", "St. Ives"
        return len(before.text) == 1 or before.text.casefold() in _ABBREVIATED_BEFORE
    return gap == ", " and after.text in _BEHIND_A_COMMA


def _without_opening(text: str, words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """The words of the run, without one that has its capital only from opening a sentence."""
    run = words[start:end]
    if start and not _opens_quotation(text[max(0, run[0].start - 4) : run[0].start]):
        return run
    if _is_small(run[0]) and (len(run) == 1 or not known_at(run, 0)):
        return run[1:]
    is_common = len(run) == 1 and not _is_abbreviation(run[0]) and not known_at(run, 0)
    return () if is_common and run[0].text.casefold() not in STOP_WORDS else run


def _opens_quotation(before: str) -> bool:
    """Does a sentence begin behind this, between quote marks?"""
    return before.rstrip().endswith(_MARKS) and _SENTENCE_STARTS.search(before) is not None


def _is_small(word: Word) -> bool:
    """A word that has a capital at the start of a sentence and nowhere else: "The", "Afterwards"."""
    folded = word.low
    adverb = folded in _ADVERBS or (len(folded) > 5 and folded.endswith("ly") and folded not in _NAMES_IN_LY)
    return word.is_stop or (adverb and not word.text.isupper())


def wording_of(text: str, run: Sequence[Word]) -> str:
    """The words of a name in one string as they stand, without a possessive ending."""
    if not run:
        return ""
    stretch = run[0].text if len(run) == 1 else " ".join(text[run[0].start : run[-1].end].split())
    if stretch.endswith(_POSSESSIVE_ENDINGS):
        stretch = without_possessive(stretch)
    # "Jr." keeps its full stop; a name of that one word is the end of a sentence.
    is_cut = len(run) > 1 and run[-1].text in _BEHIND_A_COMMA and text[run[-1].end : run[-1].end + 1] == "."
    return f"{stretch}." if is_cut else stretch


def _is_abbreviation(word: Word) -> bool:
    return len(word.stem) > 1 and word.stem.isupper()
