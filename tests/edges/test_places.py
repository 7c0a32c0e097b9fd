"""Places: as many requests at a time as the server can work on, whichever of its processes they reach."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import httpx
import pytest

from summarizer.edges.http.app import create_app
from summarizer.edges.http.owners import LOCAL
from summarizer.edges.http.places import Places
from summarizer.edges.http.problems import ProblemRaised
from summarizer.ports import Draft, Story
from summarizer.settings import Settings
from summarizer.wiring import services_for
from tests.doors import empty_database
from tests.service import FLOOD, MODEL, assert_problem, client_of, serving

KEY, OTHER = "key-of-the-desk", "key-of-another"


def refusal(places: Places, owner: str) -> str | None:
    """The problem that a request of this owner meets now; None when it would get a place."""
    try:
        with places.taken(owner):
            return None
    except ProblemRaised as raised:
        return raised.kind.type


@contextmanager
def all_taken(places: Places, number: int, owner: str) -> Iterator[None]:
    with ExitStack() as held:
        for _ in range(number):
            held.enter_context(places.taken(owner))
        yield


def test_no_more_places_are_taken_than_there_are_and_each_is_free_again() -> None:
    places = Places(3, each=2)
    with places.opened():
        with all_taken(places, 3, LOCAL):
            assert places.in_use() == 3
            assert refusal(places, LOCAL) == "/problems/overloaded"
        assert places.in_use() == 0
        assert refusal(places, LOCAL) is None


def test_one_process_leaves_places_to_the_others(tmp_path: Path) -> None:
    one, other = (Places(4, each=4, folder=tmp_path, most_here=3) for _ in range(2))
    with all_taken(one, 3, LOCAL):
        assert refusal(one, LOCAL) == "/problems/overloaded"
        assert refusal(other, LOCAL) is None
    assert refusal(one, LOCAL) is None


def test_a_key_has_its_share_and_leaves_the_rest_to_others() -> None:
    places = Places(3, each=2)
    with places.opened(), all_taken(places, 2, KEY):
        assert refusal(places, KEY) == "/problems/too-many-requests"
        assert refusal(places, OTHER) is None
        assert places.in_use() == 2  # who is refused holds nothing


def test_an_error_gives_its_place_back() -> None:
    places = Places(1, each=1)
    with places.opened():
        with pytest.raises(RuntimeError), places.taken(KEY):
            raise RuntimeError
        assert refusal(places, KEY) is None


def test_a_process_that_is_killed_frees_its_places(tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from threading import Event
from summarizer.edges.http.places import Places
with Places(2, each=1, folder=Path({str(tmp_path)!r})).taken({KEY!r}):
    print("taken", flush=True)
    input()
"""
    places = Places(2, each=1, folder=tmp_path)
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with other, places.opened():
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        assert places.in_use() == 1
        assert refusal(places, KEY) == "/problems/too-many-requests"
        other.kill()
        other.wait()
        assert places.in_use() == 0
        assert refusal(places, KEY) is None


