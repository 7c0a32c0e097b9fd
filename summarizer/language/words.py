"""Words with their offsets, and the stems by which two texts are compared.

A stem folds case, possessives, inflection (Snowball's English stemmer) and the commonest British
spellings. Capitalised abbreviations are kept as they are, dots aside, so "U.S." equals "US" and
differs from "us".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(
    r"[A-Za-z]{2,}+(?=[ ,.])"  # most words, told the quickest
    r"|\d+(?:[.,]\d+)*[^\W\d_]*"  # 1,200  4.5  19th  5m
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # can't  Xi's
)
_POSSESSIVE = re.compile(r"['’]s?$")
_BRITISH = (
    (re.compile(r"our(?=(?:s|ed|ing|ite|able|hood|ly)?$)"), "or"),
    (re.compile(r"(?<=[^aou][iy])s(?=e[sd]?$|ing$|ation)"), "z"),  # but not "raised"
    (re.compile(r"(?<=[acen]t)re(?=s?$)"), "er"),  # centre, metre, theatre
    (re.compile(r"(?<=def|off|lic)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=gram)me(?=s?$)"), ""),  # programme
)
_stemmer = snowballstemmer.stemmer("english")

# Closed-class words and the verbs of reporting: present everywhere, so they tell nothing apart.
STOP_WORDS = frozenset(
    """a about above after again against all also although am among an and any are as at be because been before
    being below between both but by can could did do does doing down during each either else ever every few for
    from further had has have having he her here hers herself him himself his how however i if in into is it its
    itself just may me meanwhile might more most much must my myself neither no nor not of off on once only onto
    or other our ours ourselves out over own per rather same shall she should since so some such than that the
    their theirs them themselves then there these they this those though through thus to too toward towards
    under until up upon us very was we were what when where whether which while who whom whose why will with
    within would yet you your yours yourself add added adds say saying says said tell telling tells told""".split()
)


# Written so these are the country, the health organisation, the trade and the month, not small words.
_NO_STOP_WORDS = frozenset({"US", "U.S.", "WHO", "IT", "May"})


# Nobody changes one. Frozen it would be four times as dear to make, and a named tuple is twice as dear to read.
@dataclass(slots=True, unsafe_hash=True)
class Word:
    """A word as it stands, its code-point offsets in the text it was found in, and its forms.

    `low` is the text in small letters. `is_stop` marks words that tell nothing apart; "us" is one, "US" is none.
    """

    text: str
    start: int
    end: int
    stem: str
    low: str
    is_stop: bool


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The comparable form of one word."""
    bare = without_possessive(word).replace(".", "") if not word[0].isdigit() else word.replace(",", "")
    if 2 <= len(bare) <= 5 and bare.isupper():
        return bare
    bare = bare.casefold()
    if len(bare) > 5:
        for pattern, american in _BRITISH:
            bare = pattern.sub(american, bare)
    return str(_stemmer.stemWord(bare))


def without_possessive(word: str) -> str:
    """A word or a name without the ending of a possessive: "Voss's", "James'"."""
    return _POSSESSIVE.sub("", word)


def words_in(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words between two offsets, in order."""
    matches = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple([Word(word, match.start(), match.end(), *_forms(word)) for match in matches for word in [match[0]]])


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, str, bool]:
    """A word's stem, its small letters and whether it is a stop word."""
    stemmed, low = stem(word), word.casefold()
    return stemmed, low, low in STOP_WORDS and word not in _NO_STOP_WORDS


def count_words(text: str) -> int:
    """Words as a word processor counts them: stretches between spaces."""
    return len(text.split())


def content_stems(words: Iterable[Word]) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset([word.stem for word in words if not word.is_stop])


def stems_in(text: str) -> frozenset[str]:
    """Stems of the words of a text that carry meaning."""
    return content_stems(words_in(text))


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Does one of these stand in the text? Quick to ask before a pattern that needs one of them."""
    return any(map(text.__contains__, parts))


def spelt(words: Iterable[Word]) -> frozenset[str]:
    """The words in small letters, and what an apostrophe parts them into.

    Whatever letters a pattern finds between two word boundaries are one of these: asking for many words at once
    rules a sentence out before the pattern runs.
    """
    lows = frozenset([word.low for word in words])
    parted = [low.replace("’", "'").split("'") for low in lows if not low.isalpha()]
    return lows.union(*parted) if parted else lows


def fold(text: str) -> str:
    """Text for comparing wording: one space between words, plain quote marks and dashes, no case."""
    return " ".join(swapped(text, _PLAIN).casefold().split())


def swapped(text: str, swaps: Sequence[tuple[str, str]]) -> str:
    """The text with these characters, none of which is ASCII, in place of those: at a tenth of `translate`."""
    if not text.isascii():
        for one, other in swaps:
            text = text.replace(one, other)
    return text


_PLAIN = tuple(zip("“”„«»‘’‐‑–—", '"""""\'\'----', strict=True))
