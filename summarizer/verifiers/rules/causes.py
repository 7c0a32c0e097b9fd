"""Why and in what order must be as the evidence has it.

Looks at what the evidence has where the claim has its "because" or "before": between the words that
the nearest words on either side stand for. A reason needs one there, or a word that may tell one;
"before" and "after" may not change places, unless what they join does too. Two statements of which
the evidence has each in another sentence are not joined by it. Where a side is worded otherwise
throughout, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summarizer.domain import Code
from summarizer.language.measures import PERIODS
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import stem
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.passages import Passage

Order = Literal["before", "after"]

_REACH = 8  # tokens on either side in which the nearest aligned word is looked for
_CAUSES = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a (?:direct )?(?:result|consequence)(?: of)?|on account of|so that"
    r"|in (?:response|reaction|protest|retaliation) (?:to|at|against|over|for)|therefore|thus|hence|consequently"
    r"|which (?:is|was) why|that (?:is|was) why|for (?:this|that) reason|prompted by|caused by|triggered by|driven by"
    r"|(?:caus|prompt|trigger|spark|provok|spurr)(?:e|es|ed|ing)\b|forcing|le(?:d|ads?|ading) to"
    r"|result(?:s|ed|ing)? (?:in|from)|stem(?:s|med|ming)? from|brought about|as punishment)\b",
    re.IGNORECASE,
)
# What may tell a reason without naming it: enough in the evidence, no fault in the claim.
_MAY_TELL = re.compile(
    r"\b(?:after|over|amid|as|since|for|following|so|with|by|from|blam\w+|reason\w*|forc\w+|dr[oi]v\w+"
    r"|mean\w*|out of|through|under|meant|made|makes|making|saying|ruling|finding|citing)\b|[:—–]",
    re.IGNORECASE,
)
# A reason that stands in the sentence before: "Because of this, ...".
_ITS_CAUSE = re.compile(
    rf"(?:{_CAUSES.pattern})\s(?:of\s)?(?:this|that|these|those|it|such|the|which)\b|^(?:{_CAUSES.pattern})",
    re.IGNORECASE,
)
_ORDER = re.compile(
    # "A, after which B" puts A first, as "A before B" does.
    r"\b(?P<before>after which|before|prior to|ahead of|preced(?:e|es|ed|ing)|earlier|previously)\b"
    r"|\b(?P<after>after|following|in the wake of|afterwards?|later|subsequently|thereafter"
    r"|once(?=\s(?:\w+\s){1,6}had\b))\b",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(r"\s*(?:[.,;:!?”\"]|$)")
_OPPOSITE: dict[Order, Order] = {"before": "after", "after": "before"}
_SPANS = frozenset(map(stem, PERIODS - {"second"}))
_LEAD = 4  # words before both sides
_LEADING = frozenset(("led to", "lead to", "leads to", "leading to"))
_TRACES = frozenset("evidence trail trace track clue lead tip path road search".split())
_ADVERBS = frozenset("earlier previously afterward afterwards later subsequently thereafter".split())
_OTHER_TIME = re.compile(
    r"\b(?:until|since|when|while|as|by|during|within|in|on|from|at|earlier|ago|last|next|then|immediately|soon|once|had)\b|\d",
    re.IGNORECASE,
)


class _Joint(NamedTuple):
    """A word of the claim that joins two statements, and what the evidence has there.

    `found` is the evidence's stretch between the two sides; None when they stand in different sentences.
    `turned`: the sides stand there the other way round; `lead` is then what stands before both.
    """

    text: str
    found: str | None
    lead: str = ""
    turned: bool = False


def check_causes(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`cause_invented` for a reason that the evidence does not give."""
    for joint in _joints(claim, support, _CAUSES):
        if joint.found is None:
            gives_none = not any(_ITS_CAUSE.search(passage.sentence.text) for passage in support.passages)
        else:
            there = f"{joint.lead} {joint.found}"
            gives_none = not (_CAUSES.search(there) or _MAY_TELL.search(there))
        if gives_none:
            yield "cause_invented"
            return


