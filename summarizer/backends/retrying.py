"""Ask again when that may help. The only place that retries, and the only one that imports tenacity.

Full jitter between attempts, so that many clients do not come back at once; a provider's own
Retry-After is honoured, unless it asks for longer than `longest_wait_s` or than there is time: then the
error stands.
"""

import asyncio
import math
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_random_exponential

from summarizer.domain import Usage
from summarizer.errors import BackendError
from summarizer.ports import Backend, ChatRequest, Completion, spent_on

ATTEMPTS, LONGEST_WAIT_S = 3, 20.0
FIRST_WAIT_S, LONGEST_BACKOFF_S = 0.5, 8.0


class RetryingBackend:
    """A backend that asks another one, at most `attempts` times."""

    def __init__(
        self,
        backend: Backend,
        *,
        attempts: int = ATTEMPTS,
        longest_wait_s: float = LONGEST_WAIT_S,
        time_left_s: Callable[[], float] = lambda: math.inf,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sleep` takes seconds; tests pass one that returns at once. No wait is longer than `time_left_s`."""
        self._backend = backend
        self._attempts = attempts
        self._longest_wait_s = longest_wait_s
        self._time_left_s = time_left_s
        self._sleep = sleep
        self._backoff = wait_random_exponential(multiplier=FIRST_WAIT_S, max=LONGEST_BACKOFF_S)

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask until an answer comes or asking again is pointless. Usage and errors count every call."""
        retrying = AsyncRetrying(
            retry=retry_if_exception(self._is_worth_repeating),
            stop=stop_after_attempt(self._attempts),
            wait=self._wait_s,
            sleep=self._sleep,
            reraise=True,
        )
        failed = Usage()
        async for attempt in retrying:
            with attempt:
                try:
                    completion = await self._backend.complete(request)
                except BackendError as error:
                    failed += spent_on(error)
                    error.calls, error.usage = failed.calls, failed
                    raise
        return replace(completion, usage=failed + completion.usage)

    def _is_worth_repeating(self, error: BaseException) -> bool:
        return (
            isinstance(error, BackendError)
            and error.retryable
            and (error.retry_after_s or 0.0) <= min(self._longest_wait_s, self._time_left_s())
        )

    def _wait_s(self, state: RetryCallState) -> float:
        return min(self._unbounded_wait_s(state), self._time_left_s())

    def _unbounded_wait_s(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked_for = error.retry_after_s if isinstance(error, BackendError) else None
        if asked_for is not None:
            return asked_for + random.uniform(0, FIRST_WAIT_S)  # noqa: S311 - jitter, no secret
        return self._backoff(state)
