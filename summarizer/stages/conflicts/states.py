"""What was weighed, planned, expected or not done on one day, and what is told to have come of it since.

An update: the later telling holds now. An earlier fact that tells nothing else is superseded by it.
An expectation is met only by what happened since: not by something dated before it was told. What is told
as a process ("lodged an appeal") may get its answer later ("rejected an appeal"), and stays true.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.dates import DateMention
from summarizer.language.words import stem
from summarizer.stages.conflicts.act_reader import Act
from summarizer.stages.conflicts.acts import Acts
from summarizer.stages.conflicts.processes import ANSWERABLE, OPENING
from summarizer.stages.conflicts.progress import DROPPING, PLANNING, REFUSING, WEIGHING, Stage
from summarizer.stages.conflicts.settlements import settlements
from summarizer.stages.conflicts.sides import Disputes, Side, Telling, Tellings
from summarizer.stages.conflicts.topics import course_of

# What each stage may come to.
_ENDS: dict[Stage, tuple[Stage, ...]] = {
    "weighed": ("done", "answered", "dropped"),
    "planned": ("done", "answered", "dropped"),
    "expected": ("done", "answered", "dropped"),
    "not done": ("done",),
    "dropped": ("done",),
    "done": ("answered",),
    "holds": (),
}
_RANKS: dict[Stage, int] = {"done": 2, "answered": 3, "dropped": 3}  # as what it came to
_FIRST_RANKS: dict[Stage, int] = {"weighed": 0, "done": 2}
_OPEN = 1
_OF_A_LATER_DAY = frozenset(("not done", "dropped", "done"))  # else somebody else may only know more
# What stands in every sentence that tells something open, or a process.
_CUES = re.compile(
    r"\b(?:will|won['’]t|would|not|\w+n['’]t|may|might|whether|[Nn]o|[Nn]obody|(?:is|are|was|were)\sto)\b"
)
_EXPECTING = "expect likely due set schedule think threaten propose try attempt never".split()
_CUE_STEMS = frozenset(map(stem, [*WEIGHING, *PLANNING, *REFUSING, *DROPPING, *OPENING, *_EXPECTING]))
_WEIGHED = frozenset(map(stem, WEIGHING))  # what may be settled in any words
_DEADLINE = re.compile(r"\b(?:by|until|till|before|for|from)\s(?:\w+\s)?$")
_WIDTH = 20  # characters before a date


class _Step(NamedTuple):
    """A telling of an act, and how far that had come."""

    telling: Telling
    act: Act
    rank: int

    @property
    def key(self) -> tuple[str, str]:
        return self.act.root, self.telling.fact.id


def state_disputes(acts: Acts) -> Disputes:
    """The updates, with the facts that they supersede."""
    courses: dict[tuple[str, str], list[_Step]] = {}
    superseded: dict[str, str] = {}
    settled = _settled(acts)
    first = list(_first_steps(acts))
    shared = _shared(first)
    for step in first:
        later = [*_later(step, acts, shared), *settled.get(step.key, ())]
        if later:
            _join(courses, [step, *later])
            if step.act.is_all and step.act.stage != "done":
                superseded[step.telling.fact.id] = max(later, key=_time).telling.fact.id
    each = {id(course): course for course in courses.values()}
    conflicts = (_update(course, acts.tellings) for course in each.values() if not _went_as_planned(course))
    return Disputes(tuple(conflict for conflict in conflicts if conflict), superseded)


def _first_steps(acts: Acts) -> Iterator[_Step]:
    """What may come to something; of a sentence whose day is not known, nothing."""
    for telling in acts.tellings.all:
        is_weighed = not telling.sentence.stems.isdisjoint(_WEIGHED)
        if telling.day and _may_be_open(telling) and (is_weighed or acts.may_come_to_something(telling)):
            for act in acts.of(telling):
                if act.stage in _ENDS and (act.stage != "done" or _may_go_on(act)):
                    yield _Step(telling, act, _FIRST_RANKS.get(act.stage, _OPEN))


def _may_be_open(telling: Telling) -> bool:
    """Told by its words outside quotations, before it is parsed: most sentences have none of them."""
    sentence = telling.sentence
    if not sentence.quotes:
        return not sentence.stems.isdisjoint(_CUE_STEMS) or bool(_CUES.search(sentence.text))
    edges = [sentence.start, *(edge for quote in sentence.quotes for edge in (quote.start, quote.end)), sentence.end]
    own = list(zip(edges[::2], edges[1::2], strict=True))
    return any(
        _CUES.search(sentence.text[one - sentence.start : other - sentence.start]) for one, other in own
    ) or any(
        word.stem in _CUE_STEMS and any(one <= word.start < other for one, other in own) for word in sentence.words
    )


def _may_go_on(act: Act) -> bool:
    return bool(act.noun or act.things or act.new_things) or act.root in ANSWERABLE


def _shared(first: Sequence[_Step]) -> frozenset[str]:
    """Roots of the processes of more than one: whose "the appeal" is, is then not known."""
    owners: dict[str, frozenset[str]] = {}
    for act in (step.act for step in first if step.act.noun and step.act.actors):
        owners[act.root] = owners.get(act.root, act.actors) & act.actors
    return frozenset(root for root, actors in owners.items() if not actors)


def _later(step: _Step, acts: Acts, shared: frozenset[str]) -> Iterator[_Step]:
    for act, other in acts.settled(step.act, step.telling, *_ENDS[step.act.stage]):
        is_somebodys = act.stage != "answered" or bool(act.actors & step.act.actors) or act.root not in shared
        if is_somebodys and _is_later(step.telling, other, step.act):
            yield _Step(other, act, _RANKS[act.stage])
    for act, other in acts.followed(step.act, step.telling) if step.act.stage in ("done", "holds") else ():
        if step.telling.day < other.day and _is_later(step.telling, other, step.act):
            yield _Step(other, act, _RANKS["answered"])


def _settled(acts: Acts) -> Mapping[tuple[str, str], list[_Step]]:
    """What was weighed, by its first step, and is settled in other words."""
    found: defaultdict[tuple[str, str], list[_Step]] = defaultdict(list)
    for act, telling, later in settlements(acts):
        if later.origin != telling.origin:
            found[act.root, telling.fact.id].append(_Step(later, act, _RANKS["done"]))
    return found


def _is_later(telling: Telling, other: Telling, act: Act) -> bool:
    days = [mention.when for mention in other.sentence.dates if mention.when and _dates_it(mention, other)]
    if days and max(days)[: len(telling.day)] < telling.day:
        return False
    return other.day > telling.day or (other.day == telling.day and act.stage not in _OF_A_LATER_DAY)


def _dates_it(mention: DateMention, telling: Telling) -> bool:
    """Is it a day on which, not one before which?"""
    start = telling.sentence.start
    before = telling.sentence.text[max(0, mention.start - start - _WIDTH) : mention.start - start]
    return mention.precision == "day" and not _DEADLINE.search(before)


def _join(courses: dict[tuple[str, str], list[_Step]], steps: Sequence[_Step]) -> None:
    """Put these steps into one course with those that are there, where they share one."""
    known = {id(courses[step.key]): courses[step.key] for step in steps if step.key in courses}
    course = [step for found in known.values() for step in found]
    course += [step for step in steps if step.key not in courses]
    for step in course:
        courses[step.key] = course


def _time(step: _Step) -> tuple[int, str]:
    return step.rank, step.telling.day


def _went_as_planned(course: Sequence[_Step]) -> bool:
    """Was it done on the very day for which it was planned? Then nobody differs."""
    days = [
        {mention.when for mention in step.telling.sentence.dates if _dates_it(mention, step.telling)}
        for step in course
    ]
    is_plan = {step.act.stage for step in course} <= {"planned", "expected", "done"}
    return is_plan and bool(frozenset.intersection(*map(frozenset, days)) - {None})


def _update(course: Sequence[_Step], tellings: Tellings) -> Conflict | None:
    """Its sides in the order in which it went; a source that tells two is on the last of them."""
    told: dict[int, list[_Step]] = defaultdict(list)
    known: set[str] = set()
    for rank in sorted({step.rank for step in course}, reverse=True):
        new = [step for step in course if step.rank == rank and known.isdisjoint(step.telling.fact.origins)]
        known.update(origin for step in new for origin in step.telling.fact.origins)
        if new:
            told[rank] = sorted(new, key=_time)
    sides = [Side(tuple(step.telling for step in told[rank])) for rank in sorted(told)]
    first = min(course, key=_time)
    topic = course_of(first.act.topic, was_open=first.act.stage not in ("done", "holds"))
    return tellings.update(topic, "state", sides)
