"""What was to come on one day and is put off or brought forward: "the vote, a week later than planned".

The later sentence says so in as many words and the earlier one has the day that was planned: an update. Both share
words that are rare in the story, or the later one names the old day too. Where both days stand in one sentence, it is
for `changed.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.dates import DateMention
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.rarity import Rarity
from summarizer.stages.conflicts.sides import Side, Telling, Tellings
from summarizer.stages.conflicts.topics import figured

ENOUGH = 1.2  # of the weight of a word that one sentence alone has
ENOUGH_ON_A_DAY = 0.7  # where the later sentence names the day that was planned
CROWD = 30  # plans with one word, beyond which it tells nothing: keeps the cost linear
_PLANNED = r"(?:first\s|originally\s|initially\s)?(?:planned|announced|promised|scheduled|expected|intended)"
_MOVED = re.compile(
    rf"\b(?:sooner|earlier|later|longer)\sthan\s(?:(?:had\sbeen|was|he|she|it|they)\s)?(?:had\s)?{_PLANNED}\b"
    r"|\b(?:put\soff|postponed|brought\sforward|pushed\sback|moved\s(?:up|forward|back))\b"
    r"|\bbr(?:ought|ings)\s(?:[\w’'-]+\s){1,4}forward\sby\b"
)
_CUES = ("than ", "put off", "postponed", "forward", "pushed back", "moved ")


class _Plan(NamedTuple):
    """A telling, by its number in the story, with the day to come that it gives."""

    number: int
    telling: Telling
    day: DateMention


def rescheduled_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The updates over days that were moved."""
    moved = [each for each in tellings.all if each.day and _is_moved(each)]
    if not moved:
        return
    rarity, plans = Rarity(tellings), _plans(tellings)
    for telling in moved:
        found = [plan for plan in _sharing(telling, plans) if _is_of(telling, plan, rarity)]
        if found:
            first = found[0]
            topic = figured(first.telling.sentence, first.day.start, first.day.end)
            same = tuple(each.telling for each in found if each.day.when == first.day.when)
            conflict = tellings.update(topic, "date", (Side(same), Side((telling,))))
            if conflict:
                yield conflict


def _plans(tellings: Tellings) -> Mapping[str, Sequence[_Plan]]:
    """What is to come on a day, by the words of its sentence."""
    plans: defaultdict[str, list[_Plan]] = defaultdict(list)
    for number, telling in enumerate(tellings.all):
        day = _day_to_come(telling) if telling.day else None
        for word in telling.sentence.stems if day else ():
            if day and len(plans[word]) <= CROWD:
                plans[word].append(_Plan(number, telling, day))
    return plans


def _sharing(telling: Telling, plans: Mapping[str, Sequence[_Plan]]) -> list[_Plan]:
    """The plans that share a word with it, in the order of the story."""
    words = (word for word in telling.sentence.stems if len(plans.get(word, ())) <= CROWD)
    return sorted({each.number: each for word in words for each in plans.get(word, ())}.values(), key=_number)


def _number(plan: _Plan) -> int:
    return plan.number


def _is_moved(telling: Telling) -> bool:
    sentence = telling.sentence
    return holds_any(sentence.text, _CUES) and not sentence.is_question and _MOVED.search(sentence.text) is not None


def _day_to_come(telling: Telling) -> DateMention | None:
    """The one day of its sentence, if that was still to come."""
    days = [each for each in telling.sentence.dates if each.when and each.precision == "day"]
    return days[0] if len(days) == 1 and (days[0].when or "") > telling.day else None


def _is_of(telling: Telling, plan: _Plan, rarity: Rarity) -> bool:
    """Was the plan told by others before, of the same thing?"""
    old = plan.telling
    if old.day >= telling.day or not set(old.fact.origins).isdisjoint(telling.fact.origins):
        return False
    shared = (word for word in telling.sentence.stems & old.sentence.stems if word.isalpha())
    names_it = any(_is_the_day(each, plan.day) for each in telling.sentence.dates)
    return rarity.of(shared) >= (ENOUGH_ON_A_DAY if names_it else ENOUGH)


def _is_the_day(date: DateMention, planned: DateMention) -> bool:
    """Is it that day, or its weekday: "had meant to meet on Saturday" reads as if Saturday were past?"""
    is_weekday = date.kind == planned.kind == "weekday" and date.text == planned.text
    return date.when == planned.when or is_weekday
