"""Callers are shared out evenly over the processes that answer on one socket."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing

import pytest

from summarizer.edges.http import turns
from summarizer.edges.http.turns import Callers, Turns, take_callers


class Caller(asyncio.Protocol):
    """A connection of one of several processes, which tells the others that it is there."""

    def __init__(self, mine: Turns, here: "set[Caller]") -> None:
        self._mine, self._here = mine, here

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._here.add(self)
        self._mine.has(len(self._here))

    def hang_up(self) -> None:
        self._transport.close()


@asynccontextmanager
async def taking(listener: socket.socket, mine: Turns) -> AsyncIterator[set[Caller]]:
    """The callers of one process."""
    here = set[Caller]()
    with listener.dup() as own:
        task = asyncio.create_task(take_callers(own, mine, lambda: Caller(mine, here)))
        yield here
        task.cancel()
        await asyncio.wait({task})
        for caller in here:
            caller.hang_up()


async def test_every_process_gets_as_many_callers() -> None:
    callers = Callers(2)
    async with AsyncExitStack() as open_:
        listener = open_.enter_context(socket.create_server(("127.0.0.1", 0)))
        one, other = [await open_.enter_async_context(taking(listener, callers.of(place))) for place in range(2)]
        for _ in range(16):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            open_.enter_context(closing(writer))
        while len(one) + len(other) < 16:  # noqa: ASYNC110 - it is a set that fills
            await asyncio.sleep(0.001)

        assert (len(one), len(other)) == (8, 8)


async def comes(mine: Turns) -> float:
    """The seconds until it is this process's turn."""
    clock = asyncio.get_running_loop().time
    began = clock()
    await mine.come()
    return clock() - began


async def test_a_process_that_does_not_take_its_callers_is_not_waited_for_for_long() -> None:
    callers = Callers(2)
    busy, stuck = callers.of(0), callers.of(1)
    busy.has(1)
    stuck.has(0)

    assert await comes(busy) >= turns.PATIENCE_S
    assert await comes(stuck) < turns.PATIENCE_S


async def test_the_first_callers_wait_until_every_process_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_S", 0.0)
    callers = Callers(2)
    callers.of(0).has(0)
    waiting = asyncio.create_task(callers.of(0).come())
    await asyncio.sleep(0.01)
    assert not waiting.done()

    callers.of(1).has(0)
    await waiting
