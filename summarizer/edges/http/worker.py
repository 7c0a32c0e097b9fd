"""Work on jobs: claim one, write its brief on the core, keep the claim alive, end the job.

A process that dies leaves its claims to run out, and others take the jobs. What models answered it until then is in
the log of calls, so that nobody pays for it again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from summarizer.domain import Brief
from summarizer.edges.http.handlers import model_problem
from summarizer.edges.http.middleware import log_failure
from summarizer.edges.http.notices import Notices, within
from summarizer.edges.http.problems import INTERNAL, ProblemRaised
from summarizer.edges.http.requests import BriefRequest
from summarizer.errors import BackendError, StoreUnavailable
from summarizer.keeping import JobProblem, JobStore, Lease, Standing

log = logging.getLogger(__name__)

# Topics of news for idle hands.
NEW_JOB = "new job"
JOB_ENDED = "job ended"

RETRY_S = 1.0  # how long to wait before ending a job again that the store could not end

Write = Callable[[BriefRequest, str], Awaitable[Brief]]


class Worker:
    """Writes the briefs of jobs with `write`, which is given the request and its owner."""

    def __init__(self, jobs: JobStore, write: Write, notices: Notices, *, retry_s: float = RETRY_S) -> None:
        self._jobs = jobs
        self._write = write
        self._notices = notices
        self._retry_s = retry_s
        self._under_way: set[str] = set()
        self._handing_back = False

    async def work_on_one(self) -> bool:
        """See one job through. False when none waits."""
        lease = await self._jobs.claim()
        if lease is None:
            return False
        self._under_way.add(lease.job_id)
        try:
            await self._see_through(lease)
        finally:
            self._under_way.discard(lease.job_id)
            self._notices.post(lease.job_id)
            self._notices.post(JOB_ENDED)
        return True

    def hand_back(self) -> None:
        """Give up what is under way, for others to begin again."""
        self._handing_back = True
        for job_id in self._under_way:
            self._notices.post(job_id)

    async def _see_through(self, lease: Lease) -> None:
        writing = asyncio.create_task(self._outcome(lease))
        writing.add_done_callback(lambda _: self._notices.post(lease.job_id))
        try:
            standing = await self._tended(lease, writing)
        finally:
            writing.cancel()
            await asyncio.wait({writing})
        if not writing.cancelled():
            await self._end(lease, writing.result())
        elif standing == "cancel":
            await self._surely(lambda: self._jobs.stop(lease))
        elif standing == "held":
            await self._surely(lambda: self._jobs.hand_back(lease))

    async def _tended(self, lease: Lease, writing: asyncio.Task[Brief | JobProblem]) -> Standing:
        """Renew the lease until the brief is written, or nobody wants it from us."""
        while True:
            with self._notices.watching(lease.job_id) as news:
                if writing.done() or self._handing_back:
                    return "held"
                standing = await self._renewed(lease)
                if standing != "held":
                    return standing
                await within(self._jobs.lease_s / 3, news)

    async def _renewed(self, lease: Lease) -> Standing:
        """A store that fails says nothing about the lease: the end of the job will tell."""
        try:
            return await self._jobs.renew(lease)
        except StoreUnavailable:
            return "held"

    async def _outcome(self, lease: Lease) -> Brief | JobProblem:
        try:
            return await self._write(BriefRequest.model_validate_json(lease.request), lease.owner)
        except ProblemRaised as problem:
            return _problem(problem)
        except BackendError as error:
            return _problem(model_problem(error))
        except Exception as error:  # noqa: BLE001 - whatever fails is the end of this job, and of no other
            log_failure(error, lease.job_id)
            return _problem(
                ProblemRaised(INTERNAL, "an unexpected error; its cause is in the log under the job's id")
            )

    async def _end(self, lease: Lease, outcome: Brief | JobProblem) -> None:
        if isinstance(outcome, Brief):
            ended = await self._surely(lambda: self._jobs.succeed(lease, outcome))
        else:
            ended = await self._surely(lambda: self._jobs.fail(lease, outcome))
        if not ended:
            log.warning("lease lost", extra={"job_id": lease.job_id})

    async def _surely(self, end: Callable[[], Awaitable[bool]]) -> bool:
        """End a job as soon as the store can be used, for what was written is worth waiting."""
        while True:
            try:
                return await end()
            except StoreUnavailable:
                if self._handing_back:
                    return False
                await asyncio.sleep(self._retry_s)


def _problem(raised: ProblemRaised) -> JobProblem:
    return JobProblem(
        type=raised.kind.type,
        title=raised.kind.title,
        status=raised.kind.status,
        detail=raised.detail,
        rejected=raised.rejected,
    )
