"""HTTP as it comes over the wire, with what uvicorn leaves open: slow heads, too many callers, answers in plain text.

A caller who sends no whole head of a request in time is told so and hung up on, however the bytes drip; one who does
not read the answer is hung up on. Bodies are timed in `middleware.py`.
"""

import asyncio
import uuid

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from summarizer.edges.http.problems import INVALID_HTTP, OVERLOADED, REQUEST_TIMEOUT, ProblemRaised, answer
from summarizer.edges.http.turns import Turns

MOST_CONNECTIONS = 500  # of a process; each may hold a body in memory

_PIECE_BYTES = 16 * 1024


class Http(H11Protocol):
    """A connection. `longest_s` is the time that a head may take, and that an answer may lie there unread."""

    _ending: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def __init__(self, config: Config, server_state: ServerState, turns: Turns, *, longest_s: float) -> None:
        super().__init__(config, server_state, app_state={})
        self.longest_s = longest_s
        self._turns = turns

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        super().connection_made(transport)
        self._turns.has(len(self.connections))
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(ProblemRaised(OVERLOADED, "too many connections", headers={"Retry-After": "1"}))
        else:
            self._time_the_head()

    def data_received(self, data: bytes) -> None:
        # In small pieces: a head is measured only while it is not whole.
        for start in range(0, len(data), _PIECE_BYTES):
            if not self.transport.is_closing():
                super().data_received(data[start : start + _PIECE_BYTES])
        self._time_the_head()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread = self.loop.call_later(self.longest_s, self.transport.abort)

    def resume_writing(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timing()
        if self._unread is not None:
            self._unread.cancel()
        super().connection_lost(exc)
        self._turns.has(len(self.connections))

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's signature
        """Answer what is no HTTP, and more headers than are read."""
        self._refuse(ProblemRaised(INVALID_HTTP, "the request is not HTTP/1.1, or its headers are too long"))

    def _time_the_head(self) -> None:
        """Time it from its first byte on, or from the connection on, until the request is known."""
        # uvicorn gives it a type that leaves out the None it begins with.
        if self.cycle is not None and not self.cycle.response_complete:  # type: ignore[redundant-expr]
            self._stop_timing()
        elif self._ending is None:
            self._ending = self.loop.call_later(self.longest_s, self._end)

    def _stop_timing(self) -> None:
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None

    def _end(self) -> None:
        detail = f"no request was here after {self.longest_s:g} s; send it again"
        self._refuse(ProblemRaised(REQUEST_TIMEOUT, detail))

    def _refuse(self, problem: ProblemRaised) -> None:
        """Answer, if no answer has begun, and hang up."""
        if self.transport.is_closing():
            return
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            response = answer(problem, uuid.uuid4().hex)
            headers = [*response.raw_headers, (b"connection", b"close")]
            for event in (
                h11.Response(status_code=response.status_code, headers=headers),
                h11.Data(data=bytes(response.body)),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
