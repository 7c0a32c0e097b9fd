"""Which predicate of its evidence each predicate of a claim stands for, and how their arguments agree.

A verb stands for the verb that its word is aligned with; "is" and "has" for the one whose complement
is aligned with theirs; a verb that is aligned with nothing for the one that the same people and
things stand around, so that "confirmed" is seen to stand where the source has "rejected".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.gazetteer import GENDERS, country_of_capital, humans, titles
from summarizer.language.lexicon import lemmas_of
from summarizer.language.modes import Mode, is_saying, mode_of
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.verifiers.rules.alignment import Relation
from summarizer.verifiers.rules.passages import Passage

Role = Literal["agent", "patient", "oblique"]

HELD = 0.5  # of an argument: its head, or all the rest of it
_NEAR = 6  # tokens between a verb that carries no meaning and the aligned word that tells it
_VAGUE = frozenset("one ones others some many most few all people man woman thing".split())


class Slot(NamedTuple):
    """One argument of a claim's predicate beside what the evidence has in the same role.

    `held` is the share of the argument that stands there, 0 to 1; None when the evidence leaves the role open or
    fills it with a pronoun or a vague word, which may stand for anybody.
    """

    role: Role
    ours: Phrase
    theirs: tuple[Phrase, ...]
    held: float | None


@dataclass(frozen=True)
class Pair:
    """A predicate of the claim, by its index, and the one of a passage that it stands for."""

    claim: ParsedSentence
    number: int
    ours: Predicate
    passage: Passage
    theirs: Predicate
    relation: Relation | None  # of the verbs; None when only their surroundings agree
    slots: tuple[Slot, ...] = ()

    @property
    def says_the_same(self) -> bool:
        """Do the verbs say the same, or the evidence's a narrower thing?"""
        return self.relation in ("same", "synonym", "derived", "wider")

    def has_in(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Does the head of a phrase of the claim, a noun or a name, stand in one of these of the evidence?"""
        match = self.passage.alignment.matches.get(phrase.head)
        if match is None or match.relation != "same" or self.claim.tokens[phrase.head].pos not in ("noun", "name"):
            return False
        return any(other.start <= match.place < other.end for other in others)

    @cached_property
    def modes(self) -> tuple[Mode, Mode]:
        """How the claim puts the predicate, and how the evidence does."""
        sentence = self.passage.sentence
        number = sentence.clauses.predicates.index(self.theirs)
        ours = mode_of(self.claim.clauses, self.number, self.claim.hedges)
        return ours, mode_of(sentence.clauses, number, sentence.hedges)


def pairs_of(claim: ParsedSentence, passages: Sequence[Passage]) -> tuple[Pair, ...]:
    """A pair for every predicate of the claim that has a partner, from the passage that has most of its arguments.

    The first of several: "Quist won the prize and Reyl won the medal" has its two verbs from two sentences.
    """
    found: dict[int, Pair] = {}
    for passage in passages:
        for pair in _in_passage(claim, passage):
            known = found.get(pair.number)
            if known is None or _closeness(pair) > _closeness(known):
                found[pair.number] = pair
    return tuple(found[number] for number in sorted(found))


def _closeness(pair: Pair) -> tuple[bool, int]:
    """Does the verb itself stand there, and with how many of the same people and things?"""
    return pair.relation is not None, sum(slot.held is not None and slot.held >= HELD for slot in pair.slots)


def _in_passage(claim: ParsedSentence, passage: Passage) -> Iterator[Pair]:
    ours, theirs = claim.clauses.predicates, passage.sentence.clauses.predicates
    by_verb = {predicate.verb: predicate for predicate in theirs}
    taken: set[int] = set()
    late: list[tuple[int, Predicate]] = []
    exact = _exactly_told(claim, passage, by_verb)
    for number, predicate in enumerate(ours):
        match = passage.alignment.matches.get(predicate.verb)
        partner = by_verb.get(match.place) if match else None
        if partner and match and match.relation == "same" and partner.particle != predicate.particle:
            partner = None  # "threw out the protest" is no "threw flares"
        if partner and exact.get(partner.verb, number) != number:
            continue
        if partner is None and claim.tokens[predicate.verb].word.is_stop:
            partner = _same_helper(claim, predicate, passage, by_verb)
        if partner is None:
            late.append((number, predicate))
        else:
            taken.add(partner.verb)
            relation = match.relation if match else "same"
            slots = _slots(claim, predicate, passage, partner)
            yield Pair(claim, number, predicate, passage, partner, relation, slots)
    free = [predicate for predicate in theirs if predicate.verb not in taken]
    for number, predicate in late:
        pair = _by_surroundings(claim, number, predicate, passage, free)
        if pair:
            free.remove(pair.theirs)
            yield pair


def _exactly_told(claim: ParsedSentence, passage: Passage, by_verb: Mapping[int, Predicate]) -> dict[int, int]:
    """The verbs of the passage that a verb of the claim has in lemma: not "founded" for "found guilty"."""
    matches = passage.alignment.matches
    return {
        matches[predicate.verb].place: number
        for number, predicate in enumerate(claim.clauses.predicates)
        if predicate.verb in matches
        and matches[predicate.verb].place in by_verb
        and by_verb[matches[predicate.verb].place].lemma == predicate.lemma
    }


def _same_helper(
    claim: ParsedSentence, predicate: Predicate, passage: Passage, by_verb: dict[int, Predicate]
) -> Predicate | None:
    """The "is" or "has" nearest before what the claim's own is followed by, or nearest after what it follows."""
    matches = passage.alignment.matches
    lemma = claim.tokens[predicate.verb].lemma
    alike = [each for each in by_verb.values() if passage.sentence.tokens[each.verb].lemma == lemma]
    behind, before = (
        range(predicate.verb + 1, predicate.verb + _NEAR),
        range(predicate.verb - 1, predicate.verb - _NEAR, -1),
    )
    place = next((matches[at].place for at in behind if at in matches), None)
    near = [each for each in alike if place is not None and 0 < place - each.verb < _NEAR]
    if near:
        return max(near, key=lambda each: each.verb)
    place = next((matches[at].place for at in before if at in matches), None)
    near = [each for each in alike if place is not None and 0 < each.verb - place < _NEAR]
    return min(near, key=lambda each: each.verb, default=None)


def _by_surroundings(
    claim: ParsedSentence, number: int, predicate: Predicate, passage: Passage, free: Sequence[Predicate]
) -> Pair | None:
    """The predicate that has the same argument in the same role, when there is one."""
    for partner in free:
        if passage.sentence.tokens[partner.verb].pos != claim.tokens[predicate.verb].pos:
            continue
        if is_saying(partner) and not is_saying(predicate):  # that Voss spoke says nothing of what else Voss did
            continue
        slots = _slots(claim, predicate, passage, partner)
        if any(slot.held and slot.held > 0.5 for slot in slots) or _same_complement(predicate, passage, partner):
            return Pair(claim, number, predicate, passage, partner, None, slots)
    return None


def _same_complement(predicate: Predicate, passage: Passage, partner: Predicate) -> bool:
    """Is what stands behind the two the same, where neither has an object?"""
    heads = {oblique.phrase.head for oblique in partner.obliques}
    matches = passage.alignment.matches
    return any(
        oblique.phrase.head in matches and matches[oblique.phrase.head].place in heads
        for oblique in predicate.obliques
    )


def _slots(claim: ParsedSentence, ours: Predicate, passage: Passage, theirs: Predicate) -> tuple[Slot, ...]:
    def alike(preposition: str) -> tuple[Phrase, ...]:
        return tuple(oblique.phrase for oblique in theirs.obliques if oblique.preposition == preposition)

    found: list[tuple[Role, Phrase, tuple[Phrase, ...]]] = [
        *[("agent", phrase, theirs.agents) for phrase in ours.agents],
        *[("patient", phrase, theirs.patients) for phrase in ours.patients],
        *[("oblique", each.phrase, alike(each.preposition)) for each in ours.obliques if each.preposition != "by"],
    ]
    return tuple(
        Slot(role, phrase, others, _held(claim, phrase, passage, others))
        for role, phrase, others in found
        if _is_thing(claim.tokens[phrase.head])
    )


def _is_thing(token: Token) -> bool:
    return token.pos in ("noun", "name") and not token.word.is_stop


def is_displaced(pair: Pair, slot: Slot) -> bool:
    """Does the evidence have the argument, but elsewhere in the sentence, and something else in its place?"""
    return slot.held is not None and slot.held < HELD and slot.ours.head in pair.passage.alignment.matches


def _held(claim: ParsedSentence, phrase: Phrase, passage: Passage, others: Sequence[Phrase]) -> float | None:
    """How much of the phrase stands in one of the others: its head counts as much as all the rest."""
    tokens, head = passage.sentence.tokens, claim.tokens[phrase.head]
    if head.pos == "name":  # "Norline, a ferry company": it is the name that a name is compared with
        others = [other for other in others if tokens[other.head].pos == "name"] or others
    if not others or any(_may_be_one(head, tokens[other.head]) for other in others):
        return None
    return max(_share(claim, phrase, passage, other) for other in others)


def differ_in_gender(ours: Token, theirs: Token) -> bool:
    """Is it "she" for a boy?"""
    genders = [GENDERS.get(each.low) or humans().get(each.low) for each in (ours, theirs)]
    return None not in genders and genders[0] != genders[1]


def _may_be_one(ours: Token, theirs: Token) -> bool:
    """May the two words name one and the same, for all we know: a name and "the mayor", "Moscow" and "Russia"?"""
    if is_open(ours) or is_open(theirs):
        return not differ_in_gender(ours, theirs)
    if (ours.pos == "name") != (theirs.pos == "name") and not (is_named(ours) and is_named(theirs)):
        return ours.word.stem != theirs.word.stem
    capitals = [each for each in (ours, theirs) if country_of_capital(each.word.text) is not None]
    return is_named(ours) and len(capitals) == 1


def is_named(token: Token) -> bool:
    """Is it a name, or, where a sentence opens with it, a word of no table with a capital letter?"""
    if token.pos == "name":
        return True
    text = token.word.text
    is_word = token.low in CALENDAR or bool(lemmas_of(token.low))
    return token.pos == "noun" and text[:1].isupper() and text.isalpha() and not is_word


def _share(claim: ParsedSentence, phrase: Phrase, passage: Passage, other: Phrase) -> float:
    matches = passage.alignment.matches

    def is_there(at: int) -> bool:
        return at in matches and other.start <= matches[at].place < other.end and matches[at].relation != "opposite"

    units = [at for at in range(phrase.start, phrase.end) if claim.tokens[at].pos in ("noun", "name", "adj", "num")]
    rest = [at for at in units if at != phrase.head]
    if claim.tokens[phrase.head].pos == "name":  # one word of a name is enough: "Webb" for "James Webb Telescope"
        named = [at for at in units if claim.tokens[at].pos == "name"]
        own = [at for at in named if claim.tokens[at].low not in titles()]  # "Judge" is another judge's too
        return float(any(is_there(at) for at in own or named))
    beside = sum(map(is_there, rest)) / len(rest) if rest else float(is_there(phrase.head))
    return (is_there(phrase.head) + beside) / 2


def is_open(token: Token) -> bool:
    """A word that may stand for anybody or anything: a pronoun, "one", "people"."""
    return token.pos == "pron" or token.low in _VAGUE


def stands_for_two(claim: ParsedSentence, at: int) -> bool:
    """Is the word here "presidents" of "the two presidents", which counts nobody and stands for two names?"""
    tokens = claim.tokens
    return at > 1 and tokens[at - 2].low == "the" and tokens[at - 1].low == "two" and tokens[at].lemma in humans()
