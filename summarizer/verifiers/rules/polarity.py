"""A claim must not deny what its evidence says, nor say what its evidence denies.

Looks at the words a denial stands before: "has not condemned" denies "condemn". Blind to verbs
that deny by themselves ("refused", "failed to") and to antonyms.
"""

import re
from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import is_stop_word
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support

REACH = 2  # words after a denial in which the denied one stands: "not yet condemned"

_DENIALS = frozenset("not never no without cannot neither nor".split())
_CONTRACTED = re.compile(r"n['’]t$")


def check_polarity(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`negated` when one side denies a word that the other states, and the other denies nothing at all.

    "Found no trace" and "did not find a trace" deny different words and mean the same, so two sides
    that both deny are left alone.
    """
    ours = denied_in(claim)
    theirs = frozenset[str]().union(*(denied_in(passage.sentence) for passage in support.passages))
    stated = frozenset[str]().union(*(_stated_in(passage.sentence) for passage in support.passages))
    if (not theirs and ours & stated) or (not ours and (theirs - stated) & claim.stems):
        yield "negated"


def denied_in(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of the first content word within reach of each denial, outside quotations."""
    words = [word for word in sentence.words if not any(q.start <= word.start < q.end for q in sentence.quotes)]
    denied = set()
    for number, word in enumerate(words):
        if word.text.casefold() in _DENIALS or _CONTRACTED.search(word.text):
            within_reach = words[number + 1 : number + 1 + REACH]
            denied.update([after.stem for after in within_reach if not is_stop_word(after)][:1])
    return frozenset(denied)


def _stated_in(sentence: ParsedSentence) -> frozenset[str]:
    """Content stems that stand in the sentence undenied, at least once."""
    denied = denied_in(sentence)
    stems = [word.stem for word in sentence.words]
    return frozenset(stem for stem in sentence.stems if stem not in denied or stems.count(stem) > 1)
