"""Hands that do one piece of work after another, from the server's start to its stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from summarizer.edges.http.middleware import log_failure
from summarizer.edges.http.notices import Notices, within
from summarizer.errors import StoreUnavailable

log = logging.getLogger(__name__)

# Does what there is to do; False when there was nothing.
Step = Callable[[], Awaitable[bool]]


class Hands:
    """Some hands that share one kind of work. Idle ones look again after `idle_s`, or when `topic` is news."""

    def __init__(self, step: Step, topic: str, notices: Notices, *, count: int, idle_s: float) -> None:
        self._step = step
        self._topic = topic
        self._notices = notices
        self._count = count
        self._idle_s = idle_s
        self._stopping = False
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to take work."""
        self._tasks = {asyncio.create_task(self._work(), name=self._topic) for _ in range(self._count)}

    async def rest(self, within_s: float) -> bool:
        """Take no more work, and wait for what is in hand. Whether it was done in time."""
        self._stopping = True
        self._notices.post(self._topic)
        if not self._tasks:
            return True
        _, busy = await asyncio.wait(self._tasks, timeout=within_s)
        return not busy

    async def drop(self) -> None:
        """Leave what is in hand as it is."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _work(self) -> None:
        while not self._stopping:
            with self._notices.watching(self._topic) as news:
                if not await self._did_something():
                    await within(self._idle_s, news)

    async def _did_something(self) -> bool:
        try:
            return await self._step()
        except StoreUnavailable:
            return False  # the store has logged why
        except Exception as error:  # noqa: BLE001 - one piece of work that fails must not end all others
            log_failure(error, self._topic)
            return False
