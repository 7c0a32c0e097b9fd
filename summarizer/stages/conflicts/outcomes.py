"""What one source tells as done and another as not done, on one day."""

from collections.abc import Iterator

from summarizer.domain import Conflict
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import Word, holds_any
from summarizer.stages.conflicts.acts import Acts
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.topics import whether_done

_DENYING = frozenset("not never".split())
_CONTRACTED = ("n't", "n’t")
_NEAR = 3  # words


def outcome_conflicts(acts: Acts) -> Iterator[Conflict]:
    """The conflicts over whether something happened."""
    yield from disputed(list(_links(acts)), "outcome", acts.tellings.conflict)


def _links(acts: Acts) -> Iterator[Link]:
    for telling in acts.tellings.all:
        for act in acts.of(telling) if acts.may_be_done(_denied(telling.sentence), telling) else ():
            is_denied = act.stage == "not done" and not act.is_nobody
            for _, other in acts.settled(act, telling, "done") if is_denied else ():
                if other.day <= telling.day:
                    yield Link(Told(telling), Told(other), whether_done(act.topic))


def _denied(sentence: ParsedSentence) -> Iterator[Word]:
    """The words just behind a denial."""
    if _DENYING.isdisjoint(sentence.lows) and not holds_any(sentence.text, _CONTRACTED):
        return
    for at, word in enumerate(sentence.words):
        if word.text in _DENYING or word.text.endswith(_CONTRACTED):
            yield from sentence.words[at + 1 : at + 1 + _NEAR]
