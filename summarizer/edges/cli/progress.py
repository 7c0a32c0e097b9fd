"""How far a run is, on standard error, as long as that is a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

from summarizer.edges.bulk.run import Account

EVERY_S = 0.2
_START_OF_LINE = "\r\x1b[K"


class Progress:
    """One line that is written over. `size` is the input's in bytes, where it is known, `limit` the most lines."""

    def __init__(
        self,
        size: int | None,
        limit: int | None = None,
        *,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._size = size
        self._limit = limit
        self._stream = stream or sys.stderr
        self._clock = clock
        self._started = clock()
        self._shown = float("-inf")
        self._is_seen = bool(self._stream) and self._stream.isatty()

    def show(self, account: Account) -> None:
        """Say how far it is, though not more often than anybody can read."""
        now = self._clock()
        if not self._is_seen or now - self._shown < EVERY_S:
            return
        self._shown = now
        self._write(_START_OF_LINE + progress_line(account, now - self._started, self._size, self._limit))

    def clear(self) -> None:
        """Leave the line to others."""
        if self._is_seen:
            self._write(_START_OF_LINE)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def progress_line(account: Account, elapsed_s: float, size: int | None, limit: int | None = None) -> str:
    """`120 done, 3 problems, 15.2 a second, 1:04 left, 0.0213 USD`."""
    rate = account.done / elapsed_s if elapsed_s > 0 else 0.0
    left_s = min(_left_s(account, elapsed_s, size, limit), default=None)
    parts = [
        f"{account.kept + account.done:,} done",
        f"{account.failures.total():,} problems" if account.failures else "",
        f"{rate:.1f} a second",
        f"{_clock_time(left_s)} left" if left_s is not None else "",
        f"{account.usd:.4f} USD" if account.usd else "",
    ]
    return ", ".join(filter(None, parts))


def _left_s(account: Account, elapsed_s: float, size: int | None, limit: int | None) -> Iterator[float]:
    """By the bytes that are left, and by the lines."""
    worked = account.bytes_read - account.bytes_kept
    if size is not None and worked > 0:
        yield elapsed_s * (size - account.bytes_read) / worked
    if limit is not None and account.done:
        yield elapsed_s * (limit - account.kept - account.done) / account.done


def _clock_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
