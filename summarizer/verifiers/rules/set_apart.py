"""Whoever a passage sets apart from those of whom it tells something did not do it.

"The army, unlike the police, supported him" has every word of "the police supported him", as "reopened to cyclists
but closed to cars" has of "reopened to cars", and "either Korn or Brand will lead" of "Korn will lead". Looks at what
stands around the claim's people and things in the passage of each of its verbs.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.clauses import Phrase
from summarizer.language.lexicon import are_antonyms
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import MEMBERS, Token
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, OF_IT, Support
from summarizer.verifiers.rules.pairs import Pair
from summarizer.verifiers.rules.passages import Passage

_ALL = frozenset("all every everyone everybody each both only".split())
_FREE_TO = frozenset("can could may might".split())  # "can pay by either cash or card": by cash too
_DENYING = frozenset("not never no nobody none without".split())
_SIDE = 5  # tokens of what stands beside "or"


def check_set_apart(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`negated` for a deed of whoever is set apart from it, `hedge_dropped` or `exaggerated` for one of "A or B"."""
    turned = any(_is_set_apart(pair) or _is_of_the_contrary(claim, pair) for pair in support.close_pairs)
    if turned or _goes_on_elsewhere(support):
        yield "negated"
    passage = support.passages[0] if support.passages else None
    if passage and support.share_in(passage) >= CLOSE:
        yield from _one_of_either(claim, passage)


def _is_set_apart(pair: Pair) -> bool:
    """Does somebody do it in the claim whom the passage names behind "unlike", or "only" behind whom does another?"""
    if not pair.says_the_same or pair.ours.negated != pair.theirs.negated:
        return False
    return any(_stands_apart(pair, phrase) for phrase in pair.ours.subject)


def _stands_apart(pair: Pair, phrase: Phrase) -> bool:
    match = pair.passage.alignment.matches.get(phrase.head)
    if match is None or match.relation != "same":
        return False
    clauses, own = pair.passage.sentence.clauses, {other.head for other in pair.theirs.subject}
    there = next((each for each in clauses.phrases if each.start <= match.place < each.end), None)
    if there is None or there.start == 0 or there.head in own:
        return False
    before = clauses.tokens[there.start - 1].low
    if before == "only":
        return any(each.verb != pair.theirs.verb and there in each.subject for each in clauses.predicates)
    return before == "unlike"


def _is_of_the_contrary(claim: ParsedSentence, pair: Pair) -> bool:
    """Is it "reopened to cars" for "reopened to cyclists but closed to cars"?"""
    ours, theirs, tokens = pair.ours, pair.theirs, pair.passage.sentence.tokens
    if pair.relation != "same" or ours.negated or theirs.negated:
        return False
    for each in ours.obliques:
        match = pair.passage.alignment.matches.get(each.phrase.head)
        own = [other.phrase for other in theirs.obliques if other.preposition == each.preposition]
        if match and match.relation == "same" and own and own[0].end <= match.place:
            between = [token for token in tokens[own[0].end : match.place] if are_antonyms(token.lemma, ours.bare)]
            if between and not any(are_antonyms(token.lemma, ours.bare) for token in claim.tokens):
                return True
    return False


def _goes_on_elsewhere(support: Support) -> bool:
    """Is it "halted all work, that in Lund too" for "halted work" of one passage, and "work in Lund went on"?"""
    if len(support.claim.clauses.predicates) != 1:
        return False
    for passage in support.passages:
        others = [other.alignment.matches for other in support.passages if other is not passage]
        matches = passage.alignment.matches
        own = [at for at in matches if not any(at in other for other in others)]
        is_told = any(other.get(pair.ours.verb) for other in others for pair in support.pairs if pair.says_the_same)
        is_other = is_told and len(own) > 1 and support.share_in(passage) >= OF_IT
        if is_other and _has_the_opposite_verb(support.claim, passage):
            return True
    return False


def _has_the_opposite_verb(claim: ParsedSentence, passage: Passage) -> bool:
    """Is the only verb of the passage the opposite of the claim's, and stands for nothing else of it?"""
    predicates, matches = passage.sentence.clauses.predicates, passage.alignment.matches
    if len(predicates) != 1 or predicates[0].negated:
        return False
    there = {match.relation: at for at, match in matches.items() if match.place == predicates[0].verb}
    return list(there) == ["opposite"] and claim.tokens[there["opposite"]].pos == "verb"


def _one_of_either(claim: ParsedSentence, passage: Passage) -> Iterator[Code]:
    """For "A or B" of the passage, where the claim has A alone as sure, or as true of all."""
    tokens, lows = passage.sentence.tokens, claim.lows
    if "or" in lows or claim.hedges or not lows.isdisjoint(_DENYING | {"either"}):
        return
    told = {match.place for match in passage.alignment.matches.values()}
    for at in (at for at, token in enumerate(tokens) if token.low == "or"):
        left, right = _before(tokens, at), _behind(tokens, at)
        own, other = _beyond(tokens, left, right), _beyond(tokens, right, left)
        if bool(told & own) == bool(told & other) or not _DENYING.isdisjoint(_lows(tokens)):
            continue
        if "either" in _lows(tokens[max(0, left.start - 2) : at]) and not _is_free(tokens):
            yield "hedge_dropped"
        elif lows & _ALL & _lows(tokens[:at]):
            yield "exaggerated"


def _is_free(tokens: Sequence[Token]) -> bool:
    return any(token.low == "if" or (token.pos == "modal" and token.low in _FREE_TO) for token in tokens)


def _beyond(tokens: Sequence[Token], one: range, other: range) -> set[int]:
    """The places of words that only the one has: "mine" of "the Orl mine or the Lund mine" is of both."""
    known = {tokens[at].word.stem for at in other}
    return {at for at in one if tokens[at].word.stem not in known}


def _lows(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.low for token in tokens)


def _before(tokens: Sequence[Token], at: int) -> range:
    """The noun phrase before "or"; empty where none stands there."""
    first = at
    while first > 0 and first > at - _SIDE and tokens[first - 1].pos in MEMBERS and not tokens[first].before.strip():
        first -= 1
    return range(first, at) if all(token.pos != "num" for token in tokens[first:at]) else range(at, at)


def _behind(tokens: Sequence[Token], at: int) -> range:
    """That behind it, whatever small words open it."""
    first = at + 1
    while first < len(tokens) and tokens[first].pos in ("det", "poss", "prep", "to"):
        first += 1
    last = first
    while last < min(first + _SIDE, len(tokens)) and tokens[last].pos in MEMBERS and not tokens[last].before.strip():
        last += 1
    return range(first, last)
