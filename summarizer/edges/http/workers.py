"""Several processes that do the same work: one that dies is replaced, and none outlives the parent.

They are forked, so each begins with what the parent has loaded. The parent does nothing but wait.
"""

import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

from summarizer.errors import SummarizerError

log = logging.getLogger(__name__)

LAST_CALL_S = 29  # from the request to stop until those who have not ended are killed
PAUSE_S = 1.0  # before a worker that did not live as long is replaced: what killed it may do so again

_CANNOT_START = 3
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)


@dataclass(frozen=True)
class _Worker:
    """The place among the workers that it has, and when it began."""

    place: int
    began_at: float


class Workers:
    """So many processes, each of which calls `work` with its place, from 0, and ends when that returns."""

    def __init__(self, number: int, work: Callable[[int], None]) -> None:
        self._number = number
        self._work = work
        self._running: dict[int, _Worker] = {}
        self._told_to_stop = False
        # Nobody writes into this pipe. The parent holds one end, and the end of the parent is the end of the pipe.
        self._watched, self._held = os.pipe()

    def run(self) -> int:
        """Until SIGTERM or SIGINT, or until a worker cannot start. The exit code."""
        signal.signal(signal.SIGTERM, lambda *_: self._stop())
        signal.signal(signal.SIGINT, lambda *_: self._stop())
        signal.signal(signal.SIGALRM, lambda *_: self._send(signal.SIGKILL))
        for place in range(self._number):
            self._start(place)
        code = 0
        while self._running:
            pid, status = os.wait()
            code = max(code, self._after(pid, self._running.pop(pid), os.waitstatus_to_exitcode(status)))
        return code

    def _after(self, pid: int, worker: _Worker, ended: int) -> int:
        """Replace a worker that has ended, unless all are to end. What that adds to our own exit code."""
        if self._told_to_stop:
            return 0
        if ended == _CANNOT_START:
            self._stop()
            return 1
        log.warning("worker ended", extra={"worker": pid, "exit_code": ended})
        if time.monotonic() - worker.began_at < PAUSE_S:
            time.sleep(PAUSE_S)
        self._start(worker.place)
        return 0

    def _start(self, place: int) -> None:
        """Start a worker, unless all are to end."""
        # Told to stop between the fork and the note of it, we would not pass it on to the new worker.
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        if not self._told_to_stop:
            pid = os.fork()
            if not pid:
                self._become_worker(place)
            self._running[pid] = _Worker(place, time.monotonic())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)

    def _become_worker(self, place: int) -> None:
        """Never returns: what the parent has begun, such as folders to be removed, is the parent's to end."""
        code = 1
        try:
            for number in _SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            os.close(self._held)
            Thread(target=_stop_with_parent, args=(self._watched,), daemon=True).start()
            self._work(place)
            code = 0
        except SummarizerError as error:
            log.critical("worker cannot start: %s", error)
            code = _CANNOT_START
        except BaseException as error:
            log.critical("worker failed", exc_info=error)
        finally:
            os._exit(code)

    def _stop(self) -> None:
        if not self._told_to_stop:
            self._told_to_stop = True
            signal.alarm(LAST_CALL_S)
            self._send(signal.SIGTERM)

    def _send(self, number: signal.Signals) -> None:
        for pid in self._running:
            with suppress(ProcessLookupError):  # it may just have ended
                os.kill(pid, number)


def _stop_with_parent(watched: int) -> None:
    os.read(watched, 1)
    os.kill(os.getpid(), signal.SIGTERM)
