"""Form: what an editor sees at a glance, whatever the gold says.

Counts claims that open with a word for something said before ("She", "This", "The two leaders"),
claims that repeat an earlier one, words over the budget, and claims the guard does not find
supported. The opening counts whoever comes before it, so running prose has a few rightly; a brief of
sentences from many places should have none. Has rules of its own, so that no drafter is measured by
the rules it was written with.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from evals.metrics import Result, Score
from summarizer.language.words import content_stems, count_words, words_in

# Two claims repeat each other when they share this part of the stems either has.
REPEATED = Fraction(3, 5)  # no float: the filter below must round as the comparison does

_OPENER = re.compile(
    r"(?:He|She|They|It|His|Her|Hers|Their|Theirs|Its|Him|Them)\b"
    r"|(?:This|That|These|Those)\b"
    r"(?! (?:week|month|year|season|spring|summer|autumn|winter|morning|afternoon|evening)s?\b)"
    r"|The (?:two|three|four|five|six|pair|duo|trio|former|latter|same|other|others)\b|Both\b"
)


@dataclass(frozen=True)
class Form:
    """Counts of one brief. `words_over` is None where no budget was set."""

    claims: int
    words: int
    words_over: int | None
    openers: int
    repeats: int
    unsupported: int


def form_of(claims: Sequence[str], precision: Result, *, budget: int | None) -> Form:
    """The form of a brief whose claim precision is known; one without claims has nothing wrong with it."""
    words = sum(map(count_words, claims))
    return Form(
        claims=len(claims),
        words=words,
        words_over=None if budget is None else max(0, words - budget),
        openers=sum(opens_on_another(claim) for claim in claims),
        repeats=repeats(claims),
        unsupported=precision.of - precision.counted if isinstance(precision, Score) else 0,
    )


def opens_on_another(claim: str) -> bool:
    """True for an opening that points to something said before. One in quotation marks is its speaker's."""
    return _OPENER.match(claim) is not None


def repeats(claims: Sequence[str]) -> int:
    """How many claims repeat an earlier one.

    Two sets that share so much share one of their rarest stems, so only claims that do are compared:
    the prefix filter of set joins.
    """
    stems = [content_stems(words_in(claim)) for claim in claims]
    uses = Counter(stem for each in stems for stem in each)
    earlier: defaultdict[str, dict[frozenset[str], None]] = defaultdict(dict)
    found = 0
    for each in stems:
        rarest = sorted(each, key=lambda stem: (uses[stem], stem))
        telling = rarest[: len(each) - math.ceil(REPEATED * len(each)) + 1]
        found += any(_is_repeated(each, other) for stem in telling for other in earlier[stem])
        for stem in telling:
            earlier[stem][each] = None
    return found


def _is_repeated(stems: frozenset[str], other: frozenset[str]) -> bool:
    return len(stems & other) >= REPEATED * len(stems | other)
