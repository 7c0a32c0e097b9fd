"""What every store of jobs promises, on SQLite and on PostgreSQL alike."""

import asyncio

import pytest

from summarizer.errors import QueueFull, TooManyJobs
from summarizer.keeping import Job, JobProblem, JobStore, Lease
from summarizer.stores.briefs import SqlBriefs
from summarizer.stores.database import Database
from summarizer.stores.jobs import SqlJobs
from summarizer.stores.tellings import TAKEN_S, SqlTellings
from tests.builders import brief_of, raw

PROBLEM = JobProblem(type="/problems/model-failed", title="The model failed", status=502, detail="it said no")
BRIEF = brief_of(raw())


class Clock:
    """Stands until it is put forward."""

    def __init__(self) -> None:
        self.at = 1_700_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(database: Database, clock: Clock) -> JobStore:
    return SqlJobs(database, now=clock, lease_s=30, most_queued=5, most_of_owner=3)


async def claimed(jobs: JobStore) -> Lease:
    lease = await jobs.claim()
    assert lease is not None
    return lease


async def shown(jobs: JobStore, owner: str, job_id: str) -> Job:
    job = await jobs.get(owner, job_id)
    assert job is not None
    return job


async def test_a_job_waits_runs_and_ends_with_its_brief(jobs: JobStore, database: Database, clock: Clock) -> None:
    added = await jobs.add("desk", '{"articles": 1}')
    lease = await claimed(jobs)
    running = await shown(jobs, "desk", added.id)
    clock.at += 2

    assert await jobs.succeed(lease, BRIEF)

    ended = await shown(jobs, "desk", added.id)
    assert [job.state for job in (added, running, ended)] == ["queued", "running", "succeeded"]
    assert (lease.owner, lease.job_id, lease.request) == ("desk", added.id, '{"articles": 1}')
    assert (ended.attempts, ended.brief_id) == (1, BRIEF.id)
    assert ended.started_at is not None
    assert ended.finished_at is not None
    assert (ended.finished_at - ended.started_at).total_seconds() == 2
    assert await SqlBriefs(database).get("desk", BRIEF.id) == BRIEF


async def test_of_one_name_an_owner_has_one_job(jobs: JobStore) -> None:
    first = await jobs.add("desk", "{}", name="morning")
    await jobs.cancel("desk", first.id)
    again = await jobs.add("desk", "{}", name="morning")
    others = [await jobs.add("desk", "{}", name="evening"), await jobs.add("other", "{}", name="morning")]

    assert (again.id, again.state) == (first.id, "cancelled")
    assert len({job.id for job in (first, *others)}) == 3


async def test_another_owner_s_job_is_not_there(jobs: JobStore) -> None:
    job = await jobs.add("desk", "{}")

    assert await jobs.get("other", job.id) is None
    assert await jobs.cancel("other", job.id) is None
    assert await jobs.get("desk", "job_nosuch") is None
    assert (await shown(jobs, "desk", job.id)).state == "queued"


async def test_the_job_that_waited_longest_is_first(jobs: JobStore, clock: Clock) -> None:
    added = []
    for _ in range(3):
        added.append((await jobs.add("desk", "{}")).id)
        clock.at += 1

    assert [(await claimed(jobs)).job_id for _ in range(3)] == added
    assert await jobs.claim() is None


async def test_nobody_waits_for_all_the_jobs_of_another(jobs: JobStore, clock: Clock) -> None:
    for owner in ("busy", "busy", "busy", "desk"):
        await jobs.add(owner, "{}")
        clock.at += 1

    assert [(await claimed(jobs)).owner for _ in range(4)] == ["busy", "desk", "busy", "busy"]


async def test_workers_that_claim_at_once_each_get_a_job_of_their_own(jobs: JobStore) -> None:
    added = {(await jobs.add(owner, "{}")).id for owner in ("a", "b", "c", "d")}

    leases = await asyncio.gather(*(jobs.claim() for _ in range(8)))

    assert sorted(lease.job_id for lease in leases if lease) == sorted(added)


