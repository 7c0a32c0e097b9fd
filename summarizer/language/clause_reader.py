"""Read a sentence into clauses: what every verb group says, and the noun phrases that go with it.

Attachment is by place, nearest first: no grammar, no ambiguity kept, and a garden path is misread.
Linear in the words of the sentence.
"""

from collections.abc import Sequence

from summarizer.language.chunks import Chunks, Group, chunks_of
from summarizer.language.clauses import Clauses, Kind, Oblique, Phrase, Predicate, Tense
from summarizer.language.complements import behind
from summarizer.language.subjects import ReadSoFar, subject_of
from summarizer.language.tokens import PAST_AUXILIARIES, Token

_MODALS_OF_FUTURE = frozenset(("will", "shall", "won't", "won’t"))
# Behind a verb these change what it says, whatever follows; other particles only at the end.
_PARTICLES = frozenset("up down out off away back".split())
_LAST_PARTICLES = frozenset("in on over along apart aside through".split())
_FAR = 8  # words between a verb and the infinitive that completes it
_CHARGED = 6  # words between a verb and "of selling"
_GIVEN = frozenset("fine award grant pay offer".split())  # with a sum behind: to whom it is done has no other object
# Nobody does these without an object.
_DONE_TO = frozenset(
    """ban charge sentence convict release arrest detain jail suspend dismiss expel remove acquit injure wound rescue
    evacuate deport extradite appoint elect destroy damage cancel postpone fine indict demote""".split()
)
_NOBODY = frozenset("nobody nothing no".split())  # "no one", "no ship"
_NONE = _NOBODY | frozenset("none neither nor".split())  # "none of them", "neither Lund nor Marl"


def clauses_of(tokens: tuple[Token, ...]) -> Clauses:
    """The shallow parse of a sentence."""
    chunks = chunks_of(tokens)
    so_far = ReadSoFar()
    for number in range(len(chunks.groups)):
        so_far.add(_predicate(chunks, number, so_far))
    return Clauses(tokens, chunks.phrases, tuple(so_far.predicates), dict(chunks.group_at))


def _predicate(chunks: Chunks, number: int, so_far: ReadSoFar) -> Predicate:
    group = chunks.groups[number]
    inner = chunks.tokens[group.start : group.end]
    verb = chunks.tokens[group.verb]
    auxiliaries = [token for token in inner if token.pos in ("aux", "modal") and token is not verb]
    lemmas = [token.lemma for token in auxiliaries]
    modal = next((token.low for token in auxiliaries if token.pos == "modal"), None) if auxiliaries else None
    has_be = "be" in lemmas or "get" in lemmas
    kind = _kind(chunks, number, so_far, is_finite=bool(auxiliaries) or verb.pos == "aux")
    governor = _governor(chunks, number, kind)
    lemma = _lemma(chunks, group)
    objects, obliques = _with_particle(lemma, *behind(chunks, number, kind))
    subject = subject_of(chunks, group, kind, governor, so_far)
    told_of = _first_words(chunks, subject)
    return Predicate(
        start=group.start,
        end=group.end,
        verb=group.verb,
        lemma=lemma if " " in lemma else _apart(chunks, group, lemma, objects),
        kind=kind,
        passive=verb.pos == "verb"
        and verb.form == "past"
        and (has_be or kind == "reduced" or _is_given_too(chunks, group, so_far)),
        tense=_tense(inner, verb, modal, kind),
        modal=modal,
        negated=any(map(_denies, inner)) == told_of.isdisjoint(_NONE),
        perfect="have" in lemmas,
        progressive=verb.form == "ing" and has_be,
        of_nobody=not told_of.isdisjoint(_NOBODY),
        governor=governor,
        subject=subject,
        objects=objects,
        obliques=obliques,
    )


def _is_given_too(chunks: Chunks, group: Group, so_far: ReadSoFar) -> bool:
    """Is it the "fined" of "was banned and fined 500 crowns", or the "banned" of "was fined and banned for life"?"""
    before = chunks.tokens[group.start - 1] if group.start else None
    earlier = so_far.predicates[-1] if so_far.predicates else None
    if before is None or before.low != "and" or earlier is None or not earlier.passive:
        return False
    lemma, following = chunks.tokens[group.verb].lemma, chunks.behind(group)
    if following is not None and following.pos == "num" and not following.before:
        return lemma in _GIVEN
    has_no_object = following is None or following.before or following.pos in ("prep", "to", "sub", "conj")
    return bool(has_no_object) and lemma in _DONE_TO


def _denies(token: Token) -> bool:
    return token.pos == "not" or token.low.endswith(("n't", "n’t"))


def _first_words(chunks: Chunks, subject: Sequence[Phrase]) -> frozenset[str]:
    """Of each phrase the word before it, its first and its head."""
    places = (at for phrase in subject for at in (max(0, phrase.start - 1), phrase.start, phrase.head))
    return frozenset([chunks.tokens[at].low for at in places])


def _lemma(chunks: Chunks, group: Group) -> str:
    """The base form of the verb, with its particle: "turn down"."""
    verb, following = chunks.tokens[group.verb], chunks.behind(group)
    if verb.pos != "verb" or following is None or following.before:
        return verb.lemma
    is_last = group.end + 1 == len(chunks.tokens)
    is_particle = following.low in _PARTICLES or (is_last and following.low in _LAST_PARTICLES)
    return f"{verb.lemma} {following.low}" if is_particle else verb.lemma


