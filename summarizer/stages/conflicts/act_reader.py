"""Read who does what to what in a sentence, and how far it has come: weighed, planned, expected, done, or not done.

Read from the shallow parse. A country goes by any of its names, and by its capital for its government.
"Considers arms exports" and "considers exporting arms" are one act. What is asked, supposed or alleged
and what stands in quotation marks is left out, but for what somebody is accused of planning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.language.clauses import Clauses, Phrase, Predicate
from summarizer.language.gazetteer import country_of_capital, known_in
from summarizer.language.lexicon import entry, lemmas_of
from summarizer.language.modes import governors, is_saying
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import stem, without_possessive
from summarizer.stages.conflicts.actors import Parties, is_definite, is_new, subject_before
from summarizer.stages.conflicts.processes import (
    ANSWERING,
    ASKED_FOR,
    LIGHT,
    forms_of,
    is_put_to_a_vote,
    process_of,
    refuses,
    root_of,
    step_of,
)
from summarizer.stages.conflicts.progress import (
    PLANNING,
    WEIGHING,
    Stage,
    asking_whether,
    is_under,
    stage_of,
    without_intention,
)
from summarizer.stages.conflicts.sides import Telling

_LONGEST = 8  # tokens of a matter
# Verbs that tell nothing without their objects.
EMPTY = frozenset("be have do get make take give go come keep let seem become put need want try use".split())
# States, which are no news when they come about again.
_LASTING = frozenset(
    "remain continue stay last help play include involve mean need know believe hope live exist belong".split()
)
_REPORTING = frozenset("say tell add report write".split())
_TIMES = frozenset("end beginning start deadline".split())
_ENDS = frozenset(("sub", "rel", "conj"))


@dataclass(frozen=True, eq=False)
class Act:
    """What is done, as far as it has come; `root` names the act whichever verb or `noun` tells it.

    Who does it and to what is read when first asked for: most acts tell of nothing that another tells too.
    """

    reading: "_Reading"
    action: str
    root: str
    noun: str
    stage: Stage
    voted_on: Phrase | None = None

    @cached_property
    def actors(self) -> frozenset[str]:
        """Keys of who does it; of an answer, of whom it answers."""
        if self.stage == "answered":
            return self.reading.asked()
        return self.reading.actors(self.noun)

    @cached_property
    def things(self) -> frozenset[str]:
        """Keys of known things it is done to."""
        return self.reading.things(self.voted_on)

    @cached_property
    def new_things(self) -> frozenset[str]:
        """Keys of things first told of here: "a curfew"."""
        return self.reading.new_things()

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words that stand with it."""
        return self.reading.matter - {self.noun}

    @property
    def words(self) -> frozenset[str]:
        """The verb and what it is done with."""
        return self.matter | ({self.action} if self.action else frozenset())

    @property
    def keys(self) -> frozenset[str]:
        """Stems of which a sentence that tells it has one."""
        return frozenset(stem(word.split()[0]) for word in (*forms_of(self.root), self.noun) if word)

    @property
    def is_known(self) -> bool:
        """Does the sentence say who does it, or to what known thing it is done?"""
        return bool(self.actors or self.things or self.is_nobody)

    @property
    def is_all(self) -> bool:
        """Is nothing else told?"""
        return self.reading.is_all()

    @property
    def is_bare(self) -> bool:
        """Is it told of a known actor without anything that it is done with?"""
        return self.reading.is_bare()

    @cached_property
    def is_nobody(self) -> bool:
        """As in "nobody has been arrested"."""
        return self.reading.is_about_nobody()

    @property
    def topic(self) -> str:
        """Who and what, in the sentence's own words."""
        return self.reading.topic()


def acts_in(telling: Telling, parties: Parties) -> Iterator[Act]:
    """The acts of a sentence; of some it is not known who does them, nor to what."""
    sentence = telling.sentence
    for number, predicate in enumerate(sentence.clauses.predicates):
        verb = sentence.clauses.tokens[predicate.verb].word
        if any(quote.start <= verb.start < quote.end for quote in sentence.quotes):
            continue
        stage = stage_of(sentence, number)
        if stage:
            reading = _Reading(telling, parties, number, stage)
            yield from reading.steps() if is_saying(predicate) else reading.acts()