async def test_a_renewed_lease_holds_and_one_that_ran_out_is_another_s(jobs: JobStore, clock: Clock) -> None:
    job = await jobs.add("desk", "{}")
    first = await claimed(jobs)
    clock.at += 20
    assert await jobs.renew(first) == "held"
    clock.at += 20
    assert await jobs.claim() is None
    clock.at += 20

    second = await claimed(jobs)

    assert second.job_id == job.id
    assert await jobs.renew(first) == "lost"
    assert not await jobs.succeed(first, BRIEF)
    assert not await jobs.fail(first, PROBLEM)
    assert not await jobs.hand_back(first)
    assert not await jobs.stop(first)
    assert (await shown(jobs, "desk", job.id)).state == "running"
    assert await jobs.succeed(second, BRIEF)
    assert (await shown(jobs, "desk", job.id)).attempts == 2


async def test_a_worker_that_lost_its_lease_keeps_no_brief(jobs: JobStore, database: Database, clock: Clock) -> None:
    await jobs.add("desk", "{}")
    lost = await claimed(jobs)
    clock.at += 31
    await claimed(jobs)

    assert not await jobs.succeed(lost, BRIEF)
    assert await SqlBriefs(database).get("desk", BRIEF.id) is None


async def test_who_is_late_but_was_not_replaced_may_end_the_job(jobs: JobStore, clock: Clock) -> None:
    job = await jobs.add("desk", "{}")
    lease = await claimed(jobs)
    clock.at += 100

    assert await jobs.succeed(lease, BRIEF)
    assert (await shown(jobs, "desk", job.id)).state == "succeeded"


async def test_a_job_that_three_workers_left_fails(jobs: JobStore, clock: Clock) -> None:
    job = await jobs.add("desk", "{}")
    for _ in range(3):
        assert (await claimed(jobs)).job_id == job.id
        clock.at += 31

    assert await jobs.claim() is None

    ended = await shown(jobs, "desk", job.id)
    assert (ended.state, ended.attempts) == ("failed", 3)
    assert ended.problem is not None
    assert ended.problem.type == "/problems/job-abandoned"


async def test_a_job_that_was_handed_back_waits_as_if_never_begun(jobs: JobStore) -> None:
    job = await jobs.add("desk", "{}")
    for _ in range(5):
        assert await jobs.hand_back(await claimed(jobs))

    waiting = await shown(jobs, "desk", job.id)
    assert (waiting.state, waiting.attempts) == ("queued", 0)


async def test_a_failed_job_says_why(jobs: JobStore) -> None:
    job = await jobs.add("desk", "{}")

    assert await jobs.fail(await claimed(jobs), PROBLEM)

    ended = await shown(jobs, "desk", job.id)
    assert (ended.state, ended.problem, ended.brief_id) == ("failed", PROBLEM, None)


async def test_a_job_that_waits_is_cancelled_at_once(jobs: JobStore) -> None:
    job = await jobs.add("desk", "{}")

    cancelled = await jobs.cancel("desk", job.id)

    assert cancelled is not None
    assert cancelled.state == "cancelled"
    assert await jobs.claim() is None


async def test_the_worker_of_a_job_hears_that_it_is_cancelled(jobs: JobStore) -> None:
    job = await jobs.add("desk", "{}")
    lease = await claimed(jobs)
    asked = await jobs.cancel("desk", job.id)

    assert asked is not None
    assert asked.state == "running"
    assert await jobs.renew(lease) == "cancel"
    assert await jobs.stop(lease)
    assert (await shown(jobs, "desk", job.id)).state == "cancelled"


async def test_a_cancelled_job_whose_worker_died_is_not_begun_again(jobs: JobStore, clock: Clock) -> None:
    job = await jobs.add("desk", "{}")
    await claimed(jobs)
    await jobs.cancel("desk", job.id)
    clock.at += 31

    assert await jobs.claim() is None
    assert (await shown(jobs, "desk", job.id)).state == "cancelled"


async def test_an_ended_job_stays_as_it_is(jobs: JobStore) -> None:
    job = await jobs.add("desk", "{}")
    lease = await claimed(jobs)
    await jobs.succeed(lease, BRIEF)

    assert await jobs.cancel("desk", job.id) == await jobs.get("desk", job.id)
    assert not await jobs.fail(lease, PROBLEM)
    assert (await shown(jobs, "desk", job.id)).state == "succeeded"


