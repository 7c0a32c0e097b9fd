"""Who does what to what in a sentence, and how far it has come: weighed, planned, expected, done, or not done.

Read from the shallow parse. A country goes by any of its names, and by its capital for its government.
"Considers arms exports" and "considers exporting arms" are one act. What is asked, supposed or alleged
and what stands in quotation marks is left out, but for what somebody is accused of planning.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.clauses import Clauses, Phrase, Predicate
from summarizer.language.gazetteer import country_of_capital, known_in
from summarizer.language.lexicon import are_synonyms
from summarizer.language.modes import governors, is_saying
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import bases_in
from summarizer.language.tokens import Token
from summarizer.language.words import Word, stem
from summarizer.stages.conflicts.progress import DROPPING, PLANNING, REFUSING, WEIGHING, Stage, is_under, stage_of
from summarizer.stages.conflicts.sides import Telling, Tellings

CROWD = 40  # sentences with one verb, beyond which it tells nothing: keeps the cost linear
ENOUGH = 0.5  # of the fewer words of two matters that must match
_LONGEST = 8  # tokens of a matter
_DROPPED = frozenset(map(stem, DROPPING | REFUSING))
_NOT_TO_COME = re.compile(r"\bwill\snot\b|\bwon['’]t\b|\bnot\sto\b")
# Verbs that tell nothing without their objects.
_EMPTY = frozenset("be have do get make take give go come keep let seem become put need want try use".split())
# States, which are no news when they come about again.
_LASTING = frozenset(
    "remain continue stay last help play include involve mean need know believe hope live exist belong".split()
)
_REPORTING = frozenset("say tell add report write".split())
_ENDS = frozenset(("sub", "rel", "conj"))


@dataclass(frozen=True)
class Act:
    """What is done; `actors` are names and stems, `matter` what it is done with, `is_all`: nothing else is told."""

    actors: frozenset[str]
    action: str
    matter: frozenset[str]
    stage: Stage
    is_all: bool
    topic: str  # who and what, in the sentence's own words

    @property
    def words(self) -> frozenset[str]:
        """The verb and what it is done with."""
        return self.matter | ({self.action} if self.action else frozenset())


class Acts:
    """The acts of a story, read when first asked for: most sentences never are."""

    def __init__(self, tellings: Tellings) -> None:
        self.tellings = tellings
        self._read: dict[str, tuple[Act, ...]] = {}

    def of(self, telling: Telling) -> tuple[Act, ...]:
        """The acts that the sentence of this telling tells."""
        if telling.fact.id not in self._read:
            self._read[telling.fact.id] = tuple(acts_in(telling.sentence))
        return self._read[telling.fact.id]

    def settled(self, act: Act, telling: Telling, *stages: Stage) -> Iterator[Telling]:
        """Where another origin tells that the same act has come to one of these stages."""
        holders = self._past.get(stem(act.action), ())
        for other in holders if len(holders) <= CROWD else ():
            if other.origin != telling.origin and any(
                found.stage in stages and _is_same(act, found) for found in self.of(other)
            ):
                yield other

    def may_be_done(self, words: Iterable[Word], telling: Telling) -> bool:
        """Does another origin have one of these words in a past form?"""
        return any(other.origin != telling.origin for word in words for other in self._past.get(word.stem, ()))

    @cached_property
    def _past(self) -> Mapping[str, Sequence[Telling]]:
        """Sentences by the base stems of their past forms; of all words where a plan may be dropped."""
        holders: defaultdict[str, list[Telling]] = defaultdict(list)
        for telling in self.tellings.all:
            sentence = telling.sentence
            regular = {word.stem for word in sentence.words if word.text.endswith("ed")}
            dropped = (
                sentence.stems
                if not sentence.stems.isdisjoint(_DROPPED) or _NOT_TO_COME.search(sentence.text)
                else ()
            )
            for base in regular.union(bases_in(sentence) - sentence.stems, dropped):
                holders[base].append(telling)
        return holders


def _is_same(act: Act, other: Act) -> bool:
    """Do the same actors do the same, and with the same things?"""
    return (
        act.action == other.action
        and bool(act.actors & other.actors)
        and share_a_matter(act.matter, other.matter, fewest=1)
    )


def acts_in(sentence: ParsedSentence) -> Iterator[Act]:
    """The acts of a sentence whose actor is named or described in it."""
    clauses = sentence.clauses
    for number, predicate in enumerate(clauses.predicates):
        verb = clauses.tokens[predicate.verb].word
        if is_saying(predicate) or any(quote.start <= verb.start < quote.end for quote in sentence.quotes):
            continue
        actors = frozenset(name for phrase in predicate.agents for name in _actors(sentence, phrase))
        stage = stage_of(sentence, number) if actors else None
        if stage is None:
            continue
        found = _act(sentence, number, actors, stage)
        if found:
            yield found


def _act(sentence: ParsedSentence, number: int, actors: frozenset[str], stage: Stage) -> Act | None:
    """The act of a verb; of "considers" and "plans" only with a noun behind them, else of the verb that follows."""
    clauses = sentence.clauses
    predicate = clauses.predicates[number]
    lemma = predicate.lemma.split()[0]
    behind = clauses.tokens[predicate.end : _end(clauses, predicate.end)]
    matter, is_all = _words(behind), _is_all(clauses, number)
    topic = _topic(sentence, predicate, behind)
    if lemma in WEIGHING | PLANNING:
        is_noun = matter and not any(other.governor == number for other in clauses.predicates)
        return (
            Act(actors, "", matter, "weighed" if lemma in WEIGHING else "planned", is_all, topic) if is_noun else None
        )
    if lemma in _EMPTY | _LASTING or _goes_on(clauses, predicate):
        return None
    return Act(actors, clauses.tokens[predicate.verb].lemma, matter, stage, is_all, topic)


def _topic(sentence: ParsedSentence, predicate: Predicate, behind: Sequence[Token]) -> str:
    tokens, phrase = sentence.clauses.tokens, predicate.agents[0]
    who = _slice(sentence, tokens[phrase.start : phrase.end])
    while behind and behind[-1].pos in ("prep", "det", "to"):
        behind = behind[:-1]
    return f"{who}: {' '.join([predicate.lemma, *_slice(sentence, behind).split()])}"


def _slice(sentence: ParsedSentence, tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    return sentence.text[tokens[0].word.start - sentence.start : tokens[-1].word.end - sentence.start]


def share_a_matter(one: Collection[str], other: Collection[str], *, fewest: int) -> bool:
    """Do so many words of each match one of the other, and most of the shorter?"""
    matched = sum(any(_is_one(mine, theirs) for theirs in other) for mine in one)
    return matched >= fewest and matched >= ENOUGH * min(len(one), len(other))


def _is_one(mine: str, theirs: str) -> bool:
    return mine == theirs or (mine.islower() and theirs.islower() and are_synonyms(mine, theirs, "n"))


def _goes_on(clauses: Clauses, predicate: Predicate) -> bool:
    """Is it something that continues, and so comes about at no time?"""
    return is_under(clauses, predicate, _LASTING)


def _is_all(clauses: Clauses, number: int) -> bool:
    """Is it what the sentence tells: no aside, and beside it only verbs of reporting and what it completes?"""
    predicate = clauses.predicates[number]
    chain = [predicate, *governors(clauses, predicate)]
    others = [each for each in clauses.predicates if each not in chain and not _reports(each)]
    return all(each.kind != "relative" for each in chain) and all(each.kind != "finite" for each in others)


def _reports(predicate: Predicate) -> bool:
    return predicate.lemma.split()[0] in _REPORTING


def _actors(sentence: ParsedSentence, phrase: Phrase) -> Iterator[str]:
    """The country or the last word of a phrase, and of "his government" the speaker; nobody for a pronoun."""
    clauses = sentence.clauses
    tokens = clauses.tokens[phrase.start : phrase.end]
    if tokens[0].pos == "poss" and sentence.holder:
        yield stem(sentence.holder.split()[-1])
    head = clauses.tokens[phrase.head]
    if head.pos not in ("noun", "name"):
        return
    known = [found for found in known_in([token.word for token in tokens]) if not found.is_nationality]
    yield known[0].name if known else country_of_capital(head.word.text) or head.word.stem


def _end(clauses: Clauses, start: int) -> int:
    """Where the words that belong to a verb end: at a mark, or where another clause begins."""
    for at in range(start, min(len(clauses.tokens), start + _LONGEST)):
        token = clauses.tokens[at]
        if token.before.strip() or token.pos in _ENDS:
            return at
    return min(len(clauses.tokens), start + _LONGEST)


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    """Content words as lemmas, countries and capitals by the country's name; no figures."""
    words = [token.word for token in tokens]
    known = {at: found.name for found in known_in(words) for at in range(found.start, found.end)}
    return frozenset(
        known.get(at) or country_of_capital(token.word.text) or token.lemma.casefold()
        for at, token in enumerate(tokens)
        if not token.word.is_stop
        and not token.word.text[0].isdigit()
        and token.pos not in ("num", "adv")
        and token.low not in CALENDAR
    )
