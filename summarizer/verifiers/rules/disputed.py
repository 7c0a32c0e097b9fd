"""Whether other articles have a figure of the claim otherwise, or a later one.

Reads what `reconcile` found: facts that a later figure replaced, and conflicts with their sides. A claim that
has the figures of two sides names the dispute and is left alone; so is one that tells an old figure
together with its day. A claim that says who gives the figure stands, and is marked. What a paper has taken
back is disputed too, with figures or without.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from summarizer.domain import Code, ConflictKind, Evidence, Fact
from summarizer.language.dates import DateMention
from summarizer.language.estimating import says_whose
from summarizer.language.modes import is_saying
from summarizer.language.parse import ParsedSentence
from summarizer.language.retracting import correction_of
from summarizer.language.words import stems_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.statements import statements_in

_OF_FIGURES: frozenset[ConflictKind] = frozenset(("number", "date"))


_AS_OF = re.compile(r"\b(?:by|until|as\sof)\s(?:late\s|early\s)?$", re.IGNORECASE)
_WIDTH = 14  # characters before a date
_FARTHEST = 5  # times as many; beyond that it is another thing
_Figure = tuple[Decimal, str | None]  # with its unit


class Dispute(NamedTuple):
    """Why the claim is disputed, whether the other side weighs as much or holds later, and the span that says so."""

    code: Code
    is_open: bool
    against: Evidence


def dispute_over(claim: ParsedSentence, support: Support, story: Story) -> Dispute | None:
    """The first dispute over the claim: `stale` or, over a figure, `sources_disagree`."""
    if not support.passages:
        return None
    told_on = support.passages[0].article.article.published or ""
    taken_back = correction_of(claim, story.corrections, told_on=told_on)
    if taken_back:
        return Dispute("stale", True, Evidence(**taken_back.span.model_dump(), stance="refutes", score=1.0))
    if not claim.numbers:
        return None
    return next(_overtaken(claim, support, story), None) or next(_contradicted(claim, story), None)


def _overtaken(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Dispute]:
    if any(mention.kind == "absolute" or _is_as_of(claim, mention) for mention in claim.dates):
        return
    for passage in support.passages:
        fact = story.fact_at.get((passage.article.id, passage.sentence.start))
        newer = story.fact_by_id.get(fact.superseded_by or "") if fact else None
        if fact and newer and _is_of_one_matter(claim, story.sentence_of(fact), story.sentence_of(newer)):
            yield Dispute("stale", not says_whose(claim), _against(newer))


def _is_as_of(claim: ParsedSentence, mention: DateMention) -> bool:
    """As in "By Tuesday evening"; of "on Tuesday" it may be something else that was then."""
    at = mention.start - claim.start
    return mention.kind == "weekday" and _AS_OF.search(claim.text[max(0, at - _WIDTH) : at]) is not None


def _is_of_one_matter(claim: ParsedSentence, old: ParsedSentence, new: ParsedSentence) -> bool:
    """Has the claim the old figure, and most of what it is of? The old sentence may have told of other things too."""
    core = _core(old, new)
    return _takes_side(claim, old, new) and len(claim.stems & core) * 2 >= len(core)


def _contradicted(claim: ParsedSentence, story: Story) -> Iterator[Dispute]:
    facts = story.once(_facts_by_text) if story.conflicts else {}
    for conflict in story.conflicts:
        # Where two offices differ, or it is denied that something happened, the figures beside that are no rivals.
        if conflict.resolution == "update" or conflict.kind not in _OF_FIGURES:
            continue
        sides = [(variant, facts[variant.text]) for variant in conflict.variants if variant.text in facts]
        for mine, my_fact in sides:
            others = [side for side in sides if side[0] is not mine]
            sentence = story.sentence_of(my_fact)
            if others and all(_takes_side(claim, sentence, story.sentence_of(fact)) for _, fact in others):
                strongest, fact = max(others, key=lambda side: len(side[0].origins))
                is_open = len(strongest.origins) >= len(mine.origins) and not says_whose(claim)
                if claim.stems >= _core(sentence, story.sentence_of(fact)):
                    yield Dispute("sources_disagree", is_open, _against(fact))


def _facts_by_text(story: Story) -> Mapping[str, Fact]:
    return {fact.text: fact for fact in story.facts}


def _takes_side(claim: ParsedSentence, one: ParsedSentence, other: ParsedSentence) -> bool:
    """Has the claim a figure that only the one has, near one that only the other has, and none of those?"""
    ours, mine, theirs = _figures(claim), _figures(one), _figures(other)
    own, rivals = mine - theirs, theirs - mine
    return any(_are_near(figure, rival) for figure in ours & own for rival in rivals) and not ours & rivals


def _are_near(one: _Figure, other: _Figure) -> bool:
    small, large = sorted((one[0], other[0]))
    return one[1] == other[1] and large <= _FARTHEST * small


def _core(one: ParsedSentence, other: ParsedSentence) -> frozenset[str]:
    """What both sentences are about, figures and whoever gives them apart."""
    givers = _givers(one) | _givers(other)
    return frozenset(stem for stem in one.stems & other.stems if not stem[0].isdigit() and stem not in givers)


def _givers(sentence: ParsedSentence) -> frozenset[str]:
    speakers = stems_in(" ".join(statement.speaker for statement in statements_in(sentence)))
    return speakers | {sentence.words[each.verb].stem for each in sentence.clauses.predicates if is_saying(each)}


def _figures(sentence: ParsedSentence) -> frozenset[_Figure]:
    return frozenset(
        (value, number.unit) for number in sentence.numbers if not number.is_label for value in number.values
    )


def _against(fact: Fact) -> Evidence:
    return Evidence(**fact.spans[0].model_dump(), stance="refutes", score=1.0)
