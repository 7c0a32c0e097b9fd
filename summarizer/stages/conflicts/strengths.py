"""What one source has somebody weigh and another has them plan.

Compared are acts of one actor, by two words at least, names and synonyms among them; the verbs need
not be the same, so that "considers arms exports" answers to "plans to export weapons".
"""

from collections import defaultdict
from collections.abc import Iterator

from summarizer.domain import Conflict
from summarizer.language.words import stem
from summarizer.stages.conflicts.acts import CROWD, Act, Acts, share_a_matter
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.progress import PLANNING, WEIGHING, Stage
from summarizer.stages.conflicts.sides import Telling

FEWEST = 2  # words that match
_WEIGHING = frozenset(map(stem, WEIGHING))
_PLANNING = frozenset(map(stem, PLANNING))


def strength_conflicts(acts: Acts) -> Iterator[Conflict]:
    """The conflicts over whether something is weighed or planned already."""
    weighed = list(_told(acts, _WEIGHING, "weighed"))
    if weighed:
        planned = _told(acts, _PLANNING, "planned")
        yield from disputed(list(_links(weighed, planned)), "strength", acts.tellings.conflict)


_Told = tuple[Act, Telling]


def _told(acts: Acts, stems: frozenset[str], stage: Stage) -> Iterator[_Told]:
    """The acts of this stage, among sentences that have a word for it."""
    for telling in acts.tellings.all:
        if not telling.sentence.stems.isdisjoint(stems):
            yield from ((act, telling) for act in acts.of(telling) if act.stage == stage)


def _links(weighed: list[_Told], planned: Iterator[_Told]) -> Iterator[Link]:
    by_actor: defaultdict[str, list[_Told]] = defaultdict(list)
    for act, telling in planned:
        for actor in act.actors:
            by_actor[actor].append((act, telling))
    for act, telling in weighed:
        for actor in sorted(act.actors):
            for other, there in by_actor[actor][:CROWD]:
                if there.origin != telling.origin and share_a_matter(act.words, other.words, fewest=FEWEST):
                    yield Link(Told(telling), Told(there), _title(other))


def _title(act: Act) -> str:
    """What a reader may call it: "how far Beijing has gone to sell weapons"."""
    actor, colon, matter = act.topic.partition(": ")
    return f"how far {actor} has gone to {matter}" if colon else f"how far it has come: {act.topic}"
