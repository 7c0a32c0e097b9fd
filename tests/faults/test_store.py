"""A database that is full or locked: 503, nothing lost, and well again by itself."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import Pool

from summarizer.settings import Settings
from summarizer.wiring import services_for
from tests.builders import FERRY
from tests.edges.test_http_jobs import WaitingDrafter, waiting
from tests.service import FLOOD, MODEL, assert_problem, serving

ASKED = {"articles": [FLOOD]}
# More than fits into the pages that were freed before.
LONG = {"articles": [{"text": " ".join([FERRY] * 40)}]}


@dataclass
class Disk:
    """How many pages every database may take, and how long anybody waits for a lock."""

    most_pages: int = 1_000_000
    busy_ms: int = 5_000

    def limit(self, connection: DBAPIConnection, *_: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count = {self.most_pages}")
        cursor.execute(f"PRAGMA busy_timeout = {self.busy_ms}")
        cursor.close()

    def be_full(self) -> None:
        self.most_pages = 1  # as many as there are

    def have_room(self) -> None:
        self.most_pages = 1_000_000


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    event.listen(Pool, "checkout", disk.limit)
    yield disk
    event.remove(Pool, "checkout", disk.limit)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path}/kept.sqlite3")


async def test_a_full_disk_is_a_503_until_there_is_room_again(disk: Disk, settings: Settings) -> None:
    async with serving(settings) as client:
        kept = await client.post("/v1/briefs", json=ASKED)
        disk.be_full()
        refused = [await client.post(path, json=LONG) for path in ("/v1/briefs", "/v1/jobs")]
        looked_up = await client.get(f"/v1/briefs/{kept.json()['id']}")
        alive = await client.get("/livez")
        disk.have_room()
        again = [await client.post(path, json=LONG) for path in ("/v1/briefs", "/v1/jobs")]

    for response in refused:
        assert_problem(response, 503, "store-unavailable")
        assert int(response.headers["retry-after"]) >= 1
    assert looked_up.content == kept.content
    assert [response.status_code for response in (alive, *again)] == [200, 200, 202]


async def test_a_locked_database_is_a_503_until_it_is_free_again(disk: Disk, settings: Settings) -> None:
    assert settings.database_url
    async with serving(settings) as client:
        kept = await client.post("/v1/briefs", json=ASKED)
        path = settings.database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, check_same_thread=False)) as other:
            # In a thread, for who has the lock now may need this one to let go.
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
            disk.busy_ms = 10
            refused = [await client.post(path, json=LONG) for path in ("/v1/briefs", "/v1/jobs")]
            looked_up = await client.get(f"/v1/briefs/{kept.json()['id']}")
            other.execute("ROLLBACK")
        disk.busy_ms = 5_000
        again = [await client.post(path, json=LONG) for path in ("/v1/briefs", "/v1/jobs")]

    for response in refused:
        assert_problem(response, 503, "store-unavailable")
    assert looked_up.content == kept.content
    assert [response.status_code for response in again] == [200, 202]


async def test_a_job_that_met_a_full_disk_ends_when_there_is_room_again(disk: Disk, settings: Settings) -> None:
    drafter = WaitingDrafter(services_for(Settings()).drafter)
    async with serving(settings, model=waiting(drafter)) as client:
        job = await client.post("/v1/jobs", json=LONG | {"model": MODEL})
        await drafter.has_begun()
        disk.be_full()
        drafter.may_go_on.set()
        waited = await client.get(job.headers["location"], params={"wait": 0.1})
        disk.have_room()
        ended = await client.get(job.headers["location"], params={"wait": 20})

    assert waited.json()["state"] == "running"
    assert (ended.json()["state"], ended.json()["attempts"]) == ("succeeded", 1)
