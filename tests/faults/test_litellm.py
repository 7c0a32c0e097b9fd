"""What litellm alone may do wrong, beside the faults of `test_providers.py`."""

import pytest
import respx

from summarizer import errors
from summarizer.backends.litellm import LiteLLMBackend
from tests.providers import chat_request, litellm_backend


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
