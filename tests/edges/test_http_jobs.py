"""Jobs over HTTP: what becomes of them, who sees them, how they are stopped."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import httpx
import pytest
from fastapi import FastAPI

from summarizer.client import SummarizerClient
from summarizer.domain import Brief, RawArticle
from summarizer.edges.http.background import JOBS_AT_ONCE
from summarizer.edges.http.owners import owner_of
from summarizer.edges.http.worker import NEW_JOB
from summarizer.errors import AuthFailed
from summarizer.keeping import Job
from summarizer.pipeline import Services
from summarizer.ports import Draft, Drafter, Story
from summarizer.settings import Settings
from summarizer.stores.jobs import MOST_QUEUED_OF_OWNER, SqlJobs
from summarizer.wiring import services_for
from tests.service import CANARY, FLOOD, GERMAN, MODEL, assert_problem, client, failing, serving

__all__ = ["client"]  # a fixture


@dataclass(frozen=True)
class WaitingDrafter:
    """Begins, and goes on when it may. Drafts are made in the core's thread, so these are a thread's events."""

    drafter: Drafter
    begun: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    name: str = MODEL

    async def draft(self, story: Story, *, words: int) -> Draft:
        self.begun.set()
        while not self.may_go_on.is_set():  # noqa: ASYNC110 - it is set in another loop's thread
            await asyncio.sleep(0.005)
        return await self.drafter.draft(story, words=words)

    async def has_begun(self) -> None:
        await asyncio.to_thread(self.begun.wait, 10)


@pytest.fixture
def drafter() -> WaitingDrafter:
    return WaitingDrafter(services_for(Settings()).drafter)


def waiting(drafter: WaitingDrafter) -> Services:
    return replace(services_for(Settings()), drafter=drafter)


def app_of(client: httpx.AsyncClient) -> FastAPI:
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    assert isinstance(transport.app, FastAPI)
    return transport.app


@contextmanager
def speaking_for(owner: str, client: httpx.AsyncClient) -> Iterator[None]:
    """Inside, the client's requests are of this owner."""
    app = app_of(client)
    app.dependency_overrides[owner_of] = lambda: owner
    yield
    del app.dependency_overrides[owner_of]


async def queued(client: httpx.AsyncClient, **asked: object) -> str:
    """The path of a new job."""
    response = await client.post("/v1/jobs", json={"articles": [FLOOD]} | asked)
    assert response.status_code == 202, response.text
    return response.headers["location"]


async def ended(client: httpx.AsyncClient, path: str) -> dict[str, object]:
    """The job once it has ended."""
    response = await client.get(path, params={"wait": 5})
    assert response.status_code == 200
    job: dict[str, object] = response.json()
    assert job["finished_at"]
    return job


# What becomes of a job


async def test_a_job_is_taken_on_at_once_and_its_brief_is_that_of_a_request(client: httpx.AsyncClient) -> None:
    asked = {"articles": [FLOOD], "words": 40, "guard": "flag"}
    taken = await client.post("/v1/jobs", json=asked)
    job = await ended(client, taken.headers["location"])
    kept = await client.get(f"/v1/briefs/{job['brief_id']}")
    direct = await client.post("/v1/briefs", json=asked)

    assert taken.status_code == 202
    assert taken.json()["state"] == "queued"
    assert taken.headers["location"] == f"/v1/jobs/{taken.json()['id']}"
    assert (job["state"], job["attempts"], job["problem"]) == ("succeeded", 1, None)
    assert Brief.model_validate_json(kept.content) == Brief.model_validate_json(direct.content)


