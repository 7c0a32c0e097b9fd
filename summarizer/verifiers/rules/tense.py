"""What is to come, under way or over in the evidence must be so in the claim.

A plan, an order or a promise says nothing done. Present and past are told apart only where one side
is under way ("is investigating"): reports shift between them freely.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.modes import Mode
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.pairs import Pair


def check_tense(_claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`tense_shifted` when a predicate lies elsewhere in time than its partner in the evidence."""
    for pair in support.close_pairs:
        if not pair.says_the_same or _is_said_so(pair, support):
            continue
        if _is_shifted(*pair.modes) or _is_supposed(pair):
            yield "tense_shifted"
            return


def _is_said_so(pair: Pair, support: Support) -> bool:
    """Is it a "to go" that the evidence has, too, wherever somebody "went" besides?"""
    if pair.ours.kind != "infinitive":
        return False
    told = (each for passage in support.passages for each in passage.sentence.clauses.predicates)
    return any(each.kind == "infinitive" and each.lemma == pair.ours.lemma for each in told)


def _is_supposed(pair: Pair) -> bool:
    """Is it "would control" in the evidence, and "controls" in the claim?"""
    ours, theirs = pair.ours, pair.theirs
    return theirs.modal == "would" and ours.kind == "finite" and ours.modal is None and ours.tense == "present"


def _is_shifted(ours: Mode, theirs: Mode) -> bool:
    if theirs.progressive and ours.perfect and not ours.progressive:
        return True  # "had left" for "was leaving"
    match ours.time, theirs.time:
        case ("past", "future") | ("future", "past"):
            return True
        case ("present", "future") | ("future", "present"):
            return False
        case ("present", "past"):
            return ours.progressive and not theirs.progressive
        case _:
            return False
