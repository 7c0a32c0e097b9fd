"""What the plain client does beyond the faults of `test_providers.py`."""

import json

import httpx
import pytest
import respx

from summarizer import errors
from tests.providers import KEY, USAGE, chat_request, compatible_backend, completion, provider

__all__ = ["provider"]  # a fixture

OWN_KEY = "own-planted-5a5b11"
BOUNDED = {"type": "object", "additionalProperties": False, "required": [], "properties": {"a": {"maxLength": 9}}}


async def test_the_model_s_own_name_and_the_bounded_schema_are_sent(provider: respx.Route) -> None:
    provider.mock(return_value=completion("fine", usage=USAGE))

    await compatible_backend().complete(chat_request(grammar=BOUNDED, max_tokens=77, seed=5))

    sent = json.loads(provider.calls.last.request.content)
    assert (sent["model"], sent["max_tokens"], sent["seed"]) == ("gpt-4o-mini", 77, 5)
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert sent["response_format"]["json_schema"]["schema"] == BOUNDED


@pytest.mark.parametrize(
    ("form", "keys"),
    [("json_object", {"response_format"}), ("tool", {"tools", "tool_choice"}), ("prompt", set())],
)
async def test_each_form_is_asked_for_in_its_own_words(provider: respx.Route, form: str, keys: set[str]) -> None:
    provider.mock(return_value=completion("fine", usage=USAGE))

    await compatible_backend().complete(chat_request(form=form))

    sent = json.loads(provider.calls.last.request.content)
    assert sent.keys() & {"response_format", "tools", "tool_choice"} == keys


async def test_a_tool_s_arguments_are_the_answer(provider: respx.Route) -> None:
    call = {"id": "1", "type": "function", "function": {"name": "reply", "arguments": '{"fine": true}'}}
    provider.mock(return_value=completion(None, finish="tool_calls", tool_calls=[call], usage=USAGE))

    completed = await compatible_backend().complete(chat_request(form="tool"))

    assert (completed.text, completed.finish) == ('{"fine": true}', "stop")


@pytest.mark.parametrize("finish", [None, "error", "cancelled", ""])
async def test_an_answer_that_does_not_say_it_is_whole_is_not_believed(
    provider: respx.Route, finish: str | None
) -> None:
    provider.mock(return_value=completion("{}", finish=finish, usage=USAGE))

    with pytest.raises(errors.InvalidReply, match="does not say that it is whole"):
        await compatible_backend().complete(chat_request())


async def test_nobody_is_followed_elsewhere(provider: respx.Route) -> None:
    provider.mock(return_value=httpx.Response(307, headers={"location": "https://elsewhere.invalid/"}))

    with pytest.raises(errors.RequestRejected, match="HTTP 307"):
        await compatible_backend().complete(chat_request())

    assert provider.call_count == 1


async def test_an_answer_without_end_is_given_up_at_a_size(provider: respx.Route) -> None:
    provider.mock(return_value=completion("a" * 20_000, usage=USAGE))

    with pytest.raises(errors.InvalidReply, match="larger than 10,000 bytes"):
        await compatible_backend(most_bytes=10_000).complete(chat_request())


async def test_a_long_error_page_is_still_that_error(provider: respx.Route) -> None:
    provider.mock(return_value=httpx.Response(503, text="<p>sorry</p>" * 20_000))

    with pytest.raises(errors.UpstreamUnavailable):
        await compatible_backend(most_bytes=10_000).complete(chat_request())


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({}, None),
        ({"OPENAI_API_KEY": KEY}, f"Bearer {KEY}"),
        ({"OPENAI_API_KEY": KEY, "SUMMARIZER_COMPATIBLE_API_KEY": f" {OWN_KEY}\n"}, f"Bearer {OWN_KEY}"),
        ({"OPENAI_API_KEY": KEY, "SUMMARIZER_COMPATIBLE_API_KEY": " "}, f"Bearer {KEY}"),
    ],
)
async def test_the_key_is_read_when_it_is_needed_and_may_be_absent(
    provider: respx.Route, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], sent: str | None
) -> None:
    backend = compatible_backend()
    provider.mock(return_value=completion("fine", usage=USAGE))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    await backend.complete(chat_request())

    assert provider.calls.last.request.headers.get("authorization") == sent


@pytest.mark.parametrize("key", ["planted\nX-Other: 1", "planted-schlüssel"])
async def test_a_key_that_is_none_is_not_sent_and_not_told(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)

    with pytest.raises(errors.AuthFailed, match="key in OPENAI_API_KEY") as caught:
        await compatible_backend().complete(chat_request())

    assert caught.value.calls == 0
    assert "planted" not in str(caught.value)


async def test_a_login_in_the_address_is_used_and_no_part_of_what_is_logged(provider: respx.Route) -> None:
    provider.mock(return_value=completion("fine", usage=USAGE))

    await compatible_backend(api_base="https://desk:planted-word@api.openai.com/v1/").complete(chat_request())

    sent = provider.calls.last.request
    assert sent.headers["authorization"].startswith("Basic ")
    assert str(sent.url) == "https://api.openai.com/v1/chat/completions"  # httpx logs it


@pytest.mark.parametrize("address", ["", "localhost:8000", "ftp://a.b/v1", "http://", "http://a:port/v1", "/v1"])
def test_what_is_no_address_says_which_variable_to_set(address: str) -> None:
    with pytest.raises(errors.UsageError, match="set SUMMARIZER_API_BASE"):
        compatible_backend(api_base=address)


@pytest.mark.parametrize("tail", ["", "/", "/chat/completions", "/chat/completions/"])
async def test_the_address_may_be_written_with_its_tail(provider: respx.Route, tail: str) -> None:
    provider.mock(return_value=completion("fine", usage=USAGE))

    await compatible_backend(api_base=f"https://api.openai.com/v1{tail}").complete(chat_request())

    assert provider.call_count == 1
