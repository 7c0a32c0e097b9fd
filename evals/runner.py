"""Run cases and score them; every outcome is on disk before it is told of.

Without a budget several briefs are made at a time. With one they are made in turn, and each may spend what
is left, so that together they never spend more. Several briefs of one case are its epochs: each is asked for
anew, and what is recorded of one is replayed to none of the others.
"""

import asyncio
import math
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import JsonValue

from evals.cases import Case
from evals.kept import append, brief_file, write_whole
from evals.outcomes import Failed, Outcome, Scored, Turn
from evals.scoring import score
from summarizer.api import estimate, summarize
from summarizer.domain import Usage, content_id
from summarizer.errors import BackendError, BudgetExceeded
from summarizer.settings import Settings

if TYPE_CHECKING:
    from evals.judging import MatchJudge

_ADDRESSES = ("api_base", "openai_base_url")
# All others change no brief, are of this machine or of a server, or hold secrets.
_DECIDING = frozenset(
    {
        *("model", "fallbacks", "judge", "extractor", "structured", "words", "guard"),
        *("budget_usd", "budget_tokens", "day_budget_usd", "day_budget_tokens"),
    }
)


class OutOfBudget(Exception):
    """What is left does not pay for the next brief; what was done is kept."""


class Due(NamedTuple):
    """A brief to be made."""

    case: Case
    epoch: int = 1

    @property
    def turn(self) -> Turn:
        """Which it is of its run."""
        return Turn(self.case.name, self.epoch)


def decisive(settings: Settings) -> dict[str, JsonValue]:
    """The settings that decide a brief; addresses, which may hold secrets, as hashes."""
    dumped: dict[str, JsonValue] = settings.model_dump(mode="json", include=set(_DECIDING))
    addresses = {name: getattr(settings, name) for name in _ADDRESSES}
    return dumped | {name: content_id(address) for name, address in addresses.items() if address}


async def run(
    briefs: Sequence[Due], settings: Settings, folder: Path, *, judge: str | None = None, parallel: int = 1
) -> AsyncGenerator[Outcome, None]:
    """Summarise and score, at most `parallel` briefs at a time; told of in the order in which they end."""
    gate = asyncio.Semaphore(parallel)

    async def one(due: Due) -> Outcome:
        async with gate:
            await asyncio.sleep(0)  # a case without a model never waits, and Ctrl-C would not be heard until the last
            return await _kept(due, _settings_of(due, settings), folder, judge)

    tasks = [asyncio.create_task(one(due)) for due in briefs]
    try:
        for done in asyncio.as_completed(tasks):
            yield await done
    finally:
        for task in tasks:
            task.cancel()
        # Waited for, or what the others raise would be told of by nobody, and late.
        await asyncio.gather(*tasks, return_exceptions=True)


async def run_within(
    budget_usd: float,
    briefs: Sequence[Due],
    settings: Settings,
    folder: Path,
    *,
    judge: str | None = None,
    spent_usd: float = 0.0,
) -> AsyncGenerator[Outcome, None]:
    """Summarise and score in turn. Raises OutOfBudget before a brief that may cost more than is left, or in it."""
    for due in briefs:
        left = budget_usd - spent_usd
        needed = (await _estimate(due, settings)).cost_usd or 0.0
        if needed > left:
            raise OutOfBudget(_short(due, spent_usd, budget_usd, f"may cost {needed:.4f} USD"))
        try:
            outcome = await _kept(due, _settings_of(due, settings), folder, judge, left_usd=left)
        except BudgetExceeded as error:
            raise OutOfBudget(_short(due, spent_usd, budget_usd, "cost more than was left")) from error
        spent_usd += cost_of(outcome)
        yield outcome


async def estimated(briefs: Sequence[Due], settings: Settings) -> Usage:
    """What these briefs may take at the most, each model asked once a brief."""
    of_case = {
        due.case.name: await _estimate(due, settings) for due in {due.case.name: due for due in briefs}.values()
    }
    return sum((of_case[due.case.name] for due in briefs), Usage())


async def _estimate(due: Due, settings: Settings) -> Usage:
    return await estimate(due.case.articles(), settings=_settings_of(due, settings))


def cost_of(outcome: Outcome) -> float:
    """What its brief took, and the judge of its matches."""
    judging = outcome.judging if isinstance(outcome, Scored) else Usage()
    return (outcome.usage.cost_usd or 0.0) + (judging.cost_usd or 0.0)


async def _kept(
    due: Due, settings: Settings, folder: Path, judge: str | None, *, left_usd: float = math.inf
) -> Outcome:
    outcome = await _outcome(due, settings, folder, judge, left_usd=left_usd)
    append(folder, outcome)
    return outcome


def _settings_of(due: Due, settings: Settings) -> Settings:
    """Those of one brief: a log of calls for each epoch, and a script of its own where the name leaves room."""
    state = settings.state_dir
    if state and due.epoch > 1:
        state = state / f"epoch-{due.epoch}"
    return settings.model_copy(update={"model": _scripted(settings.model, due), "state_dir": state})


def _scripted(model: str, due: Due) -> str:
    if not model.startswith("scripted/"):
        return model
    return model.replace("{case}", due.case.name).replace("{epoch}", str(due.epoch))


async def _outcome(due: Due, settings: Settings, folder: Path, judge: str | None, *, left_usd: float) -> Outcome:
    """The scores, or why there was no brief. The want of what is left of a run's budget is raised and not told of."""
    limited = _within(settings, left_usd)
    try:
        brief = await summarize(due.case.articles(), settings=limited, degrade=False)
    except BudgetExceeded as error:
        if limited is not settings:
            raise
        return _failed(due, error)
    except BackendError as error:
        return _failed(due, error)
    write_whole(brief_file(folder, due.turn), brief.model_dump_json(indent=2))
    asking = _judge(due, judge, settings, left_usd - (brief.usage.cost_usd or 0.0)) if judge else None
    return replace(await score(brief, due.case, budget=settings.words, judge=asking), epoch=due.epoch)


def _within(settings: Settings, left_usd: float) -> Settings:
    """The same settings where a brief may cost no more than is left."""
    own = math.inf if settings.budget_usd is None else settings.budget_usd
    return settings if own <= left_usd else settings.changed(budget_usd=max(0.0, left_usd))


def _judge(due: Due, name: str, settings: Settings, left_usd: float) -> "MatchJudge":
    from evals.judging import judge_for

    limited = _within(settings, left_usd)
    return judge_for(_scripted(name, due), limited, may_stop=limited is not settings)


def _failed(due: Due, error: BackendError) -> Failed:
    return Failed(due.case.name, str(error), error.usage or Usage(), due.epoch)


def _short(due: Due, spent_usd: float, budget_usd: float, why: str) -> str:
    return f"the brief of {due.turn} {why}; {spent_usd:.4f} of {budget_usd:.4f} USD are spent"
