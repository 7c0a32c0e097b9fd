"""What is still to be told to webhooks: the same rows as the jobs, found by when it is due."""

import time
from collections.abc import Callable

from sqlalchemy import ColumnElement, select, update

from summarizer.keeping import Telling
from summarizer.stores.database import Database
from summarizer.stores.jobs import SHOWN, job_in
from summarizer.stores.tables import jobs

TAKEN_S = 60.0  # longer than a delivery lasts; who takes it over finds a process that died

_due = jobs.alias("due")


class SqlTellings:
    """A TellingStore. `now` is in seconds since 1970."""

    def __init__(self, database: Database, *, now: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now = now

    async def due(self) -> Telling | None:
        """What to tell now; nobody else is given the same for a while."""
        now = self._now()
        taken = {"webhook_due_at": now + TAKEN_S, "webhook_attempts": jobs.c.webhook_attempts + 1}
        take = update(jobs).where(jobs.c.id == _longest_due(now)).values(taken)
        async with self._database.begin() as connection:
            query = take.returning(*SHOWN, jobs.c.webhook, jobs.c.webhook_attempts)
            row = (await connection.execute(query)).mappings().one_or_none()
        return None if row is None else Telling(job_in(row), row[jobs.c.webhook], row[jobs.c.webhook_attempts])

    async def told(self, telling: Telling) -> None:
        """There is nothing more to tell of it."""
        await self._put_off(telling, None)

    async def tell_again(self, telling: Telling, *, after_s: float) -> None:
        """Let it be due again after a while."""
        await self._put_off(telling, self._now() + after_s)

    async def _put_off(self, telling: Telling, due_at: float | None) -> None:
        async with self._database.begin() as connection:
            await connection.execute(update(jobs).where(jobs.c.id == telling.job.id).values(webhook_due_at=due_at))


def _longest_due(now: float) -> ColumnElement[str]:
    query = select(_due.c.id).where(_due.c.webhook_due_at <= now).order_by(_due.c.webhook_due_at).limit(1)
    return query.with_for_update(skip_locked=True).scalar_subquery()
