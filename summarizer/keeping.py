"""What is kept for its owner, and the ports of those who keep it.

An owner is the id of an API key. Nobody can tell what is another's from what is not there.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from summarizer.domain import Brief, Rejected, Status

JobState = Literal["queued", "running", "succeeded", "failed", "cancelled", "expired"]
ENDED: frozenset[JobState] = frozenset({"succeeded", "failed", "cancelled", "expired"})


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class JobProblem(_Document):
    """Why a job failed: the problem that the same request would have been answered with at once."""

    type: str
    title: str
    status: int
    detail: str
    rejected: tuple[Rejected, ...] | None = None


class Job(_Document):
    """A brief to be written. `attempts` counts the workers that began it; its brief can be fetched by `brief_id`."""

    id: str
    state: JobState
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    attempts: int = 0
    brief_id: str | None = None
    problem: JobProblem | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nothing will become of it any more."""
        return self.state in ENDED


class BriefSummary(_Document):
    """A brief in a list."""

    id: str
    headline: str | None
    status: Status
    created_at: datetime
    articles: int


class BriefPage(_Document):
    """A part of the list of briefs, the newest first; the next part is found `after` what `next` says."""

    data: tuple[BriefSummary, ...]
    has_more: bool
    next: str | None = None


@dataclass(frozen=True)
class Lease:
    """A worker's right to work on a job, until it runs out. `token` is of this claim and no other."""

    token: str
    job_id: str
    owner: str
    request: str


# What a lease is still worth: nothing once it ran out and somebody else claimed the job.
Standing = Literal["held", "cancel", "lost"]


@dataclass(frozen=True)
class Telling:
    """That a job ended, to be told to a webhook. `attempts` counts this one."""

    job: Job
    url: str
    attempts: int


class BriefStore(Protocol):
    """Keeps briefs by owner and id."""

    async def add(self, owner: str, brief: Brief) -> None:
        """Keep a brief; one of the same id gives way to it."""
        ...

    async def get(self, owner: str, brief_id: str) -> Brief | None: ...

    async def document(self, owner: str, brief_id: str) -> str | None:
        """The JSON of the brief as it was written."""
        ...

    async def page(self, owner: str, *, after: str | None, limit: int) -> BriefPage:
        """At most `limit` briefs. Raises BadCursor."""
        ...

    async def remove(self, owner: str, brief_id: str) -> Brief | None:
        """The brief, which is kept no longer. Jobs that wrote it are `expired` from then on."""
        ...

    async def remove_older(self, before: float) -> int:
        """Remove everybody's briefs from before a time. How many there were."""
        ...


class JobStore(Protocol):
    """Keeps jobs, and gives each to one worker at a time."""

    @property
    def lease_s(self) -> float:
        """For how long a claim holds without being renewed."""
        ...

    async def add(self, owner: str, request: str, *, webhook: str | None = None, name: str | None = None) -> Job:
        """Queue a request, or give the job that this owner has under the `name`, whatever became of it.

        Raises QueueFull, and TooManyJobs where it is the owner who has too many.
        """
        ...

    async def get(self, owner: str, job_id: str) -> Job | None: ...

    async def cancel(self, owner: str, job_id: str) -> Job | None:
        """End a job that waits, ask the worker of one that runs to stop, leave one that ended as it is."""
        ...

    async def claim(self) -> Lease | None:
        """The right to work on a job that waits or was abandoned by its worker: the longest of an owner's, and of
        those owners' first who have least under way.
        """
        ...

    async def renew(self, lease: Lease) -> Standing:
        """Hold the lease for as long again."""
        ...

    async def succeed(self, lease: Lease, brief: Brief) -> bool:
        """Keep the brief and end the job. False, and nothing is kept, when the lease was lost."""
        ...

    async def fail(self, lease: Lease, problem: JobProblem) -> bool:
        """End the job with a problem, unless the lease was lost."""
        ...

    async def stop(self, lease: Lease) -> bool:
        """End the job as cancelled, unless the lease was lost."""
        ...

    async def hand_back(self, lease: Lease) -> bool:
        """Let another worker begin, as if this one never had, unless the lease was lost."""
        ...

    async def expire(self, before: float) -> int:
        """Empty everybody's jobs from before a time, except those that run. How many there were.

        What was emptied before that time goes altogether.
        """
        ...


class TellingStore(Protocol):
    """Keeps what is still to be told to webhooks."""

    async def due(self) -> Telling | None:
        """What to tell now; nobody else is given the same for a while."""
        ...

    async def told(self, telling: Telling) -> None:
        """There is nothing more to tell of it."""
        ...

    async def tell_again(self, telling: Telling, *, after_s: float) -> None:
        """Let it be due again after a while."""
        ...
