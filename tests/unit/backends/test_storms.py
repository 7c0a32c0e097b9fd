"""A provider that fails and refuses a lot is asked nearly as fast as anybody could ask it."""

import asyncio
import heapq
import random
import time
from types import SimpleNamespace

import httpx
import pytest
import respx

from summarizer import wiring
from summarizer.errors import BackendError
from summarizer.ports import Completion
from summarizer.settings import Settings
from summarizer.wiring import backend_for
from tests.providers import USAGE, chat_request, completion
from tests.virtual_loop import VirtualLoop

BASE = "http://127.0.0.1:9/v1"
CALLS, AT_ONCE = 2_000, 16
FAILURES = 0.3
STORM_EVERY_S, STORM_S = 60.0, 10.0
GOOD = completion("{}", usage=USAGE)


class Stormy:
    """Takes seconds for an answer, fails now and then, and for some seconds of each minute refuses everybody."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._chance = random.Random(5)  # noqa: S311 - no secret
        self._loop = loop
        self._began_s = loop.time()
        self.working = self.most = self.refused = 0

    async def __call__(self, _: httpx.Request) -> httpx.Response:
        if left_s := storm_left_s(self._loop.time() - self._began_s):
            self.refused += 1
            return httpx.Response(429, headers={"Retry-After": f"{left_s:.1f}"})
        self.working += 1
        self.most = max(self.most, self.working)
        await asyncio.sleep(latency_s(self._chance))
        self.working -= 1
        return httpx.Response(503) if self._chance.random() < FAILURES else GOOD


def test_storms_and_failures_cost_hardly_more_than_they_must(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = VirtualLoop()
    # Not in `time` itself: other threads of this process would set their timers by it.
    monkeypatch.setattr(wiring, "time", SimpleNamespace(monotonic=loop.time, perf_counter=time.perf_counter))
    stormy = Stormy(loop)
    began_s = loop.time()
    with respx.mock() as router:
        router.post(f"{BASE}/chat/completions").mock(side_effect=stormy)
        answered = sum(isinstance(answer, Completion) for answer in loop.run_until_complete(_all_answers()))
    took_s = loop.time() - began_s
    loop.close()

    assert stormy.most == AT_ONCE
    assert stormy.refused > AT_ONCE
    assert answered > 0.9 * CALLS
    assert took_s < best_s(answered) / 0.9


def best_s(answers: int) -> float:
    """How long somebody takes who waits for nothing but the end of a storm, which he foresees."""
    chance = random.Random(6)  # noqa: S311 - no secret
    free_s = [0.0] * AT_ONCE
    while answers:
        now_s = heapq.heappop(free_s)
        heapq.heappush(free_s, now_s + storm_left_s(now_s) + latency_s(chance))
        answers -= chance.random() >= FAILURES
    return max(free_s)


def latency_s(chance: random.Random) -> float:
    return chance.lognormvariate(1.4, 0.5)


def storm_left_s(now_s: float) -> float:
    """0 when there is none."""
    into_s = now_s % STORM_EVERY_S
    return STORM_EVERY_S - into_s if into_s >= STORM_EVERY_S - STORM_S else 0.0


async def _all_answers() -> list[Completion | BackendError]:
    backend = backend_for(Settings(model="compatible/m", api_base=BASE, at_once=AT_ONCE, cache="off"))

    async def answer() -> Completion | BackendError:
        try:
            return await backend.complete(chat_request())
        except BackendError as error:
            return error

    return await asyncio.gather(*(answer() for _ in range(CALLS)))
