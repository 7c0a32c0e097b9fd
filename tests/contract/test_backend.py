"""What every backend promises. A new one is added to the list."""

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
import respx

from summarizer.backends.cached import CachedBackend
from summarizer.backends.calls import CallLog
from summarizer.backends.retrying import RetryingBackend
from summarizer.backends.scripted import ScriptedBackend
from summarizer.errors import BackendError, UpstreamUnavailable
from summarizer.ports import Backend
from tests.providers import CLIENTS, KEY, USAGE, chat_request, client_named, completion, litellm_backend, provider

__all__ = ["provider"]  # a fixture

Answers = Callable[[str | BackendError], Backend]


@pytest.fixture(params=["scripted", "retrying", "cached", *CLIENTS])
async def backend_answering(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Answers]:
    """Builds a backend that gives one answer, or fails."""
    if request.param in CLIENTS:
        route: respx.Route = request.getfixturevalue("provider")

        def over_http(answer: str | BackendError) -> Backend:
            failed = isinstance(answer, BackendError)
            route.mock(return_value=httpx.Response(503) if failed else completion(str(answer), usage=USAGE))
            return client_named(request.param)

        yield over_http
    elif request.param == "retrying":
        yield lambda answer: RetryingBackend(ScriptedBackend([answer]), attempts=1)
    elif request.param == "cached":
        calls = CallLog(tmp_path / "calls.sqlite3")
        yield lambda answer: CachedBackend(ScriptedBackend([answer]), calls, mode="replay")
    else:
        yield lambda answer: ScriptedBackend([answer])


async def test_an_answer_comes_back_word_for_word_with_the_model_that_gave_it(backend_answering: Answers) -> None:
    backend = backend_answering("Two people — “both safe” — were found.")

    completed = await backend.complete(chat_request())

    assert completed.text == "Two people — “both safe” — were found."
    assert completed.finish == "stop"
    assert completed.model
    assert backend.name


async def test_a_failure_is_a_backend_error(backend_answering: Answers) -> None:
    backend = backend_answering(UpstreamUnavailable("down"))

    with pytest.raises(BackendError):
        await backend.complete(chat_request())


async def test_litellm_sends_one_request_as_the_prompt_says(provider: respx.Route) -> None:
    provider.mock(return_value=completion("fine", usage=USAGE))

    await litellm_backend().complete(chat_request(max_tokens=77, seed=5))

    sent = json.loads(provider.calls.last.request.content)
    assert provider.call_count == 1
    assert sent["messages"] == [
        {"role": "system", "content": "You are an editor."},
        {"role": "user", "content": "Write."},
    ]
    assert (sent["max_tokens"], sent["seed"], sent["temperature"]) == (77, 5, 0.0)
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert provider.calls.last.request.headers["authorization"] == f"Bearer {KEY}"


async def test_litellm_counts_tokens_and_money(provider: respx.Route) -> None:
    provider.mock(return_value=completion("fine", usage=USAGE))

    usage = (await litellm_backend().complete(chat_request())).usage

    assert (usage.calls, usage.input_tokens, usage.output_tokens, usage.estimated) == (1, 1000, 200, False)
    # litellm's bundled price of this model: 0.15 and 0.60 USD a million tokens.
    assert usage.cost_usd == pytest.approx(1000 * 0.15e-6 + 200 * 0.60e-6)


async def test_a_provider_that_counts_no_tokens_is_not_taken_for_free(provider: respx.Route) -> None:
    provider.mock(return_value=completion("a" * 400))

    usage = (await litellm_backend().complete(chat_request(system="s" * 800, user="u" * 400))).usage

    assert (usage.input_tokens, usage.output_tokens) == (300, 100)
    assert usage.estimated
    assert usage.cost_usd is None


async def test_a_cut_answer_says_so(provider: respx.Route) -> None:
    provider.mock(return_value=completion('{"headline": "Flo', finish="length", usage=USAGE))

    assert (await litellm_backend().complete(chat_request())).finish == "length"
