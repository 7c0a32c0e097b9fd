"""Who does what to whom must be as the evidence has it.

Compares the people and things around each predicate with those around the predicate of the evidence
that it stands for. A name that the evidence has in another role of the same sentence is swapped; one
that only another sentence has is merged; one in whose place the evidence has another name is another
entity. Says nothing where the evidence has a pronoun or a description that could be the same one.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from summarizer.domain import Code
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.gazetteer import KIN, titles
from summarizer.language.modes import is_saying
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.ports import Story
from summarizer.verifiers.rules.converses import is_told_from_the_other_side
from summarizer.verifiers.rules.evidence import OF_IT, Support
from summarizer.verifiers.rules.pairs import HELD, Pair, Slot, differ_in_gender, is_named

# Whoever is one of these to somebody is not that somebody.
_TO_SOMEBODY = KIN | frozenset(
    """fiance fiancee partner girlfriend boyfriend friend neighbour neighbor aide adviser advisor deputy lawyer
    driver bodyguard secretary assistant successor predecessor rival opponent colleague""".split()
)
_DEFINITE = frozenset("the this that these those both its his her their".split())


_HIM = frozenset("him her them it".split())
# Verbs for which the lexicon has many others, each in some sense only.
_VAGUE = frozenset("go come get take make put give have do set keep bring hold".split())
_MUTUAL = frozenset("meet marry join face fight divorce date resemble accompany".split())
_LEAST = 0.15  # of the claim's weight, for a passage that tells another's deed: a "called" alone is none
_OF_WHOM = 5  # tokens behind "the son" in which the name stands


def check_roles(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`roles_swapped`, `merged_sources` or `entity_swapped` for an argument that is another's in the evidence."""
    if any(_have_exchanged(*both) for both in combinations(support.close_pairs, 2)):
        yield "roles_swapped"
    if any(_has_changed_with_whom(pair) for pair in support.pairs):
        yield "roles_swapped"
    for pair in support.pairs:
        if pair.relation not in ("same", "synonym", "derived") or pair.ours.kind == "participle":
            continue  # whose "for folding screens" is, a shallow parse cannot tell
        if pair.relation != "same" and pair.ours.bare in _VAGUE:
            continue  # "went to court" is no "offered"
        if is_told_from_the_other_side(pair):
            continue
        if not is_saying(pair.ours):
            yield from _faults(claim, support, pair)
        elif all(_turned_sides(pair)) or _is_done_to_him(
            pair
        ):  # "Voss thanked Bell"; who says what is for `speakers.py`
            yield "roles_swapped"


def _has_changed_with_whom(pair: Pair) -> bool:
    """Is it "Voss threw a bottle at Lund" for "Lund hurled a bottle at Voss"?"""
    ours, theirs = pair.ours, pair.theirs
    if not pair.says_the_same or ours.passive != theirs.passive or is_told_from_the_other_side(pair):
        return False
    return any(pair.has_in(each, _behind(theirs)) for each in ours.agents) and any(
        pair.has_in(each, theirs.agents) for each in _behind(ours)
    )


def _behind(predicate: Predicate) -> tuple[Phrase, ...]:
    """What stands behind its prepositions, but for whoever does it."""
    return tuple(each.phrase for each in predicate.obliques if each.preposition != "by")


def _faults(claim: ParsedSentence, support: Support, pair: Pair) -> Iterator[Code]:
    if _is_crossed(claim, pair) or _is_done_to_him(pair):
        yield "roles_swapped"
        return
    if _is_done_by_another(pair):
        yield "roles_swapped"
        return
    if _is_anothers_deed(support, pair):
        yield "merged_sources"
        return
    if any(_is_who_is_near_him(pair, slot) or _is_namesake(claim, pair, slot) for slot in pair.slots):
        yield "entity_swapped"
        return
    if any(_is_of_another_gender(claim, pair, slot) for slot in pair.slots):
        yield "entity_swapped"
        return
    for _, slots in groupby(pair.slots, key=lambda slot: slot.role):
        row = _telling(claim, pair, tuple(slots))
        if any(slot.held is None or slot.held >= HELD for slot in row):
            continue
        code = _fault(claim, support, pair, row)
        if code:
            yield code


def _is_crossed(claim: ParsedSentence, pair: Pair) -> bool:
    """Do the two sides of the predicate stand the other way round in the evidence?

    One side is enough where it is a name and the evidence fills its role with another.
    """
    if any(slot.held is not None and slot.held >= HELD for slot in pair.slots if slot.role != "oblique"):
        return False
    agents, patients = _turned_sides(pair)
    if agents and patients:
        return True
    named = any(_is_named(claim, phrase.head) for phrase in (*agents, *patients))
    return named and any(slot.held is not None for slot in pair.slots)


