"""How a model that is asked over HTTP is put together: retried, logged, replayed."""

from pathlib import Path

import pytest
import respx

from summarizer.errors import NotRecorded
from summarizer.settings import Settings
from summarizer.wiring import backend_for
from tests.providers import MODEL, USAGE, chat_request, completion, provider

__all__ = ["provider"]  # a fixture


async def test_samples_are_replayed_only_when_replay_was_asked_for(provider: respx.Route, tmp_path: Path) -> None:
    provider.mock(side_effect=[completion(text, usage=USAGE) for text in ("one", "two", "three")])
    usual = Settings(model=MODEL, state_dir=tmp_path)
    asked_for = usual.changed(cache="replay")
    warm = chat_request(temperature=0.7)

    answers = [(await backend_for(settings).complete(warm)).text for settings in (usual, usual, asked_for)]

    assert answers == ["one", "two", "two"]


async def test_what_one_server_answered_is_not_replayed_for_another(provider: respx.Route, tmp_path: Path) -> None:
    provider.mock(return_value=completion("theirs", usage=USAGE))
    strict = Settings(model=MODEL, state_dir=tmp_path, cache="replay-strict")
    await backend_for(strict.changed(cache="record")).complete(chat_request())

    assert (await backend_for(strict).complete(chat_request())).text == "theirs"
    with pytest.raises(NotRecorded):
        await backend_for(strict.changed(api_base="http://127.0.0.1:9/v1")).complete(chat_request())
