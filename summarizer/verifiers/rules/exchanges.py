"""Two names, things or figures of a claim that have changed places against its evidence.

"Halvane, which has 38 ships, is to buy Brackmoor, which has 61": every word is there, and two stand in
each other's place. Seen where each lies between the partners of the other's neighbours; the unit behind
a figure moves with it. A passive for an active moves the two sides of its verb and is no exchange.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from summarizer.domain import Code
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.spelled import SCALES
from summarizer.language.tokens import MEMBERS, OPENS_NOUN, Token
from summarizer.ports import Story
from summarizer.verifiers.rules.alignment import Match
from summarizer.verifiers.rules.converses import is_told_from_the_other_side
from summarizer.verifiers.rules.evidence import NEARLY_ALL, Support
from summarizer.verifiers.rules.passages import Passage

_NEAR = 3  # tokens on either side of "than"
_MORE = frozenset("more less fewer worse".split())
_NO_MORE = frozenset("other rather after over under never however either neither member number".split())
_REACH = 4  # tokens from a preposition to its noun
_IN_PHRASE = MEMBERS | OPENS_NOUN
_MOST = 12  # names, things or figures of one claim that are compared with each other


def check_exchanges(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`roles_swapped` for two names or things, `number_mismatch` for two figures."""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < NEARLY_ALL:
        return
    if any(pair.ours.passive != pair.theirs.passive or is_told_from_the_other_side(pair) for pair in support.pairs):
        return
    matches = {at: match for at, match in passage.alignment.matches.items() if match.relation == "same"}
    if _is_compared_otherwise(claim, passage, matches):
        yield "roles_swapped"
        return
    if _has_turned_score(claim, passage) and any(pair.relation == "same" for pair in support.pairs):
        yield "number_mismatch"
        return
    for pos, code in _KINDS:
        if pos in ("noun", "thing") and _equations(claim) != _equations(passage.sentence):
            return  # "Voss, the only mayor who" for "was the only mayor who"
        fixed = {at: match for at, match in matches.items() if pos != "num" or not _is_unit(claim, at)}
        runs = _runs(claim, fixed, pos)
        if _has_exchanged(claim, passage, runs, fixed) or _have_exchanged_prepositions(claim, passage, runs):
            yield code
            return


_KINDS: tuple[tuple[str, Code], ...] = (
    ("num", "number_mismatch"),
    ("name", "roles_swapped"),
    ("noun", "roles_swapped"),
    ("thing", "roles_swapped"),  # a name and a noun
)


def _is_compared_otherwise(claim: ParsedSentence, passage: Passage, matches: Mapping[int, Match]) -> bool:
    """Is it "more men than women" for "more women than men"?"""
    there = passage.sentence.tokens
    for at in _thans(claim.tokens):
        before = next((matches[each].place for each in range(at - 1, at - 1 - _NEAR, -1) if each in matches), None)
        behind = next((matches[each].place for each in range(at + 1, at + 1 + _NEAR) if each in matches), None)
        if before is None or behind is None:
            continue
        turned = (than for than in _thans(there) if behind < than < before and before - behind <= 2 * _NEAR)
        if any(_comparative(there, than) == _comparative(claim.tokens, at) for than in turned):
            return True
    return False


def _has_turned_score(claim: ParsedSentence, passage: Passage) -> bool:
    """Is it "voted 4-7" for "voted 7-4"?"""
    theirs = set(_scores(passage.sentence))
    return any(score[::-1] in theirs and score not in theirs for score in _scores(claim))


def _scores(sentence: ParsedSentence) -> Iterator[tuple[Decimal, ...]]:
    for one, other in pairwise(sentence.numbers):
        if one.unit == other.unit == "score":
            yield one.value, other.value


def _thans(tokens: Sequence[Token]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.low == "than"]


def _comparative(tokens: Sequence[Token], than: int) -> str | None:
    """The "more" or "older" before it."""
    before = (tokens[at].low for at in range(than - 1, max(-1, than - 1 - 2 * _NEAR), -1))
    return next((low for low in before if low in _MORE or (low.endswith("er") and low not in _NO_MORE)), None)


def _equations(sentence: ParsedSentence) -> int:
    return sum(predicate.lemma == "be" for predicate in sentence.clauses.predicates)


def _is_unit(claim: ParsedSentence, at: int) -> bool:
    return at > 0 and claim.tokens[at].pos == "noun" and claim.tokens[at - 1].pos == "num"


