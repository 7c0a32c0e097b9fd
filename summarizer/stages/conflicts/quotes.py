"""The same quotation with another word in it, or from another mouth.

Two quotations are the same when nearly all words of the shorter stand in the other, in order. A
difference is one word, or two, in the place of as many others, or a "not" more; not a cut, a
bracket, a spelling, or another form of the same word. Speakers differ when each article names a
person for certain, and neither sentence names the other's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.domain import Conflict
from summarizer.language.quotes import Quote
from summarizer.language.sightings import fold_name, surname_of
from summarizer.language.words import Word
from summarizer.stages.conflicts.likeness import Alike, Swap, alike
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Telling, Tellings

FEWEST = 6  # words in common; fewer are a phrase that anybody may use
SAME_WORDING = 0.75  # of the shorter one's words in common: with one swapped, a quotation of eight words has .88
SAME_WORDS = 0.9
LONGEST_SWAP = 2  # words
SPELLED_ALIKE = 0.8  # of the letters: "Kiev" and "Kyiv" have .75, "dear" and "near" too
_NEGATIONS = frozenset("not never no".split())
_EDITED = "[](){}…"
_SHOWN = 8  # words of a quotation that name it


@dataclass(frozen=True)
class _Quoted:
    telling: Telling
    quote: Quote
    words: tuple[Word, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        return tuple(word.stem for word in self.words)

    @property
    def topic(self) -> str:
        words = self.quote.text.rstrip(",.;").split()
        return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")

    @property
    def told(self) -> Told:
        return Told(self.telling)


def quote_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over wording and over speakers of quotations."""
    quoted = [each for telling in tellings.all for each in _quoted_in(telling)]
    alike_ones = alike([each.stems for each in quoted], share=SAME_WORDING)
    pairs = [pair for pair in alike_ones if pair.shared >= FEWEST]
    wordings = [link for pair in pairs for link in _wordings(pair, quoted[pair.one], quoted[pair.other])]
    yield from disputed(wordings, "quote", tellings.conflict)
    same = [pair for pair in pairs if _is_same(pair, quoted[pair.one], quoted[pair.other])]
    speakers = [link for pair in same for link in _speakers(quoted[pair.one], quoted[pair.other])]
    yield from disputed(speakers, "speaker", tellings.conflict)


def _quoted_in(telling: Telling) -> Iterator[_Quoted]:
    for quote in telling.sentence.speech:
        words = tuple(word for word in telling.sentence.words if quote.start <= word.start < quote.end)
        if len(words) >= FEWEST:
            yield _Quoted(telling, quote, words)


def _wordings(pair: Alike, one: _Quoted, other: _Quoted) -> Iterator[Link]:
    if _is_same(pair, one, other):
        yield Link(one.told, other.told)
    elif all(_is_another_word(swap, one, other) for swap in pair.swaps):
        yield Link(one.told, other.told, f"words of “{one.topic}”")


def _is_same(pair: Alike, one: _Quoted, other: _Quoted) -> bool:
    """Every telling word of the shorter stands in the longer, in its place."""
    return pair.shared >= SAME_WORDS * min(len(one.words), len(other.words)) and not any(
        _tells_something(_words(one, swap.mine)) or _tells_something(_words(other, swap.theirs))
        for swap in pair.swaps
    )


def _words(quoted: _Quoted, place: tuple[int, int]) -> tuple[Word, ...]:
    return quoted.words[slice(*place)]


def _tells_something(words: tuple[Word, ...]) -> bool:
    return any(word.low in _NEGATIONS or not word.is_stop for word in words)


def _is_another_word(swap: Swap, one: _Quoted, other: _Quoted) -> bool:
    """As many words in the place of others, one of them at least telling, or a denial more."""
    mine, theirs = _words(one, swap.mine), _words(other, swap.theirs)
    if _is_edited(one, swap.mine) or _is_edited(other, swap.theirs):
        return False
    if not mine or not theirs:
        return all(word.low in _NEGATIONS for word in (*mine, *theirs))
    if len(mine) != len(theirs) or len(mine) > LONGEST_SWAP:
        return False
    return any(
        not left.is_stop and not right.is_stop and not _is_spelling(left.text, right.text)
        for left, right in zip(mine, theirs, strict=True)
    )


def _is_edited(quoted: _Quoted, place: tuple[int, int]) -> bool:
    """Does a bracket or an ellipsis stand at the place?"""
    first, last = max(0, place[0] - 1), min(len(quoted.words), place[1] + 1)
    stretch = quoted.telling.article.text[quoted.words[first].start : quoted.words[last - 1].end]
    return "..." in stretch or any(mark in stretch for mark in _EDITED)


def _is_spelling(one: str, other: str) -> bool:
    """Another spelling or form of one word: "organised" and "organized". Figures have none."""
    if one[0].isdigit() or other[0].isdigit():
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= SPELLED_ALIKE


def _speakers(one: _Quoted, other: _Quoted) -> Iterator[Link]:
    mine, theirs = _speaker(one), _speaker(other)
    if not mine or not theirs:
        return
    if surname_of(mine) == surname_of(theirs):
        yield Link(one.told, other.told)
    elif not _names(one, theirs) and not _names(other, mine):
        yield Link(one.told, other.told, f"who said “{one.topic}”")


def _speaker(quoted: _Quoted) -> tuple[str, ...]:
    """The person who speaks, as the words of a name; empty when that is not certain, or nobody's name."""
    sentence, article = quoted.telling.sentence, quoted.telling.article
    index = sentence.quotes.index(quoted.quote)
    given = [attribution for attribution in sentence.attributions if index in attribution.quotes]
    if given and not given[0].pronoun:
        name = None if given[0].described else given[0].name
    else:
        speaker = article.speaker_of(sentence)
        name = speaker.name if speaker and speaker.certain else None
    person = article.people.named(name.split()[-1]) if name else None
    return tuple(map(fold_name, person.name.split())) if person else ()


def _names(quoted: _Quoted, person: tuple[str, ...]) -> bool:
    """Does its sentence name that person too, who may then be whom it is about?"""
    return surname_of(person)[-1] in {fold_name(word.text) for word in quoted.telling.sentence.words}