@dataclass(frozen=True)
class _Reading:
    """One verb of a sentence, and its stage."""

    telling: Telling
    parties: Parties
    number: int
    stage: Stage

    def acts(self) -> Iterator[Act]:
        """The act of the verb, or of the verb with its noun; an answer is also what its verb tells."""
        lemma, noun = self.predicate.lemma, self._noun()
        root = process_of(noun)
        if lemma in ANSWERING and noun and self.stage == "done":
            yield replace(self._act(lemma, root or noun, noun), stage="answered")
        yield from self._refusals()
        steps = list(self.steps())
        if steps or (root and lemma in LIGHT and not self._names_it()):
            yield from steps or (self._act(lemma, root, noun),)
        else:
            yield from filter(None, [self._of_the_verb(root, noun)])

    def steps(self) -> Iterator[Act]:
        """As in "asked the court to", "may go to the court", "will vote on the bill"."""
        lemma = self.predicate.lemma
        step = step_of(lemma, ((preposition, self._kind(phrase)) for preposition, phrase in self._placed()))
        if step:
            yield self._act(lemma, step, step.split()[-1])
        for preposition, phrase in self.predicate.obliques[:1]:
            if is_put_to_a_vote(lemma, preposition) and self.stage in ("planned", "expected"):
                noun = self._kind(phrase)
                yield Act(self, lemma, process_of(noun) or noun, noun, self.stage, voted_on=phrase)

    def _refusals(self) -> Iterator[Act]:
        """As in "ruled out an inquiry", "rejected calls for an inquiry"; what is not ruled out is weighed."""
        placed = list(self._placed())
        nouns = [self._lemma(phrase) for preposition, phrase in placed if refuses(self.predicate.lemma, preposition)]
        is_asked = self.predicate.lemma == "rule out" or self._noun() in ASKED_FOR
        for noun in nouns if is_asked and self.stage in ("done", "not done") else ():
            if process_of(noun):
                act = self._act(self.predicate.lemma, process_of(noun), noun)
                yield replace(act, stage="weighed" if self.predicate.negated else "dropped")

    def _of_the_verb(self, root: str, noun: str) -> Act | None:
        """Of "considers" and "plans" only with a noun behind them, else of the verb that follows."""
        lemma = self.predicate.bare
        if lemma in WEIGHING | PLANNING:
            is_noun = self.matter and not any(other.governor == self.number for other in self.clauses.predicates)
            act = self._act("", root, noun if root else "")
            return replace(act, stage="weighed" if lemma in WEIGHING else "planned") if is_noun else None
        if lemma in EMPTY | _LASTING or self.predicate.modal == "may":
            return None
        if is_under(self.clauses, self.predicate, _LASTING):
            return None
        return self._act(self.clauses.tokens[self.predicate.verb].lemma, root_of(self.predicate.lemma), "")

    def asked(self) -> frozenset[str]:
        """Whose appeal is answered, as far as the sentence says so."""
        by = [phrase for preposition, phrase in self.predicate.obliques if preposition == "by"]
        whose = () if self.predicate.passive else self._keys(by)
        return frozenset([*whose, *self._owners()])

    def _owners(self) -> Iterator[str]:
        """Of "Norline's appeal" the firm."""
        phrase = self.predicate.patients[0]
        tokens = self.clauses.tokens[phrase.start : phrase.head]
        owners = [token for token in tokens if token.low.endswith(("'s", "’s", "s'", "s’"))]
        yield from (stem(without_possessive(token.word.text)) for token in owners)

    def _act(self, action: str, root: str, noun: str) -> Act:
        return Act(self, action, root, noun, self.stage)

    @property
    def sentence(self) -> ParsedSentence:
        return self.telling.sentence

    @property
    def clauses(self) -> Clauses:
        return self.telling.sentence.clauses

    @property
    def predicate(self) -> Predicate:
        return self.clauses.predicates[self.number]

    @cached_property
    def _behind(self) -> Sequence[Token]:
        return self.clauses.tokens[self.predicate.end : _end(self.clauses, self.predicate.end)]

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words behind the verb."""
        return _words(self._behind)

    @cached_property
    def _agents(self) -> tuple[Phrase, ...]:
        """Who does it: also whoever asks whether to do it, or has no plans to."""
        above = asking_whether(self.clauses, self.predicate) or without_intention(self.clauses, self.predicate)
        found = (above or self.predicate).agents
        if self.predicate.passive:
            return tuple(phrase for phrase in found if not self._is_a_time(phrase))
        before = subject_before(self.sentence, self.predicate.start) if not found else None
        return (before,) if before else found

    def _is_a_time(self, phrase: Phrase) -> bool:
        """As in "signed by the end of the month"."""
        known = entry(self._lemma(phrase))
        return self._lemma(phrase) in _TIMES or (known is not None and known.classes.get("n") == "time")

    def actors(self, noun: str) -> frozenset[str]:
        """Who does it; of "said that an appeal would be lodged", whoever says so."""
        sayers = (each for each in self.clauses.predicates[: self.number] if is_saying(each))
        said = next((each.agents for each in sayers if each.agents), ())
        is_own = bool(noun) and self.predicate.passive and not self._agents and self.stage != "done"
        return frozenset(self._keys(said if is_own else self._agents))

    def things(self, voted_on: Phrase | None) -> frozenset[str]:
        """What it is done to, or what does it by itself: the bridge that opens. Not what some "he" does it to."""
        if voted_on:
            return frozenset(self._known((voted_on,)))
        if self.predicate.passive or any(self._keys(self._agents)):
            return frozenset(self._known(self.predicate.patients or (() if self.predicate.passive else self._agents)))
        return frozenset()

    def new_things(self) -> frozenset[str]:
        """What it is done to, where it is first told of here."""
        return frozenset(self._keys(each for each in self.predicate.patients if is_new(self.sentence, each)))

    def is_all(self) -> bool:
        """Is it what the sentence tells: no aside, and beside it only verbs of reporting and what it completes?"""
        chain = [self.predicate, *governors(self.clauses, self.predicate)]
        chain += filter(None, [asking_whether(self.clauses, self.predicate)])
        others = [each for each in self.clauses.predicates if each not in chain and not _reports(each)]
        return all(each.kind != "relative" for each in chain) and all(each.kind != "finite" for each in others)

    def is_bare(self) -> bool:
        """Is it done by somebody known, with nothing?"""
        return not self.matter and not self.predicate.objects and any(self._known(self._agents))

    def is_about_nobody(self) -> bool:
        """Is it what happens to nobody?"""
        return self.predicate.passive and self.predicate.of_nobody

    def _known(self, phrases: Iterable[Phrase]) -> Iterator[str]:
        return self._keys(phrase for phrase in phrases if is_definite(self.sentence, phrase))

    def _keys(self, phrases: Iterable[Phrase]) -> Iterator[str]:
        for phrase in phrases:
            yield from self.parties.of(self.telling, phrase)

    def _placed(self) -> Iterator[tuple[str, Phrase]]:
        yield from (("", phrase) for phrase in self.predicate.objects[:1])
        yield from self.predicate.obliques[:1]

    def _kind(self, phrase: Phrase) -> str:
        """The court, of "the Supreme Court of Lund"."""
        tokens = self.clauses.tokens[phrase.start : phrase.end]
        of = next((at for at, token in enumerate(tokens) if token.low == "of" and at), 0)
        return tokens[of - 1].lemma.casefold() if of else self._lemma(phrase)

    def _lemma(self, phrase: Phrase) -> str:
        return self.clauses.tokens[phrase.head].lemma.casefold()

    def _noun(self) -> str:
        """The noun of what it is done to."""
        patients = self.predicate.patients
        head = self.clauses.tokens[patients[0].head] if patients else None
        return head.lemma if head and head.pos == "noun" else ""

    def _names_it(self) -> bool:
        """As in "called the sentence a scandal"."""
        return self.predicate.lemma == "call" and any(
            is_definite(self.sentence, each) for each in self.predicate.objects
        )

    def topic(self) -> str:
        """Who and what, as the sentence has it; of "the exam will be held" the exam, and that it be held."""
        who = "anyone" if self.is_about_nobody() else self._who()
        behind = self._behind
        while behind and behind[-1].pos in ("prep", "det", "to"):
            behind = behind[:-1]
        done = self.clauses.tokens[self.predicate.verb].low
        verb = f"be {done}" if self._is_of_its_subject() else self.predicate.bare
        particle = self.predicate.particle
        lemma = f"{verb} {particle}" if particle and not (behind and behind[0].low == particle) else verb
        what = " ".join([lemma, *_slice(self.sentence, behind).split()])
        return f"{who}: {what}" if who else what

    def _who(self) -> str:
        tokens, subject = self.clauses.tokens, self.predicate.subject
        phrases = subject if self._is_of_its_subject() else self._agents or subject
        who = _slice(self.sentence, tokens[phrases[0].start : phrases[0].end]) if phrases else ""
        is_word = tokens[0].pos != "name" and (tokens[0].pos != "noun" or bool(lemmas_of(tokens[0].low)))
        return who[0].casefold() + who[1:] if who and phrases[0].start == 0 and is_word else who

    def _is_of_its_subject(self) -> bool:
        return self.predicate.passive and bool(self.predicate.subject)


def _slice(sentence: ParsedSentence, tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    return sentence.text[tokens[0].word.start - sentence.start : tokens[-1].word.end - sentence.start]


def _reports(predicate: Predicate) -> bool:
    return predicate.bare in _REPORTING


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
