"""What a shallow parse says of a sentence: noun phrases, verb groups, and who does what to whom.

For every verb group its lemma, voice, tense, denial, modal, and the noun phrases that stand where
subject, object and prepositional phrases stand. Does not read a sentence: see `clause_reader.py`.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from summarizer.language.tokens import Token

Kind = Literal["finite", "relative", "infinitive", "participle", "reduced"]
Tense = Literal["past", "present", "future", "none"]


class Phrase(NamedTuple):
    """A noun phrase: half-open token indexes and that of its head."""

    start: int
    end: int
    head: int


class Oblique(NamedTuple):
    """A noun phrase behind a preposition."""

    preposition: str
    phrase: Phrase


class Predicate(NamedTuple):
    """A verb group with what stands around it. Indexes are of tokens; `verb` is the one that tells what happens.

    `lemma` has the verb's particle behind it: "turn down".
    `subject` and `objects` are as they stand: see `agents` and `patients` for who does it to whom.
    """

    start: int
    end: int
    verb: int
    lemma: str
    kind: Kind
    passive: bool
    tense: Tense
    modal: str | None
    negated: bool
    perfect: bool = False
    progressive: bool = False
    of_nobody: bool = False  # "nobody has been", "no arrests have been"
    governor: int | None = None  # index of the predicate that this one completes: "agreed to pay"
    subject: tuple[Phrase, ...] = ()
    objects: tuple[Phrase, ...] = ()
    obliques: tuple[Oblique, ...] = ()

    @property
    def bare(self) -> str:
        """The lemma without its particle."""
        return self.lemma.partition(" ")[0]

    @property
    def particle(self) -> str:
        """The "down" of "turn down"; empty without one."""
        return self.lemma.partition(" ")[2]

    @property
    def agents(self) -> tuple[Phrase, ...]:
        """Who does it, as far as the sentence says."""
        if not self.passive:
            return self.subject
        return tuple(oblique.phrase for oblique in self.obliques if oblique.preposition == "by")

    @property
    def patients(self) -> tuple[Phrase, ...]:
        """To whom or to what it is done."""
        return self.subject if self.passive else self.objects


@dataclass(frozen=True)
class Clauses:
    """The tokens of a sentence, its noun phrases and its predicates, in order."""

    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    predicates: tuple[Predicate, ...]
    at: dict[int, int] = field(default_factory=dict)  # token index -> index of the predicate whose group holds it

    @property
    def first(self) -> Predicate | None:
        """The first predicate with a finite verb: what the sentence, or its opening, tells."""
        return next((each for each in self.predicates if each.kind == "finite"), None)
