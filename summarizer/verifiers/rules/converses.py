"""Verbs that tell one deed from its two sides: whoever sells to somebody is bought from.

"Ostmar bought the yard from Norline" says what "Norline sold the yard to Ostmar" says, and "Lund lost to Marl"
the contrary of "Lund beat Marl", though no word of it is denied.
"""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.domain import Code
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.pairs import Pair


class _Sides(NamedTuple):
    """The verbs of either side with the preposition before the other side; "" where that is the object."""

    giving: frozenset[str]
    to: str
    taking: frozenset[str]
    by: str


def _sides(giving: str, to: str, taking: str, by: str) -> _Sides:
    return _Sides(frozenset(giving.split()), to, frozenset(taking.split()), by)


_CONVERSES = (
    _sides("sell", "to", "buy purchase acquire", "from"),
    _sides("lend loan", "to", "borrow", "from"),
    _sides("give hand award grant", "to", "receive get obtain win", "from"),
    _sides("beat defeat", "", "lose", "to"),
    _sides("lease rent let", "to", "lease rent", "from"),
    _sides("precede", "", "follow succeed", ""),
)


def check_converses(_claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`roles_swapped` for somebody on one side of a deed whom the evidence has on the other."""
    for pair in support.pairs:
        prepositions = _prepositions(pair)
        if prepositions and any(pair.has_in(each, pair.theirs.agents) for each in pair.ours.agents):
            yield "roles_swapped"
            return
        if any(pair.has_in(each, _given_to(pair)) for each in pair.ours.agents):
            yield "roles_swapped"
            return


def _given_to(pair: Pair) -> tuple[Phrase, ...]:
    """To whom the evidence has given what the claim's own verb gives."""
    lemma = pair.ours.bare
    prepositions = (sides.to for sides in _CONVERSES if _gives(pair.ours, sides) and sides.to)
    preposition = next(prepositions, "") if pair.theirs.bare == lemma else ""
    return _behind(pair.theirs, preposition) if preposition else ()


def is_told_from_the_other_side(pair: Pair) -> bool:
    """Does each of the two do in the claim what the other side of the evidence's deed does?"""
    prepositions = _prepositions(pair)
    if prepositions is None:
        return False
    _, theirs = prepositions
    return bool(pair.ours.agents) and all(
        pair.has_in(each, _behind(pair.theirs, theirs)) for each in pair.ours.agents
    )


def _prepositions(pair: Pair) -> tuple[str, str] | None:
    """Those before the other side, of the claim's verb and the evidence's; None of other verbs."""
    for sides in _CONVERSES:
        if _gives(pair.ours, sides) and _takes(pair.theirs, sides):
            return sides.to, sides.by
        if _takes(pair.ours, sides) and _gives(pair.theirs, sides):
            return sides.by, sides.to
    return None


def _gives(predicate: Predicate, sides: _Sides) -> bool:
    """Is it of the one side? A verb of both, "lease", is where somebody stands to whom."""
    lemma = predicate.bare
    return lemma in sides.giving and (lemma not in sides.taking or bool(_behind(predicate, sides.to)))


def _takes(predicate: Predicate, sides: _Sides) -> bool:
    return predicate.bare in sides.taking and not _gives(predicate, sides)


def _behind(predicate: Predicate, preposition: str) -> tuple[Phrase, ...]:
    if not preposition:
        return predicate.patients
    named = tuple(each.phrase for each in predicate.obliques if each.preposition == preposition)
    return named or (predicate.objects[:-1] if preposition == "to" else ())  # "sold Ostmar the yard"
