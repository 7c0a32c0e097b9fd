"""What a newsroom knows by heart: countries, international bodies and words of office.

The tables are plain files in `data/`, read once, when first asked for. A key is the words of a name,
tokenised as the articles are, without dots, possessives and case; short abbreviations keep their
case, so "US" is a key and "us" is none.
Does not find names in a text: see `names.py`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast, get_args

from summarizer.language.tables import rows_of
from summarizer.language.words import Word

Gender = Literal["m", "f"]
GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
KIN = frozenset(
    """son daughter child baby wife husband brother sister father mother parent cousin nephew niece uncle aunt
    grandson granddaughter grandfather grandmother stepson stepdaughter widow widower""".split()
)
# What somebody may be accused of.
OFFENCES = frozenset(
    """fraud murder theft corruption bribery manslaughter arson espionage spying treason embezzlement robbery
    assault rape perjury terrorism smuggling trafficking negligence homicide forgery extortion blackmail
    kidnapping vandalism sabotage laundering evasion cruelty abuse conspiracy burglary collusion plagiarism""".split()
)
# Before a title these say that it is not, not yet, no longer or not quite the office.
OF_ANOTHER_OFFICE = frozenset(
    "former ex late then acting interim deputy vice assistant associate outgoing incoming retired shadow".split()
)
Kind = Literal["state", "office", "role", "form"]
_ABBREVIATED = range(2, 6)  # letters; longer words in capitals are shouted, not abbreviated
_NO_PLURAL = ("ese", "ish", "ch", "s", "x", "men", "women")  # "Chinese", "Welsh": the word is its own plural
# Cuts a key as `words.py` cuts a text, but without its stems: stemming the tables takes 55 ms.
_APART = str.maketrans({"-": " ", ",": " "})


class Known(NamedTuple):
    """A stretch of words that the tables know: indexes of its words, and the table's own name for it."""

    start: int
    end: int
    name: str
    is_nationality: bool


@dataclass(frozen=True)
class Title:
    """A word of office or address. `state` heads a state or its government; `form` is no office.

    A weak one also opens or describes what is no person: "General Motors", "market leader Norline".
    """

    text: str
    kind: Kind
    gender: Gender | None
    is_weak: bool


@dataclass(frozen=True)
class _Tables:
    nationalities: dict[str, str]
    named: dict[str, tuple[str, bool]]  # by any name or nationality word: the name, and whether it is the latter
    capitals: dict[str, str]
    bodies: frozenset[str]
    abbreviations: frozenset[str]  # words in capitals
    openings: frozenset[str]  # the first two words of a key that has more than one
    lengths: dict[str, tuple[int, ...]]  # first word of a key: how many words such keys have, longest first


@cache
def titles() -> dict[str, Title]:
    """Words of office by their text in small letters, hyphens as spaces."""
    rows = ([*row.split(";"), ""][:3] for row in rows_of("titles.txt"))
    named = ((name.replace("-", " "), cast(Kind, kind), flags) for name, kind, flags in rows)
    return {name: Title(name, kind, _gender(flags), "w" in flags) for name, kind, flags in named}


@cache
def title_ends() -> frozenset[str]:
    """The last words of titles: most words are none, and then nobody need look further."""
    return frozenset(name.rpartition(" ")[2] for name in titles())


@cache
def humans() -> dict[str, Gender | None]:
    """Nouns for one human being in small letters, words of office among them, with the gender they say."""
    rows = ([*row.split(";"), ""][:2] for row in rows_of("humans.txt"))
    offices = {name: title.gender for name, title in titles().items() if title.kind != "form"}
    return offices | {noun: _gender(flags) for noun, flags in rows}


@cache
def given_names() -> dict[str, Gender]:
    """Given names in small letters that tell whether a man or a woman bears them."""
    rows = (row.split() for row in rows_of("given_names.txt"))
    return {name.casefold(): cast(Gender, gender) for gender, *names in rows for name in names}


@cache
def things() -> frozenset[str]:
    """Words in small letters that make a name that of a body or a place: "bank", "lake"."""
    return frozenset(word for row in rows_of("things.txt") for word in row.split())


def known_at(words: Sequence[Word], start: int) -> Known | None:
    """The longest name of the tables that begins with this word, or None."""
    return next(_known_from(words, start), None) if _lengths_from(words[start].text) else None