async def test_our_client_follows_a_job_to_its_brief_and_has_it_removed(client: httpx.AsyncClient) -> None:
    transport = httpx.ASGITransport(app_of(client))
    async with SummarizerClient(str(client.base_url), transport=transport) as ours:
        job = await ours.submit([RawArticle.model_validate(FLOOD)], words=40)
        brief = await ours.wait(job.id)
        listed = await ours.stored_briefs(limit=1)
        await ours.delete_brief(brief.id)
        left = await ours.stored_briefs()
        cancelled = await ours.cancel(job.id)

    assert [summary.id for summary in listed.data] == [brief.id]
    assert left.data == ()
    assert cancelled.state == "expired"


async def test_a_new_job_wakes_the_hands_of_its_process(client: httpx.AsyncClient) -> None:
    with app_of(client).state.offer.notices.watching(NEW_JOB) as news:
        await queued(client)

    assert news.is_set()


@pytest.mark.parametrize(
    ("asked", "kind", "status"),
    [
        ({"articles": [GERMAN]}, "no-usable-article", 422),
        ({"articles": [FLOOD], "model": MODEL}, "model-failed", 502),
    ],
)
async def test_a_job_fails_with_the_problem_of_the_request(asked: dict[str, object], kind: str, status: int) -> None:
    async with serving(model=failing(AuthFailed(CANARY))) as client:
        job = await ended(client, await queued(client, **asked))

    problem = job["problem"]
    assert isinstance(problem, dict)
    assert (job["state"], problem["type"], problem["status"]) == ("failed", f"/problems/{kind}", status)
    assert CANARY not in json.dumps(job)


async def test_an_unexpected_error_ends_its_job_and_no_other() -> None:
    async with serving(model=failing(ZeroDivisionError(CANARY))) as client:
        broken = await ended(client, await queued(client, model=MODEL))
        fine = await ended(client, await queued(client))

    assert isinstance(broken["problem"], dict)
    assert (broken["state"], broken["problem"]["type"]) == ("failed", "/problems/internal")
    assert CANARY not in json.dumps(broken)
    assert fine["state"] == "succeeded"


# Waiting


async def test_who_waits_hears_of_the_end_at_once(drafter: WaitingDrafter) -> None:
    async with serving(model=waiting(drafter)) as client:
        path = await queued(client, model=MODEL)
        await drafter.has_begun()
        running = (await client.get(path)).json()
        waits = asyncio.create_task(client.get(path, params={"wait": 30}))
        await asyncio.sleep(0.02)
        drafter.may_go_on.set()
        heard = (await asyncio.wait_for(waits, 10)).json()

    assert (running["state"], heard["state"]) == ("running", "succeeded")


async def test_a_wait_ends_when_its_time_is_over_and_looks_no_more_often_than_it_must(
    drafter: WaitingDrafter,
) -> None:
    async with serving(model=waiting(drafter)) as client:
        path = await queued(client, model=MODEL)
        await drafter.has_begun()
        state = app_of(client).state
        counting = Counting(state.offer.database)
        state.offer = replace(state.offer, jobs=counting)
        job = (await client.get(path, params={"wait": 0.05})).json()
        drafter.may_go_on.set()

    assert job["state"] == "running"
    assert counting.looks == 2  # one before the wait, and one after it


class Counting(SqlJobs):
    """Counts how often somebody looks for a job."""

    looks = 0

    async def get(self, owner: str, job_id: str) -> Job | None:
        self.looks += 1
        return await super().get(owner, job_id)


async def test_a_wait_ends_when_the_server_stops(drafter: WaitingDrafter) -> None:
    async with serving(model=waiting(drafter)) as client:
        path = await queued(client, model=MODEL)
        await drafter.has_begun()
        waits = asyncio.create_task(client.get(path, params={"wait": 30}))
        await asyncio.sleep(0.02)
        app_of(client).state.offer.stopping.set()
        job = (await asyncio.wait_for(waits, 10)).json()
        drafter.may_go_on.set()

    assert job["state"] == "running"


@pytest.mark.parametrize("wait", ["-1", "nan", "inf", CANARY])
async def test_a_wait_is_a_number_of_seconds(client: httpx.AsyncClient, wait: str) -> None:
    problem = assert_problem(await client.get("/v1/jobs/job_1", params={"wait": wait}), 422, "invalid-request")

    assert problem["errors"]


