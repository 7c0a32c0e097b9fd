"""A worker on jobs: it keeps its lease, gives up what is not its own, and stops in good order."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Literal

import pytest

from summarizer.domain import Brief
from summarizer.edges.http.hands import Hands
from summarizer.edges.http.notices import Notices
from summarizer.edges.http.requests import BriefRequest
from summarizer.edges.http.worker import JOB_ENDED, NEW_JOB, Worker
from summarizer.errors import StoreUnavailable
from summarizer.keeping import Job, Lease, Standing
from summarizer.stores.database import Database, database_at
from summarizer.stores.jobs import SqlJobs
from tests.builders import brief_of, raw

BRIEF = brief_of(raw())
REQUEST = '{"articles": [{"text": "x"}]}'


class Jobs(SqlJobs):
    """A store whose clock is set by hand, that counts renewals, and fails when it is told to."""

    def __init__(self, database: Database) -> None:
        # A beat is a hundredth of a second; by the clock of the store, which stands, no lease runs out.
        super().__init__(database, now=lambda: self.at, lease_s=0.03)
        self.at = 1_700_000_000.0
        self.renewals = 0
        self.failures = 0

    async def renew(self, lease: Lease) -> Standing:
        self.renewals += 1
        return await super().renew(lease)

    async def succeed(self, lease: Lease, brief: Brief) -> bool:
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("full")
        return await super().succeed(lease, brief)


@dataclass
class Writer:
    """Writes when it may."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_go_on: asyncio.Event = field(default_factory=asyncio.Event)
    given_up: int = 0

    async def __call__(self, _asked: BriefRequest, _owner: str) -> Brief:
        self.begun.set()
        try:
            await self.may_go_on.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        return BRIEF


@dataclass
class House:
    """A worker's hands at work on a store."""

    jobs: Jobs
    writer: Writer
    worker: Worker
    hands: Hands
    notices: Notices

    async def taken(self) -> str:
        """The id of a job that is being worked on."""
        job = await self.jobs.add("desk", REQUEST)
        self.notices.post(NEW_JOB)
        await asyncio.wait_for(self.writer.begun.wait(), 10)
        return job.id

    async def job(self, job_id: str) -> Job:
        job = await self.jobs.get("desk", job_id)
        assert job is not None
        return job

    async def ended(self, job_id: str) -> Job:
        async with asyncio.timeout(10):
            with self.notices.watching(JOB_ENDED) as news:
                if not (job := await self.job(job_id)).has_ended:
                    await news.wait()
                    job = await self.job(job_id)
        return job


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is counted tells nobody
            await asyncio.sleep(0.005)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    database = database_at("sqlite://", None)
    await database.prepare()
    jobs, writer, notices = Jobs(database), Writer(), Notices()
    worker = Worker(jobs, writer, notices, retry_s=0.01)
    hands = Hands(worker.work_on_one, NEW_JOB, notices, count=1, idle_s=60)
    hands.start()
    yield House(jobs, writer, worker, hands, notices)
    worker.hand_back()
    await hands.rest(5)
    await database.close()


async def test_a_lease_is_renewed_as_long_as_the_work_lasts(house: House) -> None:
    job_id = await house.taken()
    await until(lambda: house.jobs.renewals >= 4)
    house.writer.may_go_on.set()

    job = await house.ended(job_id)

    assert (job.state, job.attempts) == ("succeeded", 1)


async def test_who_lost_the_lease_gives_up_and_ends_nothing(house: House) -> None:
    job_id = await house.taken()
    house.jobs.at += 60
    other = await house.jobs.claim()
    assert other is not None
    await until(lambda: house.writer.given_up == 1)

    assert (await house.job(job_id)).state == "running"
    assert await house.jobs.succeed(other, BRIEF)


async def test_a_job_that_was_cancelled_elsewhere_is_given_up_at_the_next_beat(house: House) -> None:
    job_id = await house.taken()
    await house.jobs.cancel("desk", job_id)

    assert (await house.ended(job_id)).state == "cancelled"
    assert house.writer.given_up == 1


async def test_what_can_be_finished_in_time_is_finished_before_the_stop(house: House) -> None:
    job_id = await house.taken()
    asyncio.get_running_loop().call_later(0.02, house.writer.may_go_on.set)

    assert await house.hands.rest(10)

    assert (await house.job(job_id)).state == "succeeded"


async def test_what_cannot_be_finished_in_time_is_handed_back_uncounted_and_nothing_new_is_begun(
    house: House,
) -> None:
    first = await house.taken()
    second = (await house.jobs.add("desk", REQUEST)).id

    assert not await house.hands.rest(0.01)
    house.worker.hand_back()
    assert await house.hands.rest(10)

    states = [(job.state, job.attempts) for job in (await house.job(first), await house.job(second))]
    assert states == [("queued", 0), ("queued", 0)]


async def test_a_brief_that_cannot_be_kept_now_is_kept_as_soon_as_it_can(house: House) -> None:
    house.jobs.failures = 3
    job_id = await house.taken()
    house.writer.may_go_on.set()

    job = await house.ended(job_id)

    assert (job.state, job.attempts, job.brief_id) == ("succeeded", 1, BRIEF.id)
    assert house.jobs.failures == 0


@pytest.mark.parametrize("fault", ["store", "bug"])
async def test_hands_go_on_after_a_piece_of_work_that_failed(fault: Literal["store", "bug"]) -> None:
    done = asyncio.Event()
    tried = 0

    async def step() -> bool:
        nonlocal tried
        tried += 1
        if tried == 1:
            raise StoreUnavailable("full") if fault == "store" else ZeroDivisionError
        done.set()
        return False

    hands = Hands(step, "anything", Notices(), count=1, idle_s=0.01)
    hands.start()

    await asyncio.wait_for(done.wait(), 10)
    await hands.rest(10)


async def test_idle_hands_wake_for_news_and_not_before() -> None:
    notices, looked = Notices(), 0

    async def step() -> bool:
        nonlocal looked
        looked += 1
        return False

    hands = Hands(step, "anything", notices, count=1, idle_s=60)
    hands.start()
    await asyncio.sleep(0.02)
    before = looked
    notices.post("something else")
    notices.post("anything")
    await asyncio.sleep(0.02)

    assert (before, looked) == (1, 2)
    assert await hands.rest(10)
