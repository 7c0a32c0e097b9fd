"""A brief as it is written, as events: `stage`, `claim` and `verdict` as they come, then `brief` or `error`.

The data of `brief` are the bytes that the JSON answer has, those of `error` a problem document. Every event has an
id, one more than the one before; a gap stands for what a slow reader missed, which is never the last event. What
fails before anything was sent is raised, and so answered as for JSON. Who goes away stops the work.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from itertools import count
from typing import NamedTuple, TypeVar

from fastapi import Request, Response
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.types import Receive, Scope, Send

from summarizer.domain import Brief
from summarizer.edges.http.accepting import EVENTS
from summarizer.edges.http.handlers import answer_to
from summarizer.edges.http.problems import STOPPING, ProblemRaised
from summarizer.stores.documents import written_out
from summarizer.watching import HAPPENINGS, Happening, Watcher

KEEP_ALIVE_S = 15.0  # proxies close a connection on which nothing is sent, most after 60 s or more
GRACE_S = 20.0  # for a brief that is being written when the server is told to stop; less than requests have
RETRY_AFTER_S = 5  # until the server is there again, or another one in its place
MOST_WAITING = 1000  # events that are told and not sent yet

_NAMES = {type_: name for name, type_ in HAPPENINGS.items()} | {Brief: "brief"}
# nginx and its like hold an answer back to send it in bigger pieces, unless told not to.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

_EXAMPLE = (
    'event: stage\ndata: {"stage":"ingest","state":"started"}\nid: 1\n\n'
    'event: stage\ndata: {"stage":"ingest","state":"finished","ms":4.1}\nid: 2\n\n'
    ": ping\n\n"
)
# The other form of the answer, for FastAPI's `responses`.
AS_EVENTS: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The brief, or events: `stage`, `claim` and `verdict` as they come, then `brief` or `error`",
        "content": {EVENTS: {"schema": {"type": "string"}, "examples": {"beginning": {"value": _EXAMPLE}}}},
    }
}

Write = Callable[[Watcher], Awaitable[Brief]]
Item = TypeVar("Item")


class Told(NamedTuple):
    """What happened, numbered from 1."""

    number: int
    what: Happening | Brief


async def event_stream(request: Request, write: Write) -> Response:
    """The answer that tells how the brief is written. Raises what fails before there is anything to tell."""
    events = as_told(write, stopping=request.app.state.offer.stopping)
    return _EventStream(await anext(events), events, request)


async def as_told(
    write: Write, *, stopping: asyncio.Event, keep_alive_s: float = KEEP_ALIVE_S, grace_s: float = GRACE_S
) -> AsyncGenerator[Told | None, None]:
    """What the watcher is told, in order, then the brief; None whenever nothing happened for a while.

    Raises what writing raises, and ProblemRaised `grace_s` after the server was told to stop.
    The watcher may be told from any thread; whoever closes this stops the writing.
    """
    loop, numbers = asyncio.get_running_loop(), count(1)
    inbox = asyncio.Queue[Told | asyncio.Future[Brief]]()

    def take_in(happening: Happening) -> None:
        told = Told(next(numbers), happening)
        if inbox.qsize() < MOST_WAITING:
            inbox.put_nowait(told)

    writing = asyncio.ensure_future(write(lambda happening: loop.call_soon_threadsafe(take_in, happening)))
    ending = asyncio.ensure_future(_ended(stopping, grace_s))
    for task in (writing, ending):
        task.add_done_callback(inbox.put_nowait)
    try:
        while not isinstance(came := await _next(inbox, keep_alive_s), asyncio.Future):
            yield came
        yield Told(next(numbers), await came)
    finally:
        ending.cancel()
        writing.cancel()
        await asyncio.gather(writing, ending, return_exceptions=True)


async def _ended(stopping: asyncio.Event, grace_s: float) -> Brief:
    """No brief: the end of a stream that is not done when the server stops."""
    await stopping.wait()
    await asyncio.sleep(grace_s)
    headers = {"Retry-After": str(RETRY_AFTER_S)}
    raise ProblemRaised(
        STOPPING, "the server stops before the brief is done; send the request again", headers=headers
    )


class _EventStream(EventSourceResponse):
    """Sends events, and closes what they come from as soon as they are sent or the reader has gone."""

    def __init__(self, first: Told | None, events: AsyncGenerator[Told | None, None], request: Request) -> None:
        super().__init__(self._lines(first), headers=_HEADERS)
        self._events = events
        self._request = request

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._events):
            await super().__call__(scope, receive, send)

    async def _lines(self, first: Told | None) -> AsyncGenerator[bytes, None]:
        yield await _line(first)
        last = first.number if first else 0
        try:
            async for told in self._events:
                yield await _line(told)
                last = told.number if told else last
        except Exception as error:  # noqa: BLE001 - an edge: whatever it is becomes the last event
            yield _error_line(last + 1, await answer_to(self._request, error))


async def _next(inbox: asyncio.Queue[Item], seconds: float) -> Item | None:
    try:
        async with asyncio.timeout(seconds):
            return await inbox.get()
    except TimeoutError:
        return None


async def _line(told: Told | None) -> bytes:
    if told is None:
        return KEEPALIVE_COMMENT
    what = told.what
    data = await written_out(what) if isinstance(what, Brief) else what.model_dump_json(exclude_none=True)
    return format_sse_event(event=_NAMES[type(what)], data_str=data, id=str(told.number))


def _error_line(number: int, problem: Response) -> bytes:
    """The problem as an event; after which time to ask again, if it says so, is in its field for that."""
    wait_s = problem.headers.get("Retry-After")
    return format_sse_event(
        event="error",
        data_str=bytes(problem.body).decode(),
        id=str(number),
        retry=int(wait_s) * 1000 if wait_s else None,
    )