def known_in(words: Sequence[Word]) -> Iterator[Known]:
    """Countries, bodies and nationalities in order, also the United Nations in its Security Council."""
    end = 0
    # No name of the tables begins with a word that is its own small letters.
    for at in [at for at, word in enumerate(words) if word.text != word.low and _lengths_from(word.text)]:
        found = list(_known_from(words, at)) if at >= end else []
        if found:
            yield found[0]
            yield from (known for known in found[1:] if known.name in _tables().bodies)
            end = found[0].end


@lru_cache(maxsize=16_384)
def country_of(nationality: str) -> str | None:
    """The country that a word of nationality belongs to; None for a word that several share."""
    return _tables().nationalities.get(_question(nationality))


def name_in_tables(key: str) -> str | None:
    """The tables' own name for a country or a body, by any of its names or its nationality word."""
    return _tables().named.get(key, (None, False))[0]


def is_body(name: str) -> bool:
    """Is this the tables' own name for a body, an agency or a broadcaster?"""
    return name in _tables().bodies


@lru_cache(maxsize=16_384)
def country_of_capital(city: str) -> str | None:
    """The country whose government a capital may stand for ("Moscow said"). A city is not that country."""
    return _tables().capitals.get(_question(city))


@lru_cache(maxsize=16_384)
def _lengths_from(first: str) -> tuple[int, ...]:
    """How many words the names of the tables have that begin with this word, longest first; most words begin none."""
    return _tables().lengths.get(_asked(first), ()) if first[0].isupper() else ()


@lru_cache(maxsize=16_384)
def _goes_on(first: str, second: str) -> bool:
    """Does a name of the tables begin with these two words?"""
    return f"{_asked(first)} {_asked(second)}" in _tables().openings


def _known_from(words: Sequence[Word], start: int) -> Iterator[Known]:
    named = _tables().named
    first = words[start].text
    for length in _lengths_from(first):
        if start + length <= len(words) and (length == 1 or _goes_on(first, words[start + 1].text)):
            found = named.get(" ".join([_asked(word.text) for word in words[start : start + length]]))
            if found:
                yield Known(start, start + length, *found)


@lru_cache(maxsize=16_384)
def _asked(word: str) -> str:
    """The key of a word of a text, where any word may be shouted: "CHINA" is no abbreviation."""
    key = _key_of_word(word)
    return key if key in _tables().abbreviations else key.casefold()


def _key_of_word(word: str) -> str:
    bare = word.replace(".", "").replace("’", "'")
    bare = bare.removesuffix("'s").removesuffix("'")
    return bare if bare.isupper() and len(bare) in _ABBREVIATED else bare.casefold()


def _gender(flags: str) -> Gender | None:
    return next((cast(Gender, flag) for flag in flags if flag in get_args(Gender)), None)


@cache
def _tables() -> _Tables:
    countries = [[_cells(cell) for cell in row.split(";")] for row in rows_of("countries.txt")]
    bodies = [row.split(";") for row in rows_of("bodies.txt")]
    named = [(name, alias) for (name,), others, _, _ in countries for alias in (name, *others)]
    named += [(name, alias) for name, others in bodies for alias in (name, *_cells(others))]
    aliases = {_key(alias): name for name, alias in named}
    nationalities = _unshared((name, form) for (name,), _, words, _ in countries for form in _numbers(words))
    nationalities = {key: name for key, name in nationalities.items() if key not in aliases}
    return _Tables(
        nationalities=nationalities,
        named={
            **{key: (name, True) for key, name in nationalities.items()},
            **{key: (name, False) for key, name in aliases.items()},
        },
        capitals={_key(city): name for (name,), _, _, cities in countries for city in cities},
        bodies=frozenset(name for name, _ in bodies),
        abbreviations=frozenset(word for key in aliases for word in key.split(" ") if word.isupper()),
        openings=frozenset(" ".join(key.split(" ")[:2]) for key in (*aliases, *nationalities)),
        lengths=_lengths((*aliases, *nationalities)),
    )


def _lengths(keys: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for key in keys:
        first, *others = key.split(" ")
        found.setdefault(first, set()).add(1 + len(others))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _unshared(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    keyed = {(_key(form), name) for name, form in pairs}
    shared = Counter(key for key, _ in keyed)
    return {key: name for key, name in keyed if shared[key] == 1}


def _numbers(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield word
        if not word.endswith(_NO_PLURAL):
            yield word + "s"


def _key(name: str) -> str:
    return " ".join(map(_key_of_word, name.translate(_APART).split()))


def _question(name: str) -> str:
    return " ".join(map(_asked, name.translate(_APART).split()))


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())
