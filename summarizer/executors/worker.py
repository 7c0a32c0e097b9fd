"""The process that summarises clusters, one at a time, for as long as its input is open. Started by `pool.py`.

A thread watches the input: when it ends, as it does when the parent is killed, the process ends too, at once and
whatever it is doing.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from summarizer.api import summarize_many
from summarizer.collecting import collect_rarely
from summarizer.domain import Assignment
from summarizer.executors.frames import frame_from, framed
from summarizer.executors.terms import Terms, finished
from summarizer.version import VERSION


def main() -> None:
    """Answer on standard output what comes in on standard input; the terms come first."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle: it closes our input
    replies = _private_output()
    questions: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_watch, args=(sys.stdin.buffer, questions), daemon=True).start()
    terms = Terms.model_validate_json(questions.get())
    _send(replies, VERSION.encode())
    asyncio.run(_serve(terms, questions, replies))


async def _serve(terms: Terms, questions: SimpleQueue[bytes], replies: BinaryIO) -> None:
    deliveries = summarize_many(
        _assignments(questions), settings=terms.settings, degrade=terms.degrade, parallel=1, ordered=False
    )
    async for delivery in deliveries:
        _send(replies, finished(delivery, terms).model_dump_json().encode())


async def _assignments(questions: SimpleQueue[bytes]) -> AsyncIterator[Assignment]:
    while True:
        # Nothing else runs here while no cluster is worked on.
        yield Assignment.model_validate_json(questions.get())


def _watch(stream: BinaryIO, questions: SimpleQueue[bytes]) -> None:
    while (message := frame_from(stream)) is not None:
        questions.put(message)
    os._exit(0)


def _private_output() -> BinaryIO:
    """Standard output for us alone: what a library prints goes to standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _send(stream: BinaryIO, message: bytes) -> None:
    stream.write(framed(message))
    stream.flush()
