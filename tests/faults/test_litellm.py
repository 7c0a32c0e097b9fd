"""What litellm alone may do wrong, beside the faults of `test_providers.py`."""

import json

import pytest
import respx

from summarizer import errors
from summarizer.backends.litellm import LiteLLMBackend
from summarizer.backends.structured import FormPrompts, StructuredBackend
from summarizer.prompting import load_prompt
from tests.providers import USAGE, chat_request, completion, litellm_backend, provider

__all__ = ["provider"]  # a fixture


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


async def test_litellm_is_not_asked_for_tools(provider: respx.Route) -> None:
    """It would import a package that it does not bring; the form that comes next is asked for instead."""
    provider.mock(return_value=completion("fine", usage=USAGE))
    prompts = FormPrompts(form=load_prompt("form"), again=load_prompt("again"))

    completed = await StructuredBackend(litellm_backend(), prompts).complete(chat_request(form="tool"))

    assert (completed.text, completed.usage.calls) == ("fine", 1)
    assert "tools" not in json.loads(provider.calls.last.request.content)
