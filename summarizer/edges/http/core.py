"""The thread in which briefs are written, so that the server's own loop is free to answer.

Reading articles takes the processor for whole stages at a time. Everything that a model's client keeps between two
calls, its connections and its places in line, belongs to the loop of this one thread.
"""

import asyncio
import gc
from collections.abc import Coroutine
from threading import Event, Thread
from typing import Any, TypeVar

from summarizer.watching import until

T = TypeVar("T")

STOP_S = 3.0  # to wait for the thread at the end
COLLECT_EVERY = 200  # pieces of work; a brief leaves no cycles of objects behind


class Core:
    """A loop in a thread of its own, from `start` to `stop`: none before, so that a process may be forked."""

    _loop: asyncio.AbstractEventLoop
    _thread: Thread
    _works_done = 0

    def start(self) -> None:
        """Begin to take work."""
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="core", daemon=True)
        self._thread.start()

    async def run(self, work: Coroutine[Any, Any, T]) -> T:  # Any: what a coroutine yields is asyncio's affair
        """The result of the work. Who stops waiting for it cancels it, a brief at its next stage."""
        given_up = Event()
        try:
            return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._done(work, given_up), self._loop))
        finally:
            given_up.set()

    async def stop(self) -> None:
        """Cancel what is under way, and end the thread, unless it is in the middle of a long stage.

        Nothing ends such a stage but the end of the process, which the thread does not hold up.
        """
        try:
            async with asyncio.timeout(STOP_S):
                await self.run(_cancel_others())
        except TimeoutError:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join)
        self._loop.close()

    async def _done(self, work: Coroutine[Any, Any, T], given_up: Event) -> T:  # Any: as above
        try:
            with until(given_up.is_set):
                return await work
        finally:
            # Looked for here, where the articles of one brief are gone and those of the next not yet read: a full
            # search holds up every thread, for a second where two megabytes of articles are in memory.
            self._works_done += 1
            if self._works_done % COLLECT_EVERY == 0:
                gc.collect()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
