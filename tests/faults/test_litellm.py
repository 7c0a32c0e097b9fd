"""What becomes of everything that can go wrong between us and a provider, one request an attempt."""

import asyncio

import httpx
import pytest
import respx

from summarizer import errors
from summarizer.backends.litellm import LiteLLMBackend
from tests.providers import KEY, MODEL, URL, USAGE, chat_request, completion, litellm_backend, provider

__all__ = ["provider"]  # a fixture


def _error(status: int, code: str = "some_code", **headers: str) -> httpx.Response:
    body = {"error": {"message": f"the key {KEY} did something", "code": code, "type": code}}
    return httpx.Response(status, json=body, headers=headers)


FAULTS = [
    (_error(400), errors.RequestRejected),
    (_error(401), errors.AuthFailed),
    (_error(402), errors.QuotaExhausted),
    (_error(403), errors.AuthFailed),
    (_error(404), errors.ModelNotFound),
    (_error(408), errors.AttemptTimeout),
    (_error(413), errors.RequestRejected),
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
    (httpx.ConnectError("refused"), errors.ConnectFailed),
    (httpx.ReadError("reset"), errors.ConnectFailed),
    (httpx.RemoteProtocolError("cut"), errors.ConnectFailed),
    (httpx.ReadTimeout("slow"), errors.AttemptTimeout),
    (httpx.ConnectTimeout("slow"), errors.AttemptTimeout),
]


@pytest.mark.parametrize(
    ("fault", "expected"),
    FAULTS,
    ids=[f"{number}-{expected.__name__}" for number, (_, expected) in enumerate(FAULTS)],
)
async def test_a_fault_becomes_its_own_error_after_one_request(
    provider: respx.Route,
    fault: httpx.Response | Exception,
    expected: type[errors.BackendError],
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    provider.mock(side_effect=[fault, completion("a second answer", usage=USAGE)])

    with pytest.raises(errors.BackendError) as caught:
        await litellm_backend().complete(chat_request())

    assert type(caught.value) is expected
    assert provider.call_count == 1
    assert MODEL in str(caught.value)
    printed = capfd.readouterr()
    assert printed.out == ""
    assert KEY not in f"{caught.value!r}{printed.err}{caplog.text}"


@pytest.mark.parametrize(("written", "seconds"), [("2", 2.0), ("0", 0.0), ("-5", 0.0), ("soon", None), (None, None)])
async def test_the_provider_s_retry_after_is_read(provider: respx.Route, written: str | None, seconds: float) -> None:
    provider.mock(return_value=_error(429, **({} if written is None else {"retry-after": written})))

    with pytest.raises(errors.RateLimited) as caught:
        await litellm_backend().complete(chat_request())

    assert caught.value.retry_after_s == seconds


async def test_an_answer_that_takes_too_long_as_a_whole_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    asked = []

    async def never(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        await asyncio.Event().wait()
        raise AssertionError("not reached")

    backend = litellm_backend(attempt_s=0.2)
    # respx counts a call when it is answered, and this one never is.
    with respx.mock(assert_all_called=False) as router:
        router.post(URL).mock(side_effect=never)
        with pytest.raises(errors.AttemptTimeout, match=r"no whole answer within 0\.2 s"):
            async with asyncio.timeout(3):  # far more than it may take: a machine may be busy
                await backend.complete(chat_request())

    assert len(asked) == 1


async def test_a_missing_key_is_named_before_any_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    backend = litellm_backend()
    with respx.mock(assert_all_called=False) as router:
        anything = router.route()
        with pytest.raises(errors.AuthFailed, match="no key; set OPENAI_API_KEY") as caught:
            await backend.complete(chat_request())

    assert anything.call_count == 0
    assert caught.value.calls == 0


def test_a_provider_that_litellm_does_not_know_is_a_usage_error() -> None:
    litellm_backend()
    with pytest.raises(errors.UnknownModel, match="unknown provider 'nobody': use `extractive`, or"):
        LiteLLMBackend("nobody/some-model")
