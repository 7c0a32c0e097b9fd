"""End a question when the time for the whole brief is over, whatever it waits for."""

import asyncio
import math
from collections.abc import Callable, Sequence

from summarizer.backends.allowance import allowance_in_use, one_question
from summarizer.domain import Usage
from summarizer.errors import DeadlineExceeded
from summarizer.ports import Backend, ChatRequest, Completion


class DeadlineBackend:
    """A backend that asks another one for as long as the brief has time."""

    def __init__(self, backend: Backend, *, clock: Callable[[], float]) -> None:
        """`clock` gives the seconds that `Allowance.ends_at` is a moment of."""
        self._backend = backend
        self._clock = clock

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask. Raises DeadlineExceeded, which counts what was asked until then, and BackendError."""
        left_s = time_left_s(self._clock)
        if not left_s:
            raise self._over(())
        with one_question() as calls:
            try:
                async with asyncio.timeout(left_s if math.isfinite(left_s) else None):
                    return await self._backend.complete(request)
            except TimeoutError:
                raise self._over(calls) from None

    def _over(self, calls: Sequence[Usage]) -> DeadlineExceeded:
        usage = sum(calls, Usage())
        error = DeadlineExceeded(f"{self.name}: the time for the brief is over", calls=usage.calls)
        error.usage = usage
        return error


def time_left_s(clock: Callable[[], float]) -> float:
    """Seconds until the brief's time is over; never negative, infinite where nothing limits it."""
    return max(0.0, allowance_in_use().ends_at - clock())
