"""A brief brought up to date over HTTP."""

import json
from dataclasses import replace

import httpx
import pytest

from summarizer import pipeline
from summarizer.domain import Brief, RawArticle
from summarizer.edges.http.requests import MOST_CLAIMS, MOST_KNOWN_ARTICLES
from summarizer.errors import AuthFailed
from summarizer.pipeline import Policy
from summarizer.settings import Settings
from summarizer.wiring import services_for
from tests.service import CANARY, FLOOD, GERMAN, MODEL, FailingDrafter, assert_problem, client, serving, still

__all__ = ["client"]  # a fixture

LATER = {
    "source": "later.txt",
    "outlet": "The Ledger",
    "published": "2024-05-04",
    "text": "Engineers closed the broken gate of the dam above Tarvane on Saturday. "
    "The government of the province set aside 40 million crowns for those who lost their homes in the flood.",
}
ELSEWHERE = {
    "source": "chess.txt",
    "text": "The chess club of Oldmoor won the national cup on Friday for the first time since it was founded. Its "
    "captain, Bo Lind, lost one game of nine and drew two. The final against the students of Varn lasted "
    "seven hours, and its last game went to 112 moves. The club has 40 members, most of them pensioners who meet in "
    "the back room of a bakery. Lind said that the prize money would pay for new boards, clocks and a heater.",
}


async def earlier(client: httpx.AsyncClient) -> dict[str, object]:
    brief: dict[str, object] = (await client.post("/v1/briefs", json={"articles": [FLOOD]})).json()
    return brief


async def test_an_update_over_http_is_the_pipelines_document(client: httpx.AsyncClient) -> None:
    brief = await earlier(client)

    response = await client.post("/v1/updates", json={"brief": brief, "articles": [LATER]})

    written = await pipeline.update(
        Brief.model_validate(brief), [RawArticle.model_validate(LATER)], still(services_for(Settings())), Policy()
    )
    assert response.status_code == 200
    assert Brief.model_validate_json(response.content) == written
    assert response.json()["replaces"] == brief["id"]
    assert {claim["change"] for claim in response.json()["claims"]} == {"unchanged", "new"}


async def test_words_bound_what_is_new(client: httpx.AsyncClient) -> None:
    asked = {"brief": await earlier(client), "articles": [LATER]}

    problem = assert_problem(await client.post("/v1/updates", json=asked | {"words": 0}), 422, "invalid-request")

    assert [item["field"] for item in problem["errors"]] == ["words"]  # type: ignore[attr-defined]  # a list


async def test_a_brief_that_was_changed_is_refused_without_a_word_of_it(client: httpx.AsyncClient) -> None:
    brief = await earlier(client)
    changed = json.loads(json.dumps(brief))
    changed["headline"] = CANARY
    textless = json.loads(json.dumps(brief))
    textless["articles"][0].pop("text")

    for bad in (changed, textless):
        response = await client.post("/v1/updates", json={"brief": bad, "articles": [LATER]})

        assert_problem(response, 422, "bad-brief")


@pytest.mark.parametrize("bad", [{}, {"id": CANARY}, [], "brief", None, {"schema_version": 2, "claims": []}])
async def test_what_is_no_brief_is_an_invalid_request(client: httpx.AsyncClient, bad: object) -> None:
    response = await client.post("/v1/updates", json={"brief": bad, "articles": [LATER]})

    assert_problem(response, 422, "invalid-request")


async def test_a_brief_of_unbearable_size_is_an_invalid_request(client: httpx.AsyncClient) -> None:
    brief = json.loads(json.dumps(await earlier(client)))
    many = (
        brief | {"articles": brief["articles"] * (MOST_KNOWN_ARTICLES + 1)},
        brief | {"claims": [*brief["claims"]] * MOST_CLAIMS},
    )

    for bad in many:
        response = await client.post("/v1/updates", json={"brief": bad, "articles": [LATER]})

        assert_problem(response, 422, "invalid-request")


async def test_articles_about_another_event_are_refused_and_named_where_sources_are(
    client: httpx.AsyncClient,
) -> None:
    asked = {"brief": await earlier(client), "articles": [ELSEWHERE, GERMAN]}

    problem = assert_problem(await client.post("/v1/updates", json=asked), 422, "update-refused")

    assert isinstance(problem["rejected"], list)
    assert {item["source"]: item["code"] for item in problem["rejected"]} == {
        "chess.txt": "other_event",
        "hochwasser.txt": "language_unsupported",
    }
    assert "chess" not in str(problem["detail"])


async def test_a_model_that_fails_during_an_update_is_a_problem() -> None:
    extractive = services_for(Settings())
    failing = replace(extractive, drafter=FailingDrafter(AuthFailed(CANARY)))
    async with serving(Settings(model=MODEL), model=failing) as client:
        asked = {"articles": [FLOOD], "model": "extractive"}
        brief = (await client.post("/v1/briefs", json=asked)).json()
        response = await client.post("/v1/updates", json={"brief": brief, "articles": [LATER]})

    assert_problem(response, 502, "model-failed")
