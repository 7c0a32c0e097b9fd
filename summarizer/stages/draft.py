"""Have a drafter write; when its model fails, have the stand-in write instead.

A draft is only a proposal: nothing in it is believed before the guard has seen it.
"""

import logging
from dataclasses import dataclass, replace

from summarizer.domain import Note
from summarizer.errors import BackendError, BudgetExceeded
from summarizer.ports import Draft, Drafter, Spent, Story

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drafted:
    """A draft, whether the stand-in wrote it, and what a reader should know about that."""

    draft: Draft
    degraded: bool = False
    notes: tuple[Note, ...] = ()


async def draft(story: Story, *, drafter: Drafter, stand_in: Drafter | None, words: int) -> Drafted:
    """A draft of at most `words` words.

    Raises BackendError when the model failed and nobody may stand in.
    """
    try:
        written = await drafter.draft(story, words=words)
    except BackendError as error:
        written = Draft(headline=None, claims=(), spent=Spent.without_answer(error), failure=error)
    if written.failure is None:
        return Drafted(written, notes=_of_others(written))
    return await instead(story, written, written.failure, stand_in=stand_in, words=words)


async def instead(
    story: Story, failed: Draft, error: BackendError, *, stand_in: Drafter | None, words: int
) -> Drafted:
    """The stand-in's draft, carrying what the failed one cost and which prompts, models and calls it took.

    Raises the error when nobody may stand in.
    """
    if stand_in is None:
        raise error
    log.warning("model failed: %s", error, extra={"error": type(error).__name__})
    written = await stand_in.draft(story, words=words)
    carried = replace(written, spent=failed.spent + written.spent)
    notes = tuple(_failed(each) for each in (*error.failures, error))
    return Drafted(carried, degraded=True, notes=_of_others(failed) + notes)


def _failed(error: BackendError) -> Note:
    code = "budget" if isinstance(error, BudgetExceeded) else "model_failed"
    return Note(code=code, detail=f"{error} ({error.kind})")


def _of_others(written: Draft) -> tuple[Note, ...]:
    """What became of the models that were asked before the one that answered."""
    return tuple(Note(code="model_fallback", detail=f"{error} ({error.kind})") for error in written.spent.failures)