@pytest.mark.parametrize("owner", ["../outside", "a/b", "", "\x00", "x" * 500])
def test_no_owner_leads_out_of_the_folder(tmp_path: Path, owner: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    with Places(1, each=1, folder=folder).taken(owner):
        assert len(list(folder.iterdir())) == 2
        assert list(tmp_path.iterdir()) == [folder]


class Held:
    """A drafter that waits until it is let go."""

    name = MODEL

    def __init__(self) -> None:
        self.begun, self.let_go = Event(), Event()

    async def draft(self, story: Story, *, words: int) -> Draft:  # noqa: ARG002 - the port's signature
        self.begun.set()
        await asyncio.to_thread(self.let_go.wait)
        return Draft(headline=None, claims=())


@asynccontextmanager
async def busy(settings: Settings) -> AsyncIterator[tuple[httpx.AsyncClient, Held, "asyncio.Task[httpx.Response]"]]:
    """A service that works on one request, and its answer when the drafter is let go."""
    held = Held()
    services = replace(services_for(Settings()), drafter=held)
    async with serving(settings, model=services) as client:
        first = asyncio.create_task(client.post("/v1/briefs", json={"articles": [FLOOD]}))
        try:
            await asyncio.to_thread(held.begun.wait)
            yield client, held, first
        finally:
            held.let_go.set()
            await first


@pytest.mark.parametrize("path", ["briefs", "checks", "facts", "clusters"])
async def test_a_full_server_refuses_what_it_would_work_on_and_nothing_else(path: str) -> None:
    more = {"text": "Nine people died."} if path == "checks" else {}
    async with busy(Settings(model=MODEL, places=1)) as (client, held, first):
        refused = await client.post(f"/v1/{path}", json={"articles": [FLOOD], **more})
        ready, alive = await client.get("/readyz"), await client.get("/livez")
        held.let_go.set()
        await first
        after = await client.post(f"/v1/{path}", json={"articles": [FLOOD], **more})

    assert_problem(refused, 503, "overloaded")
    assert refused.headers["retry-after"] == "1"
    assert "connection" not in refused.headers  # nobody else has a place either
    assert_problem(ready, 503, "overloaded")
    assert alive.status_code == 200
    assert after.status_code in {200, 422}


async def test_one_of_several_processes_takes_its_share_and_one_more_and_sends_others_on(tmp_path: Path) -> None:
    held = Held()
    services = {MODEL: replace(services_for(Settings()), drafter=held)}
    app = create_app(Settings(model=MODEL, places=4), services=services, shared=tmp_path, processes=2)
    post = partial(httpx.AsyncClient.post, url="/v1/briefs", json={"articles": [FLOOD]})
    async with client_of(app) as client:
        accepted = [asyncio.create_task(post(client)) for _ in range(3)]
        try:
            while app.state.admission.places.in_use() < 3:  # noqa: ASYNC110 - places set no event
                await asyncio.sleep(0.01)
            refused = await post(client)
        finally:
            held.let_go.set()
            answers = await asyncio.gather(*accepted)

    assert 503 not in {answer.status_code for answer in answers}
    assert_problem(refused, 503, "overloaded")
    assert refused.headers["connection"] == "close"  # a new one comes to the process that has fewest


async def test_a_full_server_refuses_before_it_reads_the_body_or_looks_up_the_key(tmp_path: Path) -> None:
    read = list[bytes]()

    async def body() -> AsyncIterator[bytes]:
        read.append(b"{")
        yield b"{"

    async with busy(Settings(model=MODEL, places=1, state_dir=tmp_path)) as (client, held, first):
        await empty_database(tmp_path)
        refused = await client.post("/v1/briefs", content=body(), headers={"content-type": "application/json"})
        figures = (await client.get("/metrics")).text
        held.let_go.set()
        await first

    assert_problem(refused, 503, "overloaded")
    assert read == []
    assert 'summarizer_requests_total{method="POST",route="/v1/briefs",status="503"}' in figures


async def test_a_request_refused_for_its_articles_gives_its_place_back() -> None:
    async with serving(Settings(places=1)) as client:
        for articles in ([], [{"text": ""}], [FLOOD]):
            answer = await client.post("/v1/briefs", json={"articles": articles})

    assert answer.status_code == 200


async def test_who_waits_too_long_is_sent_to_the_jobs_and_frees_the_place() -> None:
    async with busy(Settings(model=MODEL, places=1, request_s=0.05)) as (client, _held, first):
        late = await first
        again = await client.post("/v1/facts", json={"articles": [FLOOD]})

    problem = assert_problem(late, 504, "time-limit")
    assert "/v1/jobs" in str(problem["detail"])
    assert again.status_code == 200


async def test_who_waits_too_long_for_a_page_finds_the_form_as_it_was_and_frees_the_place() -> None:
    asked = {"text": str(FLOOD["text"]), "model": MODEL, "words": "100", "guard": "withhold"}
    async with busy(Settings(model=MODEL, places=1, request_s=0.05)) as (client, _held, first):
        await first
        late = await client.post("/", data=asked, headers={"Accept": "text/html"})
        ready = await client.get("/readyz")

    assert late.status_code == 504
    assert "give fewer articles" in late.text
    assert "The river burst its banks in Tarvane" in late.text
    assert ready.status_code == 200
