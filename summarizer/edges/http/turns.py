"""Callers, shared out evenly over the processes of the server: each goes to the one that has fewest.

All processes listen on one socket. Left to themselves, whichever wakes up first would take whole crowds; here those
that have more callers than another let it go first, for a moment: it may be stuck, or have died.
"""

import asyncio
import logging
import mmap
import socket
from collections.abc import Callable
from contextlib import suppress

log = logging.getLogger(__name__)

PATIENCE_S = 0.02  # for one that has fewer callers and does not take this one
START_S = 2.0  # for one that has not begun: callers who keep their connection stay where they were taken
_GLANCE_S = 0.002
_NOT_BEGUN = -1
_BREATH_S = 1.0  # where no connection can be had, for want of descriptors say


class Callers:
    """How many callers each of so many processes has. Made before they part; then each sees what the others write."""

    def __init__(self, processes: int) -> None:
        self._counts = memoryview(mmap.mmap(-1, 4 * processes)).cast("i")
        for place in range(processes):
            self._counts[place] = _NOT_BEGUN

    def of(self, place: int) -> "Turns":
        """The turns of one process."""
        return Turns(self._counts, place)


class Turns:
    """When it is this process's turn to take a caller."""

    def __init__(self, counts: memoryview, place: int) -> None:
        self._counts = counts
        self._place = place

    def has(self, callers: int) -> None:
        """Let the others know how many there are here."""
        self._counts[self._place] = callers

    async def come(self) -> None:
        """Wait while another has fewer, but not for long."""
        patience_s = START_S if _NOT_BEGUN in self._counts else PATIENCE_S
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                while self._counts[self._place] > min(self._counts):  # noqa: ASYNC110 - others set no event of ours
                    await asyncio.sleep(_GLANCE_S)


async def take_callers(listener: socket.socket, turns: Turns, protocol: Callable[[], asyncio.Protocol]) -> None:
    """Give each caller whose turn it is here a protocol, until cancelled."""
    loop = asyncio.get_running_loop()
    turns.has(0)
    listener.setblocking(False)
    while True:
        await _callers_at(listener)
        await turns.come()
        try:
            connection, _ = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            continue  # another process was quicker, or the caller has left
        except OSError as error:
            log.warning("cannot take a caller", extra={"error": error.strerror})
            await asyncio.sleep(_BREATH_S)
            continue
        connection.setblocking(False)
        await loop.connect_accepted_socket(protocol, connection)


async def _callers_at(listener: socket.socket) -> None:
    """Wait until somebody calls."""
    loop, called = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(listener, called.set)
    try:
        await called.wait()
    finally:
        loop.remove_reader(listener)
