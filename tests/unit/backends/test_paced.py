"""No more questions begin in a minute than a provider likes, whoever asks and however often."""

import asyncio

import pytest

from summarizer.backends.paced import PacedBackend
from summarizer.backends.retrying import RetryingBackend
from summarizer.errors import UpstreamUnavailable
from summarizer.ports import ChatRequest, Completion
from summarizer.settings import Settings
from summarizer.wiring import backend_for
from tests.providers import chat_request
from tests.unit.backends.clocks import Clock


class Noting:
    """Notes when it is asked, and fails for the first so many times."""

    name = "noting"

    def __init__(self, clock: Clock, *, failures: int = 0) -> None:
        self.asked_at: list[float] = []
        self._clock = clock
        self._failures = failures

    async def complete(self, request: ChatRequest) -> Completion:  # noqa: ARG002 - the port's signature
        self.asked_at.append(self._clock.now)
        if len(self.asked_at) <= self._failures:
            raise UpstreamUnavailable("down")
        return Completion(text="", finish="stop", model=self.name)


class Passing:
    """Time that passes only while somebody sleeps: whoever wakes first is woken first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def __call__(self, seconds: float) -> None:
        wakes_at = self._clock.now + seconds
        await asyncio.sleep(seconds / 1000)
        self._clock.now = max(self._clock.now, wakes_at)


async def test_questions_begin_evenly_however_many_come_at_once() -> None:
    clock = Clock()
    noting = Noting(clock)
    backend = PacedBackend(noting, a_minute=30, clock=clock, sleep=Passing(clock))

    await asyncio.gather(*(backend.complete(chat_request()) for _ in range(4)))

    assert noting.asked_at == [0, 2, 4, 6]


async def test_a_turn_that_nobody_took_is_not_saved_up() -> None:
    clock = Clock()
    noting = Noting(clock)
    backend = PacedBackend(noting, a_minute=30, clock=clock, sleep=Passing(clock))
    await backend.complete(chat_request())
    clock.now = 100

    for _ in range(3):
        await backend.complete(chat_request())

    assert noting.asked_at == [0, 100, 102, 104]


async def test_asking_again_counts_too() -> None:
    clock = Clock()
    noting = Noting(clock, failures=2)
    paced = PacedBackend(noting, a_minute=30, clock=clock, sleep=Passing(clock))

    async def at_once(_: float) -> None:
        """No wait but that of the pace."""

    await RetryingBackend(paced, sleep=at_once).complete(chat_request())

    assert noting.asked_at == [0, 2, 4]


async def test_settings_set_the_pace_of_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    paces: list[float] = []

    class Seen(PacedBackend):
        def __init__(self, backend: Noting, *, a_minute: float) -> None:
            paces.append(a_minute)
            super().__init__(backend, a_minute=a_minute)

    monkeypatch.setattr("summarizer.backends.paced.PacedBackend", Seen)
    settings = Settings(model="compatible/m", api_base="http://127.0.0.1:9/v1", calls_per_minute=90)
    backend_for(settings)
    backend_for(settings.model_copy(update={"calls_per_minute": None}))

    assert paces == [90]
