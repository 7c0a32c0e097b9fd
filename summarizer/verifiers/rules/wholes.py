"""A part of something may not stand for all of it.

"Half of the 300 houses were destroyed" does not say that the 300 houses were, "one of the largest lines" is
not the largest, and where "only residents with a permit may enter" residents may not. Looks at what stands
before a noun in the nearest passage, and whether the claim has any word for a part.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import MEMBERS, Token
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support
from summarizer.verifiers.rules.passages import Passage

_PARTS = frozenset(
    """half part parts portion section some most many several few third quarter thirds quarters majority minority
    handful dozens scores hundreds""".split()
)
_ONLY = frozenset("only solely exclusively just alone except nobody none but".split())
_DEFINITE = frozenset("the all both every its his her their these those whole entire".split())
_BEFORE_NOUN = MEMBERS | {"adv"}
_FAR = 6  # tokens from "of" to the noun


def check_wholes(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`exaggerated` for the whole where the nearest passage has a part, or for all where it has "only" some."""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < CLOSE:
        return
    if _is_whole_of_a_part(claim, passage) or _is_best_of_several(claim, passage) or _lost_only(claim, passage):
        yield "exaggerated"


def _is_whole_of_a_part(claim: ParsedSentence, passage: Passage) -> bool:
    """Is it "the 300 houses" for "half of the 300 houses"?"""
    if _has_part(claim.tokens):
        return False
    theirs = passage.sentence.tokens
    for at in _of(theirs):
        part, told = theirs[at - 1], {token.word.stem for token in claim.tokens}
        is_one = part.low == "one"
        is_part = is_one or part.low in _PARTS or (part.pos == "num" and part.word.stem not in told)
        noun = _noun(theirs, at) if is_part and theirs[at + 1].low in _DEFINITE else None
        partner = _partner(passage, noun)
        if noun is None or partner is None or (is_one and not _is_done_by_them(claim, partner, theirs[noun])):
            continue
        if _is_definite(claim, partner) or _has_all(claim, partner, theirs[at:noun]):
            return True
    return False


def _is_done_by_them(claim: ParsedSentence, at: int, theirs: Token) -> bool:
    """Is it "the pilots" of "one of the pilots", of whom the claim tells what it tells?"""
    told = {phrase.head for each in claim.clauses.predicates for phrase in (*each.subject, *each.objects)}
    return at in told and claim.tokens[at].low == theirs.low


def _is_best_of_several(claim: ParsedSentence, passage: Passage) -> bool:
    """Is it "the largest line" for "one of the largest lines"?"""
    ours, theirs = claim.tokens, passage.sentence.tokens
    if any(token.low in ("among", "several") for token in ours) or any(_is_one_of(ours, at) for at in _of(ours)):
        return False
    for at, token in enumerate(theirs[:-2]):
        if token.low == "among" or (token.low == "of" and _is_one_of(theirs, at)):
            best = next((place for place in range(at + 1, min(at + 4, len(theirs))) if _is_best(theirs[place])), None)
            if best is not None and theirs[at + 1].low == "the" and _partner(passage, best) is not None:
                return True
    return False


def _lost_only(claim: ParsedSentence, passage: Passage) -> bool:
    """Is it "residents may enter" for "only residents with a permit may enter"?"""
    theirs = passage.sentence.tokens
    if any(token.low in _ONLY for token in claim.tokens):
        return False
    return any(
        token.low == "only"
        and (at == 0 or bool(token.before.strip()))
        and theirs[at + 1].pos in ("noun", "adj", "name")
        and _partner(passage, _noun(theirs, at)) is not None
        for at, token in enumerate(theirs[:-1])
    )


def _of(tokens: Sequence[Token]) -> Iterator[int]:
    return (at for at in range(1, len(tokens) - 1) if tokens[at].low == "of")


def _is_one_of(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low == "one"


def _is_best(token: Token) -> bool:
    return token.low == "most" or (token.low.endswith("est") and token.pos == "adj")


def _has_part(tokens: Sequence[Token]) -> bool:
    return any(token.low in _PARTS for token in tokens) or any(
        tokens[at - 1].pos == "num" or tokens[at - 1].low == "one" for at in _of(tokens)
    )


def _noun(tokens: Sequence[Token], at: int) -> int | None:
    """The head of the phrase behind this token."""
    places = range(at + 1, min(at + 1 + _FAR, len(tokens)))
    return next(
        (
            place
            for place in places
            if tokens[place].pos == "noun" and (place + 1 == len(tokens) or tokens[place + 1].pos != "noun")
        ),
        None,
    )


def _partner(passage: Passage, place: int | None) -> int | None:
    """The claim's token that stands for this one of the passage."""
    matches = passage.alignment.matches.items()
    return next((at for at, match in matches if match.place == place and match.relation == "same"), None)


def _has_all(claim: ParsedSentence, at: int, whole: Sequence[Token]) -> bool:
    """Is it "three climbers", where there are three in all?"""
    return at > 0 and any(token.pos == "num" and token.low == claim.tokens[at - 1].low for token in whole)


def _is_definite(claim: ParsedSentence, at: int) -> bool:
    """Does "the" or its like stand before the noun, whatever describes that apart?"""
    while at > 0 and claim.tokens[at - 1].pos in _BEFORE_NOUN:
        at -= 1
    return at > 0 and (claim.tokens[at - 1].low in _DEFINITE or claim.tokens[at - 1].word.text.endswith(("'s", "’s")))
