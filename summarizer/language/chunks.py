"""The pieces that a clause is read from: verb groups, and the noun phrases between them.

A piece is told by parts of speech alone. Which phrase belongs to which verb is for `subjects.py` and
`complements.py` to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.language.clauses import Phrase
from summarizer.language.measures import PERIODS
from summarizer.language.tokens import MEMBERS, Pos, Token

_STARTS: frozenset[Pos] = MEMBERS | {"det", "poss", "pron"}
_HEADS: frozenset[Pos] = frozenset(("noun", "name", "num", "pron"))
_GROUP: frozenset[Pos] = frozenset(("aux", "modal", "not", "adv", "verb"))
_VERBS: frozenset[Pos] = frozenset(("aux", "modal", "verb"))
_OPENS_GROUP: frozenset[Pos] = _VERBS | {"to"}
_ASIDE: frozenset[Pos] = frozenset(("adv", "not"))
_INSIDE = frozenset(("", "-", "$", "£", "€"))  # marks that do not end a noun phrase
_OF_TIME = frozenset("until till before after since".split())  # before a clause, or before a noun alone
_SPANS = frozenset(f"{period}s" for period in PERIODS)  # "for two years managers had known"
_PARTED = 4  # words between a modal and its verb: "would in future inform"


class Group(NamedTuple):
    """A verb group: half-open token indexes, its last verb, and whether "to" opens it."""

    start: int
    end: int
    verb: int
    to: bool


@dataclass(frozen=True)
class Chunks:
    """The pieces of a sentence, in order, and where to find them.

    `governed` are the phrases behind a preposition, alone or in a row: "with Voss and Bell".
    """

    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]
    phrases: tuple[Phrase, ...]
    group_at: Mapping[int, int]  # token index -> index of the group that holds it
    starting: Mapping[int, Phrase]
    ending: Mapping[int, Phrase]
    governed: frozenset[Phrase]

    def behind(self, group: Group) -> Token | None:
        """The token that follows the group."""
        return self.tokens[group.end] if group.end < len(self.tokens) else None

    def before(self, group: Group) -> Token | None:
        """The last token before the group that is no adverb."""
        at = group.start - 1
        while at >= 0 and self.tokens[at].pos in _ASIDE:
            at -= 1
        return self.tokens[at] if at >= 0 else None

    def follower(self, number: int) -> Group | None:
        """The group behind the one of this index."""
        return self.groups[number + 1] if number + 1 < len(self.groups) else None

    def is_by_a_figure(self, group: Group) -> bool:
        """Does "by 3 percent" follow, which names nobody?"""
        following = self.tokens[group.end : group.end + 2]
        return len(following) == 2 and following[0].low == "by" and following[1].pos == "num"

    def is_parted(self, group: Group, marks: str | tuple[str, ...]) -> bool:
        """Does one of these marks stand right before the group?"""
        return self.tokens[group.start].before.endswith(marks)


def chunks_of(tokens: tuple[Token, ...]) -> Chunks:
    """The pieces of a sentence."""
    groups = tuple(_groups(tokens))
    group_at = {at: number for number, group in enumerate(groups) for at in range(group.start, group.end)}
    phrases = tuple(_phrases(tokens, group_at))
    ending = {phrase.end: phrase for phrase in phrases}
    return Chunks(
        tokens=tokens,
        groups=groups,
        phrases=phrases,
        group_at=group_at,
        starting={phrase.start: phrase for phrase in phrases},
        ending=ending,
        governed=_governed(tokens, phrases, ending),
    )


def _groups(tokens: Sequence[Token]) -> Iterator[Group]:
    end = 0
    for at in [at for at, token in enumerate(tokens) if token.pos in _OPENS_GROUP]:
        is_to = tokens[at].pos == "to"
        if at >= end and (not is_to or _is_infinitive(tokens, at)):
            group = _group_from(tokens, at, to=is_to)
            yield group
            end = group.end


def _is_infinitive(tokens: Sequence[Token], to: int) -> bool:
    """Does a base form follow this "to"?"""
    at = to + 1
    while at < len(tokens) and tokens[at].pos in _ASIDE:
        at += 1
    if at == len(tokens) or tokens[at].before:
        return False
    verb = tokens[at]
    return (verb.pos == "verb" and verb.form == "base") or verb.low in ("be", "have", "do")


def _group_from(tokens: Sequence[Token], start: int, *, to: bool) -> Group:
    """The group that begins here: auxiliaries, adverbs and denials, up to and with the first full verb."""
    last = start
    for at in range(start + 1 if to else start, len(tokens)):
        if tokens[at].pos not in _GROUP or (at > start and tokens[at].before):
            break
        if tokens[at].pos in _VERBS:
            last = at
        if tokens[at].pos == "verb":
            break
    if tokens[last].pos == "modal":
        last = _parted_verb(tokens, last)
    return Group(start, last + 1, last, to)


def _parted_verb(tokens: Sequence[Token], modal: int) -> int:
    """The verb of a modal that a few words part from it; else the modal itself."""
    for at in range(modal + 1, min(modal + 1 + _PARTED, len(tokens))):
        if tokens[at].before or tokens[at].pos in ("sub", "rel", "pron"):
            break
        if tokens[at].pos in ("verb", "aux") and (tokens[at].form == "base" or tokens[at].low in ("be", "have")):
            return at
    return modal


def _phrases(tokens: Sequence[Token], group_at: Mapping[int, int]) -> Iterator[Phrase]:
    end = 0
    for at in [at for at, token in enumerate(tokens) if token.pos in _STARTS and at not in group_at]:
        if at < end:
            continue
        end = _phrase_end(tokens, at, group_at)
        head = end - 1
        while head >= at and tokens[head].pos not in _HEADS:
            head -= 1
        if head >= at:
            yield Phrase(at, end, head)


def _phrase_end(tokens: Sequence[Token], start: int, group_at: Mapping[int, int]) -> int:
    end = start + 1
    if tokens[start].pos == "pron":
        return end
    while end < len(tokens) and end not in group_at and _goes_on(tokens[end - 1], tokens[end]):
        end += 1
    return end


def _goes_on(last: Token, token: Token) -> bool:
    """Does the token belong to the noun phrase that the last one belongs to?"""
    if token.before not in _INSIDE or (last.pos == "name" and token.pos == "num") or last.low in _SPANS:
        return False
    return token.pos in MEMBERS or (last.pos in ("det", "poss") and token.pos in ("det", "poss", "adv"))


def _has_verb(tokens: Sequence[Token], phrase: Phrase) -> bool:
    return phrase.end < len(tokens) and not tokens[phrase.end].before.strip(".") and tokens[phrase.end].pos in _VERBS


def _ends_there(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Does nothing follow that it could be the subject of: "until May, he said", not "until the dam at May broke"?"""
    return phrase.end >= len(tokens) or bool(tokens[phrase.end].before)


def _governed(tokens: Sequence[Token], phrases: Sequence[Phrase], ending: Mapping[int, Phrase]) -> frozenset[Phrase]:
    found: set[Phrase] = set()
    for phrase in phrases:
        if not phrase.start or tokens[phrase.start].before.endswith((",", ";")):
            continue
        before = tokens[phrase.start - 1]
        in_row = before.low in ("and", "or") and ending.get(phrase.start - 1) in found
        in_row = in_row and not (before.before and _has_verb(tokens, phrase))  # "on Monday, and the mayor left"
        is_time = before.low in _OF_TIME and _ends_there(tokens, phrase)
        if before.pos in ("prep", "to") or in_row or is_time:
            found.add(phrase)
    return frozenset(found)
