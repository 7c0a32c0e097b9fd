"""What bounds the questions of one brief: its time, and how many are asked at once."""

import asyncio

import pytest

from summarizer.backends.allowance import Allowance, within
from summarizer.backends.budgeted import BudgetedBackend
from summarizer.backends.deadline import DeadlineBackend, time_left_s
from summarizer.backends.limited import LimitedBackend
from summarizer.backends.retrying import RetryingBackend
from summarizer.backends.scripted import ScriptedBackend
from summarizer.errors import DeadlineExceeded, RateLimited, UpstreamUnavailable
from summarizer.ports import ChatRequest, Completion
from tests.providers import chat_request
from tests.unit.backends.clocks import Clock, Sleeper


class Silent:
    """Never answers; `asking` counts who waits for it now, `most` who ever did."""

    name = "silent"

    def __init__(self) -> None:
        self.asking = 0
        self.most = 0
        self.answer = asyncio.Event()

    async def complete(self, request: ChatRequest) -> Completion:  # noqa: ARG002 - the port's signature
        self.asking += 1
        self.most = max(self.most, self.asking)
        try:
            await self.answer.wait()
        finally:
            self.asking -= 1
        return Completion(text="at last", finish="stop", model=self.name)


async def test_a_question_ends_with_the_brief_s_time_and_counts_what_it_took() -> None:
    silent = Silent()
    backend = DeadlineBackend(BudgetedBackend(silent, price=None), clock=Clock())

    with (
        within(Allowance(ends_at=0.05)),
        pytest.raises(DeadlineExceeded, match="time for the brief is over") as caught,
    ):
        await backend.complete(chat_request())

    assert silent.asking == 0
    assert caught.value.usage is not None
    assert (caught.value.usage.calls, caught.value.usage.estimated) == (1, True)


async def test_of_questions_asked_side_by_side_each_counts_its_own_calls() -> None:
    class FirstAlone(Silent):
        async def complete(self, request: ChatRequest) -> Completion:
            if request.user == "first":
                return Completion(text="at once", finish="stop", model=self.name)
            return await super().complete(request)

    backend = DeadlineBackend(BudgetedBackend(FirstAlone(), price=None), clock=Clock())
    asked = (chat_request(user="second"), chat_request(user="first"), chat_request(user="third"))

    with within(Allowance(ends_at=0.05)):
        ends = await asyncio.gather(*map(backend.complete, asked), return_exceptions=True)

    late = [end for end in ends if isinstance(end, DeadlineExceeded)]
    assert [error.usage and error.usage.calls for error in late] == [1, 1]


async def test_when_the_time_is_over_nothing_is_asked() -> None:
    script = ScriptedBackend(["never"])
    clock = Clock()
    clock.now = 301.0

    with within(Allowance(ends_at=300.0)), pytest.raises(DeadlineExceeded) as caught:
        await DeadlineBackend(script, clock=clock).complete(chat_request())

    assert script.requests == []
    assert caught.value.calls == 0


async def test_without_an_allowance_there_is_no_end() -> None:
    backend = DeadlineBackend(ScriptedBackend(["fine"]), clock=Clock())

    assert (await backend.complete(chat_request())).text == "fine"


async def test_a_wait_longer_than_the_time_left_is_not_begun() -> None:
    clock, sleep = Clock(), Sleeper()
    script = ScriptedBackend([RateLimited("later", retry_after_s=15), "never"])
    backend = RetryingBackend(script, time_left_s=lambda: time_left_s(clock), sleep=sleep)

    with within(Allowance(ends_at=10.0)), pytest.raises(RateLimited):
        await backend.complete(chat_request())

    assert sleep.waits == []


async def test_no_wait_goes_past_the_time_left() -> None:
    sleep = Sleeper()
    for _ in range(20):
        script = ScriptedBackend([UpstreamUnavailable("down"), UpstreamUnavailable("down"), "up"])
        await RetryingBackend(script, time_left_s=lambda: 0.01, sleep=sleep).complete(chat_request())

    assert len(sleep.waits) == 40
    assert max(sleep.waits) <= 0.01


async def test_so_many_are_asked_at_once_and_the_rest_wait() -> None:
    silent = Silent()
    backend = LimitedBackend(silent, at_once=3)
    asking = [asyncio.create_task(backend.complete(chat_request())) for _ in range(10)]
    for _ in range(5):
        await asyncio.sleep(0)
    assert silent.asking == 3

    silent.answer.set()

    assert [completion.text for completion in await asyncio.gather(*asking)] == ["at last"] * 10
    assert silent.most == 3


async def test_who_stops_waiting_makes_room() -> None:
    silent = Silent()
    backend = LimitedBackend(silent, at_once=1)
    first, second = (asyncio.create_task(backend.complete(chat_request())) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    silent.answer.set()

    assert (await second).text == "at last"
