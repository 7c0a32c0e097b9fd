"""A brief as events: their order and ids, the same document as JSON, errors, readers who are slow or go away."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace

import httpx
import pytest
from fastapi import FastAPI

from summarizer.domain import Brief
from summarizer.edges.http.app import create_app
from summarizer.edges.http.problems import ProblemRaised
from summarizer.edges.http.stream import KEEP_ALIVE_S, MOST_WAITING, Told, as_told
from summarizer.errors import AuthFailed, RateLimited, SummarizerError
from summarizer.pipeline import Services
from summarizer.settings import Settings
from summarizer.watching import StageEvent, Watcher
from summarizer.wiring import services_for
from tests.builders import SpeakingDrafter, brief_of, raw
from tests.readers import Reader, StuckReader, WaitingDrafter, until
from tests.service import CANARY, FLOOD, GERMAN, MODEL, assert_problem, client, failing, serving, still

__all__ = ["client"]  # a fixture

EVENTS = {"accept": "text/event-stream"}
BRIEF = brief_of(raw())
STAGE = StageEvent(stage="draft", state="started")


@dataclass(frozen=True)
class SentEvent:
    event: str
    data: str
    id: str
    retry: str | None = None


def events_in(text: str) -> list[SentEvent]:
    """The events of a whole stream; comments are left out."""
    blocks = [block for block in text.split("\n\n") if block and not block.startswith(":")]
    return [SentEvent(**dict(line.split(": ", 1) for line in block.split("\n"))) for block in blocks]


async def streamed(client: httpx.AsyncClient, **asked: object) -> list[SentEvent]:
    response = await client.post("/v1/briefs", json={"articles": [FLOOD]} | asked, headers=EVENTS)

    assert response.status_code == 200
    return events_in(response.text)


# What is sent


async def test_stages_claims_and_verdicts_come_in_order_and_the_brief_last(client: httpx.AsyncClient) -> None:
    sent = await streamed(client)

    kinds = [item.event for item in sent]
    assert kinds[0] == "stage"
    assert json.loads(sent[0].data) == {"stage": "ingest", "state": "started"}
    assert kinds.index("claim") < kinds.index("verdict") < kinds.index("brief") == len(kinds) - 1
    claims = [json.loads(item.data)["claim"]["id"] for item in sent if item.event == "claim"]
    assert [json.loads(item.data)["claim_id"] for item in sent if item.event == "verdict"] == claims
    assert claims


async def test_ids_count_up_without_a_gap(client: httpx.AsyncClient) -> None:
    sent = await streamed(client)

    assert [item.id for item in sent] == [str(number) for number in range(1, len(sent) + 1)]


async def test_the_brief_of_the_stream_has_the_bytes_of_the_json_answer(client: httpx.AsyncClient) -> None:
    tricky = {"text": f"{FLOOD['text']} The mayor’s office\u2028confirmed it on Friday\u0085morning."}

    sent = await streamed(client, articles=[FLOOD, tricky])
    plain = await client.post("/v1/briefs", json={"articles": [FLOOD, tricky]})

    assert sent[-1].data == plain.text
    assert Brief.model_validate_json(sent[-1].data).claims


async def test_nobody_on_the_way_keeps_or_holds_the_events_back(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/briefs", json={"articles": [FLOOD]}, headers=EVENTS)

    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"
    assert response.headers["x-request-id"]


async def test_a_claim_that_is_withheld_says_so_in_its_verdict() -> None:
    drafter = SpeakingDrafter(("Nine people died when a gate of the dam failed.", "Forty people died."), name=MODEL)
    async with serving(Settings(model=MODEL), model=replace(services_for(Settings()), drafter=drafter)) as client:
        sent = await streamed(client)

    withheld = [json.loads(item.data)["withheld"] for item in sent if item.event == "verdict"]
    assert withheld == [False, True]


async def test_two_streams_at_once_do_not_mix(client: httpx.AsyncClient) -> None:
    other = {"text": "A crane fell on the quay of Pellworm on Monday. Two dockers were hurt, the port said."}

    one, two = await asyncio.gather(streamed(client), streamed(client, articles=[other]))

    for sent in (one, two):
        assert [item.id for item in sent] == [str(number) for number in range(1, len(sent) + 1)]
        known = {claim["id"] for claim in json.loads(sent[-1].data)["claims"]}
        assert known <= {json.loads(item.data)["claim"]["id"] for item in sent if item.event == "claim"}
    assert one[-1].data != two[-1].data


# Which form is asked for


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/event-stream", "text/event-stream"),
        ("TEXT/Event-Stream; charset=utf-8", "text/event-stream"),
        ("text/*", "text/event-stream"),
        ("text/event-stream, */*", "text/event-stream"),
        ("application/json;q=0.5, text/event-stream;q=0.9", "text/event-stream"),
        ("application/json, text/event-stream", "application/json"),
        ("text/event-stream;q=0.4, */*;q=0.8", "application/json"),
        ("text/event-stream;q=0, */*", "application/json"),
        ("application/*", "application/json"),
        ("*/*", "application/json"),
        ("", "application/json"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("nonsense;q=x, application/json", "application/json"),
    ],
)
async def test_accept_decides_between_json_and_events(client: httpx.AsyncClient, accept: str, form: str) -> None:
    response = await client.post("/v1/briefs", json={"articles": [FLOOD]}, headers={"accept": accept})

    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == form


@pytest.mark.parametrize("accept", ["text/html", f"image/{CANARY}", "application/json;q=0", "nonsense", "*/*;q=0"])
async def test_an_accept_that_admits_neither_form_is_a_problem(client: httpx.AsyncClient, accept: str) -> None:
    response = await client.post("/v1/briefs", json={"articles": [FLOOD]}, headers={"accept": accept})

    problem = assert_problem(response, 406, "not-acceptable")
    assert "text/event-stream" in str(problem["detail"])


# Errors


async def test_what_is_wrong_from_the_start_is_an_ordinary_problem(client: httpx.AsyncClient) -> None:
    no_model = await client.post("/v1/briefs", json={"articles": [FLOOD], "model": "x/y"}, headers=EVENTS)
    no_articles = await client.post("/v1/briefs", json={"articles": []}, headers=EVENTS)

    assert_problem(no_model, 422, "model-not-allowed")
    assert_problem(no_articles, 422, "invalid-request")


async def test_a_failure_on_the_way_is_the_last_event_and_says_when_to_ask_again() -> None:
    async with serving(Settings(model=MODEL), model=failing(RateLimited(CANARY, retry_after_s=6.2))) as client:
        response = await client.post("/v1/briefs", json={"articles": [FLOOD]}, headers=EVENTS)

    *before, last = events_in(response.text)
    problem = json.loads(last.data)
    assert (last.event, last.id, last.retry) == ("error", str(len(before) + 1), "7000")
    assert (problem["type"], problem["status"]) == ("/problems/model-failed", 503)
    assert problem["request_id"] == response.headers["x-request-id"]
    assert CANARY not in response.text


async def test_articles_of_which_none_can_be_used_end_in_a_problem_with_the_reasons(
    client: httpx.AsyncClient,
) -> None:
    last = (await streamed(client, articles=[GERMAN]))[-1]

    assert last.event == "error"
    assert json.loads(last.data)["type"] == "/problems/no-usable-article"
    assert [item["code"] for item in json.loads(last.data)["rejected"]] == ["language_unsupported"]


async def test_a_fault_of_ours_is_an_event_without_details_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    async with serving(Settings(model=MODEL), model=failing(RuntimeError(CANARY))) as client:
        last = (await streamed(client))[-1]

    assert (last.event, json.loads(last.data)["type"]) == ("error", "/problems/internal")
    assert CANARY not in last.data
    assert json.loads(last.data)["request_id"] in caplog.text


# Readers


@asynccontextmanager
async def app_with(model: Services) -> AsyncIterator[FastAPI]:
    app = create_app(Settings(model=MODEL), services={MODEL: still(model)})
    async with app.router.lifespan_context(app):
        yield app


async def test_a_reader_who_goes_away_stops_the_call_of_the_model() -> None:
    drafter, reader = WaitingDrafter(), Reader()
    async with app_with(replace(services_for(Settings()), drafter=drafter)) as app:
        answering = asyncio.ensure_future(reader.ask(app))
        await until(drafter.asked.is_set)
        assert not drafter.left.is_set()
        reader.gone.set()
        await until(drafter.left.is_set)
        await answering

    assert "event: claim" not in reader.text()
    assert "event: error" not in reader.text()


async def test_a_reader_who_takes_nothing_in_and_goes_away_stops_the_call_too() -> None:
    drafter, reader = WaitingDrafter(), StuckReader()
    async with app_with(replace(services_for(Settings()), drafter=drafter)) as app:
        answering = asyncio.ensure_future(reader.ask(app))
        await until(drafter.asked.is_set)
        reader.gone.set()
        await answering
        await until(drafter.left.is_set)

    assert [message["type"] for message in reader.sent] == ["http.response.start"]


async def test_events_are_sent_while_the_model_is_still_asked() -> None:
    drafter, reader = WaitingDrafter(), Reader()
    async with app_with(replace(services_for(Settings()), drafter=drafter)) as app:
        answering = asyncio.ensure_future(reader.ask(app))
        await until(lambda: '"draft"' in reader.text())
        reader.gone.set()
        await answering

    assert [item.event for item in events_in(reader.text())] == ["stage"] * 9


# The line between the writing and the reader


def writing(
    *steps: Callable[[Watcher], object], then: Awaitable[object] | None = None
) -> Callable[..., Awaitable[Brief]]:
    """Does this, waits for `then`, and delivers."""

    async def write(watcher: Watcher) -> Brief:
        for step in steps:
            step(watcher)
        if then is not None:
            await then
        return BRIEF

    return write


def tell(watcher: Watcher) -> None:
    watcher(STAGE)


async def test_while_nothing_happens_the_connection_is_kept_alive() -> None:
    go_on = asyncio.Event()

    async with aclosing(
        as_told(writing(tell, then=go_on.wait()), stopping=asyncio.Event(), keep_alive_s=0.01)
    ) as events:
        assert await anext(events) == Told(1, STAGE)
        assert [await anext(events) for _ in range(3)] == [None] * 3
        go_on.set()
        assert [told async for told in events if told] == [Told(2, BRIEF)]

    assert KEEP_ALIVE_S == 15.0


async def test_a_slow_reader_misses_what_finds_no_room_but_never_the_end() -> None:
    told_too_much = [tell] * (MOST_WAITING + 5)

    events = as_told(writing(*told_too_much), stopping=asyncio.Event())
    told = [item async for item in events if item]

    assert [item.number for item in told] == [*range(1, MOST_WAITING + 1), MOST_WAITING + 6]
    assert told[-1].what == BRIEF


async def test_what_fails_before_anything_is_told_is_raised_at_once() -> None:
    async def write(_watcher: Watcher) -> Brief:
        raise AuthFailed("no")

    with pytest.raises(SummarizerError):
        await anext(as_told(write, stopping=asyncio.Event()))


async def test_what_is_told_before_a_failure_is_told() -> None:
    async def write(watcher: Watcher) -> Brief:
        tell(watcher)
        raise AuthFailed("no")

    events = as_told(write, stopping=asyncio.Event())
    assert await anext(events) == Told(1, STAGE)
    with pytest.raises(AuthFailed):
        await anext(events)


async def test_events_from_another_thread_keep_their_order() -> None:
    stages = [StageEvent(stage=str(number), state="started") for number in range(200)]

    async def write(watcher: Watcher) -> Brief:
        await asyncio.to_thread(lambda: [watcher(stage) for stage in stages])
        return BRIEF

    told = [item async for item in as_told(write, stopping=asyncio.Event()) if item]

    assert [item.what for item in told] == [*stages, BRIEF]


async def test_a_stream_that_is_not_done_when_the_server_stops_ends_with_the_problem() -> None:
    stopping = asyncio.Event()
    never = writing(tell, then=asyncio.Event().wait())
    async with aclosing(as_told(never, stopping=stopping, grace_s=0.01)) as events:
        assert await anext(events) == Told(1, STAGE)
        stopping.set()
        with pytest.raises(ProblemRaised) as raised:
            await anext(events)

    assert raised.value.kind.type == "/problems/stopping"
    assert "Retry-After" in (raised.value.headers or {})


async def test_a_stream_that_is_done_in_time_ends_with_its_brief() -> None:
    stopping = asyncio.Event()
    stopping.set()

    assert [item async for item in as_told(writing(tell), stopping=stopping)] == [Told(1, STAGE), Told(2, BRIEF)]


async def test_closing_the_events_stops_the_writing() -> None:
    stopped = asyncio.Event()

    async def write(watcher: Watcher) -> Brief:
        tell(watcher)
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return BRIEF

    async with aclosing(as_told(write, stopping=asyncio.Event())) as events:
        await anext(events)

    assert stopped.is_set()
