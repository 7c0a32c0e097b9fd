"""Briefs that were written before: fetched, listed, removed and forgotten."""

from pathlib import Path

import httpx
import pytest

from summarizer.backends.cached import CachedBackend
from summarizer.backends.calls import calls_in
from summarizer.backends.scripted import ScriptedBackend
from summarizer.domain import Brief
from summarizer.drafters.prompted import PromptedDrafter
from summarizer.prompting import load_prompt
from summarizer.settings import Settings
from tests.builders import FERRY, services
from tests.doors import all_bytes_in
from tests.providers import draft_reply
from tests.service import CANARY, FLOOD, MODEL, assert_problem, client, serving

__all__ = ["client"]  # a fixture


async def written(client: httpx.AsyncClient, text: str, **asked: object) -> dict[str, object]:
    response = await client.post("/v1/briefs", json={"articles": [{"text": text}]} | asked)
    assert response.status_code == 200, response.text
    brief: dict[str, object] = response.json()
    return brief


async def test_a_brief_is_kept_byte_for_byte(client: httpx.AsyncClient) -> None:
    answered = await client.post("/v1/briefs", json={"articles": [FLOOD]})

    kept = await client.get(f"/v1/briefs/{answered.json()['id']}")

    assert (kept.status_code, kept.content) == (200, answered.content)


async def test_a_kept_brief_is_sent_without_being_read(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = await client.post("/v1/briefs", json={"articles": [FLOOD]})
    read = list[str]()
    monkeypatch.setattr(Brief, "model_validate_json", read.append)

    await client.get(f"/v1/briefs/{answered.json()['id']}")

    assert read == []  # eleven megabytes of it would hold up everybody else


async def test_briefs_are_listed_page_by_page(client: httpx.AsyncClient) -> None:
    briefs = [await written(client, f"{FERRY} The pilot, Ole Brandt, saw {number} seals.") for number in range(3)]

    first = (await client.get("/v1/briefs", params={"limit": 2})).json()
    second = (await client.get("/v1/briefs", params={"limit": 2, "after": first["next"]})).json()

    listed = [*first["data"], *second["data"]]
    assert [item["id"] for item in listed] == [brief["id"] for brief in reversed(briefs)]
    assert [first["has_more"], second["has_more"], second["next"]] == [True, False, None]
    assert set(listed[0]) == {"id", "headline", "status", "created_at", "articles"}


@pytest.mark.parametrize(
    ("params", "field"), [({"after": CANARY}, "after"), ({"limit": "0"}, "limit"), ({"limit": "101"}, "limit")]
)
async def test_a_page_that_cannot_be_is_refused(
    client: httpx.AsyncClient, params: dict[str, str], field: str
) -> None:
    problem = assert_problem(await client.get("/v1/briefs", params=params), 422, "invalid-request")

    assert isinstance(problem["errors"], list)
    assert [error["field"] for error in problem["errors"]] == [field]


async def test_a_removed_brief_is_gone_from_the_database_and_from_the_log_of_calls(tmp_path: Path) -> None:
    scripted = ScriptedBackend([draft_reply(("The operator blamed a broken fuel pump.", [2]))])
    drafter = PromptedDrafter(CachedBackend(scripted, calls_in(tmp_path), mode="replay"), load_prompt("draft"))
    async with serving(Settings(state_dir=tmp_path), model=services(drafter=drafter)) as client:
        job = await client.post("/v1/jobs", json={"articles": [{"text": FERRY}], "model": MODEL})
        ended = (await client.get(job.headers["location"], params={"wait": 20})).json()
        path = f"/v1/briefs/{ended['brief_id']}"
        calls = (await client.get(path)).json()["manifest"]["calls"]
        logged = calls_in(tmp_path).of(calls)
        before = all_bytes_in(tmp_path)
        removed = await client.delete(path)
        after = all_bytes_in(tmp_path)
        again = await client.delete(path)

    assert calls
    assert logged
    assert (removed.status_code, removed.content) == (204, b"")
    assert_problem(again, 404, "not-found")
    assert calls_in(tmp_path).of(calls) == ()
    assert b"Norline" in before
    assert b"Norline" not in after