# Whose job it is


async def test_another_owner_s_job_and_brief_are_not_found(client: httpx.AsyncClient) -> None:
    path = await queued(client)
    job = await ended(client, path)
    brief = f"/v1/briefs/{job['brief_id']}"

    with speaking_for("other", client):
        for response in (
            await client.get(path),
            await client.post(f"{path}/cancel"),
            await client.get(brief),
            await client.delete(brief),
        ):
            assert_problem(response, 404, "not-found")
        assert (await client.get("/v1/briefs")).json()["data"] == []

    assert (await client.get(brief)).status_code == 200


@pytest.mark.parametrize("job_id", ["a%00b", "a%20b", "x" * 65, "%C3%A4"])
async def test_what_can_be_no_id_is_refused_before_the_store_is_asked(client: httpx.AsyncClient, job_id: str) -> None:
    for path in (f"/v1/jobs/{job_id}", f"/v1/briefs/{job_id}"):
        assert_problem(await client.get(path), 422, "invalid-request")


# Stopping


async def test_a_running_job_is_cancelled_at_once(drafter: WaitingDrafter) -> None:
    async with serving(model=waiting(drafter)) as client:
        path = await queued(client, model=MODEL)
        await drafter.has_begun()
        asked = await client.post(f"{path}/cancel")
        job = await ended(client, path)
        again = await client.post(f"{path}/cancel")

    assert asked.status_code == 200
    assert (job["state"], job["brief_id"]) == ("cancelled", None)
    assert (again.status_code, again.json()) == (200, job)


async def test_a_waiting_job_is_cancelled_before_it_begins(drafter: WaitingDrafter) -> None:
    async with serving(model=waiting(drafter)) as client:
        paths = [await queued(client, model=MODEL) for _ in range(5)]
        await drafter.has_begun()
        last = (await client.post(f"{paths[-1]}/cancel")).json()
        drafter.may_go_on.set()
        others = [(await ended(client, path))["state"] for path in paths[:-1]]

    assert (last["state"], last["attempts"]) == ("cancelled", 0)
    assert set(others) == {"succeeded"}


async def test_so_many_jobs_may_wait_and_more_are_refused_with_a_time_to_come_back(drafter: WaitingDrafter) -> None:
    async with serving(model=waiting(drafter)) as client:
        answers = [
            await client.post("/v1/jobs", json={"articles": [FLOOD], "model": MODEL})
            for _ in range(MOST_QUEUED_OF_OWNER + JOBS_AT_ONCE + 2)
        ]
        drafter.may_go_on.set()

    refused = [response for response in answers if response.status_code != 202]
    assert 2 <= len(refused) <= JOBS_AT_ONCE + 2
    for response in refused:
        assert_problem(response, 429, "too-many-jobs")
        assert int(response.headers["retry-after"]) >= 1


async def test_a_queue_that_is_full_for_everybody_is_a_503(client: httpx.AsyncClient) -> None:
    state = app_of(client).state
    state.offer = replace(state.offer, jobs=SqlJobs(state.offer.database, most_queued=0))

    response = await client.post("/v1/jobs", json={"articles": [FLOOD]})

    assert_problem(response, 503, "queue-full")
    assert int(response.headers["retry-after"]) >= 1


# Requests that are wrong


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ({"articles": []}, "invalid-request"),
        ({"articles": [FLOOD], "model": f"openai/{CANARY}"}, "model-not-allowed"),
        ({"articles": [FLOOD], "webhook": "https://desk.example/hook"}, "invalid-request"),
    ],
)
async def test_a_job_that_can_only_fail_is_refused(
    client: httpx.AsyncClient, asked: dict[str, object], kind: str
) -> None:
    assert_problem(await client.post("/v1/jobs", json=asked), 422, kind)
