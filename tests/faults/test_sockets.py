"""Faults that only a real connection can show, before both clients; the server is on this machine."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest

from summarizer import errors
from summarizer.domain import Usage
from summarizer.ports import Backend, spent_on
from tests.providers import CLIENTS, KEY, USAGE, chat_request, client_named, completion, litellm_backend

Handler = Callable[[asyncio.StreamWriter], Awaitable[None]]

BODY = completion("fine", usage=USAGE).content
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(BODY)
LONGEST_S = 5.0  # far more than any of these may take: a machine may be busy

both_clients = pytest.mark.parametrize("client", CLIENTS)


@dataclass
class Server:
    """What a server saw: its requests, and whether a client went away before the answer was whole."""

    base: str = ""
    requests: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    def client(self, name: str, *, attempt_s: float = LONGEST_S) -> Backend:
        return client_named(name, api_base=self.base, attempt_s=attempt_s)


@asynccontextmanager
async def serving(answer: Handler) -> AsyncIterator[Server]:
    """A server that reads each request and leaves the rest to `answer`."""
    seen = Server()

    handlers: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handler = asyncio.current_task()
        assert handler
        handlers.add(handler)
        try:
            while head := await _request(reader):
                seen.requests += 1
                seen.asked.set()
                assert b"/chat/completions" in head
                leaving = asyncio.create_task(_gone(reader, seen))
                await answer(writer)
                leaving.cancel()
        except (ConnectionError, asyncio.IncompleteReadError):
            seen.left.set()
        except asyncio.CancelledError:
            return  # asyncio complains of handlers that end by it
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    seen.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield seen
    finally:
        server.close()
        for handler in handlers:
            handler.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)


async def _request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(length)
    return head


async def _gone(reader: asyncio.StreamReader, seen: Server) -> None:
    with suppress(ConnectionError):
        await reader.read(1)  # nobody sends more than one request
    seen.left.set()


async def _whole(writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + BODY)
    await writer.drain()
    writer.close()


async def _drip(writer: asyncio.StreamWriter) -> None:
    """A byte every while, each in time for a limit that is counted from the byte before."""
    writer.write(HEAD)
    for place in range(len(BODY)):
        writer.write(BODY[place : place + 1])
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silent_after_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD)
    await writer.drain()
    await asyncio.sleep(LONGEST_S)


async def _cut(writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + BODY[:40])
    await writer.drain()
    writer.close()


async def _endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
    while True:
        writer.write(b" " * 2**16)
        await writer.drain()


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    litellm_backend()
    import litellm

    litellm.in_memory_llm_clients_cache.flush_cache()  # type: ignore[no-untyped-call]


async def _warm(client: str) -> None:
    """litellm takes longer for the first call of a process than these limits are."""
    async with serving(_whole) as server:
        await server.client(client).complete(chat_request())


@both_clients
@pytest.mark.parametrize("stalled", [_drip, _silent_after_headers])
async def test_an_attempt_ends_at_its_limit_however_the_bytes_come(client: str, stalled: Handler) -> None:
    await _warm(client)
    async with serving(stalled) as server:
        started = time.monotonic()
        with pytest.raises(errors.AttemptTimeout):
            await server.client(client, attempt_s=0.3).complete(chat_request())

    assert time.monotonic() - started < LONGEST_S
    assert server.requests == 1


@both_clients
async def test_a_body_that_is_cut_is_a_broken_connection(client: str) -> None:
    async with serving(_cut) as server:
        with pytest.raises(errors.ConnectFailed, match="connection to the provider broke"):
            await server.client(client).complete(chat_request())

    assert server.requests == 1


async def test_a_body_without_end_is_given_up_at_a_size() -> None:
    async with serving(_endless) as server:
        with pytest.raises(errors.InvalidReply, match="larger than"):
            await server.client("compatible").complete(chat_request())
        await asyncio.wait_for(server.left.wait(), LONGEST_S)


@both_clients
async def test_a_server_that_went_away_between_calls_is_asked_anew_when_it_is_back(client: str) -> None:
    async with serving(_whole) as server:
        backend = server.client(client)
        assert (await backend.complete(chat_request())).text == "fine"
        assert (await backend.complete(chat_request())).text == "fine"

    with pytest.raises(errors.ConnectFailed, match="check its address") as caught:
        await backend.complete(chat_request())

    assert server.requests == 2
    assert spent_on(caught.value) == Usage(calls=1)  # nothing was sent, so nothing is charged


@both_clients
async def test_who_is_cancelled_hangs_up(client: str) -> None:
    async with serving(_silent_after_headers) as server:
        asking = asyncio.create_task(server.client(client).complete(chat_request()))
        await asyncio.wait_for(server.asked.wait(), LONGEST_S)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await asyncio.wait_for(server.left.wait(), LONGEST_S)


def test_one_plain_client_serves_two_event_loops_in_turn() -> None:
    async def asked() -> str:
        async with serving(_whole) as server:
            backend = server.client("compatible")
            return (await backend.complete(chat_request())).text

    assert [asyncio.run(asked()) for _ in range(2)] == ["fine", "fine"]
