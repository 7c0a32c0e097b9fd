"""A backend that logs its calls and serves what was answered before.

`record` asks and logs. `replay` serves a recorded answer and asks when there is none. `replay-strict` never
asks. A log that cannot be used costs no answer: that is a warning, and the model is asked. Equal requests
that are made at the same time are one call, which goes on as long as somebody waits for it.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace

from summarizer.backends.calls import CallLog, call_key
from summarizer.domain import CacheMode, Usage
from summarizer.errors import BackendError, NotRecorded, UnreadableLog
from summarizer.ports import Backend, ChatRequest, Completion

log = logging.getLogger(__name__)


@dataclass
class _Flight:
    """A request under way: how many wait for it, and whether one of them was given the bill."""

    task: asyncio.Task[Completion]
    waiting: int = 0
    billed: bool = False


class CachedBackend:
    """A backend that asks another one, unless the answer is known."""

    def __init__(
        self,
        backend: Backend,
        calls: CallLog,
        *,
        mode: CacheMode,
        address: str | None = None,
        replays_samples: bool = False,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`address` is the server's, where it is not the provider's own.

        With `replays_samples` answers at a temperature above 0 are served too, which then vary no more.
        """
        self._backend = backend
        self._calls = calls
        self._mode = mode
        self._address = address
        self._replays_samples = replays_samples
        self._clock = clock
        self._flights: dict[str, _Flight] = {}

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """A recorded answer or a new one. Raises BackendError, NotRecorded among them.

        The usage of a recorded answer is no call and no cost; `cached_tokens` says what it saved.
        """
        if self._mode == "off":
            return await self._backend.complete(request)
        key = call_key(self.name, request, address=self._address)
        if request.temperature > 0 and not self._replays_samples:
            return await self._asked(key, request)
        return await self._shared(key, request)

    async def _shared(self, key: str, request: ChatRequest) -> Completion:
        """The answer of the one call for all who ask the same now."""
        flight = self._flights.get(key) or self._started(key, request)
        flight.waiting += 1
        try:
            completion = await asyncio.shield(flight.task)
        except BackendError as error:
            raise _billed(flight, error) from error
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                self._land(key, flight)
        return completion if _takes_the_bill(flight) else replace(completion, usage=_saved(completion.usage))

    def _started(self, key: str, request: ChatRequest) -> _Flight:
        flight = _Flight(asyncio.create_task(self._answer(key, request)))
        self._flights[key] = flight
        flight.task.add_done_callback(lambda _task: self._land(key, flight))
        return flight

    def _land(self, key: str, flight: _Flight) -> None:
        """Nobody waits, or the answer is there: whoever asks from now on starts anew."""
        if self._flights.get(key) is flight:
            del self._flights[key]
        if not flight.task.done():
            flight.task.cancel()
        elif not flight.task.cancelled():
            flight.task.exception()  # or asyncio reports an error that nobody was left to hear of

    async def _answer(self, key: str, request: ChatRequest) -> Completion:
        recorded = None if self._mode == "record" else await self._recorded(key, request)
        if recorded:
            return replace(recorded, usage=_saved(recorded.usage))
        if self._mode == "replay-strict":
            raise NotRecorded(
                f"{self.name}: no answer to this request is recorded; ask once with SUMMARIZER_CACHE=record, or let "
                "SUMMARIZER_CACHE=replay ask",
                calls=0,
            )
        return await self._asked(key, request)

    async def _recorded(self, key: str, request: ChatRequest) -> Completion | None:
        """The recorded answer; unless strict, none that is old or that cannot be what was asked for."""
        strict = self._mode == "replay-strict"
        try:
            found = await asyncio.to_thread(self._calls.answer_to, key, however_old=strict)
        except UnreadableLog as error:
            log.warning("no recorded answer can be used: %s", error)
            return None
        return found if found and (strict or _fits(found.text, request.reply_schema)) else None

    async def _asked(self, key: str, request: ChatRequest) -> Completion:
        started = self._clock()
        try:
            completion = await self._backend.complete(request)
        except BackendError as error:
            error.call = key
            await self._log(key, request, error, started)
            raise
        await self._log(key, request, completion, started)
        return replace(completion, call=key)

    async def _log(self, key: str, request: ChatRequest, outcome: Completion | BackendError, started: float) -> None:
        spent_ms = round((self._clock() - started) * 1000, 3)
        try:
            await asyncio.to_thread(self._calls.add, key, self.name, request, outcome, duration_ms=spent_ms)
        except UnreadableLog as error:
            log.warning("a model call is not logged: %s", error)


def _takes_the_bill(flight: _Flight) -> bool:
    """True for the first of those who waited: one call is paid once."""
    first = not flight.billed
    flight.billed = True
    return first


def _billed(flight: _Flight, error: BackendError) -> BackendError:
    """The error for one of those who waited."""
    own = copy(error)
    if not _takes_the_bill(flight):
        own.calls = 0
    return own


def _saved(usage: Usage) -> Usage:
    """The usage of an answer that was paid before."""
    paid = usage.input_tokens + usage.output_tokens
    return Usage(cached_tokens=paid or usage.cached_tokens, estimated=usage.estimated)


def _fits(text: str, reply_schema: Mapping[str, object]) -> bool:
    """Whether an answer has the fields that were asked for: one that has not would only fail again."""
    required = reply_schema.get("required")
    if not isinstance(required, list | tuple) or not required:
        return True
    try:
        reply = json.loads(text[text.find("{") : text.rfind("}") + 1])
    except (ValueError, RecursionError):
        return False
    return isinstance(reply, dict) and set(required) <= reply.keys()
