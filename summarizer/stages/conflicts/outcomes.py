"""What one source tells as done and another as not done, on one day."""

from collections.abc import Iterator, Sequence

from summarizer.domain import Conflict
from summarizer.language.words import Word
from summarizer.stages.conflicts.acts import Acts
from summarizer.stages.conflicts.links import Link, Told, disputed

_DENYING = frozenset("not never".split())
_NEAR = 3  # words


def outcome_conflicts(acts: Acts) -> Iterator[Conflict]:
    """The conflicts over whether something happened."""
    yield from disputed(list(_links(acts)), "outcome", acts.tellings.conflict)


def _links(acts: Acts) -> Iterator[Link]:
    for telling in acts.tellings.all:
        for act in acts.of(telling) if acts.may_be_done(_denied(telling.sentence.words), telling) else ():
            is_denied = act.stage == "not done" and not act.is_nobody
            for _, other in acts.settled(act, telling, "done") if is_denied else ():
                if other.day <= telling.day:
                    yield Link(Told(telling), Told(other), f"whether it happened: {act.topic}")


def _denied(words: Sequence[Word]) -> Iterator[Word]:
    """The words just behind a denial."""
    for at, word in enumerate(words):
        if word.text in _DENYING or word.text.endswith(("n't", "n’t")):
            yield from words[at + 1 : at + 1 + _NEAR]
