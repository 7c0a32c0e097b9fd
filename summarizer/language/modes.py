"""How a sentence puts each of its predicates: done or to come, surely or not.

Follows a predicate up through what it completes: in "is expected to refuse to leave" leaving lies in
the future and is no more than likely. "Agreed to pay" does not say that anything was paid.
Works on the shallow parse; what is not in a verb, an adverb beside it or its governors is not seen.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from summarizer.language.clauses import Clauses, Predicate
from summarizer.language.hedges import Hedge, Strength
from summarizer.language.verbs_of_saying import SAYING

Time = Literal["past", "present", "future"]

_MODALS: dict[str, Strength] = {"could": "possible", "may": "possible", "might": "possible"}
_UNREAL = frozenset("would should ought".split())  # with "have" behind: it did not happen
_ALMOST = frozenset("almost nearly".split())  # before a verb
_IFS = frozenset("if unless whether until once lest".split())
# With a clause behind them, of whatever kind: "suspects that", "considered selling", "accused of selling".
_HEDGING_VERBS: tuple[tuple[Strength, str], ...] = (
    ("possible", "consider weigh mull contemplate doubt discuss debate"),
    ("likely", "expect believe think suspect fear estimate predict forecast assume seem appear reckon anticipate"),
    ("planned", "plan intend aim hope propose want vow pledge promise prepare threaten try attempt wish"),
    ("alleged", "allege accuse suspect charge rumour rumor"),
)
_HEDGING: dict[str, Strength] = {lemma: strength for strength, lemmas in _HEDGING_VERBS for lemma in lemmas.split()}
# Only before an infinitive: "told to leave" says nothing of leaving, "told that he left" does.
_HEDGING_TO: dict[str, Strength] = _HEDGING | dict.fromkeys(
    """tend seek offer agree decide ask urge order tell invite call demand request recommend refuse decline vote
    schedule set mean advise warn need require project""".split(),
    "planned",
)
# What follows these did happen: "managed to leave", "scored to make it 2-1".
_IMPLICATIVE = frozenset(
    """manage begin start continue come go get help happen use serve force cause lead move prompt allow enable
    keep stop cease score beat defeat""".split()
)
_OMITTING = frozenset("fail forget omit neglect".split())  # what follows is not to come: it did not happen
_TAKING = frozenset(("have", "take"))  # "had to leave", "it took two days to find him"
_BACK_TO_WORK = frozenset("return go get come".split())
_SAYING_LEMMAS = frozenset(word.removesuffix("s") for word in SAYING if word.endswith("s")) | {"say", "tell", "deny"}
_RANKS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last latest only youngest oldest".split()
)
_RANKED = 5  # tokens before "to die" in which "the fourth" stands
_CHAIN = 4  # governors looked at
_LONGEST_SUBJECT = 12  # tokens


class Mode(NamedTuple):
    """How a predicate is put. `time` is None where the form does not tell; a plain statement has no hedges."""

    time: Time | None
    hedges: frozenset[Strength]
    progressive: bool
    perfect: bool


def mode_of(clauses: Clauses, number: int, hedges: tuple[Hedge, ...]) -> Mode:
    """The mode of the predicate of this index; `hedges` are those of its sentence."""
    predicate = clauses.predicates[number]
    chain = [predicate, *governors(clauses, predicate)]
    return Mode(
        time=None if _is_of_a_rank(clauses, predicate) else _time(chain),
        hedges=frozenset(_own_hedges(clauses, chain, hedges)),
        progressive=predicate.progressive,
        perfect=predicate.perfect,
    )


def _is_of_a_rank(clauses: Clauses, predicate: Predicate) -> bool:
    """Is it "was the fourth person to die", which is not to come?"""
    governor = next(governors(clauses, predicate), None)
    if predicate.kind != "infinitive" or governor is None or governor.lemma != "be" or governor.tense != "past":
        return False
    before = [token.low for token in clauses.tokens[max(0, predicate.start - _RANKED) : predicate.start]]
    return any(the == "the" and rank in _RANKS for the, rank in pairwise(before))


def governors(clauses: Clauses, predicate: Predicate) -> Iterator[Predicate]:
    """What the predicate completes, nearest first."""
    for _ in range(_CHAIN):
        if predicate.governor is None:
            return
        predicate = clauses.predicates[predicate.governor]
        yield predicate


def is_saying(predicate: Predicate) -> bool:
    """Is it a verb that reports what somebody says?"""
    return predicate.bare in _SAYING_LEMMAS


def hedging_verb(predicate: Predicate, *, before_infinitive: bool = False) -> Strength | None:
    """How far a verb holds back from saying that what completes it is so."""
    table = _HEDGING_TO if before_infinitive else _HEDGING
    return table.get(predicate.bare)


def _own_hedges(clauses: Clauses, chain: Sequence[Predicate], hedges: Sequence[Hedge]) -> Iterator[Strength]:
    yield from _hedges_beside(clauses, chain[0], hedges)
    for completed, predicate in zip(chain, chain[1:], strict=False):
        strength = hedging_verb(predicate, before_infinitive=completed.kind == "infinitive")
        if strength:
            yield strength
        elif is_saying(predicate):
            return
        yield from _hedges_beside(clauses, predicate, hedges)


def _hedges_beside(clauses: Clauses, predicate: Predicate, hedges: Sequence[Hedge]) -> Iterator[Strength]:
    """Its modal, the "if" before it, and the adverbs between its subject and the word behind it."""
    if predicate.modal in _MODALS:
        yield _MODALS[predicate.modal]
    tokens, start = clauses.tokens, _begin(clauses, predicate)
    if (start and tokens[start - 1].low in _IFS) or _is_inverted(clauses, predicate):
        yield "possible"
    if predicate.modal in _UNREAL and predicate.perfect:
        yield "possible"
    if any(token.low in _ALMOST for token in tokens[max(0, predicate.start - 1) : predicate.verb]):
        yield "possible"
    if hedges:
        first, last = tokens[start].word.start, tokens[min(predicate.end, len(tokens) - 1)].word.end
        yield from (hedge.strength for hedge in hedges if first <= hedge.start < last)


def _is_inverted(clauses: Clauses, predicate: Predicate) -> bool:
    """Is it "should the dam fail"?"""
    opens = predicate.modal == "should" and not predicate.subject
    return opens and clauses.tokens[predicate.start + 1].pos in ("det", "noun", "name", "pron")


def _begin(clauses: Clauses, predicate: Predicate) -> int:
    """Where its subject begins, so that "the alleged thief fled" is hedged as a whole, unless "and" shares that."""
    first = min([predicate.start, *[phrase.start for phrase in predicate.subject]])
    is_joined = predicate.start > 0 and clauses.tokens[predicate.start - 1].pos == "conj"
    is_shared = is_joined and any(first < other.verb < predicate.start for other in clauses.predicates)
    return first if predicate.start - first < _LONGEST_SUBJECT and not is_shared else predicate.start


def _time(chain: Sequence[Predicate]) -> Time | None:
    predicate = chain[0]
    if predicate.kind == "infinitive":
        if predicate.lemma == "work" and chain[1:] and chain[1].bare in _BACK_TO_WORK:
            return None  # "returned to work": a noun, as far as time goes
        return "past" if predicate.perfect else _time_of_infinitive(chain[1:])
    if predicate.modal == "would":
        return None if predicate.perfect else "future"  # "would have left": it did not happen
    return None if predicate.tense == "none" else predicate.tense


def _time_of_infinitive(chain: Sequence[Predicate]) -> Time | None:
    if not chain:
        return None
    lemma = chain[0].bare
    has_happened = lemma in _IMPLICATIVE | _OMITTING or (lemma in _TAKING and chain[0].tense == "past")
    return _time(chain) if has_happened else "future"
