"""Figures of two parties side by side in one paragraph, though neither says that it puts the figure.

"Bakers say that a loaf may cost 40 cents more. Norline thinks that ten cents is nearer." Each sentence is the account
of a party of its own and has one figure of the sort: of one unit, or of one noun near another word that both have.
What two parties put at different sums at different times is left to those who know days.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.domain import Conflict
from summarizer.language.lexicon import are_synonyms
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.stages.conflicts.parties import are_two, party_of
from summarizer.stages.conflicts.rivals import are_rivals, is_of_another_time, is_whole
from summarizer.stages.conflicts.sides import Side, Tellings
from summarizer.stages.conflicts.topics import figured

_NEVER_MORE = re.compile(r"\b(?:never|not)\s(?:\w+\s){0,3}(?:more|over|above)\b[^,;]{0,8}$")
_SHARED = 1  # words beside what is counted


def opposed_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The disputes over figures that stand side by side."""
    for article in tellings.articles.values():
        for one, other in pairwise(article.sentences):
            mine, theirs = tellings.at.get((article.id, one.start)), tellings.at.get((article.id, other.start))
            pair = _pair(article, one, other) if mine and theirs else None
            if pair and mine and theirs:
                topic = figured(one, pair[0].start, pair[0].end)
                yield tellings.open_dispute(topic, "number", [Side((mine,)), Side((theirs,))])


def _pair(article: ParsedArticle, one: ParsedSentence, other: ParsedSentence) -> tuple[Number, Number] | None:
    if (
        one.paragraph != other.paragraph
        or not one.numbers
        or not other.numbers
        or one.is_question
        or other.is_question
    ):
        return None
    if is_of_another_time(one.text) or is_of_another_time(other.text):
        return None
    pairs = [(mine, theirs) for mine in _figures(one) for theirs in _figures(other) if _are_of_one_sort(mine, theirs)]
    if len(pairs) != 1 or not are_rivals(*pairs[0]):
        return None
    parties = party_of(article, one), party_of(article, other)
    shared = (one.stems & other.stems) - parties[0] - parties[1]
    is_of_one = bool(pairs[0][0].measure.unit) or len(shared - {pairs[0][0].noun}) >= _SHARED
    return pairs[0] if is_of_one and are_two(*parties) else None


def _figures(sentence: ParsedSentence) -> list[Number]:
    counted = (each for each in sentence.numbers if not each.is_label and not is_whole(sentence, each))
    return [each._replace(bound="at most") if _is_the_most(sentence, each) else each for each in counted]


def _is_the_most(sentence: ParsedSentence, number: Number) -> bool:
    """As in "has never admitted to more than 40 litres"."""
    before = sentence.text[: number.start - sentence.start]
    return number.bound == "more than" and _NEVER_MORE.search(before) is not None


def _are_of_one_sort(one: Number, other: Number) -> bool:
    if one.measure.unit or other.measure.unit:
        return one.measure.unit == other.measure.unit
    if one.noun is None or other.noun is None:
        return False
    return one.noun == other.noun or are_synonyms(one.noun, other.noun, "n")
