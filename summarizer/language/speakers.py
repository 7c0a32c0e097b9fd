"""Whose words each sentence of a text is, pronouns and continued quotations included.

A sentence that names its speaker is certain. "He added" is the speaker before when that is the only
person who speaks in the same or the preceding paragraph and nobody else, named or not, has come up in between; a
quotation without a speaker is the quotation's before when it follows in the same paragraph, or when
the marks were left open. Everything else is unknown, or known and marked as not certain.
Does not know who is a man, a woman or a company except by the words used: see `people.py` for persons.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.language.gazetteer import humans
from summarizer.language.names import CALENDAR
from summarizer.language.speech import Attribution
from summarizer.language.verbs_of_saying import BODIES, CONTINUING
from summarizer.language.words import STOP_WORDS

GOES_ON_QUOTED = 0.3  # share of a sentence in which a quotation that was left open ends; less is one of its own
WHOLLY_QUOTED = 0.9  # share of the characters above which a sentence is somebody's words and nothing else

# "Her rival, Dana Voss, was": one who has not spoken yet.
_NAMED_BESIDE = re.compile(
    r"(?:[A-Z][a-z]*\s)(?:[a-z-]+\s){0,4}[a-z-]+,\s(?:[A-Z][\w’'-]+\s){1,3}(?P<surname>[A-Z][\w’'-]+),"
)
_SOMEBODY = re.compile(r"\b[Aa]n?(?:\s[a-z-]+){1,3}")  # "a bank clerk"
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother)\b\.?\s")
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister)\b\.?\s|\b\w+woman\b")


class Speaker(NamedTuple):
    """Who speaks, and the index of the sentence that names them.

    `name` is None for one who is only described. Not `certain`: the best guess, and no proof.
    """

    text: str
    name: str | None
    named_in: int
    certain: bool


class Utterance(NamedTuple):
    """What is looked at in a sentence. `quoted` is the share of it between quote marks; `left_open`: its
    last quotation goes on in the next paragraph.
    """

    paragraph: int
    start: int
    text: str
    attributions: tuple[Attribution, ...]
    quoted: float
    left_open: bool


class _State(NamedTuple):
    """What the sentences so far say of who is speaking."""

    paragraph: int = -1
    here: tuple[Speaker, ...] = ()  # who has spoken in this paragraph; each once
    before: tuple[Speaker, ...] = ()  # and in the paragraph before
    last: Speaker | None = None
    listener: str | None = None
    disturbed: bool = False  # another name opened a sentence since
    quoted: bool = False  # the sentence before was speech of `last`
    open: bool = False  # and its quotation was left open


def speakers(utterances: Sequence[Utterance]) -> tuple[Speaker | None, ...]:
    """For each sentence whose words it gives, None for the writer's own or nobody known."""
    found = list(_forward(utterances))
    for index in range(len(found) - 2, -1, -1):  # a quotation left open may name its speaker at its end
        own, follower = found[index], found[index + 1]
        is_open = utterances[index].left_open and not utterances[index].attributions
        is_open = is_open and utterances[index + 1].quoted >= GOES_ON_QUOTED
        if is_open and follower and follower.certain and not (own and own.certain):
            found[index] = follower
    return tuple(found)


def _forward(utterances: Sequence[Utterance]) -> Iterator[Speaker | None]:
    state = _State()
    for index, utterance in enumerate(utterances):
        if utterance.paragraph != state.paragraph:
            state = state._replace(paragraph=utterance.paragraph, before=state.here, here=())
        speaker = _speaker(index, utterance, state)
        yield speaker
        state = _after(state, utterance, speaker)


def _speaker(index: int, utterance: Utterance, state: _State) -> Speaker | None:
    if not utterance.attributions:
        return _continued(utterance, state)
    first = utterance.attributions[0]
    if first.pronoun:
        return _resolved(first, utterance, state)
    return Speaker(first.speaker, first.name, index, certain=True)


def _continued(utterance: Utterance, state: _State) -> Speaker | None:
    """A quotation and nothing else goes on from the one before."""
    if utterance.quoted <= WHOLLY_QUOTED or state.last is None or not state.quoted:
        return None
    is_certain = state.last.certain and (state.open or bool(state.here))
    return state.last._replace(certain=is_certain)


