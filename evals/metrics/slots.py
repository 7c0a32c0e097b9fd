"""Figures and dates: of those that the gold's facts have and a claim that states the fact tells, how many are right?

A slot is right when its value stands in the claim. A date may be told by its month or year or without its year, and
a day of the week counts from the date of an article that the claim has evidence in. A slot is wrong when another
value stands in its place: one that counts or measures the same and is no slot of what the claim rightly states. One
that has neither is not told and counts nowhere: leaving out is for recall.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import FIGURES, GoldFact, Slot, figure_of
from evals.metrics import Result, Score, Unscored
from evals.outcomes import Match
from summarizer.domain import Brief, BriefClaim
from summarizer.language.dates import DateMention
from summarizer.language.numbers import Number
from summarizer.language.parse import parse_sentence
from summarizer.language.words import fold, stem

_PERCENT = frozenset({"percent", "percentage point"})
_CURRENCIES = {"USD": "dollar", "EUR": "euro", "GBP": "pound"}


@dataclass(frozen=True)
class _Stating:
    """A claim and the gold facts that it states, rightly or with another figure."""

    claim: BriefClaim
    facts: Sequence[GoldFact]

    def slots(self, types: Collection[str]) -> list[Slot]:
        return [slot for fact in self.facts for slot in fact.slots if slot.type in types]


def number_accuracy(brief: Brief, matches: Sequence[Match]) -> Result:
    """Of the numbers, sums and per cents that are told, the share told rightly."""
    told = [right for stating in _stating(brief, matches) for right in _numbers_told(stating)]
    return _share(told, "no claim tells a figure of the gold's")


def date_accuracy(brief: Brief, matches: Sequence[Match]) -> Result:
    """Of the dates that are told, the share told rightly."""
    published = {article.id: article.published for article in brief.articles}
    told = [right for stating in _stating(brief, matches) for right in _dates_told(stating, published)]
    return _share(told, "no claim tells a date of the gold's")


def _share(told: Sequence[bool], reason: str) -> Result:
    return Score(sum(told) / len(told), sum(told), len(told)) if told else Unscored(reason)


def _stating(brief: Brief, matches: Sequence[Match]) -> Iterator[_Stating]:
    for claim in brief.claims:
        facts = [
            match.fact
            for match in matches
            if match.outcome in ("covered", "wrong") and fold(match.claim or "") == fold(claim.text)
        ]
        if facts:
            yield _Stating(claim, facts)


def _numbers_told(stating: _Stating) -> Iterator[bool]:
    numbers = parse_sentence(stating.claim.text).numbers
    stated = {value for number in numbers for value in number.values}
    slots = stating.slots(FIGURES)
    right = {value for slot in slots if (value := figure_of(slot)) in stated}
    others = [number for number in numbers if not number.is_label and not right & set(number.values)]
    for slot in slots:
        if figure_of(slot) in stated:
            yield True
        elif any(_counts_the_same(slot, number) for number in others):
            yield False


def _counts_the_same(slot: Slot, number: Number) -> bool:
    """By the unit, or by the word for what is counted; people go by many words."""
    if slot.type == "percent" or number.unit in _PERCENT:
        return slot.type == "percent" and number.unit in _PERCENT
    unit = _CURRENCIES.get(slot.unit or "", slot.unit)
    if number.unit or unit not in (None, "person"):
        return unit in (number.unit, number.noun) or stem(unit or "") == number.noun
    return slot.type == "number"


def _dates_told(stating: _Stating, published: Mapping[str, str | None]) -> Iterator[bool]:
    days = {published.get(item.article_id) for item in stating.claim.verdict.evidence} or {None}
    readings = [parse_sentence(stating.claim.text, published=day).dates for day in days]
    told = {date for dates in readings for date in dates if date.when and not date.quoted}
    slots = stating.slots({"date"})
    right = {date.start for date in told if any(_is_day(date, slot) for slot in slots)}
    for slot in slots:
        if any(_is_day(date, slot) for date in told):
            yield True
        elif {date.start for date in told} - right:
            yield False


def _is_day(date: DateMention, slot: Slot) -> bool:
    """Is it the slot's day, or its month or year? A year that is not written is not held against it."""
    when = date.when or ""
    if date.kind == "absolute" and when[:4] not in date.text:
        return slot.value[4:].startswith(when[4:])
    return slot.value.startswith(when)