def _with_particle(
    lemma: str, objects: tuple[Phrase, ...], obliques: tuple[Oblique, ...]
) -> tuple[tuple[Phrase, ...], tuple[Oblique, ...]]:
    """What stands behind a particle is the verb's object: "turned down the offer"."""
    particle = lemma.partition(" ")[2]
    if objects or not particle or not obliques or obliques[0].preposition != particle:
        return objects, obliques
    return (obliques[0].phrase,), obliques[1:]


def _apart(chunks: Chunks, group: Group, lemma: str, objects: tuple[Phrase, ...]) -> str:
    """Of "turned the offer down" the verb with its particle."""
    if chunks.tokens[group.verb].pos != "verb" or len(objects) != 1:
        return lemma
    at = objects[0].end
    if at >= len(chunks.tokens) or at + 1 in chunks.starting or chunks.tokens[at].before.strip():
        return lemma
    low = chunks.tokens[at].low
    return f"{lemma} {low}" if low in _PARTICLES else lemma


def _tense(inner: Sequence[Token], verb: Token, modal: str | None, kind: Kind) -> Tense:
    if modal in _MODALS_OF_FUTURE:
        return "future"
    if modal or kind in ("infinitive", "participle", "reduced"):
        return "none"
    first = verb if inner[0] is verb else next((token for token in inner if token.pos in ("aux", "verb")), verb)
    is_perfect = first.low in ("has", "have") and first is not verb
    is_past = first.pos == "verb" and first.form == "past"
    return "past" if is_perfect or is_past or first.low in PAST_AUXILIARIES else "present"


# What kind of clause


def _kind(chunks: Chunks, number: int, so_far: ReadSoFar, *, is_finite: bool) -> Kind:
    group = chunks.groups[number]
    if group.to:
        return "infinitive"
    before = chunks.before(group)
    if before and before.pos == "rel":
        return "relative"
    if is_finite:
        return "participle" if chunks.tokens[group.start].low in ("having", "being") else "finite"
    form = chunks.tokens[group.verb].form
    if form == "ing":
        return "participle"
    return "reduced" if form == "past" and _is_reduced(chunks, number, so_far) else "finite"


def _is_reduced(chunks: Chunks, number: int, so_far: ReadSoFar) -> bool:
    """Does a past form only describe: "the man arrested on Monday", "Built in 1900, the bridge"?"""
    group = chunks.groups[number]
    following = chunks.behind(group)
    if group.start == 0:
        return True
    if following is None:
        return False
    if not following.before and following.pos in ("verb", "aux", "modal"):
        return True
    if chunks.is_parted(group, ","):
        return following.pos in ("prep", "to") and (so_far.has_finite or _opens_next_verb(chunks, number))
    before = chunks.tokens[group.start - 1]
    if before.pos in ("conj", "sub"):
        return following.low == "by"
    if following.before or following.pos not in ("prep", "to", "adv"):
        return False
    if following.low == "by":
        return before.pos in ("noun", "name") and not chunks.is_by_a_figure(group)
    return before.pos == "noun" and _leaves_its_noun(chunks, number)


def _opens_next_verb(chunks: Chunks, number: int) -> bool:
    """Does a verb follow right behind the next comma, for which its noun is the subject?"""
    later = chunks.follower(number)
    return later is not None and not later.to and chunks.is_parted(later, ",")


def _leaves_its_noun(chunks: Chunks, number: int) -> bool:
    """Does a finite verb follow with nobody new to do it? Then the noun before both is its subject."""
    group, later = chunks.groups[number], chunks.follower(number)
    if later is None or later.to:
        return False
    first = chunks.tokens[later.start].pos
    is_finite = first in ("aux", "modal") or chunks.tokens[later.verb].form == "past"
    return is_finite and not any(_is_new(chunks, at) for at in range(group.end, later.start))


def _is_new(chunks: Chunks, at: int) -> bool:
    """Does another clause begin at this token?"""
    token = chunks.tokens[at]
    phrase = chunks.starting.get(at)
    is_subject = phrase is not None and phrase not in chunks.governed
    return is_subject or bool(token.before) or token.pos in ("sub", "rel", "conj")


# What it completes


def _governor(chunks: Chunks, number: int, kind: Kind) -> int | None:
    """The predicate that this one completes: the one before it, if any."""
    if not number:
        return None
    group = chunks.groups[number]
    between = chunks.tokens[chunks.groups[number - 1].end : group.start]
    if kind == "infinitive":
        return number - 1 if len(between) <= _FAR and not any(map(_ends_clause, between)) else None
    if kind == "participle" and not chunks.tokens[group.start].before:
        is_charge = bool(between) and len(between) <= _CHARGED and between[-1].low in ("of", "from")
        if len(between) <= 1 or (is_charge and not any(map(_ends_clause, between))):
            return number - 1
    return number - 1 if any(token.low == "that" and token.pos == "sub" for token in between) else None


def _ends_clause(token: Token) -> bool:
    return token.before.startswith((";", ":", ",")) or token.pos in ("sub", "rel")
