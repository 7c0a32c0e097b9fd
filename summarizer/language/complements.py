"""To whom and where: the objects of a verb group and its prepositional phrases.

What stands between a verb group and the next one is its own, up to a mark that ends the clause and to
a noun phrase that is the next verb's subject.
"""

from typing import NamedTuple

from summarizer.language.chunks import Chunks, Group
from summarizer.language.clauses import Kind, Oblique, Phrase
from summarizer.language.tokens import Token

_BREAKS = (";", ":", "—", "–", "(", ")")


class Complements(NamedTuple):
    """What stands behind a verb group and belongs to it."""

    objects: tuple[Phrase, ...]
    obliques: tuple[Oblique, ...]


def behind(chunks: Chunks, number: int, kind: Kind) -> Complements:
    """The complements of the group of this index."""
    tokens, group, follower = chunks.tokens, chunks.groups[number], chunks.follower(number)
    stop = follower.start if follower else len(tokens)
    closes = kind != "finite" and follower is not None and chunks.is_parted(follower, ",")
    objects: list[Phrase] = []
    obliques: list[Oblique] = []
    at, preposition = group.end, ""
    while at < stop and not (at > group.end and _ends_clause(tokens[at])):
        phrase = chunks.starting.get(at)
        if at == group.end and tokens[at].pos == "conj" and tokens[at].before == ",":
            break  # "papers showed, and Voss, the mayor, said"
        if phrase is None or phrase.end > stop:
            preposition = _preposition(tokens[at], preposition)
            at += 1
            continue
        if follower and not closes and _is_subject_of(chunks, phrase, group, follower):
            break
        if at == group.end and tokens[at].before.startswith(","):
            break  # "crews to pay," Voss said
        if preposition:
            obliques.append(Oblique(preposition, phrase))
        elif not obliques or not tokens[at].before:
            objects.append(phrase)
        at = phrase.end
        preposition = preposition if at < stop and _goes_on(tokens[at]) else ""
    return Complements(tuple(objects), tuple(obliques))


def _ends_clause(token: Token) -> bool:
    return token.before.startswith(_BREAKS) or token.pos in ("rel", "sub")


def _preposition(token: Token, current: str) -> str:
    """The preposition that governs what follows the token."""
    if token.pos in ("prep", "to"):
        return token.low
    return current if token.pos in ("conj", "adv") else ""


def _goes_on(token: Token) -> bool:
    """Does the preposition govern what follows this token too: "for X and Y"?"""
    return token.low in ("and", "or") and not token.before.startswith(",")


def _is_subject_of(chunks: Chunks, phrase: Phrase, group: Group, follower: Group) -> bool:
    """Is it the subject of the next verb: "and the mayor resigned", "Voss said Bell resigned"?"""
    between = chunks.tokens[phrase.end : follower.start]
    if follower.to or any(token.before or token.pos not in ("adv", "not") for token in between):
        return False
    is_joined = chunks.tokens[phrase.start - 1].low in ("and", "but", "or")
    first, verb = chunks.tokens[follower.start], chunks.tokens[follower.verb]
    is_finite = first.pos in ("aux", "modal") or verb.form in ("past", "s")
    return is_joined or phrase.start > group.end or is_finite
