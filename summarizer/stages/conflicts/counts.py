"""Figures that count who or what a verb is about: "nineteen ships were waiting", "the port employs 3,400 people".

The topic is the noun, the verb, and who else takes part, so "the union employs 3,400" is another one.
Left out: parts and additions, what is denied, hedged or to come, and a verb that tells nothing by itself.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.language.clauses import Clauses, Phrase, Predicate
from summarizer.language.measures import Measure
from summarizer.language.modes import is_saying, mode_of
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import stem
from summarizer.stages.conflicts.processes import root_of
from summarizer.stages.conflicts.topics import COUNTED

FEWEST = 3  # "two men" are two of many, wherever they turn up
_EMPTY = frozenset("be have do get make take give go come include see say tell find want need".split())
_LONGEST_OWNER = 40  # characters
_OF_A_WHOLE = re.compile(r"\w of (?:its|his|her|their|(?:the )?[\w’' -]{1,30}['’]s?) $")
_OF_THE = " of the "
_PARTS = frozenset("more another further other others additional extra first last next of them".split())


class Count(NamedTuple):
    """A figure, the topic it answers to, and what a reader may call that."""

    number: Number
    topic: tuple[str, ...]
    title: str


def counts_in(sentence: ParsedSentence, *, disputed: Collection[str]) -> Iterator[Count]:
    """The counts of a sentence, one a topic. It is read only if it has a figure for one of the `disputed` nouns."""
    figures = _counting(sentence)
    clauses = sentence.clauses if any(number.noun in disputed for number in figures) else None
    for at, predicate in enumerate(clauses.predicates if clauses else ()):
        if clauses and _tells(sentence, clauses, at):
            yield from _counted(clauses, predicate, figures)


def nouns_counted_twice(sentences: Iterable[ParsedSentence]) -> frozenset[str]:
    """The nouns for which there are figures that differ."""
    measures: defaultdict[str, set[Measure]] = defaultdict(set)
    for sentence in sentences:
        for number in _counting(sentence):
            measures[number.noun or ""].add(number.measure)
    return frozenset(noun for noun, found in measures.items() if len(found) > 1)


def _counting(sentence: ParsedSentence) -> list[Number]:
    return [
        number
        for number in sentence.numbers
        if number.noun and number.unit is None and number.value >= FEWEST and not is_the_whole(sentence, number)
    ]


def is_the_whole(sentence: ParsedSentence, number: Number) -> bool:
    """Is it the 13 of "four of the district's 13 schools", the nine of "two of the nine men"?"""
    at = number.start - sentence.start
    if sentence.text.endswith(_OF_THE, 0, at):
        return any(each.end == number.start - len(_OF_THE) for each in sentence.numbers)
    return _OF_A_WHOLE.search(sentence.text, max(0, at - _LONGEST_OWNER), at) is not None


def _tells(sentence: ParsedSentence, clauses: Clauses, at: int) -> bool:
    predicate = clauses.predicates[at]
    tells_words = is_saying(predicate) and not predicate.objects
    if predicate.negated or tells_words or predicate.bare in _EMPTY:
        return False
    mode = mode_of(clauses, at, sentence.hedges)
    return not mode.hedges and mode.time in ("past", "present")


def _counted(clauses: Clauses, predicate: Predicate, figures: list[Number]) -> Iterator[Count]:
    for role, phrases, others in (
        ("patient", predicate.patients, predicate.agents),
        ("agent", predicate.agents, predicate.patients),
    ):
        for phrase in phrases:
            number = _figure_of(clauses, phrase, figures)
            if number and number.noun:
                beside = sorted({clauses.tokens[other.head].word.stem for other in others})
                counted = [token.word.text for token in _tokens(clauses, phrase) if token.word.start >= number.end]
                topic = ("count", role, number.noun, stem(root_of(predicate.lemma)), *beside)
                yield Count(number, topic, f"{COUNTED}{' '.join(counted) or number.noun}")


def _tokens(clauses: Clauses, phrase: Phrase) -> Sequence[Token]:
    return clauses.tokens[phrase.start : phrase.end]


def _figure_of(clauses: Clauses, phrase: Phrase, figures: list[Number]) -> Number | None:
    tokens = _tokens(clauses, phrase)
    following = clauses.tokens[phrase.end : phrase.end + 1]
    if not _PARTS.isdisjoint(token.low for token in (*tokens, *following)):
        return None
    found = [each for each in figures if tokens[0].word.start <= each.start < tokens[-1].word.end]
    return found[0] if len(found) == 1 else None
