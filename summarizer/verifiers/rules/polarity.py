"""A claim must not deny what its evidence says, nor say what its evidence denies.

What a sentence denies is read in `language/polarity.py`, which is blind to antonyms; so is this check.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import bases_in, denials_in, denied_in, speaks_against, stated_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support


def check_polarity(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`negated` when one side denies a word that the other states, and the other speaks against nothing at all.

    "Found no trace" and "did not find a trace" deny different words and mean the same, so two sides
    that both speak against something are left alone.
    """
    evidence = [passage.sentence for passage in support.passages]
    ours = denied_in(claim)
    theirs = frozenset[str]().union(*map(denied_in, evidence))
    stated = frozenset[str]().union(*map(stated_in, evidence))
    added = ours & stated and not any(map(denials_in, evidence))
    left_out = (theirs - stated) & bases_in(claim) and not speaks_against(claim)
    if added or left_out:
        yield "negated"
