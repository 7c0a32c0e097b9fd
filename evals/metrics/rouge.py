"""ROUGE, after Lin, "ROUGE: a package for automatic evaluation of summaries" (2004): a footnote, never gated.

F1 of the words, pairs of words and longest common subsequence that a brief shares with the gold's reference text,
where it has one, else with its facts one after the other. It asks for words, not for truth: a swapped figure costs
next to nothing. Words are runs of letters and digits in small letters, without stemming.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evals.cases import Gold
from evals.metrics import Unscored


@dataclass(frozen=True)
class Rouge:
    """ROUGE-1, ROUGE-2 and ROUGE-L."""

    words: float
    pairs: float
    longest: float
    against: Literal["a reference", "the joined gold facts"]


def rouge(claims: Sequence[str], gold: Gold) -> Rouge | Unscored:
    """Of a brief's text."""
    mine = _words(" ".join(claims))
    theirs = _words(gold.reference or " ".join(fact.text for fact in gold.facts))
    if not mine or not theirs:
        return Unscored("the brief or the gold has no words")
    shared = [sum((Counter(_runs(mine, n)) & Counter(_runs(theirs, n))).values()) for n in (1, 2)]
    return Rouge(
        words=2 * shared[0] / (len(mine) + len(theirs)),
        pairs=2 * shared[1] / max(1, len(mine) + len(theirs) - 2),
        longest=2 * _longest_common(mine, theirs) / (len(mine) + len(theirs)),
        against="a reference" if gold.reference else "the joined gold facts",
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]


def _longest_common(mine: Sequence[str], theirs: Sequence[str]) -> int:
    row = [0] * (len(theirs) + 1)
    for word in mine:
        diagonal = 0
        for at, other in enumerate(theirs, start=1):
            diagonal, row[at] = row[at], diagonal + 1 if word == other else max(row[at], row[at - 1])
    return row[-1]
