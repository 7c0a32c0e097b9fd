"""Summarise many clusters in worker processes, one cluster a worker at a time.

Promises the same briefs whatever the number of workers. A worker that dies costs its cluster a second try; if that
kills another, the cluster is a problem and the rest goes on. Workers end when this process does, however it ends.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from pathlib import Path

from summarizer.domain import Assignment, Delivery, Problem
from summarizer.errors import UsageError
from summarizer.executors.frames import LENGTH_BYTES, framed
from summarizer.executors.terms import Terms, finished
from summarizer.inflight import in_flight
from summarizer.ports import Finished

TRIES = 2  # of a cluster whose worker died
AHEAD = 4  # clusters taken in for each worker, so that one that takes long keeps nobody waiting

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from summarizer.executors.worker import main; main()"
_OUR_FOLDER = str(Path(__file__).parents[2])
_LOST = (ConnectionError, EOFError)


class WorkerPool:
    """Up to `workers` processes, each started when it is first needed."""

    def __init__(self, terms: Terms, *, workers: int) -> None:
        self._terms = terms
        self._most = workers
        self._free = asyncio.Semaphore(workers)
        self._idle: list[Process] = []
        self._running: set[Process] = set()

    async def deliver(
        self, given: AsyncIterator[Assignment | Delivery], *, ordered: bool
    ) -> AsyncGenerator[Finished, None]:
        most = self._most * AHEAD
        try:
            async with aclosing(in_flight(given, self._finished, most=most, ordered=ordered)) as results:
                async for result in results:
                    yield result
        finally:
            await self._stop()

    async def _finished(self, given: Assignment | Delivery) -> Finished:
        if isinstance(given, Delivery):
            return finished(given, self._terms)
        question = framed(given.model_dump_json().encode())
        async with self._free:
            # Workers that idle may have died unseen: the last try is a new one's, so that only the cluster ends it.
            return await self._answer(question) or await self._answer(question, anew=True) or gone(given.id)

    async def _answer(self, question: bytes, *, anew: bool = False) -> Finished | None:
        """What a worker says, None when it died over it or before it."""
        worker = self._idle.pop() if self._idle and not anew else await self._started()
        try:
            answer = Finished.model_validate_json(await _asked(worker, question))
        except _LOST:
            await self._end(worker)
            return None
        except BaseException:
            # It is in the middle of an answer that nobody waits for.
            await self._end(worker)
            raise
        self._idle.append(worker)
        return answer

    async def _started(self) -> Process:
        """A worker that is ready. Raises UsageError when none can be had."""
        worker = None
        try:
            worker = await _spawned()
            self._running.add(worker)
            await _asked(worker, framed(self._terms.model_dump_json().encode()))
        except (OSError, EOFError) as error:
            if worker:
                await self._end(worker)
            raise UsageError("a worker process could not be started; go on with --workers 1") from error
        return worker

    async def _end(self, worker: Process) -> None:
        self._running.discard(worker)
        if worker.returncode is None:
            worker.kill()
        await worker.communicate()

    async def _stop(self) -> None:
        for worker in tuple(self._running):
            await self._end(worker)
        self._idle.clear()


def gone(name: str, *, tries: int = TRIES) -> Finished:
    """What becomes of a cluster whose worker died, as often as it may be tried."""
    detail = f"the process that worked on it died, {tries} times; give it fewer or shorter articles"
    return Finished(id=name, problem=Problem(code="worker_died", detail=detail))


async def _spawned() -> Process:
    """A worker that finds the packages where we find them, and says what it has to say where we do."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-c", _BOOT, *import_paths(sys.path)), stdin=PIPE, stdout=PIPE
    )


def import_paths(paths: Sequence[str]) -> list[str]:
    """Where packages are found, and ours after all of them."""
    return [*(path or os.curdir for path in paths), _OUR_FOLDER]


async def _asked(worker: Process, question: bytes) -> bytes:
    """Raises one of `_LOST` when no answer comes."""
    assert worker.stdin  # noqa: S101 - both were asked to be pipes
    assert worker.stdout  # noqa: S101
    worker.stdin.write(question)
    await worker.stdin.drain()
    length = await worker.stdout.readexactly(LENGTH_BYTES)
    return await worker.stdout.readexactly(int.from_bytes(length, "big"))
