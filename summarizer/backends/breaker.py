"""Leave a model alone that keeps failing, and try it again after a rest with one question.

Only failures of the model's side count: a provider that refuses a key or a request answers at once and
costs nobody's time.
"""

from collections import deque
from collections.abc import Callable

from summarizer.errors import (
    AttemptTimeout,
    BackendError,
    CircuitOpen,
    ConnectFailed,
    InvalidReply,
    UpstreamUnavailable,
)
from summarizer.ports import Backend, ChatRequest, Completion

FAILURES, WITHIN_S, REST_S = 5, 30.0, 20.0
_COUNTED = (ConnectFailed, AttemptTimeout, UpstreamUnavailable, InvalidReply)


class BreakerBackend:
    """A backend that asks another one unless that failed `failures` times within `within_s` seconds."""

    def __init__(
        self,
        backend: Backend,
        *,
        clock: Callable[[], float],
        failures: int = FAILURES,
        within_s: float = WITHIN_S,
        rest_s: float = REST_S,
    ) -> None:
        """`clock` gives seconds of any origin."""
        self._backend = backend
        self._clock = clock
        self._within_s = within_s
        self._rest_s = rest_s
        self._failed_at: deque[float] = deque(maxlen=failures)
        self._rests_until: float | None = None
        self._is_probing = False

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask. Raises CircuitOpen when the model is left alone, and BackendError."""
        if self._rests_until is None:
            return await self._counted(request)
        self._refuse_at_rest(self._rests_until)
        self._is_probing = True
        try:
            return await self._counted(request)
        finally:
            self._is_probing = False

    def _refuse_at_rest(self, until: float) -> None:
        rest_s = until - self._clock()
        if rest_s > 0 or self._is_probing:
            raise CircuitOpen(
                f"{self.name}: failed {self._failed_at.maxlen} times in a row and is left alone for a while",
                retry_after_s=max(rest_s, 0.0),
                calls=0,
            )

    async def _counted(self, request: ChatRequest) -> Completion:
        try:
            completion = await self._backend.complete(request)
        except _COUNTED:
            self._count_failure()
            raise
        except BackendError:
            self._close()
            raise
        self._close()
        return completion

    def _count_failure(self) -> None:
        now = self._clock()
        self._failed_at.append(now)
        is_full = len(self._failed_at) == self._failed_at.maxlen
        if self._is_probing or (is_full and now - self._failed_at[0] <= self._within_s):
            self._rests_until = now + self._rest_s

    def _close(self) -> None:
        self._failed_at.clear()
        self._rests_until = None