def _runs(claim: ParsedSentence, matches: Mapping[int, Match], pos: str) -> list[range]:
    """The aligned words of this kind, those that stand together as one."""
    found: list[range] = []
    for at, token in enumerate(claim.tokens):
        if not (token.pos == pos or (pos == "thing" and token.pos in ("name", "noun"))) or at not in matches:
            continue
        if token.low in SCALES:
            continue  # "million" is no figure
        if found and found[-1].stop == at and matches[at].place == matches[at - 1].place + 1:  # but not "Bell's plan"
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
    return found[:_MOST]


def _has_exchanged(
    claim: ParsedSentence, passage: Passage, runs: Sequence[range], matches: Mapping[int, Match]
) -> bool:
    places = [matches[run.start].place for run in runs]
    if places == sorted(places):
        return False  # all stand in the order of the evidence
    return any(
        _lies_between(other, one, matches) and _lies_between(one, other, matches)
        for one, other in combinations(runs, 2)
        if matches[one.start].place > matches[other.start].place
        and _is_day(claim, one) == _is_day(claim, other)
        and not _have_kept_their_units(claim, passage, one, other)
        and not _is_genitive(claim, one, other)
        and not _is_genitive(passage.sentence, *_partners(one, other, matches))
    )


def _is_day(claim: ParsedSentence, run: range) -> bool:
    """Is it a weekday or a month, which changes places with another and with nobody?"""
    return claim.tokens[run.start].low in CALENDAR


def _have_kept_their_units(claim: ParsedSentence, passage: Passage, one: range, other: range) -> bool:
    """Do two figures count different things, the same here and there: "four days" and "nine jurors"?"""
    counted = [_counted(claim, run.stop - 1) for run in (one, other)]
    there = [_counted(passage.sentence, passage.alignment.matches[run.stop - 1].place) for run in (one, other)]
    return None not in counted and counted == there and counted[0] != counted[1]


def _counted(sentence: ParsedSentence, at: int) -> str | None:
    """The lemma of the noun behind a figure."""
    following = sentence.tokens[at + 1 : at + 2]
    is_figure = sentence.tokens[at].pos == "num"
    return following[0].lemma if is_figure and following and following[0].pos == "noun" else None


def _partners(one: range, other: range, matches: Mapping[int, Match]) -> tuple[range, range]:
    """Where the evidence has the two."""
    places = [[matches[at].place for at in run] for run in (one, other)]
    return range(min(places[0]), max(places[0]) + 1), range(min(places[1]), max(places[1]) + 1)


def _is_genitive(sentence: ParsedSentence, one: range, other: range) -> bool:
    """Is it "the country's soil", which is "the soil of the country"?"""
    first = min(one, other, key=lambda run: run.start)
    return sentence.words[first.stop - 1].text.endswith(("'s", "’s", "s'", "s’"))


def _have_exchanged_prepositions(claim: ParsedSentence, passage: Passage, runs: Sequence[range]) -> bool:
    """Is it "from Aldby to Corin" for "from Corin to Aldby"?"""
    matches = passage.alignment.matches
    before = [
        (preposition_of(claim, run.start), preposition_of(passage.sentence, matches[run.start].place)) for run in runs
    ]
    return any(one[0] != one[1] and _tells_way(one) and one == other[::-1] for one, other in pairwise(before))


def _tells_way(prepositions: tuple[str | None, str | None]) -> bool:
    """Not "of" and "by", which change places where "the bank raised it by half" is "a rise of half by the bank"."""
    return None not in prepositions and "of" not in prepositions


def preposition_of(sentence: ParsedSentence, at: int) -> str | None:
    """The one before the noun phrase that the token stands in, if that is short: "from", of "from the old port"."""
    tokens = sentence.tokens[max(0, at - _REACH) : at][::-1]
    before = next((token for token in tokens if token.pos not in _IN_PHRASE), None)
    return before.low if before and before.pos in ("prep", "to") else None


def _lies_between(run: range, place: range, matches: Mapping[int, Match]) -> bool:
    """Does the one lie where the evidence should have the other, and not where it should be itself?"""
    around = _around(place, run, matches)
    own = _around(run, place, matches)
    return _is_inside(run, around, matches) and not _is_inside(run, own, matches)


def _around(place: range, other: range, matches: Mapping[int, Match]) -> tuple[float, float] | None:
    """Where the partners of the nearest neighbours on both sides lie; None where they stand in another order."""
    outside = [at for at in matches if at not in place and at not in other]
    left = max((at for at in outside if at < place.start), default=None)
    right = min((at for at in outside if at >= place.stop), default=None)
    low = matches[left].place if left is not None else float("-inf")
    high = matches[right].place if right is not None else float("inf")
    return (low, high) if low < high else None


def _is_inside(run: range, edges: tuple[float, float] | None, matches: Mapping[int, Match]) -> bool:
    return edges is not None and all(edges[0] < matches[at].place < edges[1] for at in run)
