"""What brought something about, as one source says and another does otherwise: "a forklift", "a short circuit".

A cause stands where grammar puts it: what sets off an explosion or by what it was caused, what is blamed for it or
what it is blamed on, what "the cause was" and what "is to blame". Two are of one happening when what they brought
about is the same noun, or another for it; one that names nothing ("a rotten seal was to blame") is of what its
article opens with. Two causes that share a word are one. What is denied tells no cause.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.clauses import Clauses, Phrase, Predicate
from summarizer.language.lexicon import are_synonyms, entry
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Telling, Tellings

CROWD = 30  # causes of one happening, beyond which it is nothing that happens once
_BRINGING = frozenset(("cause", "trigger", "ignite", "set off", "bring down", "touch off"))
_FIRES = frozenset("blaze fire wildfire".split())  # what is "started" is an accident of these alone
_CUES = ("caus", "trigger", "ignit", " off", "down", "blam", "start", "attribut", "reason")
_ON = frozenset(("on", "to"))
_FROM = frozenset(("to",))
_IS_CAUSE = frozenset("cause reason".split())
_HAPPENING = frozenset(("event", "act", "phenomenon", "process", "state"))  # classes of nouns
_HAPPENINGS = frozenset("blackout leak outage spill".split())  # of other classes
_VAGUE = frozenset("change damage decline decrease fall harm increase loss problem rise trouble".split())
_POINTING = frozenset("it this that they he she which who what".split())


class _Cause(NamedTuple):
    """What a sentence says brought something about: stems of the one, and the noun for the other, if it has one."""

    telling: Telling
    cause: frozenset[str]
    effect: str | None
    effect_text: str


def cause_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over what caused something."""
    causes = [each for telling in tellings.all for each in _causes_in(telling)]
    by_effect: defaultdict[str, list[_Cause]] = defaultdict(list)
    for each in causes:
        if each.effect:
            by_effect[_same_noun(each.effect, by_effect)].append(each)
    for effect, named in by_effect.items():
        opened = [each for each in causes if each.effect is None and _opens_with(effect, each.telling)]
        found = [*named, *opened]
        if len(found) < CROWD:
            links = [_link(one, other, named[0].effect_text) for one, other in combinations(found, 2)]
            yield from disputed([link for link in links if link], "outcome", tellings.conflict)


def _same_noun(noun: str, known: defaultdict[str, list[_Cause]]) -> str:
    return next((each for each in known if each == noun or are_synonyms(each, noun, "n")), noun)


def _opens_with(noun: str, telling: Telling) -> bool:
    """Does its article begin with the happening?"""
    opening = telling.article.sentences[0].tokens
    return any(
        token.pos == "noun" and (token.lemma == noun or are_synonyms(token.lemma, noun, "n")) for token in opening
    )


def _link(one: _Cause, other: _Cause, effect: str) -> Link | None:
    if not set(one.telling.fact.origins).isdisjoint(other.telling.fact.origins):
        return None
    is_same = not one.cause.isdisjoint(other.cause)
    return Link(Told(one.telling), Told(other.telling), None if is_same else f"cause of {effect}")


def _causes_in(telling: Telling) -> Iterator[_Cause]:
    sentence = telling.sentence
    if sentence.is_question or not holds_any(sentence.text, _CUES):
        return
    clauses = sentence.clauses
    for predicate in clauses.predicates:
        is_told = not predicate.negated and predicate.kind != "relative"  # of whom "which" is, nobody knows
        for cause, effect in _read(clauses, predicate) if is_told else ():
            told, named = _stems(clauses, cause), _named(telling, effect) if effect else (None, "")
            if told and named:
                yield _Cause(telling, told, *named)


def _read(clauses: Clauses, predicate: Predicate) -> Iterator[tuple[Phrase, Phrase | None]]:
    """The phrase for the cause, and the one for what it brought about."""
    if predicate.lemma in _BRINGING or (predicate.lemma == "start" and _is_a_fire(clauses, predicate.patients)):
        yield from _pairs(predicate.agents, predicate.patients)
    elif predicate.bare == "blame":
        yield from _blamed(predicate)
    elif predicate.bare == "attribute":
        yield from _pairs(_behind(predicate, _FROM), predicate.patients)
    elif predicate.bare == "be" and predicate.subject and predicate.objects:
        subject, object_ = predicate.subject[0], predicate.objects[0]
        if clauses.tokens[subject.head].lemma in _IS_CAUSE:
            yield object_, _of(clauses, subject)
        elif clauses.tokens[object_.head].lemma in _IS_CAUSE:
            yield subject, _of(clauses, object_)


def _is_a_fire(clauses: Clauses, phrases: Sequence[Phrase]) -> bool:
    return any(clauses.tokens[each.head].lemma in _FIRES for each in phrases)


def _blamed(predicate: Predicate) -> Iterator[tuple[Phrase, Phrase | None]]:
    on, for_ = _behind(predicate, _ON), _behind(predicate, frozenset(("for",)))
    if on:
        yield from _pairs(on, predicate.patients)
    elif predicate.governor is not None and predicate.kind == "infinitive":
        yield from ((each, for_[0] if for_ else None) for each in predicate.subject[:1])  # "was to blame"
    else:
        yield from ((each, for_[0] if for_ else None) for each in predicate.patients[:1])


def _pairs(causes: Sequence[Phrase], effects: Sequence[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    if causes and effects:
        yield causes[0], effects[0]


def _behind(predicate: Predicate, prepositions: frozenset[str]) -> list[Phrase]:
    return [each.phrase for each in predicate.obliques if each.preposition in prepositions]


def _of(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """The "fire" of "the cause of the fire"."""
    at = phrase.end
    is_of = at < len(clauses.tokens) and clauses.tokens[at].low == "of"
    return next((each for each in clauses.phrases if is_of and each.start == at + 1), None)


def _stems(clauses: Clauses, phrase: Phrase) -> frozenset[str]:
    """The words of a cause; none of a pronoun."""
    tokens = clauses.tokens[phrase.start : phrase.end]
    if clauses.tokens[phrase.head].low in _POINTING:
        return frozenset()
    return frozenset(token.word.stem for token in tokens if not token.word.is_stop)


def _named(telling: Telling, effect: Phrase) -> tuple[str, str] | None:
    """The noun for what happened and the words for it; None of what does not happen."""
    tokens = telling.sentence.clauses.tokens
    head = tokens[effect.head]
    known = entry(head.lemma)
    is_happening = head.lemma in _HAPPENINGS or (known is not None and known.classes.get("n") in _HAPPENING)
    if not is_happening or head.lemma in _VAGUE:
        return None
    start, end = tokens[effect.start].word.start, tokens[effect.end - 1].word.end
    text = telling.sentence.text[start - telling.sentence.start : end - telling.sentence.start]
    return head.lemma, text[0].lower() + text[1:] if tokens[effect.start].pos == "det" else text
