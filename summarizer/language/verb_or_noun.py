"""Whether a word that may be a verb is one where it stands.

Weighs WordNet's counts against the words before and the word behind: "to strike" is a verb, "the
strike" is none, and "workers strike" is one where something follows that a verb goes on with.
Knows nothing of words that can be no verb: see `tagging.py`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.lexicon import Lemma
from summarizer.language.past_forms import PLAIN_PAST, SAME_AS_PARTICIPLE, SAME_IN_THE_PAST
from summarizer.language.tokens import BE, CLOSED, SUBJECTS, Form, Pos, Token

_BE = BE | {"'s", "'re", "'m"}
_HAVE = frozenset("has have had having".split())
_PLURALS = frozenset("police people men women children officials authorities".split())
ALONE = frozenset("this that these those both all some most many few none".split())  # may stand without a noun
_FINITE: frozenset[Pos] = frozenset(("verb", "aux", "modal"))
_GOES_ON: frozenset[Pos] = frozenset(("det", "poss", "prep", "pron", "sub", "adv", "num"))
_COMMONER = 4  # times that the noun must be seen for one past form, which is seldom anything but a verb
_WITH_PARTICLE = frozenset("cut hit put set shut".split())  # also nouns, and the same in the past
_PARTICLES = frozenset("aside back down off out up".split())
_ROW = 12  # tokens back to the first verb of "would confirm this and give the time"
_POSSESSIVE = ("'s", "’s", "s'", "s’")


class Place(NamedTuple):
    """Where a word stands: the tokens before it, the marks between the last of them and it, the next word.

    `last` is the token before it, if no mark parts the two.
    """

    done: Sequence[Token]
    before: str
    following: str
    last: Token | None
    owned: bool = False  # behind "the workers'"


def form_of(text: str, lemma: str) -> Form:
    """Which form of its verb a word is; a past form may be a participle."""
    if text.endswith("ing") and text != lemma:
        return "ing"
    if text == lemma:
        return "base"
    return "s" if text.endswith("s") and not lemma.endswith(text) else "past"


def form_at(text: str, lemma: str, place: Place) -> Form:
    """Which form of its verb a word is where it stands: "set" is past in "had set up"."""
    if text == lemma and text in SAME_AS_PARTICIPLE:
        last = _last_but_adverbs(place)
        if last is not None and last.pos == "aux" and last.low in _BE | _HAVE:
            return "past"
    is_past = text == lemma and (_is_past_of_a_name(text, place) or _is_past_with_particle(text, place))
    return "past" if is_past else form_of(text, lemma)


def _is_past_of_a_name(text: str, place: Place) -> bool:
    """Is it "Lund beat Marl": behind a name that has no verb yet, and before whom or what it is done to?"""
    last = place.last
    if text not in SAME_IN_THE_PAST or last is None:
        return False
    opens = len(place.done) == 1 and last.pos == "noun" and not _is_plural(last)  # "Lund", "Parliament"
    if last.pos != "name" and not opens:
        return False
    is_done_to = bool(place.following) and CLOSED.get(place.following) in (None, "det", "poss", "pron")
    return is_done_to and not _has_verb(place.done)


def _is_past_with_particle(text: str, place: Place) -> bool:
    """Is it "a spark set off the fire": behind a noun that has no verb yet?"""
    is_one = text in _WITH_PARTICLE and place.following in _PARTICLES
    last = place.last
    return is_one and last is not None and last.pos in ("noun", "name") and not _has_verb(place.done)


def _has_verb(done: Sequence[Token]) -> bool:
    """Has the clause that goes on here its verb?"""
    begins = max((at for at, token in enumerate(done) if token.pos in ("sub", "rel")), default=-1)
    return any(token.pos in _FINITE for token in done[begins + 1 :])


def is_verb(text: str, verb: Lemma, others: Sequence[Lemma], place: Place) -> bool:
    """Is a word that may be this verb, or any of the others, which are none, a verb here? Commonest first."""
    form = form_at(text, verb.word, place)
    if not verb_fits(text, form, place):
        return False
    if _verb_must(form, place):
        return form != "ing" or not _is_rather_adjective(verb, others)
    if _is_past_of_a_name(text, place) or _is_past_with_particle(text, place):
        return True
    seen = others[0].seen if others else -1
    if form == "past":
        return seen < _COMMONER * (verb.seen + 1)
    if form == "ing":
        return seen <= verb.seen or not place.done or place.before.endswith(",")
    return _finite_fits(form, verb.seen, seen, place)


def _is_rather_adjective(verb: Lemma, others: Sequence[Lemma]) -> bool:
    """Is it "willing", which is seldom a form of "will"?"""
    return any(lemma.pos == "a" and lemma.seen > verb.seen for lemma in others)


def verb_fits(text: str, form: str, place: Place) -> bool:
    """False right inside a noun phrase: "the planned strike", "a rise"."""
    last = place.last
    if last is None:
        return True
    if last.pos == "num" and text in PLAIN_PAST and [token.low for token in place.done[-2:-1]] == ["the"]:
        return True  # "the two shook hands"
    if last.pos in ("det", "poss", "num"):
        return last.low in ALONE and place.following in CLOSED
    if last.pos == "adj":
        is_predicative = form in ("past", "ing", "s") and _is_predicative(place.done)
        return is_predicative or (form == "past" and place.following in ("by", "in", "to"))
    if last.pos == "prep":
        return text.endswith("ing")
    return not (place.owned or last.word.text.endswith(_POSSESSIVE))


def _is_predicative(done: Sequence[Token]) -> bool:
    return len(done) > 1 and done[-2].pos in ("aux", "adv")


def _verb_must(form: Form, place: Place) -> bool:
    """True behind "to", a modal, an auxiliary or a subject pronoun, adverbs between them aside."""
    last = _last_but_adverbs(place)
    if last is None:
        return False
    if last.pos in ("to", "modal") or (last.pos == "aux" and last.lemma == "do"):
        return form == "base"
    if last.pos == "aux" and last.low in _HAVE:
        return form == "past"
    if last.pos == "aux" and last.low in _BE:
        return form in ("past", "ing")
    return last.pos in ("pron", "rel") and last.low in SUBJECTS and form != "ing"


def _last_but_adverbs(place: Place) -> Token | None:
    if place.before:
        return None
    for token in reversed(place.done):
        if token.pos not in ("adv", "not"):
            return token
    return None


def _finite_fits(form: Form, count: int, others: int, place: Place) -> bool:
    """A present tense: only behind what may be its subject, and with something behind it that goes on."""
    done, last = place.done, place.last
    if last and last.pos == "conj":
        in_row = any(token.pos == "modal" or token.form == "base" for token in done[-_ROW:])
        return form == "base" and in_row and CLOSED.get(place.following) in ("det", "poss", "pron")
    if form == "s" and place.before == "," and _resumes(done):
        return CLOSED.get(place.following) in _GOES_ON or place.following == "to"
    if not done or place.before.endswith((",", ";", ":", "—", "–")):
        return form == "base" and count > others and not done
    subject = done[-1] if done[-1].pos != "adv" else _last_but_adverbs(place)
    if subject is None or subject.pos not in ("noun", "name") or not _goes_on(place.following):
        return False
    if _is_past_before_object(place):
        return True
    if form == "s":
        return not _is_plural(subject) and (count >= others or not _has_verb(done))
    return (_is_plural(subject) or subject.low in _PLURALS) and count >= others


def _is_past_before_object(place: Place) -> bool:
    """Is it "supplies to the north hit a record": no verb before it, and behind it what it acts on?"""
    return CLOSED.get(place.following) in ("det", "poss") and not _has_verb(place.done)


def _resumes(done: Sequence[Token]) -> bool:
    """Does the comma close an aside behind a subject that has no verb yet: "Voss, who led it, wants the"?"""
    opened = next((at for at, token in enumerate(done) if token.before == ","), 0)
    if not opened or any(token.pos in _FINITE for token in done[:opened]):
        return False
    return done[opened - 1].pos in ("noun", "name") and done[opened].pos in ("rel", "det")


def _goes_on(following: str) -> bool:
    return following in ("", "to") or CLOSED.get(following) in _GOES_ON


def _is_plural(token: Token) -> bool:
    return token.low.endswith("s") and not token.low.endswith(("ss", "'s", "us")) and token.lemma != token.low