def check_order(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`sequence_invented` for an order that the evidence does not have, or has the other way round."""
    for joint in _joints(claim, support, _ORDER):
        if joint.found is None:
            if not _may_be_ordered(support):
                yield "sequence_invented"
                return
            continue
        ours = _order_of(joint.text)
        if _is_of_another_verb(joint, support):
            yield "sequence_invented"
            return
        if joint.text.casefold() in _ADVERBS and _stands_there(ours, support):
            continue
        theirs = _orders_in(joint)
        if (theirs and ours not in theirs) or not (theirs or _OTHER_TIME.search(f"{joint.lead} {joint.found}")):
            yield "sequence_invented"
            return


def _is_of_another_verb(joint: _Joint, support: Support) -> bool:
    """Is it "climbed after the vote" for "which had climbed in May, fell after the vote"?"""
    passage = support.passages[0]
    tokens, found = passage.sentence.tokens, joint.found or ""
    start = passage.sentence.text.find(found) + passage.sentence.start
    told = {match.place for match in passage.alignment.matches.values()}
    asides = {
        pair.theirs.verb for pair in support.pairs if pair.passage is passage and pair.theirs.kind == "relative"
    }
    return not joint.turned and any(
        each.kind == "finite"
        and each.verb not in told
        and bool(tokens[each.start].before.strip())
        and start < tokens[each.start].word.start < start + len(found)
        and any(aside < each.verb for aside in asides)
        for each in passage.sentence.clauses.predicates
    )


def _orders_in(joint: _Joint) -> set[Order]:
    """How the evidence has the two sides: "A before B" is "B after A", and so is "before B, A"."""
    between = {_order_of(match[0]) for match in _ORDER.finditer(joint.found or "")}
    leading = {_order_of(match[0]) for match in _ORDER.finditer(joint.lead)}
    return leading | ({_OPPOSITE[order] for order in between} if joint.turned else between)


def _may_be_ordered(support: Support) -> bool:
    """Does a passage tell of an order, or have both a date to tell it from?"""
    sentences = [passage.sentence for passage in support.passages[:2]]
    return all(each.dates for each in sentences) or any(_ORDER.search(each.text) for each in sentences)


def _stands_there(order: Order, support: Support) -> bool:
    """Has the passage a word of the same order, wherever: "Afterwards he left", "he left an hour later"?"""
    text = support.passages[0].sentence.text
    return any(_order_of(match[0]) == order for match in _ORDER.finditer(text))


def _order_of(text: str) -> Order:
    match = _ORDER.fullmatch(text)
    return "before" if match and match["before"] else "after"


def _joints(claim: ParsedSentence, support: Support, cues: re.Pattern[str]) -> Iterator[_Joint]:
    hedges = claim.hedges
    for match in cues.finditer(claim.text):
        start, end = claim.start + match.start(), claim.start + match.end()
        if any(hedge.start < end and start < hedge.end for hedge in hedges):  # "is due to repay"
            continue
        if _AT_THE_END.match(claim.text, match.end()) or _joins_nothing(claim, match):
            continue  # "six years before"
        before, behind = _sides(claim, start, end)
        joint = _joint(match[0], before, behind, support)
        if joint:
            yield joint


def _joins_nothing(claim: ParsedSentence, match: re.Match[str]) -> bool:
    """Is it "due to report by June", "the evidence led to one shelf" or "said a day before that it would"?"""
    tokens, cue = claim.tokens, match[0].casefold()
    first = next((at for at, token in enumerate(tokens) if token.word.start >= claim.start + match.start()), 0)
    behind = next((token for token in tokens if token.word.start >= claim.start + match.end()), None)
    before = tokens[first - 1] if first else None
    if cue == "due to":
        return behind is not None and behind.pos == "verb" and behind.form == "base"
    if cue in _LEADING:
        return any(token.lemma in _TRACES for token in tokens[max(0, first - _LEAD) : first])
    is_timed = cue in ("before", "earlier") and before is not None and before.word.stem in _SPANS
    return is_timed and behind is not None and behind.low == "that"


def _sides(claim: ParsedSentence, start: int, end: int) -> tuple[list[int], list[int]]:
    """The words before and behind what joins them, nearest first; of "Because A, B" it is B that is before."""
    before = [at for at, word in enumerate(claim.words) if word.end <= start]
    behind = [at for at, word in enumerate(claim.words) if word.start >= end]
    if all(word.is_stop or word.text[0].isdigit() or word.stem in _SPANS for word in claim.words[: len(before)]):
        before = []  # "A day before Xi arrived, Putin left"
    comma = claim.text.find(",", end - claim.start) + claim.start
    if not before and comma >= claim.start:
        before = [at for at in behind if claim.words[at].start > comma][::-1]
        behind = [at for at in behind if claim.words[at].start < comma]
    return before[-_REACH:][::-1], behind[:_REACH]


def _joint(text: str, before: Sequence[int], behind: Sequence[int], support: Support) -> _Joint | None:
    ours = [_stands_in(support, passage, before) for passage in support.passages]
    theirs = [_stands_in(support, passage, behind) for passage in support.passages]
    for passage, *both in zip(support.passages, ours, theirs, strict=True):
        left, right = _nearest(passage, before), _nearest(passage, behind)
        if all(both) and left is not None and right is not None and left != right:
            return _Joint(text, *_stretch(passage, left, right), turned=left > right)
    return _Joint(text, None) if any(ours) and any(theirs) else None


def _stands_in(support: Support, passage: Passage, places: Sequence[int]) -> bool:
    """Has the passage at least half of these words of the claim?"""
    units = [at for at in places if at in support.weights]
    return bool(units) and 2 * sum(at in passage.alignment.matches for at in units) >= len(units)


def _nearest(passage: Passage, places: Sequence[int]) -> int | None:
    matches = passage.alignment.matches
    return next((matches[at].place for at in places if at in matches), None)


def _stretch(passage: Passage, left: int, right: int) -> tuple[str, str]:
    """The words between two of a sentence, and the few before both when they stand the other way round."""
    words, sentence = passage.sentence.words, passage.sentence
    first, last = min(left, right), max(left, right)
    opening = max(0, first - _LEAD) if left > right else first
    starts = [words[at].start - sentence.start for at in (opening, first)]
    return sentence.text[starts[1] : words[last].end - sentence.start], sentence.text[starts[0] : starts[1]]
