"""Jobs in a table, each with one worker at a time.

A worker claims a job for a while and renews its claim as long as it works. When it dies the claim runs out, and
the next worker that looks takes the job. Every claim has a token of its own, and only who holds the last one can
end the job: a worker that was thought dead and was not finds its token worthless.
Clocks of machines that share a database may differ by less than a lease.
"""

import time
import uuid
from collections.abc import Callable
from hashlib import sha256

from sqlalchemy import ColumnElement, RowMapping, Update, and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from summarizer.domain import Brief
from summarizer.errors import QueueFull, TooManyJobs
from summarizer.keeping import Job, JobProblem, JobState, Lease, Standing
from summarizer.stores.briefs import moment, put_brief
from summarizer.stores.database import Database
from summarizer.stores.documents import written_out
from summarizer.stores.tables import jobs

LEASE_S = 30.0  # what a worker's death costs at most; three renewals may be missed
MOST_ATTEMPTS = 3  # a job that took three workers down takes no more
MOST_QUEUED = 1_000
MOST_QUEUED_OF_OWNER = 100
ABANDONED = JobProblem(
    type="/problems/job-abandoned",
    title="No worker could finish the job",
    status=500,
    detail="every worker that began the job died over it; send fewer articles, or one by one to find which",
)

SHOWN = (
    jobs.c.id,
    jobs.c.state,
    jobs.c.created_at,
    jobs.c.started_at,
    jobs.c.finished_at,
    jobs.c.attempts,
    jobs.c.brief_id,
    jobs.c.problem,
)
_waiting, _running = jobs.alias("waiting"), jobs.alias("under_way")


class SqlJobs:
    """A JobStore. `now` is in seconds since 1970."""

    def __init__(
        self,
        database: Database,
        *,
        now: Callable[[], float] = time.time,
        lease_s: float = LEASE_S,
        most_attempts: int = MOST_ATTEMPTS,
        most_queued: int = MOST_QUEUED,
        most_of_owner: int = MOST_QUEUED_OF_OWNER,
    ) -> None:
        self._database = database
        self._now = now
        self._lease_s = lease_s
        self._most_attempts = most_attempts
        self._most_queued = most_queued
        self._most_of_owner = most_of_owner

    @property
    def lease_s(self) -> float:
        """For how long a claim holds without being renewed."""
        return self._lease_s

    async def add(self, owner: str, request: str, *, webhook: str | None = None, name: str | None = None) -> Job:
        """Queue a request, or give the job that this owner has under the `name`, whatever became of it.

        Raises QueueFull, and TooManyJobs where it is the owner who has too many.
        """
        job_id = _new_id(owner, name)
        new = {"id": job_id, "owner": owner, "state": "queued", "created_at": self._now()}
        async with self._database.begin() as connection:
            if name is not None and (made := await _shown(connection, owner, job_id)):
                return made
            await self._refuse_too_many(connection, owner)
            row = await connection.execute(
                jobs.insert().values(new | {"request": request, "webhook": webhook}).returning(*SHOWN)
            )
            return job_in(row.mappings().one())

    async def get(self, owner: str, job_id: str) -> Job | None:
        """The job, if it is this owner's."""
        async with self._database.reading() as connection:
            return await _shown(connection, owner, job_id)

    async def cancel(self, owner: str, job_id: str) -> Job | None:
        """End a job that waits, ask the worker of one that runs to stop, leave one that ended as it is."""
        theirs = update(jobs).where(jobs.c.owner == owner, jobs.c.id == job_id)
        async with self._database.begin() as connection:
            await connection.execute(self._ended(theirs.where(jobs.c.state == "queued"), "cancelled"))
            await connection.execute(theirs.where(jobs.c.state == "running").values(cancel_asked=True))
            return await _shown(connection, owner, job_id)

    async def claim(self) -> Lease | None:
        """The right to work on the job whose turn it is, if one waits or was abandoned by its worker."""
        token, now = uuid.uuid4().hex, self._now()
        held = {"state": "running", "lease": token, "leased_until": now + self._lease_s}
        # The claim may have waited for the table while the job came in.
        begun = case((jobs.c.created_at > now, jobs.c.created_at), else_=now)
        counted = {"attempts": jobs.c.attempts + 1, "started_at": func.coalesce(jobs.c.started_at, begun)}
        claim = update(jobs).where(jobs.c.id == _next_in_turn(now)).values(held | counted)
        async with self._database.begin() as connection:
            await self._end_abandoned(connection, now)
            claimed = await connection.execute(claim.returning(jobs.c.id, jobs.c.owner, jobs.c.request))
            row = claimed.one_or_none()
        return None if row is None else Lease(token, *row)

    async def renew(self, lease: Lease) -> Standing:
        """Hold the lease for as long again."""
        query = _held(lease).values(leased_until=self._now() + self._lease_s).returning(jobs.c.cancel_asked)
        async with self._database.begin() as connection:
            cancel_asked = await connection.scalar(query)
        if cancel_asked is None:
            return "lost"
        return "cancel" if cancel_asked else "held"

    async def succeed(self, lease: Lease, brief: Brief) -> bool:
        """Keep the brief and end the job. False, and nothing is kept, when the lease was lost."""
        document = await written_out(brief)
        async with self._database.begin() as connection:
            ended = self._ended(_held(lease), "succeeded").values(brief_id=brief.id)
            if not (await connection.execute(ended)).rowcount:
                return False
            await put_brief(connection, lease.owner, brief, document, at=self._now())
            return True

    async def fail(self, lease: Lease, problem: JobProblem) -> bool:
        """End the job with a problem, unless the lease was lost."""
        return await self._changed(self._ended(_held(lease), "failed").values(problem=_json(problem)))

    async def stop(self, lease: Lease) -> bool:
        """End the job as cancelled, unless the lease was lost."""
        return await self._changed(self._ended(_held(lease), "cancelled"))

    async def hand_back(self, lease: Lease) -> bool:
        """Let another worker begin, as if this one never had, unless the lease was lost."""
        queued = {"state": "queued", "lease": None, "leased_until": None, "attempts": jobs.c.attempts - 1}
        return await self._changed(_held(lease).values(queued))

    async def expire(self, before: float) -> int:
        """Empty everybody's jobs from before a time, except those that run. How many there were.

        What was emptied before that time goes altogether.
        """
        over = and_(jobs.c.state.not_in(("running", "expired")), jobs.c.created_at < before)
        emptied = {"brief_id": None, "problem": None, "webhook": None, "webhook_due_at": None}
        query = self._ended(update(jobs).where(over), "expired").values(emptied)
        async with self._database.begin() as connection:
            await connection.execute(delete(jobs).where(jobs.c.state == "expired", jobs.c.finished_at < before))
            return (await connection.execute(query)).rowcount

    async def _refuse_too_many(self, connection: AsyncConnection, owner: str) -> None:
        queued = select(func.count()).select_from(jobs).where(jobs.c.state == "queued")
        if (await connection.scalar(queued.where(jobs.c.owner == owner)) or 0) >= self._most_of_owner:
            raise TooManyJobs(f"{self._most_of_owner:,} of your jobs wait already; send more when some are done")
        if (await connection.scalar(queued) or 0) >= self._most_queued:
            raise QueueFull("as many jobs wait as the server takes; send more when some are done")

    async def _end_abandoned(self, connection: AsyncConnection, now: float) -> None:
        """End what nobody works on and nobody should begin again."""
        abandoned = update(jobs).where(jobs.c.state == "running", jobs.c.leased_until < now)
        await connection.execute(self._ended(abandoned.where(jobs.c.cancel_asked), "cancelled"))
        too_often = abandoned.where(jobs.c.attempts >= self._most_attempts)
        await connection.execute(self._ended(too_often, "failed").values(problem=_json(ABANDONED)))

    async def _changed(self, change: Update) -> bool:
        async with self._database.begin() as connection:
            return bool((await connection.execute(change)).rowcount)

    def _ended(self, which: Update, state: JobState) -> Update:
        """Nobody needs the articles any more, and whoever wanted to hear of the end is told."""
        now = self._now()
        return which.values(
            state=state,
            finished_at=now,
            request="",
            lease=None,
            leased_until=None,
            webhook_due_at=case((jobs.c.webhook.is_not(None), now), else_=None),
        )


