"""Streams over a socket: what is sent arrives at once, and whoever hangs up stops the model's call."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

import httpx
import uvicorn

from summarizer.client import SummarizerClient
from summarizer.edges.http.app import create_app
from summarizer.pipeline import Services
from summarizer.settings import Settings
from summarizer.watching import StageEvent
from summarizer.wiring import services_for
from tests.readers import WaitingDrafter, until
from tests.service import FLOOD, MODEL


@asynccontextmanager
async def listening(model: Services) -> AsyncIterator[SummarizerClient]:
    """A client of a server in this loop."""
    app = create_app(Settings(model=MODEL), services={MODEL: model})
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        address, transport = f"http://127.0.0.1:{listener.getsockname()[1]}", httpx.AsyncHTTPTransport()
        async with SummarizerClient(address, timeout_s=10, transport=transport) as client:
            yield client
        server.should_exit = True
        await serving


async def test_events_arrive_while_the_model_is_asked_and_hanging_up_stops_its_call() -> None:
    drafter = WaitingDrafter()
    async with listening(replace(services_for(Settings()), drafter=drafter)) as client:
        async with aclosing(client.stream([FLOOD])) as events:
            told = [await anext(events) for _ in range(9)]
            assert not drafter.left.is_set()
        await until(drafter.left.is_set)

    assert told[-1] == StageEvent(stage="draft", state="started")


async def test_giving_up_the_wait_for_an_event_stops_the_call_too() -> None:
    drafter = WaitingDrafter()
    async with listening(replace(services_for(Settings()), drafter=drafter)) as client:
        reading = asyncio.ensure_future(_read_all(client))
        await until(drafter.asked.is_set)
        reading.cancel()
        await until(drafter.left.is_set)
        await asyncio.wait([reading])

    assert reading.cancelled()


async def _read_all(client: SummarizerClient) -> None:
    async with aclosing(client.stream([FLOOD])) as events:
        async for _ in events:
            pass
