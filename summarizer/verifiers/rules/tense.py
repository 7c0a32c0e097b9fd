"""What is to come, under way or over in the evidence must be so in the claim.

A plan, an order or a promise says nothing done. Present and past are told apart only where one side
is under way ("is investigating"): reports shift between them freely.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.modes import Mode, mode_of
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support
from summarizer.verifiers.rules.pairs import Pair

# Whoever "is demanding" has demanded.
_DONE_BY_SAYING = frozenset(
    "accuse ask blame call claim demand deny insist offer request say suspect urge warn".split()
)


def check_tense(_claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`tense_shifted` when a predicate lies elsewhere in time than its partner in the evidence."""
    for pair in support.close_pairs:
        is_elsewhere = pair.says_the_same and (_is_shifted(pair, *pair.modes) or _is_supposed(pair))
        if is_elsewhere and _shares_an_auxiliary(pair):
            continue
        if is_elsewhere and not _is_said_so(pair, support):
            yield "tense_shifted"
            return


def _is_said_so(pair: Pair, support: Support) -> bool:
    """Does a passage that has much of the claim put the same verb as the claim does, wherever else it stands?"""
    ours = pair.modes[0]
    return any(
        each.lemma == pair.ours.lemma and each.kind == pair.ours.kind and mode_of(clauses, at, hedges) == ours
        for passage in support.passages
        if support.share_in(passage) >= CLOSE
        for clauses, hedges in ((passage.sentence.clauses, passage.sentence.hedges),)
        for at, each in enumerate(clauses.predicates)
    )


def _is_supposed(pair: Pair) -> bool:
    """Is it "would control" in the evidence, and "controls" in the claim?"""
    ours, theirs = pair.ours, pair.theirs
    return theirs.modal == "would" and ours.kind == "finite" and ours.modal is None and ours.tense == "present"


def _is_no_future(pair: Pair) -> bool:
    """Is it "would not say", which refuses, or "would rather stay", which prefers?"""
    theirs, tokens = pair.theirs, pair.passage.sentence.tokens
    if theirs.modal != "would":
        return False
    refuses = theirs.negated and pair.ours.negated
    return refuses or any(token.low == "rather" for token in tokens[theirs.start : theirs.verb])


def _shares_an_auxiliary(pair: Pair) -> bool:
    """Is it the "extended" of "prisoners will be exchanged and the ceasefire extended", which somebody else does?"""
    ours, tokens = pair.ours, pair.claim.tokens
    first = min([ours.start, *(each.start for each in ours.subject)])
    is_joined = first > 0 and tokens[first - 1].low in ("and", "or") and ours.modal is None and not ours.passive
    before = [each for each in pair.claim.clauses.predicates if each.verb < ours.start]
    is_done_to_it = any(pair.has_in(each, pair.theirs.patients) for each in ours.subject)
    return is_joined and is_done_to_it and bool(before) and before[-1].passive and before[-1].modal is not None


def _is_shifted(pair: Pair, ours: Mode, theirs: Mode) -> bool:
    if _is_no_future(pair):
        return False
    if theirs.progressive and ours.perfect and not ours.progressive:
        return pair.ours.lemma not in _DONE_BY_SAYING  # "had left" for "was leaving"
    times = (ours.time, theirs.time)
    if times == ("present", "past"):
        return ours.progressive and not theirs.progressive
    return times in {("past", "future"), ("future", "past")}