def _new_id(owner: str, name: str | None) -> str:
    """An id that nobody can guess; the same for the same name."""
    return f"job_{uuid.uuid4().hex if name is None else sha256(f'{owner} {name}'.encode()).hexdigest()[:32]}"


def job_in(row: RowMapping) -> Job:
    """The job that a row shows."""
    shown = {column.name: row[column] for column in SHOWN}
    times = {name: shown[name] and moment(shown[name]) for name in ("created_at", "started_at", "finished_at")}
    problem = shown["problem"] and JobProblem.model_validate_json(shown["problem"])
    return Job.model_validate(shown | times | {"problem": problem})


async def _shown(connection: AsyncConnection, owner: str, job_id: str) -> Job | None:
    query = select(*SHOWN).where(jobs.c.owner == owner, jobs.c.id == job_id)
    row = (await connection.execute(query)).mappings().one_or_none()
    return None if row is None else job_in(row)


def _next_in_turn(now: float) -> ColumnElement[str]:
    """The id of a job to work on: of those who have least under way, the one that waited longest.

    PostgreSQL passes over those that other workers are just taking.
    """
    abandoned = and_(_waiting.c.state == "running", _waiting.c.leased_until < now)
    of_same_owner = and_(_running.c.owner == _waiting.c.owner, _running.c.state == "running")
    under_way = select(func.count(_running.c.id)).where(of_same_owner).correlate(_waiting).scalar_subquery()
    query = select(_waiting.c.id).where(or_(_waiting.c.state == "queued", abandoned))
    first = query.order_by(under_way, _waiting.c.created_at, _waiting.c.id).limit(1)
    return first.with_for_update(skip_locked=True).scalar_subquery()


def _held(lease: Lease) -> Update:
    return update(jobs).where(jobs.c.id == lease.job_id, jobs.c.lease == lease.token)


def _json(problem: JobProblem) -> str:
    return problem.model_dump_json(exclude_none=True)
