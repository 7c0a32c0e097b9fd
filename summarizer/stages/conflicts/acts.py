"""Who does what to what in the sentences of a story, and where two tell of one act.

Acts of one verb, or of a verb and a noun for the same ("lodged an appeal", "appealed"), by the same actor
and with the same things; where one sentence does not say who does it, to one and the same known thing.
The acts of a sentence are read by `act_reader.py`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from summarizer.language.clauses import Predicate
from summarizer.language.lexicon import are_synonyms
from summarizer.language.past_forms import SAME_IN_THE_PAST
from summarizer.language.polarity import bases_in
from summarizer.language.words import Word, stem
from summarizer.stages.conflicts.act_reader import Act, acts_in
from summarizer.stages.conflicts.actors import Parties
from summarizer.stages.conflicts.processes import WITH_A_NOUN, after, continued_by, forms_of
from summarizer.stages.conflicts.progress import DROPPING, REFUSING, Stage
from summarizer.stages.conflicts.sides import Telling, Tellings

CROWD = 40  # sentences with one verb, beyond which it tells nothing: keeps the cost linear
ENOUGH = 0.5  # of the fewer words of two matters that must match
_DROPPED = frozenset(map(stem, DROPPING | REFUSING))
_NOT_TO_COME = re.compile(r"\bwill\snot\b|\bwon['’]t\b|\bnot\sto\b")
_WITH_A_NOUN = frozenset(map(stem, WITH_A_NOUN))
_UNCHANGED = SAME_IN_THE_PAST - {"cost"}  # which is no deed
# What "nobody has been" until somebody is.
_TO_SOMEBODY = frozenset("arrest detain charge indict convict identify".split())
# What the same one does once in a story.
_ONCE = frozenset("resign retire resume reopen end begin start land surrender".split())


class Acts:
    """The acts of a story, read when first asked for: most sentences never are."""

    def __init__(self, tellings: Tellings) -> None:
        self.tellings = tellings
        self._parties = Parties()
        self._read: dict[str, tuple[Act, ...]] = {}

    def of(self, telling: Telling) -> tuple[Act, ...]:
        """The acts that the sentence of this telling tells."""
        if telling.fact.id not in self._read:
            self._read[telling.fact.id] = tuple(acts_in(telling, self._parties))
        return self._read[telling.fact.id]

    def settled(self, act: Act, telling: Telling, *stages: Stage) -> Iterator[tuple[Act, Telling]]:
        """Where another origin tells that the same act has come to one of these stages."""
        for other in self._holders(act.keys):
            found = self._same(act, other, stages) if other.origin != telling.origin else None
            if found:
                yield found, other

    def keys_of(self, telling: Telling, predicates: Iterable[Predicate]) -> frozenset[str]:
        """Who does what these verbs of its sentence say."""
        phrases = (phrase for predicate in predicates for phrase in predicate.agents)
        return frozenset(key for phrase in phrases for key in self._parties.of(telling, phrase))

    def may_be_done(self, words: Iterable[Word], telling: Telling) -> bool:
        """Does another origin have one of these words in a past form?"""
        return any(other.origin != telling.origin for word in words for other in self._past.get(word.stem, ()))

    def may_come_to_something(self, telling: Telling) -> bool:
        """Does another origin tell one of its acts in a past form, or what may follow on it? Told without parsing."""
        stems = {word.stem for word in telling.sentence.words if word.text[0].islower() and not word.is_stop}
        further = frozenset[str]().union(*(continued_by().get(each, frozenset()) for each in stems))
        return any(
            other.origin != telling.origin and other.day >= telling.day
            for each in stems | further
            for other in self._past.get(each, ())[:CROWD]
        )

    def followed(self, act: Act, telling: Telling) -> Iterator[tuple[Act, Telling]]:
        """Where another origin tells that it was undone, or what came next for the same thing."""
        for root in sorted(after(act.root)):
            for other in self._holders(frozenset(map(stem, forms_of(root)))):
                found = next((each for each in self.of(other) if _is_after(root, act, each)), None)
                if found and other.origin != telling.origin:
                    yield found, other

    def _holders(self, keys: Iterable[str]) -> Collection[Telling]:
        crowds = [self._past.get(key, ()) for key in sorted(keys)]
        return {other.fact.id: other for crowd in crowds if len(crowd) <= CROWD for other in crowd}.values()

    def _same(self, act: Act, other: Telling, stages: Collection[Stage]) -> Act | None:
        return next((each for each in self.of(other) if each.stage in stages and _is_same(act, each)), None)

    @cached_property
    def _past(self) -> Mapping[str, Sequence[Telling]]:
        """Sentences by the base stems of their past forms; of all words where a noun may tell the act."""
        holders: defaultdict[str, list[Telling]] = defaultdict(list)
        for telling in self.tellings.all:
            sentence = telling.sentence
            past = {base for word in sentence.words for base in _bases(word)} | (bases_in(sentence) - sentence.stems)
            is_dropped = not sentence.stems.isdisjoint(_DROPPED) or _is_not_to_come(sentence.text)
            for base in past | sentence.stems if is_dropped or not past.isdisjoint(_WITH_A_NOUN) else past:
                holders[base].append(telling)
        return holders


def _is_not_to_come(text: str) -> bool:
    return ("not" in text or "won" in text) and _NOT_TO_COME.search(text) is not None


def _bases(word: Word) -> tuple[str, ...]:
    """What a regular past form may come from: "sued" from "sue"; some verbs have no other form for the past."""
    if word.text.endswith("ed"):
        return word.stem, stem(word.low[:-1])
    return (word.stem,) if word.low in _UNCHANGED else ()


def _is_same(act: Act, other: Act) -> bool:
    """Do the same actors do the same, and with the same things?"""
    if act.root != other.root or not act.root or not (act.is_known and other.is_known):
        return False
    if act.is_nobody:
        return not other.is_nobody and (act.root in _TO_SOMEBODY or bool(act.noun and other.noun))
    if act.actors and other.actors:
        return bool(act.actors & other.actors) and _have_one_matter(act, other)
    is_answer = other.stage == "answered" and bool(other.things) and act.noun == other.noun
    return is_answer or bool(act.things & other.things)


def _is_after(root: str, act: Act, other: Act) -> bool:
    """By the same actor, what is new to both sentences may be one thing: "suspended flights", "resumed flights"."""
    if other.root != root or other.stage != "done" or not (act.is_known and other.is_known):
        return False
    is_known = bool((act.things | act.new_things) & other.things)
    return is_known or bool(act.new_things & other.new_things and act.actors & other.actors)


def _have_one_matter(act: Act, other: Act) -> bool:
    """One that is told without objects tells less, and nothing else; a noun and some verbs tell enough."""
    is_enough = bool(act.noun) or other.stage == "answered" or act.root in _ONCE
    return is_enough or act.is_bare or other.is_bare or share_a_matter(act.matter, other.matter, fewest=1)


def share_a_matter(one: Collection[str], other: Collection[str], *, fewest: int) -> bool:
    """Do so many words of each match one of the other, and most of the shorter?"""
    matched = sum(any(_is_one(mine, theirs) for theirs in other) for mine in one)
    return matched >= fewest and matched >= ENOUGH * min(len(one), len(other))


def _is_one(mine: str, theirs: str) -> bool:
    return mine == theirs or (mine.islower() and theirs.islower() and are_synonyms(mine, theirs, "n"))
