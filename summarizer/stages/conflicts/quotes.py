"""The same utterance in other words, or from another mouth.

Two quotations are one utterance when nearly all words of the shorter stand in the other, in order, or
nearly all that tell something. A difference is a word or two in the place of as many others, a small
word, a tense or a "not" more or less; not a cut, a bracket, a spelling, or an ending. Speakers differ
when each article names a person for certain, and neither sentence names the other's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.name_keys import surname_of
from summarizer.stages.conflicts.likeness import LONGEST, Words, alike
from summarizer.stages.conflicts.links import Link, disputed
from summarizer.stages.conflicts.sides import Side, Tellings
from summarizer.stages.conflicts.utterances import Utterance, utterances_in
from summarizer.stages.conflicts.wording import Pieces, Swap, is_harmless, is_worded, pieces_of, swaps_between

FEWEST = 6  # words in common; fewer are a phrase that anybody may use
SAME_WORDING = 0.75  # of the shorter one's words in common: with one swapped, a quotation of eight words has .88
FEWEST_TELLING = 4  # of the words that tell something, when only those are compared
SAME_TELLING = 0.9
_TWO = 2  # sides
_EDITED = "[](){}…"


@dataclass(frozen=True)
class _Quoted:
    said: Utterance

    @cached_property
    def pieces(self) -> Pieces:
        return pieces_of(self.said.words)[:LONGEST]

    @property
    def bases(self) -> Words:
        return tuple(piece.base for piece in self.pieces)

    @property
    def telling_bases(self) -> Words:
        return tuple(piece.base for piece in self.pieces if not piece.is_stop)


@dataclass(frozen=True)
class _Pair:
    one: _Quoted
    other: _Quoted
    has_same_telling: bool  # nearly all its words that tell something, in order

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        found = swaps_between(self.one.pieces, self.other.pieces)
        return tuple(swap for swap in found if not is_harmless(swap))

    @property
    def speakers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.one.said.speaker, self.other.said.speaker

    @property
    def is_of_two_speakers(self) -> bool:
        mine, theirs = self.speakers
        return bool(mine and theirs) and surname_of(mine) != surname_of(theirs)


def quote_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over wording and over speakers of quotations."""
    pairs = list(_pairs([_Quoted(said) for said in utterances_in(tellings, FEWEST)]))
    wordings = [link for pair in pairs for link in _wordings(pair)]
    yield from disputed(wordings, "quote", partial(_worded, tellings))
    speakers = [link for pair in pairs if pair.has_same_telling or not pair.swaps for link in _speakers(pair)]
    yield from disputed(speakers, "speaker", tellings.conflict)


def _worded(tellings: Tellings, topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict | None:
    """Of two articles at least, where one has the words from the other too: then somebody copied wrongly."""
    articles = [id_ for side in sides for telling in side.tellings for id_ in telling.fact.article_ids]
    if len(sides) == _TWO and len(set(articles)) == len(articles):
        return tellings.conflict(topic, kind, sides) or tellings.open_dispute(topic, kind, sides)
    return tellings.conflict(topic, kind, sides)


def _pairs(quoted: Sequence[_Quoted]) -> Iterator[_Pair]:
    """Those that may be one utterance, each pair once."""
    by_all = alike([each.bases for each in quoted], share=SAME_WORDING)
    by_telling = alike([each.telling_bases for each in quoted], share=SAME_TELLING)
    found = dict.fromkeys(((pair.one, pair.other) for pair in by_all if pair.shared >= FEWEST), False)
    found |= dict.fromkeys(((pair.one, pair.other) for pair in by_telling if pair.shared >= FEWEST_TELLING), True)
    for (one, other), has_same_telling in found.items():
        yield _Pair(quoted[one], quoted[other], has_same_telling)


def _wordings(pair: _Pair) -> Iterator[Link]:
    if not pair.swaps:
        yield Link(pair.one.said.told, pair.other.said.told)
    elif not pair.is_of_two_speakers and all(_is_another_word(swap, pair) for swap in pair.swaps):
        yield Link(pair.one.said.told, pair.other.said.told, f"words of “{pair.one.said.topic}”")


def _is_another_word(swap: Swap, pair: _Pair) -> bool:
    """Other words, and not an editor's."""
    texts = pair.one.said.between(*swap.around_mine), pair.other.said.between(*swap.around_theirs)
    is_edited = any("..." in text or any(mark in text for mark in _EDITED) for text in texts)
    return not is_edited and is_worded(swap)


def _speakers(pair: _Pair) -> Iterator[Link]:
    mine, theirs = pair.speakers
    if not mine or not theirs:
        return
    one, other = pair.one.said, pair.other.said
    if not pair.is_of_two_speakers:
        yield Link(one.told, other.told)
    elif not one.names(surname_of(theirs)[-1]) and not other.names(surname_of(mine)[-1]):
        yield Link(one.told, other.told, f"who said “{one.topic}”")
