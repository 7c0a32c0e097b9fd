"""Asking again: when, how often, how long apart."""

import pytest

from summarizer.backends.retrying import FIRST_WAIT_S, LONGEST_BACKOFF_S, RetryingBackend
from summarizer.backends.scripted import ScriptedBackend
from summarizer.errors import AuthFailed, BackendError, InvalidReply, RateLimited, UpstreamUnavailable, UsageError
from tests.providers import chat_request
from tests.unit.backends.clocks import Sleeper


def _retrying(*answers: str | BackendError, sleep: Sleeper | None = None) -> tuple[RetryingBackend, ScriptedBackend]:
    script = ScriptedBackend(answers)
    return RetryingBackend(script, sleep=sleep or Sleeper()), script


async def test_a_passing_failure_is_asked_again_and_every_call_counted() -> None:
    backend, script = _retrying(UpstreamUnavailable("down"), UpstreamUnavailable("down"), "at last")

    completion = await backend.complete(chat_request())

    assert completion.text == "at last"
    assert len(script.requests) == 3
    assert completion.usage.calls == 2  # the script's own answer counts no call


async def test_three_failures_are_enough() -> None:
    backend, script = _retrying(*[UpstreamUnavailable(f"down {number}") for number in range(5)])

    with pytest.raises(UpstreamUnavailable, match="down 2") as caught:
        await backend.complete(chat_request())

    assert len(script.requests) == 3
    assert caught.value.calls == 3


@pytest.mark.parametrize("error", [AuthFailed("no"), InvalidReply("no"), RateLimited("later", retry_after_s=3600)])
async def test_what_asking_again_cannot_mend_is_not_asked_again(error: BackendError) -> None:
    backend, script = _retrying(error, "never given")

    with pytest.raises(type(error)):
        await backend.complete(chat_request())

    assert len(script.requests) == 1


async def test_the_provider_s_wait_is_honoured() -> None:
    sleep = Sleeper()
    backend, _ = _retrying(RateLimited("later", retry_after_s=7), "now", sleep=sleep)

    await backend.complete(chat_request())

    assert len(sleep.waits) == 1
    assert 7 <= sleep.waits[0] <= 7 + FIRST_WAIT_S


async def test_waits_are_jittered_and_bounded() -> None:
    waits = []
    for _ in range(30):
        sleep = Sleeper()
        backend, _ = _retrying(UpstreamUnavailable("down"), UpstreamUnavailable("down"), "fine", sleep=sleep)
        await backend.complete(chat_request())
        waits += sleep.waits

    assert len(set(waits)) > 30
    assert all(0 <= wait <= LONGEST_BACKOFF_S for wait in waits)


async def test_a_script_that_has_run_out_says_so() -> None:
    script = ScriptedBackend(["only one"])
    await script.complete(chat_request())

    with pytest.raises(InvalidReply, match="no answer left after 1"):
        await script.complete(chat_request())


def test_a_script_that_is_not_there_is_a_usage_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    missing = tmp_path_factory.getbasetemp() / "nothing.json"

    with pytest.raises(UsageError, match=r"nothing\.json"):
        ScriptedBackend.from_file(str(missing))
