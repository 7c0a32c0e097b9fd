"""Group sequences of words that are the same but for a word here and there, without comparing all pairs.

Candidates share a run of words; a run that many share tells nothing and is dropped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import chain, islice, pairwise
from typing import NamedTuple

RUN = 3  # words
CROWD = 20  # sequences under one run, beyond which it is a formula: keeps the cost linear
SLACK = 0.9
LONGEST = 120  # words; comparing takes up to the square of them
MOST = 1  # sequences that one is compared with, those of most runs in common first

Words = tuple[str, ...]


class Swap(NamedTuple):
    """Words of one sequence and those of another in their place, half-open indexes into each."""

    mine: tuple[int, int]
    theirs: tuple[int, int]


class Alike(NamedTuple):
    """Two sequences that are alike: their numbers, how many words they share, and where they differ inside."""

    one: int
    other: int
    shared: int
    swaps: tuple[Swap, ...]


def alike(sequences: Sequence[Words], *, share: float) -> Iterator[Alike]:
    """Pairs that share this part of the shorter's words, in order. What only one begins or ends with is no swap."""
    holders: defaultdict[Words, list[int]] = defaultdict(list)
    sequences = [words[:LONGEST] for words in sequences]
    bags = [frozenset(words) for words in sequences]
    for number, words in enumerate(sequences):
        runs = set(zip(*(words[at:] for at in range(RUN)), strict=False))
        shared = [holders[run] for run in runs & holders.keys()]
        votes = Counter(chain.from_iterable(others for others in shared if len(others) < CROWD))
        ranked = sorted((-count, other) for other, count in votes.items())
        likely = (other for _, other in ranked if _may_be_alike(bags[number], bags[other], share))
        for other in islice(likely, MOST):
            found = _compared(other, number, sequences[other], words, share)
            if found:
                yield found
        for run in runs:
            if len(holders[run]) < CROWD:
                holders[run].append(number)


def _may_be_alike(mine: frozenset[str], theirs: frozenset[str], share: float) -> bool:
    """Told by the words without their order, at a hundredth of the cost; a word used twice gives some slack."""
    return len(mine & theirs) >= SLACK * share * min(len(mine), len(theirs))


def _compared(one: int, other: int, mine: Words, theirs: Words, share: float) -> Alike | None:
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if shared < share * min(len(mine), len(theirs)):
        return None
    return Alike(one, other, shared, tuple(_swaps(blocks, len(mine), len(theirs))))


def _swaps(blocks: Sequence[Match], mine: int, theirs: int) -> Iterator[Swap]:
    """The gaps between the blocks; those before the first and behind the last where both go on."""
    first, last = blocks[0], blocks[-1]
    if first.a and first.b:
        yield Swap((0, first.a), (0, first.b))
    for left, right in pairwise(blocks):
        yield Swap((left.a + left.size, right.a), (left.b + left.size, right.b))
    if last.a + last.size < mine and last.b + last.size < theirs:
        yield Swap((last.a + last.size, mine), (last.b + last.size, theirs))