def _is_done_to_him(pair: Pair) -> bool:
    """Is it "Voss accused the board" for "the board accused him"?"""
    theirs, tokens = pair.theirs, pair.passage.sentence.tokens
    is_his = bool(theirs.patients) and all(tokens[each.head].low in _HIM for each in theirs.patients)
    if not is_his or pair.relation != "same" or pair.theirs.lemma in _MUTUAL:
        return False
    agents, patients = _turned_sides(pair)
    return bool(patients) and not any(pair.has_in(each, theirs.agents) for each in (*agents, *pair.ours.agents))


def _is_done_by_another(pair: Pair) -> bool:
    """Does in the passage somebody named do it, and whoever does it in the claim something else?

    "While Lund called for talks, Marl argued": it is not Marl that called.
    """
    theirs, tokens = pair.theirs, pair.passage.sentence.tokens
    told = {match.place for match in pair.passage.alignment.matches.values()}
    is_named = bool(theirs.agents) and all(tokens[each.head].pos == "name" for each in theirs.agents)
    if pair.relation != "same" or theirs.kind != "finite" or not is_named:
        return False
    if any(at in told for each in theirs.agents for at in range(each.start, each.end)):
        return False
    others = [
        each
        for each in pair.passage.sentence.clauses.predicates
        if each.verb != theirs.verb and each.kind == "finite" and each.agents and each.agents != theirs.agents
    ]
    return bool(pair.ours.agents) and all(
        any(pair.has_in(agent, each.agents) for each in others) for agent in pair.ours.agents
    )


def _have_exchanged(one: Pair, other: Pair) -> bool:
    """Does each do what the other does in the evidence: "the board offered to resign, but Amory asked it to stay"?"""
    if one.passage is not other.passage or one.relation is None or other.relation is None:
        return False
    return _do_what_others_do(one, other) and _do_what_others_do(other, one)


def _do_what_others_do(pair: Pair, other: Pair) -> bool:
    """Do the agents of the pair stand in the evidence as those of the other, and none as its own?"""
    ours = pair.ours.agents
    return bool(ours) and all(
        pair.has_in(each, other.theirs.agents) and not pair.has_in(each, pair.theirs.agents) for each in ours
    )


def _turned_sides(pair: Pair) -> tuple[list[Phrase], list[Phrase]]:
    """Whoever does it to others in the claim and has it done to him in the evidence; and the reverse."""
    return (
        [each for each in pair.ours.agents if pair.has_in(each, _affected(pair.theirs))],
        [each for each in _affected(pair.ours) if pair.has_in(each, pair.theirs.agents)],
    )


def _affected(predicate: Predicate) -> tuple[Phrase, ...]:
    """To whom it is done; of a verb without an object whom its first preposition names: "called on the terminals"."""
    return predicate.patients or tuple(oblique.phrase for oblique in predicate.obliques[:1])


