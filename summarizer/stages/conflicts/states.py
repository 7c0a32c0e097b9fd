"""What was planned, expected or not done on one day, and told as done on that day or later.

An update: the later telling holds now. An earlier fact that tells nothing else is superseded by it.
An expectation is met only by what happened since: not by something dated before it was told.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.dates import DateMention
from summarizer.language.words import Word, stem
from summarizer.stages.conflicts.acts import Act, Acts
from summarizer.stages.conflicts.progress import Stage
from summarizer.stages.conflicts.sides import Disputes, Side, Telling, Tellings

_CUES = frozenset("will would not never".split())
# What each stage may come to.
_ENDS: dict[Stage, tuple[Stage, ...]] = {
    "planned": ("done", "dropped"),
    "expected": ("done", "dropped"),
    "not done": ("done",),
}
_LINKS = frozenset("to of".split())
_COMING = frozenset(
    map(
        stem,
        "plan intend prepare decide agree vow pledge promise expect likely due set schedule hope aim want".split(),
    )
)
_NEAR = 3  # words
_DEADLINE = re.compile(r"\b(?:by|until|till|before)\s(?:\w+\s)?$")
_WIDTH = 20  # characters before a date


def state_disputes(acts: Acts) -> Disputes:
    """The updates, with the facts that they supersede."""
    tellings = acts.tellings
    met: dict[tuple[str, ...], _Met] = {}
    superseded: dict[str, str] = {}
    for telling in tellings.all:
        for act in _open_acts(telling, acts):
            later = [
                other for other in acts.settled(act, telling, *_ENDS[act.stage]) if _is_later(telling, other, act)
            ]
            if later:
                later.sort(key=lambda other: other.day)
                found = met.setdefault((act.action, *(other.fact.id for other in later)), _Met(act, [], later))
                found.before.append(telling)
                if act.is_all:
                    superseded[telling.fact.id] = later[-1].fact.id
    conflicts = (_update(found, tellings) for found in met.values())
    return Disputes(tuple(conflict for conflict in conflicts if conflict), superseded)


class _Met(NamedTuple):
    """What was to come about, who told so, and who told later what came of it."""

    act: Act
    before: list[Telling]
    later: list[Telling]


def _open_acts(telling: Telling, acts: Acts) -> Iterator[Act]:
    """What the sentence tells as not done yet; of a sentence whose day is not known, nothing."""
    if telling.day and acts.may_be_done(_behind_cues(telling.sentence.words), telling):
        yield from (
            act for act in acts.of(telling) if act.stage in ("planned", "expected", "not done") and act.action
        )


def _behind_cues(words: Sequence[Word]) -> Iterator[Word]:
    """The words that may be what is to come, or is denied: just behind "will" and "not", and "to" behind "plans"."""
    for at, word in enumerate(words):
        is_cue = word.text in _CUES or word.text.endswith(("n't", "n’t"))
        if is_cue or (word.text in _LINKS and any(each.stem in _COMING for each in words[max(0, at - _NEAR) : at])):
            yield from words[at + 1 : at + 1 + _NEAR]


def _is_later(telling: Telling, other: Telling, act: Act) -> bool:
    days = [mention.when for mention in other.sentence.dates if mention.when and _dates_it(mention, other)]
    if days and max(days)[: len(telling.day)] < telling.day:
        return False
    return other.day > telling.day or (other.day == telling.day and act.stage != "not done")


def _dates_it(mention: DateMention, telling: Telling) -> bool:
    """Is it a day on which, not one before which?"""
    start = telling.sentence.start
    before = telling.sentence.text[max(0, mention.start - start - _WIDTH) : mention.start - start]
    return mention.precision == "day" and not _DEADLINE.search(before)


def _update(met: _Met, tellings: Tellings) -> Conflict | None:
    sides = Side(tuple(met.before)), Side(tuple(met.later))
    return tellings.update(f"what came of it: {met.act.topic}", "state", sides)
