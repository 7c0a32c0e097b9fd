"""Answer on a socket until told to stop: the life of one process of the server."""

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from summarizer.edges.http.protocol import Http
from summarizer.edges.http.turns import Turns, take_callers

GRACE_S = 25  # for requests that are under way when the server is told to stop

# Each time the server's own thread has waited for a socket, it waits for the thread that writes briefs to let go of
# the interpreter. Python's 5 ms are too long: an answer takes several such turns. See docs/decisions/020.
SWITCH_S = 0.0005


def answer_on(listener: socket.socket, turns: Turns, app: FastAPI, *, read_s: float) -> None:
    """Answer until SIGTERM or SIGINT, then finish what has begun. Raises SummarizerError when it cannot start.

    A request may take `read_s` to arrive.
    """
    sys.setswitchinterval(SWITCH_S)
    asyncio.run(_serve(listener, turns, app, read_s))


async def _serve(listener: socket.socket, turns: Turns, app: FastAPI, read_s: float) -> None:
    config = uvicorn.Config(
        app,
        http=Http,
        # The app is started here, not by uvicorn, which would tell of a failure in its own way.
        lifespan="off",
        # The log stays as it is; an access log would repeat what callers send.
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    async with app.router.lifespan_context(app):
        _leave_collecting_to_the_core()
        await Server(config, app.state.offer.stopping, turns, read_s=read_s).serve([listener])


def _leave_collecting_to_the_core() -> None:
    """Look for young garbage only: what is loaded now stays, and `core.py` chooses when to look through the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000, 20, 1_000_000)


class Server(uvicorn.Server):
    """Takes callers in turns with other processes, and tells the app to stop before it waits for requests."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event, turns: Turns, *, read_s: float) -> None:
        super().__init__(config)
        self._stopping = stopping
        self._turns = turns
        self._read_s = read_s

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=[])
        self._taking = [
            asyncio.create_task(take_callers(each, self._turns, self._connection)) for each in sockets or ()
        ]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping.set()
        for taking in self._taking:
            taking.cancel()
        await asyncio.gather(*self._taking, return_exceptions=True)
        await super().shutdown(sockets)

    def _connection(self) -> asyncio.Protocol:
        return Http(self.config, self.server_state, self._turns, longest_s=self._read_s)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave it at that: uvicorn sends itself the signal again, which would cut short how the app ends."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.handle_exit)
        yield
