"""Retention: what is older than the operator keeps it is gone from the database and from the log of calls."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.backends.calls import CallLog, calls_in
from summarizer.domain import Usage
from summarizer.edges.http.upkeep import Upkeep, forget_calls
from summarizer.keeping import Job
from summarizer.ports import Completion
from summarizer.settings import Settings
from summarizer.stores.briefs import SqlBriefs
from summarizer.stores.database import database_at
from summarizer.stores.jobs import SqlJobs
from summarizer.stores.spending import Spending, Spent
from tests.builders import FERRY, FLOOD, brief_of, raw
from tests.providers import chat_request

DAY_S = 86_400.0
OLD, NEW = brief_of(raw(FLOOD)), brief_of(raw(FERRY))


@dataclass
class Kept:
    """Stores and a log of calls on one clock."""

    briefs: SqlBriefs
    jobs: SqlJobs
    calls: CallLog
    upkeep: Upkeep
    spending: Spending
    clock: list[float]

    async def state(self, job: Job) -> str | None:
        found = await self.jobs.get("desk", job.id)
        return None if found is None else found.state

    def log(self, key: str) -> None:
        answer = Completion(text="Fine.", finish="stop", model="m", usage=Usage())
        self.calls.add(key, "m", chat_request(), answer, duration_ms=1.0)

    def logged(self, *keys: str) -> list[str]:
        return [call.key for call in self.calls.of(keys)]


@asynccontextmanager
async def keeping(folder: Path, *, days: int | None) -> AsyncIterator[Kept]:
    clock = [1_700_000_000.0]

    def now() -> float:
        return clock[0]

    settings = Settings(state_dir=folder, retention_days=days)
    database = database_at(None, folder)
    await database.prepare()
    briefs, jobs, spending = SqlBriefs(database, now=now), SqlJobs(database, now=now), Spending(database)
    calls = CallLog(calls_in(folder).path, now=now)
    yield Kept(briefs, jobs, calls, Upkeep(settings, briefs, jobs, spending, now=now), spending, clock)
    await database.close()


async def test_accounts_of_days_for_which_no_budget_holds_are_closed(tmp_path: Path) -> None:
    days = ("2023-11-12", "2023-11-13", "2023-11-14")  # the clock stands on the last of them
    async with keeping(tmp_path, days=None) as kept:
        for day in days:
            await kept.spending.add("desk", day, Spent(tokens=5))
        await kept.upkeep.sweep()

        assert [(await kept.spending.of("desk", day)).tokens for day in days] == [0, 5, 5]


@pytest.mark.parametrize("days", [30, None])
async def test_what_is_older_than_it_may_be_kept_is_forgotten_and_nothing_else(
    tmp_path: Path, days: int | None
) -> None:
    async with keeping(tmp_path, days=days) as kept:
        old_job = await kept.jobs.add("desk", "{}")
        await kept.briefs.add("desk", OLD)
        kept.log("old")
        kept.clock[0] += 20 * DAY_S
        new_job = await kept.jobs.add("desk", "{}")
        await kept.briefs.add("desk", NEW)
        kept.log("new")
        kept.clock[0] += 11 * DAY_S

        assert not await kept.upkeep.sweep()

        assert [await kept.state(job) for job in (old_job, new_job)] == ["expired" if days else "queued", "queued"]
        assert await kept.briefs.get("desk", OLD.id) == (None if days else OLD)
        assert await kept.briefs.get("desk", NEW.id) == NEW
        assert kept.logged("old", "new") == (["new"] if days else ["old", "new"])


async def test_a_log_that_cannot_be_used_keeps_nothing_else_from_being_forgotten(tmp_path: Path) -> None:
    async with keeping(tmp_path, days=30) as kept:
        await kept.briefs.add("desk", OLD)
        kept.calls.path.write_bytes(b"no database at all" * 100)
        kept.clock[0] += 31 * DAY_S

        await kept.upkeep.sweep()

        assert await kept.briefs.get("desk", OLD.id) is None


async def test_calls_are_forgotten_by_their_keys(tmp_path: Path) -> None:
    async with keeping(tmp_path, days=None) as kept:
        for key in ("a", "b", "a", "c"):
            kept.log(key)

        await forget_calls(Settings(state_dir=tmp_path), ["a", "c", "nosuch"])

        assert kept.logged("a", "b", "c") == ["b"]
