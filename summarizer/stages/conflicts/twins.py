"""Two sentences that are the same but for a word that denies the other's: "accepted", "rejected"; a "not" more.

Nearly all words of the shorter stand in the other, in order. What differs is one place. Questions and
what is said to be possible or planned are left out, and so are sentences each of which names somebody
that the other has not. On different days it is an update.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Conflict
from summarizer.language.lexicon import are_antonyms, lemmas_of
from summarizer.language.words import Word
from summarizer.stages.conflicts.likeness import Alike, alike
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Telling, Tellings
from summarizer.stages.conflicts.topics import gapped

FEWEST = 7  # words in common, of which so many tell something:
FEWEST_TELLING = 4
SHARE = 0.7  # of the shorter one's words
_NEGATIONS = frozenset("not never no".split())
_MODALS = frozenset("will would can could may might must shall should to if".split())
_Words = tuple[Word, ...]


@dataclass(frozen=True)
class _Sentence:
    telling: Telling

    @property
    def words(self) -> _Words:
        return self.telling.sentence.words

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(word.stem for word in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(word.stem for name in self.telling.sentence.names for word in name.words)


@dataclass(frozen=True)
class _Pair:
    """Two twins, with the words of each at the one place where they differ."""

    one: _Sentence
    other: _Sentence
    mine: _Words
    theirs: _Words


def twin_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over outcomes in sentences that are otherwise the same."""
    sentences = [_Sentence(telling) for telling in tellings.all if _may_have_a_twin(telling)]
    pairs = [
        pair
        for found in alike([sentence.stems for sentence in sentences], share=SHARE)
        for pair in _twins(sentences[found.one], sentences[found.other], found)
    ]
    links = (
        Link(Told(pair.one.telling), Told(pair.other.telling), topic) for pair in pairs if (topic := _outcome(pair))
    )
    yield from disputed(links, "outcome", tellings.change)


def _may_have_a_twin(telling: Telling) -> bool:
    return len(telling.sentence.words) >= FEWEST and not telling.sentence.is_question


def _twins(one: _Sentence, other: _Sentence, found: Alike) -> Iterator[_Pair]:
    if found.shared < FEWEST or one.telling.origin == other.telling.origin:
        return
    if len(one.telling.sentence.stems & other.telling.sentence.stems) < FEWEST_TELLING:
        return
    places = [(one.words[slice(*swap.mine)], other.words[slice(*swap.theirs)]) for swap in found.swaps]
    telling = [(mine, theirs) for mine, theirs in places if _tell(mine) or _tell(theirs)]
    if len(telling) == 1 and not (one.names - other.names and other.names - one.names):
        yield _Pair(one, other, *telling[0])


def _tell(words: _Words) -> bool:
    return any(word.low in _NEGATIONS or not word.is_stop for word in words)


def _outcome(pair: _Pair) -> str | None:
    mine, theirs = [[word for word in words if _tell((word,))] for words in (pair.mine, pair.theirs)]
    if len(mine) + len(theirs) == 1 and (mine + theirs)[0].text.casefold() in _NEGATIONS and not _is_to_come(pair):
        return _topic(pair, *_around(pair))
    if len(mine) == len(theirs) == 1 and _deny_each_other(mine[0].text, theirs[0].text):
        return _topic(pair, mine[0].start, mine[0].end)
    return None


def _is_to_come(pair: _Pair) -> bool:
    """Does "will" stand in the place of "did not"?"""
    return not _MODALS.isdisjoint(word.low for word in (*pair.mine, *pair.theirs))


def _deny_each_other(one: str, other: str) -> bool:
    left, right = lemmas_of(one), lemmas_of(other)
    return any(
        mine.pos == theirs.pos and are_antonyms(mine.word, theirs.word, mine.pos) for mine in left for theirs in right
    )


def _around(pair: _Pair) -> tuple[int, int]:
    """Where the denial stands in the first sentence, or its end."""
    return (pair.mine[0].start, pair.mine[-1].end) if pair.mine else (pair.one.telling.sentence.end,) * 2


def _topic(pair: _Pair, start: int, end: int) -> str:
    """The first sentence with a gap in the place of what differs."""
    sentence = pair.one.telling.sentence
    return gapped(sentence.text, start - sentence.start, end - sentence.start)
