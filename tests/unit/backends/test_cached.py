"""Answers that were given before: when they are served, what they cost, and who pays for a shared one."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from summarizer.backends.cached import CachedBackend
from summarizer.backends.calls import CallLog
from summarizer.backends.scripted import ScriptedBackend
from summarizer.domain import CacheMode, Usage
from summarizer.errors import BackendError, NotRecorded, RateLimited
from summarizer.ports import ChatRequest, Completion
from tests.providers import chat_request
from tests.unit.backends.test_calls import MODEL, USAGE, Clock, locked

DAY_S = 86_400
REPLY_SCHEMA = {"type": "object", "required": ["headline"], "properties": {"headline": {"type": "string"}}}


class Priced:
    """A scripted backend whose every answer costs the same."""

    def __init__(self, *answers: str | BackendError) -> None:
        self.script = ScriptedBackend(answers, name=MODEL)

    @property
    def name(self) -> str:
        return self.script.name

    async def complete(self, request: ChatRequest) -> Completion:
        given = await self.script.complete(request)
        return Completion(text=given.text, finish=given.finish, model="gpt-4o-mini-2024-07-18", usage=USAGE)

    @property
    def asked(self) -> int:
        return len(self.script.requests)


class Waiting(Priced):
    """Answers when it is let."""

    def __init__(self, *answers: str | BackendError) -> None:
        super().__init__(*answers)
        self.was_asked, self.may_answer = asyncio.Event(), asyncio.Event()
        self.cancelled = 0

    async def complete(self, request: ChatRequest) -> Completion:
        answer = await super().complete(request)
        self.was_asked.set()
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return answer


@pytest.fixture
def log(tmp_path: Path) -> CallLog:
    return CallLog(tmp_path / "calls.sqlite3", busy_s=0.01)


def cached(backend: Priced, log: CallLog, mode: CacheMode = "replay", **changes: object) -> CachedBackend:
    return CachedBackend(backend, log, mode=mode, **changes)  # type: ignore[arg-type]  # a builder


async def texts(backend: CachedBackend, requests: Sequence[ChatRequest]) -> list[str]:
    return [(await backend.complete(request)).text for request in requests]


async def test_the_second_time_nothing_is_asked_and_nothing_paid(log: CallLog) -> None:
    backend = Priced("once")

    first = await cached(backend, log).complete(chat_request())
    second = await cached(backend, log).complete(chat_request())

    assert backend.asked == 1
    assert (first.text, first.model, first.call) == (second.text, second.model, second.call)
    assert first.usage == USAGE
    assert second.usage == Usage(calls=0, cost_usd=0.0, cached_tokens=1200)


@pytest.mark.parametrize(
    ("mode", "asked", "logged"), [("off", 2, 0), ("record", 2, 2), ("replay", 1, 1), ("replay-strict", 0, 0)]
)
async def test_each_mode_asks_and_logs_what_it_says(mode: CacheMode, asked: int, logged: int, log: CallLog) -> None:
    backend = Priced("one", "two")

    with suppress(NotRecorded):
        await texts(cached(backend, log, mode), [chat_request(), chat_request()])

    assert (backend.asked, log.totals().calls) == (asked, logged)


async def test_what_was_recorded_last_is_replayed(log: CallLog) -> None:
    await texts(cached(Priced("one", "two"), log, "record"), [chat_request()] * 2)

    assert await texts(cached(Priced(), log, "replay-strict"), [chat_request()]) == ["two"]


async def test_strict_replay_says_what_is_missing_and_what_to_do(log: CallLog) -> None:
    with pytest.raises(NotRecorded, match=rf"^{MODEL}: .*SUMMARIZER_CACHE=record") as caught:
        await cached(Priced("never"), log, "replay-strict").complete(chat_request())

    assert (caught.value.calls, caught.value.retryable) == (0, False)


async def test_an_old_answer_is_asked_for_again_and_replayed_only_by_the_strict(tmp_path: Path) -> None:
    clock = Clock()
    log = CallLog(tmp_path / "calls.sqlite3", now=clock)
    backend = Priced("old", "new")
    await cached(backend, log).complete(chat_request())
    clock.now += 14 * DAY_S + 1

    assert await texts(cached(Priced(), log, "replay-strict"), [chat_request()]) == ["old"]
    assert await texts(cached(backend, log), [chat_request()]) == ["new"]


async def test_what_was_to_vary_varies_unless_replay_was_asked_for(log: CallLog) -> None:
    warm = chat_request(temperature=0.7)
    backend = Priced("one", "two", "three")

    assert await texts(cached(backend, log), [warm, warm]) == ["one", "two"]
    assert await texts(cached(backend, log, replays_samples=True), [warm, warm]) == ["two", "two"]


@pytest.mark.parametrize("useless", ["I cannot help with that.", '{"title": "Dam broke"}', "[]", "{" * 5000])
async def test_an_answer_that_is_not_what_was_asked_for_does_not_come_again(useless: str, log: CallLog) -> None:
    request = chat_request(reply_schema=REPLY_SCHEMA)
    good = '```json\n{"headline": "Dam broke"}\n```'
    backend = Priced(useless, good, "never")

    assert await texts(cached(backend, log), [request] * 3) == [useless, good, good]


async def test_an_error_is_logged_and_asked_again(log: CallLog) -> None:
    backend = cached(Priced(RateLimited("slow down"), "fine"), log)

    with pytest.raises(RateLimited) as caught:
        await backend.complete(chat_request())

    assert await texts(backend, [chat_request()]) == ["fine"]
    assert [call.error for call in log.of([str(caught.value.call)])] == ["RateLimited: slow down", None]


async def test_two_servers_of_one_model_name_are_two(log: CallLog) -> None:
    for address, answer in [(None, "theirs"), ("http://127.0.0.1:8080/v1", "ours")]:
        assert await texts(cached(Priced(answer), log, address=address), [chat_request()]) == [answer]


async def test_equal_requests_at_once_are_one_call_paid_once(log: CallLog) -> None:
    backend = Waiting("shared", "other")
    backend.may_answer.set()
    wrapped = cached(backend, log)

    answers = await asyncio.gather(*(wrapped.complete(chat_request()) for _ in range(64)))

    assert backend.asked == 1
    assert {answer.text for answer in answers} == {"shared"}
    assert sum(answer.usage.calls for answer in answers) == 1
    assert sum(answer.usage.cost_usd or 0 for answer in answers) == USAGE.cost_usd


async def test_equal_requests_that_fail_at_once_count_one_call(log: CallLog) -> None:
    wrapped = cached(Priced(RateLimited("slow down"), "never"), log)

    errors = await asyncio.gather(*(wrapped.complete(chat_request()) for _ in range(5)), return_exceptions=True)

    assert [error.calls for error in errors if isinstance(error, RateLimited)] == [1, 0, 0, 0, 0]


async def test_who_asked_first_may_leave_and_the_others_are_answered(log: CallLog) -> None:
    backend = Waiting("for those who stay")
    wrapped = cached(backend, log)
    first, second = (asyncio.create_task(wrapped.complete(chat_request())) for _ in range(2))
    await backend.was_asked.wait()

    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    backend.may_answer.set()

    assert (await second).usage == USAGE  # somebody has to pay
    assert (backend.asked, backend.cancelled) == (1, 0)


async def test_when_all_have_left_the_call_ends_and_the_next_starts_anew(log: CallLog) -> None:
    backend = Waiting("nobody's", "anew")
    wrapped = cached(backend, log)
    waiting = [asyncio.create_task(wrapped.complete(chat_request())) for _ in range(3)]
    await backend.was_asked.wait()

    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    backend.may_answer.set()

    assert await texts(wrapped, [chat_request()]) == ["anew"]
    assert backend.cancelled == 1


async def test_a_locked_log_is_a_warning_and_the_answer_comes(log: CallLog, caplog: pytest.LogCaptureFixture) -> None:
    await texts(cached(Priced("first"), log), [chat_request()])

    with locked(log.path), caplog.at_level(logging.WARNING):
        assert await texts(cached(Priced("fine"), log), [chat_request(user="Another.")]) == ["fine"]

    assert "a model call is not logged" in caplog.text
    assert "locked" in caplog.text


async def test_a_damaged_log_is_a_warning_and_the_answer_comes(
    log: CallLog, caplog: pytest.LogCaptureFixture
) -> None:
    log.path.write_bytes(b"no database" * 1000)

    assert await texts(cached(Priced("fine"), log), [chat_request()]) == ["fine"]
    assert f"{log.path}: the log of model calls is damaged" in caplog.text