def _resolved(pronoun: Attribution, utterance: Utterance, state: _State) -> Speaker | None:
    """Whom "he" stands for; None when there is nobody who fits or a name in the sentence comes first."""
    pool = _distinct((*state.before, *state.here))
    if state.last is None or not pool or _names_somebody_before(pronoun, utterance):
        return None
    if not _fits(pronoun.speaker.casefold(), state.last):
        return None
    goes_on = pronoun.verb in CONTINUING or state.listener is None
    is_certain = len(pool) == 1 and state.last.certain and not state.disturbed and goes_on
    return state.last._replace(certain=is_certain)


def _names_somebody_before(pronoun: Attribution, utterance: Utterance) -> bool:
    """A name in the sentence itself, outside its quotations, comes first: "When Bell arrived, he said"."""
    frame = _QUOTED.sub("", utterance.text[: pronoun.start - utterance.start])
    return any(_is_name(match[0]) for match in _CAPITAL.finditer(frame))


def _is_name(word: str) -> bool:
    return word.casefold() not in STOP_WORDS and word.casefold() not in CALENDAR and word != "I"


def _fits(pronoun: str, speaker: Speaker) -> bool:
    """Can "he", "she" or "it" stand for somebody so called? "They" fits no one for certain."""
    is_body = speaker.text.casefold().startswith("the ") if speaker.name else False
    is_body = is_body or not BODIES.isdisjoint(speaker.text.casefold().split()) or speaker.text.isupper()
    match pronoun:
        case "he":
            return not is_body and not _FEMALE.search(f"{speaker.text} ")
        case "she":
            return not is_body and not _MALE.search(f"{speaker.text} ")
        case "it":
            return is_body
        case _:
            return False


def _after(state: _State, utterance: Utterance, speaker: Speaker | None) -> _State:
    if speaker is None:
        opening = _CAPITAL.match(utterance.text.lstrip("“\"'‘("))
        other = opening is not None and _is_name(opening[0]) and not _is_called(state.last, opening[0])
        beside = None if other else _NAMED_BESIDE.match(utterance.text)
        other = other or (beside is not None and not _is_called(state.last, beside["surname"]))
        other = other or _tells_of_somebody_new(utterance.text)
        return state._replace(quoted=False, open=False, disturbed=state.disturbed or other)
    others = tuple(
        Speaker(other.speaker, other.name, speaker.named_in, certain=True)
        for other in utterance.attributions[1:]
        if not other.pronoun
    )
    last = utterance.attributions[-1] if utterance.attributions else None
    return state._replace(
        here=_distinct((*state.here, *(each for each in (speaker, *others) if each.certain))),
        last=others[-1] if others else speaker,
        listener=_capital_listener(last),
        disturbed=False,
        quoted=utterance.quoted > 0,
        open=utterance.left_open,
    )


def _tells_of_somebody_new(text: str) -> bool:
    """Does it bring in "a bank clerk", outside of its quotations?"""
    told = _QUOTED.sub("", text)
    return any(not humans().keys().isdisjoint(match[0].split()) for match in _SOMEBODY.finditer(told))


def _capital_listener(attribution: Attribution | None) -> str | None:
    """Somebody with a name was told, and could be the one who speaks next; "reporters" could not."""
    listener = attribution.listener if attribution else None
    return listener if listener and listener[:1].isupper() else None


def _is_called(speaker: Speaker | None, word: str) -> bool:
    return speaker is not None and word.removesuffix("'s").removesuffix("’s") in speaker.text.split()


def _distinct(found: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Each speaker once; "Voss" is "Dana Voss"."""
    kept: list[Speaker] = []
    for speaker in found:
        if not any(_is_same(speaker, other) for other in kept):
            kept.append(speaker)
    return tuple(kept[-3:])  # more than two is as unclear as two, and a list that grew would cost its square


def _is_same(one: Speaker, other: Speaker) -> bool:
    telling = ({word for word in each.text.split() if word[0].isupper() and _is_name(word)} for each in (one, other))
    first, second = telling
    return first <= second or second <= first if first and second else one.text.casefold() == other.text.casefold()
