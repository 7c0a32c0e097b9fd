"""How two wordings of one utterance differ: which words stand in the place of which.

Words are compared by their base forms with contractions written out, so that "I've" is "I have"; a
tense, and "never" for "not", is told by the form. What is no difference: a spelling, an ending in
"s", a figure for its word, and an article, "that" or "and" more or less.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.lexicon import lemmas_of
from summarizer.language.tokens import LEMMAS, PAST_AUXILIARIES
from summarizer.language.words import STOP_WORDS, Word, stem

SPELLED_ALIKE = 0.8  # of the letters: "Kiev" and "Kyiv" have .75, "dear" and "near" too
LONGEST_SWAP = 2  # words in the place of others
LONGEST_SMALL = 4  # of small ones: "my" and "me on the"
LONGEST_ONE = 3  # of which one tells something on either side: "overnight" and "in the night"
_PIECES = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
}
_ENDINGS = (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"), ("'d", "would"))
# Only behind these is "'s" a verb; elsewhere it is a genitive.
_BEFORE_IS = frozenset("it he she that there what who where here how".split())
_DENIALS = frozenset("not never no".split())
# Their absence changes nothing that was said.
_LIGHT = frozenset("a an the that and but so or well now just then oh yes".split())


class Piece(NamedTuple):
    """A word of an utterance, or half of a contraction, its base form, and which word it is of."""

    form: str
    base: str
    at: int

    @property
    def is_stop(self) -> bool:
        """Tells it nothing apart? A denial does."""
        return self.form in STOP_WORDS and self.base != "not"

    @property
    def is_light(self) -> bool:
        """May it be left out without changing what is said?"""
        return self.form in _LIGHT


Pieces = tuple[Piece, ...]


class Swap(NamedTuple):
    """Words of one wording and those of another in their place; the words next to them, by number, in each."""

    mine: Pieces
    theirs: Pieces
    around_mine: tuple[int, int]
    around_theirs: tuple[int, int]


def pieces_of(words: Sequence[Word]) -> Pieces:
    """The words of an utterance with contractions written out."""
    return tuple(Piece(form, _base(form), at) for at, word in enumerate(words) for form in _written_out(word.low))


def swaps_between(mine: Pieces, theirs: Pieces) -> Iterator[Swap]:
    """Where two wordings differ inside; what only one begins or ends with was cut from the other."""
    matcher = SequenceMatcher(None, [each.base for each in mine], [each.base for each in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    last = (0, 0)
    for block in blocks:
        yield from _swap(mine, theirs, last, (block.a, block.b), is_inside=block is not blocks[0])
        for step in range(block.size):
            one, other = block.a + step, block.b + step
            if _is_another_form(mine[one], theirs[other]):
                yield from _swap(mine, theirs, (one, other), (one + 1, other + 1), is_inside=True)
        last = (block.a + block.size, block.b + block.size)
    yield from _swap(mine, theirs, last, (len(mine), len(theirs)), is_inside=False)


def _swap(
    mine: Pieces, theirs: Pieces, start: tuple[int, int], end: tuple[int, int], *, is_inside: bool
) -> Iterator[Swap]:
    left, right = mine[start[0] : end[0]], theirs[start[1] : end[1]]
    if (left and right) or (is_inside and (left or right)):
        yield Swap(left, right, _around(mine, start[0], end[0]), _around(theirs, start[1], end[1]))


def _around(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    return pieces[max(0, start - 1)].at, pieces[min(end, len(pieces) - 1)].at


def is_harmless(swap: Swap) -> bool:
    """Is it a spelling, or only words that may be left out?"""
    if [piece.form for piece in swap.mine] == [piece.form for piece in swap.theirs]:
        return True
    return all(piece.is_light for piece in (*swap.mine, *swap.theirs)) or _is_spelling(swap.mine, swap.theirs)


def is_worded(swap: Swap) -> bool:
    """Few words for few: as many telling ones on either side, or a few more that one side lacks."""
    mine, theirs = swap.mine, swap.theirs
    longest = max(len(mine), len(theirs))
    telling = [sum(not piece.is_stop and piece.base != "not" for piece in side) for side in (mine, theirs)]
    if telling == [0, 0]:
        return longest <= LONGEST_SMALL
    if telling == [1, 1]:
        return longest <= LONGEST_ONE
    return longest <= LONGEST_SWAP and (not mine or not theirs or telling[0] == telling[1])


def _is_another_form(one: Piece, other: Piece) -> bool:
    """Has the same word another tense, or is it "never" for "not"? An ending in "s" is no other form."""
    if one.form == other.form:
        return False
    if one.base == "not":
        return True
    return "v" in {lemma.pos for lemma in lemmas_of(one.base)} and _tense(one) != _tense(other)


@lru_cache(maxsize=8192)
def _written_out(low: str) -> tuple[str, ...]:
    plain = low.replace("’", "'")
    if plain in _PIECES:
        return tuple(_PIECES[plain].split())
    for ending, word in _ENDINGS:
        if plain.endswith(ending) and len(plain) > len(ending):
            return plain.removesuffix(ending), word
    subject = plain.removesuffix("'s")
    return (subject, "is") if subject != plain and subject in _BEFORE_IS else (plain,)


@lru_cache(maxsize=8192)
def _base(form: str) -> str:
    if form in _DENIALS:
        return "not"
    known = lemmas_of(form) if form not in STOP_WORDS or form in LEMMAS else ()
    return stem(known[0].word if known else form)


def _tense(piece: Piece) -> str:
    if piece.form in LEMMAS:
        return "past" if piece.form in PAST_AUXILIARIES else ""
    if piece.form.endswith("ing"):
        return "ing"
    is_regular = stem(piece.form) == piece.base
    return "past" if not is_regular or piece.form.endswith("ed") else ""


def _is_spelling(mine: Pieces, theirs: Pieces) -> bool:
    """Another spelling or form of each word: "organised" and "organized"; a figure for a word."""
    if len(mine) == len(theirs):
        return all(_are_spelled_alike(one.form, other.form) for one, other in zip(mine, theirs, strict=True))
    joined = ["".join(piece.form for piece in side) for side in (mine, theirs)]
    return bool(mine and theirs) and (joined[0] == joined[1] or _is_one_in_figures(joined[0], joined[1]))


def _are_spelled_alike(one: str, other: str) -> bool:
    if one[0].isdigit() or other[0].isdigit():
        return _is_one_in_figures(one, other)
    is_small = one in STOP_WORDS or other in STOP_WORDS
    return not is_small and SequenceMatcher(None, one, other, autojunk=False).ratio() >= SPELLED_ALIKE


def _is_one_in_figures(one: str, other: str) -> bool:
    return one[0].isdigit() != other[0].isdigit()
