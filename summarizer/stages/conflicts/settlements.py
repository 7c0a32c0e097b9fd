"""What somebody weighed on one day and settled on a later one, in whatever words: decided, approved, announced.

By the same actor, and either of an act with two words in common, or with the noun that was weighed
and half of the words beside it ("was considering monthly tests", "monthly tests will begin, he announced"),
or with three of its words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarizer.language.clauses import Predicate
from summarizer.language.words import stem
from summarizer.stages.conflicts.act_reader import Act
from summarizer.stages.conflicts.acts import CROWD, Acts, share_a_matter
from summarizer.stages.conflicts.progress import WEIGHING
from summarizer.stages.conflicts.sides import Telling

FEWEST = 2  # words that match
_WEIGHING = frozenset(map(stem, WEIGHING))
_SETTLING = frozenset("decide agree announce approve order impose introduce pledge promise vow unveil".split())
_SETTLING_STEMS = frozenset(map(stem, _SETTLING))


class Settlement(NamedTuple):
    """What was weighed, who told so, and who told on a later day that it is settled."""

    act: Act
    telling: Telling
    later: Telling


def settlements(acts: Acts) -> Iterator[Settlement]:
    """Each pair of what was weighed and its settlement."""
    weighed = list(weighed_in(acts))
    settled = _by_actor(acts) if weighed else {}
    for act, telling in weighed:
        others = {other.fact.id: other for actor in sorted(act.actors) for other in settled.get(actor, ())[:CROWD]}
        for other in others.values():
            if telling.day and telling.day < other.day and _settles(act, other, acts):
                yield Settlement(act, telling, other)


def weighed_in(acts: Acts) -> Iterator[tuple[Act, Telling]]:
    """The acts that somebody weighs, of sentences that have a word for it."""
    for telling in acts.tellings.all:
        if not telling.sentence.stems.isdisjoint(_WEIGHING):
            yield from ((act, telling) for act in acts.of(telling) if act.stage == "weighed" and act.is_known)


def is_settled(telling: Telling) -> bool:
    """Does the sentence say that something was decided, approved, announced?"""
    return not telling.sentence.stems.isdisjoint(_SETTLING_STEMS) and any(_settling(telling))


def _by_actor(acts: Acts) -> Mapping[str, list[Telling]]:
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in acts.tellings.all:
        if is_settled(telling):
            for key in acts.keys_of(telling, _settling(telling)):
                found[key].append(telling)
    return found


def _settling(telling: Telling) -> Iterator[Predicate]:
    for each in telling.sentence.clauses.predicates:
        if each.lemma in _SETTLING and each.tense == "past" and each.modal is None and not each.negated:
            yield each


def _settles(act: Act, other: Telling, acts: Acts) -> bool:
    if any(
        each.stage in ("planned", "done") and share_a_matter(act.words, each.words, fewest=FEWEST)
        for each in acts.of(other)
        if each.actors & act.actors
    ):
        return True
    words = _lemmas(other)
    is_of_the_noun = not act.noun or act.noun in words
    return is_of_the_noun and share_a_matter(act.matter, words, fewest=1 if act.noun else FEWEST + 1)


def _lemmas(telling: Telling) -> frozenset[str]:
    tokens = telling.sentence.clauses.tokens
    return frozenset(token.lemma.casefold() for token in tokens if token.pos in ("noun", "adj", "name", "verb"))
