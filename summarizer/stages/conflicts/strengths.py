"""What one source has somebody weigh and another has them plan.

Compared are acts of one actor, by two words at least, names and synonyms among them; the verbs need
not be the same, so that "considers arms exports" answers to "plans to export weapons". What was decided
or announced on a later day is no conflict but what came of it: see `settlements.py`.
"""

from collections import defaultdict
from collections.abc import Iterator

from summarizer.domain import Conflict
from summarizer.language.words import stem
from summarizer.stages.conflicts.act_reader import Act
from summarizer.stages.conflicts.acts import CROWD, Acts, share_a_matter
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.progress import PLANNING
from summarizer.stages.conflicts.settlements import FEWEST, is_settled, weighed_in
from summarizer.stages.conflicts.sides import Telling

_PLANNING = frozenset(map(stem, PLANNING))


def strength_conflicts(acts: Acts) -> Iterator[Conflict]:
    """The conflicts over whether something is weighed or planned already."""
    weighed = list(weighed_in(acts))
    if weighed:
        planned = _planned(acts)
        yield from disputed(list(_links(weighed, planned)), "strength", acts.tellings.conflict)


_Told = tuple[Act, Telling]


def _planned(acts: Acts) -> Iterator[_Told]:
    """The acts that are planned, among sentences that have a word for it."""
    for telling in acts.tellings.all:
        if not telling.sentence.stems.isdisjoint(_PLANNING):
            yield from ((act, telling) for act in acts.of(telling) if act.stage == "planned" and act.is_known)


def _links(weighed: list[_Told], planned: Iterator[_Told]) -> Iterator[Link]:
    by_actor: defaultdict[str, list[_Told]] = defaultdict(list)
    for act, telling in planned:
        for actor in act.actors:
            by_actor[actor].append((act, telling))
    for act, telling in weighed:
        for actor in sorted(act.actors):
            for other, there in by_actor[actor][:CROWD]:
                if _is_open(telling, there) and share_a_matter(act.words, other.words, fewest=FEWEST):
                    yield Link(Told(telling), Told(there), _title(other))


def _is_open(telling: Telling, there: Telling) -> bool:
    is_later = bool(telling.day) and telling.day < there.day
    return there.origin != telling.origin and not (is_later and is_settled(there))


def _title(act: Act) -> str:
    """What a reader may call it: "how far Beijing has gone to sell weapons"."""
    actor, colon, matter = act.topic.partition(": ")
    return f"how far {actor} has gone to {matter}" if colon else f"how far it has come: {act.topic}"