async def test_so_many_jobs_may_wait_and_no_more(jobs: JobStore, clock: Clock) -> None:
    for _ in range(3):
        await jobs.add("desk", "{}")
    clock.at += 1
    with pytest.raises(TooManyJobs):
        await jobs.add("desk", "{}")

    await jobs.add("other", "{}")
    await jobs.add("other", "{}")
    with pytest.raises(QueueFull, match="server"):
        await jobs.add("third", "{}")

    await claimed(jobs)
    await jobs.add("desk", "{}")


async def test_old_jobs_expire_unless_they_run(jobs: JobStore, clock: Clock) -> None:
    ended, running, waiting = [(await jobs.add("desk", "{}")).id for _ in range(3)]
    by_id = {lease.job_id: lease for lease in (await claimed(jobs), await claimed(jobs), await claimed(jobs))}
    await jobs.succeed(by_id[ended], BRIEF)
    await jobs.hand_back(by_id[waiting])
    clock.at += 100
    fresh = (await jobs.add("desk", "{}")).id

    assert await jobs.expire(clock.at - 50) == 2

    assert await jobs.expire(clock.at - 50) == 0
    states = [(await shown(jobs, "desk", job_id)).state for job_id in (ended, running, waiting, fresh)]
    assert states == ["expired", "running", "expired", "queued"]
    assert (await shown(jobs, "desk", ended)).brief_id is None
    clock.at += 100
    await jobs.expire(clock.at - 50)
    assert [await jobs.get("desk", job_id) for job_id in (ended, waiting)] == [None, None]
    assert (await shown(jobs, "desk", fresh)).state == "expired"


async def test_a_job_whose_brief_is_removed_is_expired_and_names_none(
    jobs: JobStore, database: Database, clock: Clock
) -> None:
    wrote, other = [(await jobs.add("desk", "{}")).id for _ in range(2)]
    theirs = (await jobs.add("sports", "{}")).id
    for lease in [await claimed(jobs) for _ in range(3)]:
        kept = BRIEF.model_copy(update={"id": "another"}) if lease.job_id == other else BRIEF
        await jobs.succeed(lease, kept)

    await SqlBriefs(database, now=clock).remove("desk", BRIEF.id)

    gone = await shown(jobs, "desk", wrote)
    assert (gone.state, gone.brief_id) == ("expired", None)
    assert (await shown(jobs, "desk", other)).state == "succeeded"
    assert (await shown(jobs, "sports", theirs)).state == "succeeded"


async def test_no_job_begins_before_it_came_in(jobs: JobStore, clock: Clock) -> None:
    added = (await jobs.add("desk", "{}")).id
    clock.at -= 0.01  # whoever claims it looked at the clock, and then waited for the table

    await claimed(jobs)

    job = await shown(jobs, "desk", added)
    assert job.started_at == job.created_at


# What is told to webhooks


async def test_the_end_of_a_job_with_a_webhook_is_told_once_it_is_due(
    jobs: JobStore, database: Database, clock: Clock
) -> None:
    tellings = SqlTellings(database, now=clock)
    await jobs.add("desk", "{}")
    job = await jobs.add("desk", "{}", webhook="https://desk.example/hook")
    assert await tellings.due() is None
    for _ in range(2):
        await jobs.succeed(await claimed(jobs), BRIEF)

    told = await tellings.due()

    assert told is not None
    assert (told.job, told.url, told.attempts) == (
        await jobs.get("desk", job.id),
        "https://desk.example/hook",
        1,
    )
    assert await tellings.due() is None
    await tellings.tell_again(told, after_s=300)
    clock.at += 299
    assert await tellings.due() is None
    clock.at += 1
    again = await tellings.due()
    assert again is not None
    assert again.attempts == 2
    await tellings.told(again)
    clock.at += 1_000_000
    assert await tellings.due() is None


async def test_what_a_process_died_over_is_told_by_another(jobs: JobStore, database: Database, clock: Clock) -> None:
    tellings = SqlTellings(database, now=clock)
    job = await jobs.add("desk", "{}", webhook="https://desk.example/hook")
    await jobs.cancel("desk", job.id)
    first = await tellings.due()
    clock.at += TAKEN_S

    second = await tellings.due()

    assert first is not None
    assert second is not None
    assert (first.job.state, first.job) == ("cancelled", second.job)
