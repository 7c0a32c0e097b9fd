"""A model that keeps failing is left alone, and tried again with one question."""

import asyncio

import pytest

from summarizer.backends.breaker import FAILURES, REST_S, WITHIN_S, BreakerBackend
from summarizer.backends.scripted import ScriptedBackend
from summarizer.errors import (
    AttemptTimeout,
    AuthFailed,
    BackendError,
    CircuitOpen,
    ConnectFailed,
    RateLimited,
    UpstreamUnavailable,
)
from summarizer.ports import ChatRequest, Completion
from tests.providers import chat_request
from tests.unit.backends.clocks import Clock


class Ward:
    """A breaker before a script, with a clock that stands still between questions."""

    def __init__(self, *answers: str | BackendError) -> None:
        self.script = ScriptedBackend(answers)
        self.clock = Clock()
        self.breaker = BreakerBackend(self.script, clock=self.clock)

    async def outcomes(self, times: int, *, every_s: float = 0.0) -> list[str]:
        """The text of each answer, or the kind of its error."""
        seen = []
        for _ in range(times):
            try:
                seen.append((await self.breaker.complete(chat_request())).text)
            except BackendError as error:
                seen.append(error.kind)
            self.clock.now += every_s
        return seen


DOWN = UpstreamUnavailable("down")


async def test_after_five_failures_in_a_while_the_model_is_left_alone() -> None:
    ward = Ward(*[DOWN] * FAILURES, "never")

    outcomes = await ward.outcomes(FAILURES + 2)

    assert outcomes == ["upstream_unavailable"] * FAILURES + ["circuit_open"] * 2
    assert len(ward.script.requests) == FAILURES


async def test_a_model_left_alone_says_for_how_long_and_costs_no_call() -> None:
    ward = Ward(*[DOWN] * FAILURES)
    await ward.outcomes(FAILURES)
    ward.clock.now += 5

    with pytest.raises(CircuitOpen, match="left alone") as caught:
        await ward.breaker.complete(chat_request())

    assert (caught.value.calls, caught.value.retry_after_s) == (0, REST_S - 5)


async def test_failures_far_apart_or_with_an_answer_between_are_borne() -> None:
    far_apart = Ward(*[DOWN] * 20)
    mended = Ward(*[DOWN] * 4, "up", *[DOWN] * 4, "up")

    assert set(await far_apart.outcomes(20, every_s=WITHIN_S / 4 + 1)) == {"upstream_unavailable"}
    assert (await mended.outcomes(10))[4::5] == ["up", "up"]


@pytest.mark.parametrize("error", [AuthFailed("no"), RateLimited("later")])
async def test_what_a_working_provider_refuses_does_not_count(error: BackendError) -> None:
    assert set(await Ward(*[error] * 20).outcomes(20)) == {error.kind}


@pytest.mark.parametrize("error", [ConnectFailed("no"), AttemptTimeout("slow")])
async def test_silence_counts_as_failure(error: BackendError) -> None:
    assert (await Ward(*[error] * FAILURES).outcomes(FAILURES + 1))[-1] == "circuit_open"


async def test_after_a_rest_one_good_answer_opens_the_door_again() -> None:
    ward = Ward(*[DOWN] * FAILURES, "up", DOWN, "up")
    await ward.outcomes(FAILURES)
    ward.clock.now += REST_S

    assert await ward.outcomes(3) == ["up", "upstream_unavailable", "up"]


async def test_after_a_rest_one_failure_is_enough_for_another() -> None:
    ward = Ward(*[DOWN] * (FAILURES + 1), "up")
    await ward.outcomes(FAILURES)
    ward.clock.now += REST_S + WITHIN_S

    assert await ward.outcomes(2) == ["upstream_unavailable", "circuit_open"]
    ward.clock.now += REST_S
    assert await ward.outcomes(1) == ["up"]


class _Waiting:
    """Answers when it is told to."""

    name = "waiting"

    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.fails = True
        self.asked = 0

    async def complete(self, request: ChatRequest) -> Completion:  # noqa: ARG002 - the port's signature
        self.asked += 1
        if self.fails:
            raise ConnectFailed("no")
        await self.may_answer.wait()
        return Completion(text="up", finish="stop", model="waiting")


async def _resting(backend: _Waiting) -> BreakerBackend:
    """A breaker whose rest is over."""
    clock = Clock()
    breaker = BreakerBackend(backend, clock=clock)
    for _ in range(FAILURES):
        with pytest.raises(ConnectFailed):
            await breaker.complete(chat_request())
    clock.now += REST_S
    backend.fails = False
    return breaker


async def test_only_one_question_tries_a_model_after_its_rest() -> None:
    backend = _Waiting()
    breaker = await _resting(backend)
    probe = asyncio.create_task(breaker.complete(chat_request()))
    await asyncio.sleep(0)

    with pytest.raises(CircuitOpen):
        await asyncio.wait_for(breaker.complete(chat_request()), 1)
    backend.may_answer.set()

    assert (await probe).text == "up"
    assert backend.asked == FAILURES + 1


async def test_a_try_that_is_given_up_leaves_the_next_one_free() -> None:
    backend = _Waiting()
    breaker = await _resting(backend)
    probe = asyncio.create_task(breaker.complete(chat_request()))
    await asyncio.sleep(0)
    probe.cancel()
    with pytest.raises(asyncio.CancelledError):
        await probe
    backend.may_answer.set()

    assert (await breaker.complete(chat_request())).text == "up"
