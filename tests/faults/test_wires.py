"""What goes over the wire to each kind of provider, to the letter, and the same brief from the answer of each.

After a change on purpose renew the snapshots and read the diff:

    RENEW_SNAPSHOTS=1 python -m pytest -q tests/faults/test_wires.py; git diff tests/snapshots/wire
"""

import json
import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import respx

from summarizer.api import summarize
from summarizer.domain import Brief
from summarizer.settings import Settings
from tests.builders import FLOOD
from tests.needs import ROOT
from tests.providers import KEY, draft_reply

RENEW = "RENEW_SNAPSHOTS"
FOLDER = ROOT / "tests" / "snapshots" / "wire"
FLOODED = "The river Oster flooded the town of Marl on Sunday."
DRAFT = draft_reply((FLOODED, [1]), headline="The river Oster flooded Marl")
SEEN = ("authorization", "x-api-key", "x-goog-api-key", "anthropic-version", "content-type")  # of the headers

Json = Mapping[str, Any]  # Any: each provider has a form of its own


@dataclass(frozen=True)
class Provider:
    """Where a provider listens, which variable holds its key, and how it answers."""

    model: str
    url: str
    answer: Json
    key: str | None = None
    api_base: str | None = None


def _openai(model: str) -> Json:
    message = {"role": "assistant", "content": DRAFT}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960},
    }


PROVIDERS = {
    "openai": Provider(
        "openai/gpt-4o-mini", "https://api.openai.com/v1/chat/completions", _openai("gpt-4o-mini"), "OPENAI_API_KEY"
    ),
    "anthropic": Provider(
        "anthropic/claude-sonnet-4-5",
        "https://api.anthropic.com/v1/messages",
        {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "claude-sonnet-4-5",
            "content": [{"type": "text", "text": DRAFT}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {"input_tokens": 900, "output_tokens": 60},
        },
        "ANTHROPIC_API_KEY",
    ),
    "gemini": Provider(
        "gemini/gemini-2.5-flash",
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent",
        {
            "candidates": [
                {"content": {"parts": [{"text": DRAFT}], "role": "model"}, "finishReason": "STOP", "index": 0}
            ],
            "usageMetadata": {"promptTokenCount": 900, "candidatesTokenCount": 60, "totalTokenCount": 960},
            "modelVersion": "gemini-2.5-flash",
        },
        "GEMINI_API_KEY",
    ),
    "ollama": Provider(
        "ollama_chat/llama3.1",
        "http://127.0.0.1:11434/api/chat",
        {
            "model": "llama3.1",
            "created_at": "2026-01-01T00:00:00Z",
            "message": {"role": "assistant", "content": DRAFT},
            "done": True,
            "done_reason": "stop",
            "prompt_eval_count": 900,
            "eval_count": 60,
        },
        api_base="http://127.0.0.1:11434",
    ),
    "compatible": Provider(
        "compatible/llama-3.1-8b",
        "http://127.0.0.1:8080/v1/chat/completions",
        _openai("llama-3.1-8b"),
        api_base="http://127.0.0.1:8080/v1",
    ),
}


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SUMMARIZER_") or name.endswith("_API_KEY")]:
        monkeypatch.delenv(name)
    for provider in PROVIDERS.values():
        if provider.key:
            monkeypatch.setenv(provider.key, KEY)


@pytest.mark.parametrize("name", PROVIDERS)
async def test_each_provider_is_asked_in_its_own_form_and_gives_the_same_brief(name: str) -> None:
    provider = PROVIDERS[name]
    with respx.mock() as router:
        route = router.post(url__startswith=provider.url).mock(
            return_value=httpx.Response(200, json=dict(provider.answer))
        )
        brief = await _brief(provider)

    assert route.call_count == 1
    assert brief.status == "complete"
    assert [claim.text for claim in brief.claims] == [FLOODED]
    assert brief.headline == "The river Oster flooded Marl"
    assert (brief.usage.calls, brief.usage.input_tokens, brief.usage.output_tokens) == (1, 900, 60)
    assert KEY not in brief.model_dump_json()
    _compare(name, _as_sent(route.calls.last.request))


async def _brief(provider: Provider) -> Brief:
    settings = Settings(model=provider.model, api_base=provider.api_base)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # litellm's import warns of other people's deprecations
        return await summarize([{"source": "flood.txt", "outlet": "The Post", "text": FLOOD}], settings=settings)


def _as_sent(request: httpx.Request) -> str:
    """Method, address, the headers that matter and the body, with the key blotted out."""
    headers = {name: value for name, value in request.headers.items() if name in SEEN}
    body = json.loads(request.content)
    sent = {"method": request.method, "url": str(request.url), "headers": headers, "body": body}
    return json.dumps(sent, indent=1, ensure_ascii=False, sort_keys=True).replace(KEY, "<key>") + "\n"


def _compare(name: str, sent: str) -> None:
    snapshot = FOLDER / f"{name}.json"
    if os.environ.get(RENEW):
        FOLDER.mkdir(exist_ok=True)
        snapshot.write_text(sent, encoding="utf-8")
    assert snapshot.read_text(encoding="utf-8") == sent, f"{snapshot} differs; {RENEW}=1 renews it"
