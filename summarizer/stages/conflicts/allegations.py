"""What one source has somebody suspect or believe, and another has told as a fact or shown.

Compared are verbs that tell one act, or of which one is a kind of the other ("was paid", "was bribed"), with
two words in common, a name among them. What is shown or confirmed on a later day is what came of it: an update.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.clauses import Predicate
from summarizer.language.lexicon import are_synonyms, entry
from summarizer.language.modes import governors, mode_of
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import stem
from summarizer.stages.conflicts.act_reader import EMPTY
from summarizer.stages.conflicts.acts import CROWD
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

FEWEST = 2  # words in common beside the verb
_SUSPECTING = frozenset("suspect believe think allege assume fear".split())
_STEMS = frozenset(map(stem, _SUSPECTING))
_SHOWING = frozenset(map(stem, "show prove confirm establish find convict admit confess".split()))
_EMPTY = EMPTY | {"say"}
_LONGEST = 15  # tokens of what is suspected


def allegation_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over what is suspected by one and told for sure by another."""
    alleged = [(telling, number) for telling in tellings.all for number in _alleged(telling.sentence)]
    named = _by_name(tellings) if alleged else {}
    links = [link for telling, number in alleged for link in _links(telling, number, named)]

    def told(topic: str, kind: ConflictKind, sides: Sequence[Side]) -> Conflict | None:
        is_shown = len(sides) == 2 and _is_shown_later(sides[0], sides[1])
        return (tellings.update if is_shown else tellings.conflict)(topic, kind, sides)

    yield from disputed(links, "strength", told)


def _alleged(sentence: ParsedSentence) -> Iterator[int]:
    """The verbs of which somebody suspects that they are so."""
    if sentence.stems.isdisjoint(_STEMS):
        return
    for number, predicate in enumerate(sentence.clauses.predicates):
        governor = next(governors(sentence.clauses, predicate), None)
        is_suspected = governor is not None and governor.lemma in _SUSPECTING and not governor.negated
        if is_suspected and predicate.kind == "finite" and predicate.tense == "past" and not predicate.negated:
            yield number


def _by_name(tellings: Tellings) -> Mapping[str, Sequence[Telling]]:
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        for name in _names(telling.sentence):
            found[name].append(telling)
    return found


def _names(sentence: ParsedSentence) -> frozenset[str]:
    return frozenset(word.stem for name in sentence.names for word in name.words)


def _links(telling: Telling, number: int, named: Mapping[str, Sequence[Telling]]) -> Iterator[Link]:
    sentence = telling.sentence
    predicate = sentence.clauses.predicates[number]
    about = _clause(sentence, predicate)
    words = _stems(token for token in about if token is not sentence.clauses.tokens[predicate.verb])
    crowds = [named.get(name, ()) for name in sorted(words & _names(sentence))]
    others = {other.fact.id: other for crowd in crowds if len(crowd) <= CROWD for other in crowd}
    topic = sentence.text[about[0].word.start - sentence.start : about[-1].word.end - sentence.start]
    for other in others.values():
        is_of_it = other.origin != telling.origin and len(words & other.sentence.stems) >= FEWEST
        if is_of_it and _says(other, predicate, _subject(sentence, predicate)):
            yield Link(Told(telling), Told(other), f"how sure it is: {' '.join(topic.split())}")


def _clause(sentence: ParsedSentence, predicate: Predicate) -> Sequence[Token]:
    """The verb with what stands around it, up to the next mark."""
    tokens = sentence.clauses.tokens
    start = min([predicate.start, *(phrase.start for phrase in predicate.subject)])
    ends = (at for at in range(predicate.end, len(tokens)) if tokens[at].before.strip())
    return tokens[start : min(next(ends, len(tokens)), predicate.end + _LONGEST)]


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.word.stem for token in tokens if not token.word.is_stop)


def _subject(sentence: ParsedSentence, predicate: Predicate) -> frozenset[str]:
    tokens = sentence.clauses.tokens
    return _stems(token for phrase in predicate.subject for token in tokens[phrase.start : phrase.end])


def _says(telling: Telling, alleged: Predicate, subject: frozenset[str]) -> bool:
    """Does the sentence tell the same as a fact? To whom it was done, each may name in another way."""
    sentence = telling.sentence
    for number, predicate in enumerate(sentence.clauses.predicates):
        is_fact = predicate.kind == "finite" and predicate.tense == "past" and not predicate.negated
        is_alike = alleged.passive is predicate.passive and _tell_one_act(alleged.lemma, predicate.lemma)
        if is_fact and is_alike and not mode_of(sentence.clauses, number, sentence.hedges).hedges:
            return alleged.passive or bool(subject & _subject(sentence, predicate))
    return False


def _tell_one_act(one: str, other: str) -> bool:
    """Are they one verb, synonyms, or one a kind of the other?"""
    if one in _EMPTY or other in _EMPTY:
        return False
    known = [entry(one), entry(other)]
    kinds = [each.hypernyms("v") if each else frozenset[str]() for each in known]
    return are_synonyms(one, other, "v", within=1) or one in kinds[1] or other in kinds[0]


def _is_shown_later(alleged: Side, told: Side) -> bool:
    days = [telling.day for telling in alleged.tellings]
    return all(
        bool(telling.day) and max(days) < telling.day and not telling.sentence.stems.isdisjoint(_SHOWING)
        for telling in told.tellings
    )
