"""Requests with an Idempotency-Key: done once, answered alike, and tried again when it was not their fault."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import Request, Response

from summarizer.edges.http.app import create_app
from summarizer.edges.http.body import JsonRoute
from summarizer.errors import AuthFailed, BackendError, RateLimited
from summarizer.pipeline import Services
from summarizer.ports import Draft, Drafter, Story
from summarizer.settings import Settings
from summarizer.stores.answers import Answers, Kept, Lock
from summarizer.wiring import services_for
from tests.doors import bearer, kept_in, new_key
from tests.service import CANARY, FLOOD, GERMAN, MODEL, assert_problem, client, client_of, serving

__all__ = ["client"]  # a fixture

ASKED = {"articles": [FLOOD]}
KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


class CountingDrafter:
    """Counts its briefs, waits to be let go on, and fails as often as it is told."""

    name = MODEL

    def __init__(self, *failures: BackendError) -> None:
        self._inner: Drafter = services_for(Settings()).drafter
        self._failures = list(failures)
        self.asked = 0
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def draft(self, story: Story, *, words: int) -> Draft:
        self.asked += 1
        while not self.go_on.is_set():  # noqa: ASYNC110 - it is set in another thread
            await asyncio.sleep(0.005)
        if self._failures:
            raise self._failures.pop(0)
        return await self._inner.draft(story, words=words)


@asynccontextmanager
async def serving_by(drafter: CountingDrafter) -> AsyncIterator[httpx.AsyncClient]:
    model: Services = replace(services_for(Settings()), drafter=drafter)
    async with serving(Settings(model=MODEL), model=model) as client:
        yield client


async def test_a_repeated_request_gets_the_first_answer_byte_for_byte_and_is_not_done_again() -> None:
    drafter = CountingDrafter()
    async with serving_by(drafter) as client:
        first, second = [await client.post("/v1/briefs", json=ASKED, headers=KEY) for _ in range(2)]
        other = await client.post("/v1/briefs", json=ASKED, headers={"Idempotency-Key": "another"})

    assert (first.status_code, second.status_code, drafter.asked) == (200, 200, 2)
    assert second.content == first.content != other.content  # each written at a time of its own
    assert second.headers["content-type"] == first.headers["content-type"]
    assert second.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert second.headers["x-request-id"] != first.headers["x-request-id"]


class DyingAnswers(Answers):
    """A process that is killed between making what was asked for and keeping the answer. Its lock is stale."""

    async def keep(self, lock: Lock, answer: Kept) -> None:
        """Never comes to it."""


async def test_a_job_whose_server_died_before_it_kept_the_answer_is_not_made_again() -> None:
    app = create_app(Settings())
    app.state.door = replace(app.state.door, answers=DyingAnswers(app.state.offer.database, lock_s=-1.0))
    async with client_of(app) as client:
        first, again = [(await client.post("/v1/jobs", json=ASKED, headers=KEY)).json() for _ in range(2)]
        others = [
            (await client.post("/v1/jobs", json=asked, headers=headers)).json()
            for asked, headers in ((ASKED, {}), (ASKED, {}), (ASKED, {"Idempotency-Key": "another"}))
        ]

    assert again["id"] == first["id"]
    assert len({job["id"] for job in (first, *others)}) == 4


@pytest.mark.parametrize("path", ["/v1/facts", "/v1/checks", "/v1/clusters"])
async def test_every_document_can_be_asked_for_once(client: httpx.AsyncClient, path: str) -> None:
    asked = ASKED | ({"text": "Nine people died."} if path == "/v1/checks" else {})
    first, second = [await client.post(path, json=asked, headers=KEY) for _ in range(2)]

    assert (first.status_code, second.content) == (200, first.content)
    assert second.headers["idempotent-replayed"] == "true"


@pytest.mark.parametrize(
    ("path", "changed"), [("/v1/facts", {}), ("/v1/briefs", {"words": 30}), ("/v1/briefs", {"articles": [GERMAN]})]
)
async def test_a_key_that_came_with_another_request_is_refused(
    client: httpx.AsyncClient, path: str, changed: dict[str, object]
) -> None:
    await client.post("/v1/briefs", json=ASKED, headers=KEY)
    answer = await client.post(path, json=ASKED | changed, headers=KEY)

    assert_problem(answer, 422, "idempotency-key-reused")


async def test_of_two_at_once_the_second_is_told_to_wait_and_then_gets_the_answer() -> None:
    drafter = CountingDrafter()
    drafter.go_on.clear()
    async with serving_by(drafter) as client:
        first = asyncio.ensure_future(client.post("/v1/briefs", json=ASKED, headers=KEY))
        async with asyncio.timeout(10):
            while not drafter.asked:  # noqa: ASYNC110 - it is counted in another thread
                await asyncio.sleep(0.005)
        second = await client.post("/v1/briefs", json=ASKED, headers=KEY)
        drafter.go_on.set()
        answered = await first
        third = await client.post("/v1/briefs", json=ASKED, headers=KEY)

    assert_problem(second, 409, "under-way")
    assert second.headers["retry-after"] == "2"
    assert (third.content, drafter.asked) == (answered.content, 1)


@pytest.mark.parametrize("failure", [AuthFailed("no"), RateLimited("later")])
async def test_a_failure_of_the_server_is_not_kept(failure: BackendError) -> None:
    drafter = CountingDrafter(failure)
    async with serving_by(drafter) as client:
        answers = [await client.post("/v1/briefs", json=ASKED, headers=KEY) for _ in range(3)]

    assert answers[0].status_code >= 500
    assert [answer.status_code for answer in answers[1:]] == [200, 200]
    assert drafter.asked == 2


async def test_an_unexpected_failure_is_not_kept_either(caplog: pytest.LogCaptureFixture) -> None:
    drafter = CountingDrafter(RuntimeError("a bug"))  # type: ignore[arg-type]  # which is no failure of a model
    async with serving_by(drafter) as client:
        codes = [(await client.post("/v1/briefs", json=ASKED, headers=KEY)).status_code for _ in range(2)]

    assert codes == [500, 200]
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


@pytest.mark.parametrize(("status", "kept"), [(200, True), (202, True), (404, True), (429, False), (503, False)])
async def test_what_a_route_answers_is_kept_unless_it_passes(status: int, kept: bool) -> None:
    async def numbered(request: Request) -> Response:
        request.app.state.asked = getattr(request.app.state, "asked", 0) + 1
        return Response(f"{request.app.state.asked}", status, {"Location": "/v1/jobs/7"})

    app = create_app(Settings())
    app.router.add_api_route("/v1/numbers", numbered, methods=["POST"], route_class_override=JsonRoute)
    async with client_of(app) as client:
        first, second = [await client.post("/v1/numbers", json={}, headers=KEY) for _ in range(2)]

    assert (first.text, second.text) == ("1", "1" if kept else "2")
    assert [answer.status_code for answer in (first, second)] == [status, status]
    assert second.headers["location"] == "/v1/jobs/7"


async def test_who_was_refused_for_asking_too_much_may_come_again_with_the_key(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path, characters_per_minute=1)) as client:
        refused = await client.post("/v1/facts", content=b"{}", headers=KEY | {"content-type": "application/json"})
        again = await client.post("/v1/facts", content=b"{}", headers=KEY | {"content-type": "application/json"})

    assert (refused.status_code, again.status_code) == (413, 413)
    assert "idempotent-replayed" not in again.headers


async def test_a_wrong_request_may_be_mended_with_the_same_key(client: httpx.AsyncClient) -> None:
    wrong = await client.post("/v1/briefs", json=ASKED | {"words": 1}, headers=KEY)
    mended = await client.post("/v1/briefs", json=ASKED, headers=KEY)

    assert_problem(wrong, 422, "invalid-request")
    assert mended.status_code == 200


async def test_that_no_article_can_be_used_is_an_answer_too(client: httpx.AsyncClient) -> None:
    first, second = [await client.post("/v1/briefs", json={"articles": [GERMAN]}, headers=KEY) for _ in range(2)]

    assert_problem(first, 422, "no-usable-article")
    assert (second.status_code, second.content) == (422, first.content)
    assert second.headers["content-type"] == first.headers["content-type"]
    assert second.headers["idempotent-replayed"] == "true"


async def test_events_are_told_anew(client: httpx.AsyncClient) -> None:
    headers = KEY | {"Accept": "text/event-stream"}
    first, second = [await client.post("/v1/briefs", json=ASKED, headers=headers) for _ in range(2)]

    assert "event: brief" in first.text
    assert "event: brief" in second.text
    assert "idempotent-replayed" not in second.headers


async def test_keys_of_two_tenants_have_nothing_to_do_with_each_other(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        one, other = [dict(bearer(await new_key(tmp_path))) for _ in range(2)]
        await client.post("/v1/facts", json=ASKED, headers=KEY | one)
        foreign = await client.post("/v1/facts", json={"articles": [GERMAN]}, headers=KEY | other)

    assert_problem(foreign, 422, "no-usable-article")
    assert "idempotent-replayed" not in foreign.headers


@pytest.mark.parametrize("key", ["", " ", "x" * 256, f"{CANARY} {CANARY}", f"{CANARY}é"])
async def test_a_key_that_is_none_is_refused_and_not_repeated(client: httpx.AsyncClient, key: str) -> None:
    header = [(b"idempotency-key", key.encode("latin-1"))]
    answer = await client.post("/v1/facts", json=ASKED, headers=header)

    problem = assert_problem(answer, 422, "invalid-request")
    assert problem["errors"] == [
        {"field": "Idempotency-Key", "message": "has 1 to 255 visible ASCII characters, without spaces"}
    ]


async def test_two_keys_are_none(client: httpx.AsyncClient) -> None:
    header = [("Idempotency-Key", "one"), ("Idempotency-Key", "two")]

    assert (await client.post("/v1/facts", json=ASKED, headers=header)).status_code == 422


async def test_the_longest_key_is_taken(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/facts", json=ASKED, headers={"Idempotency-Key": "~" * 255})).status_code == 200


async def test_the_schema_describes_the_header(client: httpx.AsyncClient) -> None:
    schema = (await client.get("/openapi.json")).json()

    for path in ("/v1/briefs", "/v1/checks", "/v1/facts"):
        [header] = schema["paths"][path]["post"]["parameters"]
        assert (header["name"], header["in"], header["required"]) == ("Idempotency-Key", "header", False)
