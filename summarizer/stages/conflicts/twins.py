"""Two sentences that are the same but for one thing: a figure, a date, or a word that denies the other's.

Nearly all words of the shorter stand in the other, in order. What differs is one place, and there both
have a figure of one unit, or a date, or one of two words that deny each other; or one has a "not"
more. Questions and what is said to be possible or planned are left out, and so are sentences each of
which names somebody, or has a figure, that the other has not. On different days it is an update.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Conflict
from summarizer.language.bounds import can_both_hold
from summarizer.language.dates import DateMention
from summarizer.language.lexicon import are_antonyms, lemmas_of
from summarizer.language.numbers import Number
from summarizer.language.words import Word
from summarizer.stages.conflicts.likeness import Alike, alike
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Telling, Tellings

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

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words if word.text[0].isdigit())

    def number_at(self, words: _Words) -> Number | None:
        """The one figure that ends or begins among these words."""
        numbers = self.telling.sentence.numbers
        found = [number for number in numbers if _meets(words, number.start, number.end)]
        return found[0] if len(found) == 1 and not found[0].is_label else None

    def date_at(self, words: _Words) -> DateMention | None:
        found = [date for date in self.telling.sentence.dates if _meets(words, date.start, date.end)]
        return found[0] if len(found) == 1 and not found[0].quoted else None


@dataclass(frozen=True)
class _Pair:
    """Two twins, with the words of each at the one place where they differ."""

    one: _Sentence
    other: _Sentence
    mine: _Words
    theirs: _Words


def twin_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over figures, dates and outcomes in sentences that are otherwise the same."""
    sentences = [_Sentence(telling) for telling in tellings.all if _may_have_a_twin(telling)]
    pairs = [
        pair
        for found in alike([sentence.stems for sentence in sentences], share=SHARE)
        for pair in _twins(sentences[found.one], sentences[found.other], found)
    ]
    yield from disputed(_links(pairs, _figure), "number", tellings.change)
    yield from disputed(_links(pairs, _past_date), "date", tellings.conflict)
    yield from disputed(_links(pairs, _coming_date), "date", tellings.change)
    yield from disputed(_links(pairs, _outcome), "outcome", tellings.change)


def _links(pairs: Sequence[_Pair], differ: Callable[[_Pair], str | None]) -> Iterator[Link]:
    for pair in pairs:
        topic = differ(pair)
        if topic:
            yield Link(Told(pair.one.telling), Told(pair.other.telling), topic)


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


def _meets(words: _Words, start: int, end: int) -> bool:
    return bool(words) and words[0].start < end and start < words[-1].end


def _figure(pair: _Pair) -> str | None:
    mine, theirs = pair.one.number_at(pair.mine), pair.other.number_at(pair.theirs)
    if not mine or not theirs or mine.unit != theirs.unit or len(pair.one.figures ^ pair.other.figures) > 2:
        return None
    if _tells_more(pair.mine, mine) or _tells_more(pair.theirs, theirs):
        return None
    if can_both_hold(mine.measure, mine.bound, theirs.measure, theirs.bound):
        return None
    return _topic(pair, mine.start, mine.end)


def _tells_more(words: _Words, number: Number) -> bool:
    """Do they differ in what is counted, too?"""
    return any(_tell((word,)) and not number.start <= word.start < number.end for word in words)


def _past_date(pair: _Pair) -> str | None:
    """A day of the week, told on two days, may be of two happenings."""
    days = {pair.one.telling.day, pair.other.telling.day}
    date = pair.one.date_at(pair.mine)
    is_of_its_day = date is not None and date.kind != "absolute" and len(days) > 1
    return None if is_of_its_day or _is_coming(pair) else _date(pair)


def _coming_date(pair: _Pair) -> str | None:
    return _date(pair) if _is_coming(pair) else None


def _is_coming(pair: _Pair) -> bool:
    """Does the date lie ahead in one of them, so that it may have been put off?"""
    sides = (pair.one, pair.mine), (pair.other, pair.theirs)
    dated = [(sentence.telling.day, sentence.date_at(words)) for sentence, words in sides]
    return any(date and date.when and date.when > day[: len(date.when)] for day, date in dated)


def _date(pair: _Pair) -> str | None:
    mine, theirs = pair.one.date_at(pair.mine), pair.other.date_at(pair.theirs)
    if not mine or not theirs or mine.precision != theirs.precision or mine.kind != theirs.kind:
        return None
    if (mine.when is None) != (theirs.when is None) or (mine.when or mine.text) == (theirs.when or theirs.text):
        return None
    return _topic(pair, mine.start, mine.end)


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
    return " ".join(f"{sentence.text[: start - sentence.start]}… {sentence.text[end - sentence.start :]}".split())
