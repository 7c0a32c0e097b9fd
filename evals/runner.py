"""Run cases and score them; every outcome is on disk before it is told of.

Without a budget several cases run at a time. With one they run in turn, and each brief may spend what
is left, so that together they never spend more.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from pydantic import JsonValue

from evals.cases import Case
from evals.kept import append, write_whole
from evals.outcomes import Failed, Outcome
from evals.scoring import score
from summarizer.api import estimate, summarize
from summarizer.domain import Brief, Usage, content_id
from summarizer.errors import BackendError, BudgetExceeded
from summarizer.settings import Settings

_ADDRESSES = ("api_base", "openai_base_url")
# What changes no brief, or is of this machine alone.
_ELSEWHERE = frozenset(
    {"log", "state_dir", "cache", "prices", "attempt_s", "deadline_s", "at_once", "calls_per_minute", *_ADDRESSES}
)


class OutOfBudget(Exception):
    """What is left does not pay for the next brief; what was done is kept."""


def decisive(settings: Settings) -> dict[str, JsonValue]:
    """The settings that decide a brief; addresses, which may hold secrets, as hashes."""
    dumped: dict[str, JsonValue] = settings.model_dump(mode="json", exclude=set(_ELSEWHERE))
    addresses = {name: getattr(settings, name) for name in _ADDRESSES}
    return dumped | {name: content_id(address) for name, address in addresses.items() if address}


async def run(
    cases: Sequence[Case], settings: Settings, folder: Path, *, parallel: int = 1
) -> AsyncGenerator[Outcome, None]:
    """Summarise and score, at most `parallel` cases at a time; told of in the order in which they end."""
    gate = asyncio.Semaphore(parallel)

    async def one(case: Case) -> Outcome:
        async with gate:
            await asyncio.sleep(0)  # a case without a model never waits, and Ctrl-C would not be heard until the last
            return await _kept(case, settings, folder)

    tasks = [asyncio.create_task(one(case)) for case in cases]
    try:
        for done in asyncio.as_completed(tasks):
            yield await done
    finally:
        for task in tasks:
            task.cancel()
        # Waited for, or what the others raise would be told of by nobody, and late.
        await asyncio.gather(*tasks, return_exceptions=True)


async def run_within(
    budget_usd: float, cases: Sequence[Case], settings: Settings, folder: Path, *, spent_usd: float = 0.0
) -> AsyncGenerator[Outcome, None]:
    """Summarise and score in turn. Raises OutOfBudget before a brief that may cost more than is left, or in it."""
    for case in cases:
        left = budget_usd - spent_usd
        needed = (await estimate(case.articles(), settings=settings)).cost_usd or 0.0
        if needed > left:
            raise OutOfBudget(_short(case, spent_usd, budget_usd, f"may cost {needed:.4f} USD"))
        own = settings.budget_usd
        limited = settings if own is not None and own <= left else settings.changed(budget_usd=left)
        try:
            outcome = await _kept(case, limited, folder, may_stop=limited is not settings)
        except BudgetExceeded as error:
            raise OutOfBudget(_short(case, spent_usd, budget_usd, "cost more than was left")) from error
        spent_usd += outcome.usage.cost_usd or 0.0
        yield outcome


async def estimated(cases: Sequence[Case], settings: Settings) -> Usage:
    """What these briefs may take at the most, each model asked once a brief."""
    return sum([await estimate(case.articles(), settings=settings) for case in cases], Usage())


async def _kept(case: Case, settings: Settings, folder: Path, *, may_stop: bool = False) -> Outcome:
    outcome = await _outcome(case, settings, folder, may_stop=may_stop)
    append(folder, outcome)
    return outcome


async def _outcome(case: Case, settings: Settings, folder: Path, *, may_stop: bool) -> Outcome:
    """The scores, or why there was no brief. With `may_stop`, the want of money is raised and not told of."""
    try:
        brief = await _brief(case, settings)
    except BudgetExceeded as error:
        if may_stop:
            raise
        return _failed(case, error)
    except BackendError as error:
        return _failed(case, error)
    write_whole(folder / f"{case.name}.brief.json", brief.model_dump_json(indent=2))
    return await score(brief, case, budget=settings.words)


async def _brief(case: Case, settings: Settings) -> Brief:
    return await summarize(case.articles(), settings=settings, degrade=False)


def _failed(case: Case, error: BackendError) -> Failed:
    return Failed(case.name, str(error), error.usage or Usage())


def _short(case: Case, spent_usd: float, budget_usd: float, why: str) -> str:
    return f"the brief of {case.name} {why}; {spent_usd:.4f} of {budget_usd:.4f} USD are spent"
