"""Noun phrases of a sentence as a heading can have them: with what hangs on them, short, nobody's pronoun."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.clauses import Clauses, Phrase, Predicate
from summarizer.language.lexicon import entry, lemmas_of
from summarizer.language.modes import is_saying
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token

MOST_WORDS = 9
_LINKS = frozenset("of for on in at between".split())
_LEADING = re.compile(r"^(?:(?:the|an?|its|his|her|their|our|some|this|that|these|those)\s)+", re.IGNORECASE)
_WHICH_TIME = frozenset("next last this".split())
_OWNED = re.compile(r"^(?:its|his|her|their|our|my|your)\s", re.IGNORECASE)
_OWNED_BEHIND = re.compile(r"\b(of|for|on|in)\s(?:its|his|her|their|our)\s")
_POINTS = re.compile(r"^(?:this|that|these|those)\s", re.IGNORECASE)
_POINTING = frozenset("this that these those such any no another what whose".split())
# Whoever does these gives an account; what it is of is their object.
_OPINING = frozenset(
    """believe think suspect insist maintain deny reject dispute hold claim accuse allege blame doubt expect estimate
    put count""".split()
)
# Say nothing of what they are of without an "of" behind them.
_EMPTY = frozenset(
    """number figure figures count total estimate own sum it one ones thing things part way time times day days report
    question answer account version statement claim case matter fact said percent cent people year month week hour
    result lot kind sort half most others morning evening night afternoon""".split()
)


@dataclass(frozen=True)
class Phrases:
    """The noun phrases of one sentence."""

    sentence: ParsedSentence

    @property
    def clauses(self) -> Clauses:
        return self.sentence.clauses

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.clauses.tokens

    @cached_property
    def all(self) -> tuple[Phrase, ...]:
        """Every phrase without what only follows it: "chargers three times", "the debt next year"."""
        return tuple(map(self._alone, self.clauses.phrases))

    def _alone(self, phrase: Phrase) -> Phrase:
        tokens = self.tokens
        end = next((at for at in range(phrase.start + 1, phrase.end) if tokens[at].pos == "num"), phrase.end)
        while end - phrase.start > 2 and tokens[end - 2].low in _WHICH_TIME:
            end -= 2
        is_noun = end > phrase.start + 1 or tokens[phrase.start].pos in ("noun", "name")
        return phrase if end == phrase.end or not is_noun else Phrase(phrase.start, end, end - 1)

    @cached_property
    def starting(self) -> dict[int, Phrase]:
        """By the token that they start with."""
        return {phrase.start: phrase for phrase in self.all}

    @cached_property
    def figures(self) -> frozenset[int]:
        """The places of figures and dates among the characters."""
        sentence = self.sentence
        stretches = [(each.start, each.end) for each in sentence.numbers if each.unit != "ordinal"]
        stretches += [(each.start, each.end) for each in sentence.dates]
        return frozenset(at for start, end in stretches for at in range(start, end))

    @cached_property
    def givers(self) -> frozenset[int]:
        """Tokens that name whoever says something."""
        spans = [(each.start, each.end) for each in self.sentence.attributions]
        spoken = {
            at
            for predicate in self.clauses.predicates
            if is_saying(predicate)
            for phrase in predicate.subject
            for at in range(phrase.start, phrase.end)
        }
        named = {
            at for at, token in enumerate(self.tokens) if any(start <= token.word.start < end for start, end in spans)
        }
        return frozenset(spoken | named)

    def long(self, phrase: Phrase) -> Phrase:
        """With what hangs on it: "the value of the objects", "the cost of servicing the debt"."""
        end = phrase.end
        for _ in range(2):
            behind = self._behind(end)
            if behind is None or behind.end - phrase.start > MOST_WORDS:
                break
            end = behind.end
        return phrase._replace(end=end)

    def _behind(self, end: int) -> Phrase | None:
        if end + 1 >= len(self.tokens) or self.tokens[end].low not in _LINKS or self.tokens[end].before.strip():
            return None
        is_doing = self.tokens[end].low in ("of", "for") and self.tokens[end + 1].form == "ing"
        found = self.starting.get(end + 2 if is_doing else end + 1)
        return None if found is None or self._is_unfit(found) else found

    def _is_unfit(self, phrase: Phrase, *, may_count: bool = False) -> bool:
        """Is it a pronoun, a figure or a time? A small number may be a part of it: "two fire doors"."""
        tokens = self.tokens[phrase.start : phrase.end]
        counts = any(token.word.start in self.figures for token in tokens)
        is_small = may_count and tokens[0].low.isalpha() and not any(token.pos == "num" for token in tokens[1:])
        if (counts and not is_small) or self.tokens[phrase.head].pos in ("pron", "num"):
            return True
        return any(token.before.strip() for token in tokens[1:]) or self._is_time(phrase)

    def _is_time(self, phrase: Phrase) -> bool:
        head = self.tokens[phrase.head]
        known = entry(head.lemma.casefold())
        return head.low in CALENDAR or (known is not None and known.classes.get("n") == "time")

    def measures(self, phrase: Phrase) -> bool:
        """Is it "two kilometres of the road"?"""
        start, end = self.tokens[phrase.start].word.start, self.tokens[phrase.end - 1].word.end
        return any(number.unit and start <= number.start < end for number in self.sentence.numbers)

    def can_head(self, phrase: Phrase, *, may_count: bool = False) -> bool:
        """May it stand alone, as what something is about?"""
        first, head = self.tokens[phrase.start], self.tokens[phrase.head]
        if self._is_unfit(phrase, may_count=may_count) or head.pos not in ("noun", "name"):
            return False
        if first.low in _POINTING and not (may_count and _POINTS.match(f"{first.low} ")):
            return False
        return head.low not in _EMPTY or self.long(phrase).end > phrase.end

    def text(self, phrase: Phrase) -> str:
        """In its own words, the link and article before it left to others; a capital only where it is a name's."""
        start = self.tokens[phrase.start].word.start - self.sentence.start
        end = self.tokens[phrase.end - 1].word.end - self.sentence.start
        found = " ".join(self.sentence.text[start:end].split())
        found = (
            _OWNED_BEHIND.sub(r"\1 ", _OWNED.sub("", _POINTS.sub("the ", found))).removesuffix("'").removesuffix("’")
        )
        first = self.tokens[phrase.start]
        is_named = first.pos == "name" or phrase.start or found[1:2].isupper() or not lemmas_of(first.word.text)
        return found if is_named and not _LEADING.match(found) else found[:1].casefold() + found[1:]

    def bare(self, phrase: Phrase) -> str:
        """The same without an article."""
        return _LEADING.sub("", self.text(phrase))

    def before(self, end: int) -> Phrase | None:
        """The longest phrase that ends at this character, with what hangs on it."""
        for phrase in self.all:
            for each in (self.long(phrase), phrase):
                if self.tokens[each.end - 1].word.end == end and self.can_head(phrase):
                    return each
        return None

    def heads(self) -> Iterator[Phrase]:
        """Those that may stand alone and are not of whoever says it."""
        yield from (each for each in self.all if self._may_be_told(each))

    def told(self, predicates: Iterable[Predicate]) -> Iterator[Phrase]:
        """What these verbs are done to, then what does them, then the rest: of verbs that are not of saying."""
        for predicate in predicates:
            if is_saying(predicate):
                continue
            agents = () if predicate.bare in _OPINING and not predicate.passive else predicate.agents
            found = (*predicate.patients, *agents, *(each.phrase for each in predicate.obliques))
            yield from (self._alone(each) for each in found if self._may_be_told(self._alone(each)))

    def _may_be_told(self, phrase: Phrase) -> bool:
        return self.can_head(phrase, may_count=True) and phrase.head not in self.givers
