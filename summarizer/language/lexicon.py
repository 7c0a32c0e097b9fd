"""What words mean to one another: base forms, synonyms, antonyms, kinds and families of words.

WordNet 3.0 (`data/wordnet.txt`) and three tables of our own: `data/opposites.txt`, words of the news
that deny each other, `data/equivalents.txt`, words that may stand for one another, and
`data/families.txt`, words made from one another. Nothing is read before the first look-up.
Words are base forms in small letters, a two-word verb with a space ("turn down"); only `lemmas_of`
takes inflected forms. Knows no names of persons or places.
Does not choose the sense that a word has in a sentence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from summarizer.language.inflection import Pos, american_spellings, bases_by_ending
from summarizer.language.lexicon_file import Row, Words, row
from summarizer.language.own_words import own_row

Frame = Literal["intransitive", "transitive", "that"]

SENSES = 3  # WordNet's synonyms share one of the first three senses of both words
_POSSESSIVE = ("'s", "’s", "'", "’")


class Lemma(NamedTuple):
    """A base form, and how often WordNet's tagged texts have it as this part of speech."""

    word: str
    pos: Pos
    seen: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word. `counts` has the parts of speech that it can be.

    `classes` name what its commonest sense is: of nouns "person", "group", "place", "time", "act"
    and so on, of verbs "communication", "motion", "change" and so on. `frames` tell how the verb is
    built in any of its senses: with an object, without, with a clause ("that" or "whether").
    """

    word: str
    counts: Mapping[Pos, int]
    classes: Mapping[Pos, str]
    frames: frozenset[Frame]
    derived: frozenset[tuple[str, Pos]]
    _synonyms: Mapping[Pos, Mapping[str, int]] = field(repr=False)
    _hypernyms: Mapping[Pos, frozenset[str]] = field(repr=False)
    _antonyms: Mapping[Pos, frozenset[str]] = field(repr=False)

    def synonyms(self, pos: Pos, *, within: int = SENSES) -> frozenset[str]:
        """Words for the same thing in one of the first senses of both; within 1 are those of the commonest."""
        return frozenset(word for word, rank in self._synonyms.get(pos, {}).items() if rank <= within)

    def hypernyms(self, pos: Pos) -> frozenset[str]:
        """Words for the kind of which this is one: a car is a vehicle. One step up only."""
        return self._hypernyms.get(pos, frozenset())

    def antonyms(self, pos: Pos) -> frozenset[str]:
        """Words that deny this one, by WordNet or by our own table."""
        return self._antonyms.get(pos, frozenset())


@lru_cache(maxsize=16_384)
def entry(word: str) -> Entry | None:
    """What is known of a base form, or None."""
    found = _row(word)
    return _entry(word, found) if found and found.counts else None


@lru_cache(maxsize=32_768)
def lemmas_of(form: str) -> tuple[Lemma, ...]:
    """What the form may be a form of, commonest first. Case and a possessive ending are dropped.

    A British spelling also gives the American word: "organised" is a form of "organise" and "organize".
    """
    bare = _bare(form)
    spellings = (bare, *american_spellings(bare))
    found = {lemma for spelling in spellings for pos in _POS for lemma in _lemmas(spelling, pos)}
    return tuple(sorted(found, key=lambda lemma: (-lemma.seen, _POS.index(lemma.pos), lemma.word)))


def are_synonyms(one: str, other: str, pos: Pos, *, within: int = SENSES) -> bool:
    """May the two stand for one another? A word is its own synonym. `within` as in `Entry.synonyms`."""
    known = entry(one)
    return one == other or (known is not None and other in known.synonyms(pos, within=within))


def are_antonyms(one: str, other: str, pos: Pos | None = None) -> bool:
    """Do the two deny each other, as this part of speech or as any?"""
    return any(
        second in known.antonyms(its)
        for first, second in ((one, other), (other, one))
        if (known := entry(first))
        for its in ([pos] if pos else known.counts)
    )


_POS: tuple[Pos, ...] = get_args(Pos)


def _row(word: str) -> Row | None:
    found, own = row(word), own_row(word)
    if found is None or own is None:
        return found or own
    columns = zip(found[1:], own[1:], strict=True)
    return Row({**own.counts, **found.counts}, *(_joined(one, other) for one, other in columns))


def _joined(one: Words, other: Words) -> Words:
    return {pos: (*one.get(pos, ()), *other.get(pos, ())) for pos in {**one, **other}} if other else one


def _entry(word: str, found: Row) -> Entry:
    return Entry(
        word=word,
        counts={pos: int(count) for pos, (count,) in found.counts.items()},
        classes={pos: name for pos, (name,) in found.classes.items()},
        frames=frozenset(cast(tuple[Frame, ...], found.frames.get("v", ()))),
        derived=frozenset((one, pos) for pos, words in found.derived.items() for one in words),
        _synonyms={pos: {one[:-1]: int(one[-1]) for one in words} for pos, words in found.synonyms.items()},
        _hypernyms={pos: frozenset(words) for pos, words in found.hypernyms.items()},
        _antonyms={pos: frozenset(words) for pos, words in found.antonyms.items()},
    )


def _lemmas(form: str, pos: Pos) -> Iterator[Lemma]:
    """The words of the lexicon that the form may come from as this part of speech."""
    first, space, rest = form.partition(" ")
    if space and pos not in _counts(form):
        bases = [f"{base} {rest}" for base in _bases(first, pos)]
    else:
        bases = _bases(form, pos)
    for base in bases:
        count = _counts(base).get(pos)
        if count is not None:
            yield Lemma(base, pos, count)


def _bases(form: str, pos: Pos) -> list[str]:
    """The form itself and its irregular bases; where there is none of these, what its ending tells."""
    found = row(form)
    irregular = found.bases.get(pos, ()) if found else ()
    if pos == "a" and "n" in _counts(form):
        return [form, *irregular]  # an owner is not "more own"
    return [form, *irregular] if irregular else list(bases_by_ending(form, pos))


def _counts(word: str) -> Mapping[Pos, int]:
    known = entry(word)
    return known.counts if known else {}


def _bare(form: str) -> str:
    folded = form.casefold()
    ending = next((ending for ending in _POSSESSIVE if folded.endswith(ending)), "")
    return folded.removesuffix(ending).replace("’", "'")
