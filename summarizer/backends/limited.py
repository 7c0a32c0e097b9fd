"""Ask a model a few things at once and let the rest wait in line."""

import asyncio

from summarizer.ports import Backend, ChatRequest, Completion


class LimitedBackend:
    """A backend that asks another one at most `at_once` things at a time."""

    def __init__(self, backend: Backend, *, at_once: int) -> None:
        self._backend = backend
        self._gate = asyncio.Semaphore(at_once)

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask when it is this question's turn. Raises BackendError."""
        async with self._gate:
            return await self._backend.complete(request)