def _telling(claim: ParsedSentence, pair: Pair, row: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Of "Roake, a picket" the name, where the evidence has nothing but names too."""
    tokens = pair.passage.sentence.tokens
    named = tuple(slot for slot in row if _is_named(claim, slot.ours.head))
    are_names = all(tokens[other.head].pos == "name" for other in row[0].theirs)
    return named if named and are_names else row


def _is_anothers_deed(support: Support, pair: Pair) -> bool:
    """Has a further passage the deed, of or to "20 economists", of whom the claim speaks as little as it of them?"""
    if pair.passage is support.passages[0] or support.share_in(pair.passage) < _LEAST:
        return False
    if not any(slot.held and slot.held >= HELD for slot in pair.slots):
        return False
    tokens, matches = pair.passage.sentence.tokens, pair.passage.alignment.matches
    matched, first = {match.place for match in matches.values()}, support.passages[0].alignment.matches
    return any(
        slot.held == 0
        and slot.ours.head in first
        and slot.role != "oblique"
        and slot.ours.head not in matches
        and all(_is_new(tokens, each) and not matched & set(range(each.start, each.end)) for each in slot.theirs)
        for slot in pair.slots
    )


def _is_new(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Is it somebody not spoken of before: no pronoun, no "the", no name that may be the claim's own?"""
    first, head = tokens[phrase.start], tokens[phrase.head]
    return head.pos == "noun" and first.pos in ("num", "det", "noun", "adj") and first.low not in _DEFINITE


def _fault(claim: ParsedSentence, support: Support, pair: Pair, row: Sequence[Slot]) -> Code | None:
    heads = [slot.ours.head for slot in row]
    if all(_is_of_another_deed(pair, slot) for slot in row):
        return "roles_swapped"
    if not (all(_is_named(claim, head) for head in heads) or _are_all_names(claim, pair, row)):
        return None
    if not _has_a_name(pair, row):
        return None
    if any(head in pair.passage.alignment.matches for head in heads):
        return "roles_swapped"
    if support.share_in(pair.passage) < OF_IT and not any(slot.held and slot.held >= HELD for slot in pair.slots):
        return None  # nothing but the verb stands there
    elsewhere = any(head in passage.alignment.matches for passage in support.passages for head in heads)
    return "merged_sources" if elsewhere else "entity_swapped"


def _is_who_is_near_him(pair: Pair, slot: Slot) -> bool:
    """Is it the mayor, of whose son the evidence tells: "the son of Mayor Brandt", "Brandt's son"?"""
    matches, tokens = pair.passage.alignment.matches, pair.passage.sentence.tokens
    match = matches.get(slot.ours.head)
    if slot.role == "oblique" or match is None or match.relation != "same" or tokens[match.place].pos != "name":
        return False
    told = {each.place for each in matches.values()}
    return any(
        tokens[other.head].lemma in _TO_SOMEBODY
        and other.head not in told
        and (
            other.start <= match.place < other.head
            or (other.end < match.place <= other.end + _OF_WHOM and tokens[other.end].low == "of")
        )
        for other in slot.theirs
    )


def _is_namesake(claim: ParsedSentence, pair: Pair, slot: Slot) -> bool:
    """Is it Tom Berg, where the evidence has Anna Berg, and Tom does something else?"""
    matches, tokens = pair.passage.alignment.matches, pair.passage.sentence.tokens
    ours = [at for at in range(slot.ours.start, slot.ours.end) if claim.tokens[at].pos == "name"]
    if len(ours) < 2 or ours[0] not in matches or ours[-1] not in matches:
        return False
    first, last = matches[ours[0]].place, matches[ours[-1]].place
    told = {each.place for each in matches.values()}
    return any(
        other.start < last < other.end
        and not other.start <= first < other.end
        and tokens[last - 1].pos == "name"
        and last - 1 not in told
        for other in slot.theirs
    )


def _is_of_another_gender(claim: ParsedSentence, pair: Pair, slot: Slot) -> bool:
    """Is it "a woman" for "a boy"? A woman may be "chairman"."""
    ours, tokens = claim.tokens[slot.ours.head], pair.passage.sentence.tokens
    theirs = [tokens[other.head] for other in slot.theirs]
    if pair.relation != "same" or slot.ours.head in pair.passage.alignment.matches:
        return False
    offices = any(token.lemma in titles() for token in (ours, *theirs))
    return bool(theirs) and not offices and all(differ_in_gender(ours, other) for other in theirs)


def _is_of_another_deed(pair: Pair, slot: Slot) -> bool:
    """Is it the man of "released a man and charged a woman", of which the claim has that he was charged?"""
    matches, tokens = pair.passage.alignment.matches, pair.passage.sentence.tokens
    match, theirs = matches.get(slot.ours.head), pair.theirs
    if slot.role != "patient" or match is None or match.relation != "same" or not slot.theirs or theirs.passive:
        return False
    told = {each.place for each in matches.values()}
    if any(other.head in told or tokens[other.head].pos != "noun" for other in slot.theirs):
        return False
    beside = (
        each
        for each in pair.passage.sentence.clauses.predicates
        if each.verb != theirs.verb and each.kind == theirs.kind == "finite" and each.subject == theirs.subject
    )
    return any(phrase.head == match.place for each in beside for phrase in each.objects)


def _is_named(claim: ParsedSentence, head: int) -> bool:
    return claim.tokens[head].pos == "name"


def _has_a_name(pair: Pair, row: Sequence[Slot]) -> bool:
    """Does the evidence fill the role with a name, or with "Oskany's delegation"?"""
    tokens = pair.passage.sentence.tokens
    return any(tokens[at].pos == "name" for other in row[0].theirs for at in range(other.start, other.end))


def _are_all_names(claim: ParsedSentence, pair: Pair, row: Sequence[Slot]) -> bool:
    """Has the evidence names alone in the place of what can only be one where the claim opens with it?"""
    tokens = pair.passage.sentence.tokens
    heads = [tokens[other.head] for slot in row for other in slot.theirs]
    return all(map(is_named, [*heads, *(claim.tokens[slot.ours.head] for slot in row)]))
