"""A provider that speaks OpenAI's wire format, stubbed at the HTTP layer."""

import json
import warnings
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import respx

from summarizer.backends.compatible import CompatibleBackend
from summarizer.backends.litellm import LiteLLMBackend
from summarizer.ports import Backend, ChatRequest

URL = "https://api.openai.com/v1/chat/completions"
KEY = "sk-planted-3f9c1d77"
MODEL = "openai/gpt-4o-mini"
CLIENTS = ("litellm", "compatible")

USAGE = {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200}


def chat_request(**changes: object) -> ChatRequest:
    """A small request."""
    plain: dict[str, object] = {
        "system": "You are an editor.",
        "user": "Write.",
        "reply_schema": {"type": "object", "additionalProperties": False, "required": [], "properties": {}},
        "max_tokens": 300,
    }
    return ChatRequest(**(plain | changes))  # type: ignore[arg-type]  # a builder


def completion(
    content: str | None,
    *,
    finish: str | None = "stop",
    usage: dict[str, int] | None = None,
    **message: object,
) -> httpx.Response:
    """A 200 with one choice."""
    said = {"role": "assistant", "content": content} | message
    body: dict[str, object] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-4o-mini-2024-07-18",
        "choices": [{"index": 0, "finish_reason": finish, "message": said}],
    }
    return httpx.Response(200, json=body if usage is None else body | {"usage": usage})


def draft_reply(*sentences: tuple[str, list[int]], headline: str = "A headline of the model") -> str:
    """The JSON that the draft prompt asks for."""
    cited = [{"text": text, "facts": facts} for text, facts in sentences]
    return json.dumps({"headline": headline, "sentences": cited})


def extract_reply(*quotes: str) -> str:
    """The JSON that the extract prompt asks for."""
    return json.dumps({"facts": quotes}, ensure_ascii=False)


def article_in(asked: str) -> str | None:
    """The article that an extract prompt holds; None for any other prompt."""
    lines = [line for line in asked.splitlines() if line.startswith('"')]
    return str(json.loads(lines[0])) if len(lines) == 1 else None


def told(asked: str) -> dict[int, str]:
    """What a prompt tells of the articles, by its number there."""
    return dict(json.loads(line) for line in asked.splitlines() if line.startswith("["))


def questions(asked: str, kind: str) -> list[dict[str, Any]]:  # Any: JSON of one of two shapes
    """The claims or sentences that a prompt asks about."""
    lines = [json.loads(line) for line in asked.splitlines() if line.startswith("{")]
    return [line for line in lines if kind in line]


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[respx.Route]:
    """The provider's one route; a test that never reaches it fails."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    litellm_backend()
    import litellm

    litellm.in_memory_llm_clients_cache.flush_cache()  # type: ignore[no-untyped-call]
    with respx.mock(assert_all_called=True) as router:
        yield router.post(URL)


def litellm_backend(**changes: object) -> LiteLLMBackend:
    """A backend for the stubbed model. litellm's import warns of other people's deprecations."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return LiteLLMBackend(MODEL, **changes)  # type: ignore[arg-type]  # a builder


def compatible_backend(**changes: object) -> CompatibleBackend:
    """The plain client before the same stubbed model."""
    return CompatibleBackend(MODEL, **({"api_base": "https://api.openai.com/v1"} | changes))  # type: ignore[arg-type]


def client_named(name: str, **changes: object) -> Backend:
    """A backend that speaks HTTP."""
    return litellm_backend(**changes) if name == "litellm" else compatible_backend(**changes)
