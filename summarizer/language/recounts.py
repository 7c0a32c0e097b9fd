"""Sentences that are the same but for their figures, as a later edition of an article has them."""

from typing import NamedTuple

from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence

_FEWEST = 5  # words beside the figures; fewer are a form that is filled in
_FIGURE = "#"


class Recount(NamedTuple):
    """A figure of one sentence with what the other has in its place."""

    mine: Number
    theirs: Number


def frame_of(sentence: ParsedSentence) -> tuple[str, ...]:
    """The stems of its words, with a mark for each that tells a figure; empty for a sentence without figures."""
    numbers = [number for number in sentence.numbers if not number.is_label]
    places = {at for number in numbers for at in range(number.start, number.end)}
    frame = tuple(_FIGURE if word.start in places else word.stem for word in sentence.words)
    return frame if numbers and len(frame) - frame.count(_FIGURE) >= _FEWEST else ()


def recounts(one: ParsedSentence, other: ParsedSentence) -> tuple[Recount, ...]:
    """Where two sentences of one frame have different figures."""
    mine, theirs = ([number for number in each.numbers if not number.is_label] for each in (one, other))
    if len(mine) != len(theirs):
        return ()
    return tuple(Recount(*pair) for pair in zip(mine, theirs, strict=True) if pair[0].measure != pair[1].measure)
