"""Ask a model no more often than its provider likes."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from summarizer.ports import Backend, ChatRequest, Completion


class PacedBackend:
    """A backend that asks another one `a_minute` times a minute at most, evenly: no turn is saved up for later."""

    def __init__(
        self,
        backend: Backend,
        *,
        a_minute: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`clock` gives seconds of any origin, which `sleep` takes."""
        self._backend = backend
        self._apart_s = 60 / a_minute
        self._clock = clock
        self._sleep = sleep
        self._next_turn_s = clock()

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask when it is this question's turn. Raises BackendError."""
        now_s = self._clock()
        turn_s = max(now_s, self._next_turn_s)
        self._next_turn_s = turn_s + self._apart_s
        if turn_s > now_s:
            await self._sleep(turn_s - now_s)
        return await self._backend.complete(request)
