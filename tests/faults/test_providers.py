"""What becomes of everything that can go wrong between us and a provider, one request an attempt.

Both clients that speak HTTP tell the same story of the same fault.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
import respx

from summarizer import errors
from summarizer.backends.retrying import RetryingBackend
from tests.providers import CLIENTS, KEY, MODEL, URL, USAGE, chat_request, client_named, completion, provider
from tests.unit.backends.clocks import Sleeper

__all__ = ["provider"]  # a fixture

both_clients = pytest.mark.parametrize("client", CLIENTS)


def _error(status: int, code: str = "some_code", **headers: str) -> httpx.Response:
    body = {"error": {"message": f"the key {KEY} did something", "code": code, "type": code}}
    return httpx.Response(status, json=body, headers=headers)


def _said(status: int, message: str) -> httpx.Response:
    return httpx.Response(status, json={"error": {"message": message, "type": "invalid_request_error"}})


FAULTS = [
    (_error(400), errors.RequestRejected),
    (_error(400, "context_length_exceeded"), errors.PromptTooLong),
    (_error(400, "content_policy_violation"), errors.AnswerRefused),
    (_said(400, "'response_format' of type 'json_schema' is not supported"), errors.FormRejected),
    (_said(422, "tool_choice: extra inputs are not permitted"), errors.FormRejected),
    (_said(400, "This model's maximum context length is 4096 tokens"), errors.PromptTooLong),
    (_error(401), errors.AuthFailed),
    (_error(402), errors.QuotaExhausted),
    (_error(403), errors.AuthFailed),
    (_error(404), errors.ModelNotFound),
    (_error(408), errors.AttemptTimeout),
    (_error(413), errors.PromptTooLong),
    (_error(422), errors.RequestRejected),
    (_error(429), errors.RateLimited),
    (_error(429, "insufficient_quota"), errors.QuotaExhausted),
    (_error(500), errors.UpstreamUnavailable),
    (httpx.Response(502, text="<html>bad gateway</html>"), errors.UpstreamUnavailable),
    (_error(503), errors.UpstreamUnavailable),
    (_error(504), errors.AttemptTimeout),
    (_error(529), errors.UpstreamUnavailable),
    (httpx.Response(200, text="<html>hello</html>"), errors.InvalidReply),
    (httpx.Response(200, text=""), errors.InvalidReply),
    (httpx.Response(200, text='{"choices": [{"mess'), errors.InvalidReply),
    (httpx.Response(200, json={"fine": True}), errors.InvalidReply),
    (httpx.Response(200, json={"error": {"message": "no"}}), errors.InvalidReply),
    (httpx.Response(200, json={"id": "1", "object": "chat.completion", "choices": []}), errors.InvalidReply),
    (completion(None), errors.InvalidReply),
    (completion(""), errors.InvalidReply),
    (completion("", finish="content_filter"), errors.AnswerRefused),
    (completion(None, refusal="I would rather not."), errors.AnswerRefused),
    (httpx.Response(200, content=b"\xff\xfe\x00 no text"), errors.InvalidReply),
    (httpx.Response(200, text="[" * 10_000), errors.InvalidReply),
    (httpx.Response(200, json=[]), errors.InvalidReply),
    (httpx.Response(200, json={"choices": None}), errors.InvalidReply),
    (httpx.ConnectError("refused"), errors.ConnectFailed),
    (httpx.ReadError("reset"), errors.ConnectFailed),
    (httpx.RemoteProtocolError("cut"), errors.ConnectFailed),
    (httpx.ReadTimeout("slow"), errors.AttemptTimeout),
    (httpx.ConnectTimeout("slow"), errors.AttemptTimeout),
]


@both_clients
@pytest.mark.parametrize(
    ("fault", "expected"),
    FAULTS,
    ids=[f"{number}-{expected.__name__}" for number, (_, expected) in enumerate(FAULTS)],
)
async def test_a_fault_becomes_its_own_error_after_one_request(
    provider: respx.Route,
    client: str,
    fault: httpx.Response | Exception,
    expected: type[errors.BackendError],
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    provider.mock(side_effect=[fault, completion("a second answer", usage=USAGE)])

    with pytest.raises(errors.BackendError) as caught:
        await client_named(client).complete(chat_request())

    assert type(caught.value) is expected
    assert provider.call_count == 1
    assert caught.value.calls == 1
    assert MODEL in str(caught.value)
    printed = capfd.readouterr()
    assert printed.out == ""
    assert KEY not in f"{caught.value!r}{printed.err}{caplog.text}"


@both_clients
@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("2", 2, 2),
        ("0", 0, 0),
        ("-5", 0, 0),
        ("3600", 3600, 3600),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
    ],
)
async def test_the_provider_s_retry_after_is_read(
    provider: respx.Route, client: str, written: str, least: float, most: float
) -> None:
    provider.mock(return_value=_error(429, **{"retry-after": written}))

    with pytest.raises(errors.RateLimited) as caught:
        await client_named(client).complete(chat_request())

    assert caught.value.retry_after_s is not None
    assert least <= caught.value.retry_after_s <= most


@both_clients
async def test_a_retry_after_that_is_a_date_is_read_as_seconds_from_now(provider: respx.Route, client: str) -> None:
    after_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    provider.mock(return_value=_error(429, **{"retry-after": after_an_hour}))

    with pytest.raises(errors.RateLimited) as caught:
        await client_named(client).complete(chat_request())

    assert caught.value.retry_after_s is not None
    assert 3000 <= caught.value.retry_after_s <= 3600


@both_clients
@pytest.mark.parametrize("written", ["soon", "nan", "inf", "", "99 Foo 9999", None])
async def test_a_retry_after_that_is_none_asks_for_nothing(
    provider: respx.Route, client: str, written: str | None
) -> None:
    provider.mock(return_value=_error(429, **({} if written is None else {"retry-after": written})))

    with pytest.raises(errors.RateLimited) as caught:
        await client_named(client).complete(chat_request())

    assert caught.value.retry_after_s is None


@both_clients
@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        {"prompt_tokens": -3, "completion_tokens": 4, "total_tokens": 1},
    ],
)
async def test_a_count_that_is_none_is_replaced_by_a_guess(
    provider: respx.Route, client: str, usage: dict[str, int] | None
) -> None:
    provider.mock(return_value=completion("a" * 400, usage=usage))

    counted = (await client_named(client).complete(chat_request())).usage

    assert (counted.output_tokens, counted.estimated, counted.cost_usd) == (100, True, None)


@both_clients
async def test_an_answer_that_takes_too_long_as_a_whole_is_given_up(
    monkeypatch: pytest.MonkeyPatch, client: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    asked = []

    async def never(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        await asyncio.Event().wait()
        raise AssertionError("not reached")

    backend = client_named(client, attempt_s=0.2)
    # respx counts a call when it is answered, and this one never is.
    with respx.mock(assert_all_called=False) as router:
        router.post(URL).mock(side_effect=never)
        with pytest.raises(errors.AttemptTimeout, match=r"no whole answer within 0\.2 s"):
            async with asyncio.timeout(3):  # far more than it may take: a machine may be busy
                await backend.complete(chat_request())

    assert len(asked) == 1


SEQUENCES = [
    ([_error(500), _error(500)], "fine", 3),
    ([_error(429, **{"retry-after": "1"})], "fine", 2),
    ([httpx.ReadTimeout("slow"), httpx.ConnectError("refused")], "fine", 3),
    ([_error(500), _error(401)], "auth_failed", 2),
    ([_error(503), _error(503), _error(503)], "upstream_unavailable", 3),
    ([_error(429, **{"retry-after": "3600"})], "rate_limited", 1),
    ([_error(429, "insufficient_quota")], "quota_exhausted", 1),
]


@both_clients
@pytest.mark.parametrize(("faults", "outcome", "requests"), SEQUENCES)
async def test_each_attempt_is_one_request_and_all_of_them_are_counted(
    provider: respx.Route, client: str, faults: list[httpx.Response | Exception], outcome: str, requests: int
) -> None:
    provider.mock(side_effect=[*faults, completion("fine", usage=USAGE)])
    backend = RetryingBackend(client_named(client), sleep=Sleeper())

    try:
        completed = await backend.complete(chat_request())
        seen, calls = completed.text, completed.usage.calls
    except errors.BackendError as error:
        seen, calls = error.kind, error.calls

    assert (seen, calls, provider.call_count) == (outcome, requests, requests)
