"""The HTTP door: documents as the pipeline writes them, and every error a problem that repeats nothing."""

import json
import logging
import re
import subprocess
import sys
from dataclasses import replace

import httpx
import pytest

from summarizer import pipeline
from summarizer.api import claims_in
from summarizer.domain import Brief, CheckReport, ClustersReport, FactsReport, RawArticle
from summarizer.errors import AttemptTimeout, AuthFailed, BackendError, RateLimited
from summarizer.pipeline import Policy
from summarizer.settings import FEWEST_WORDS, MOST_WORDS, Settings
from summarizer.wiring import services_for
from tests.service import CANARY, FLOOD, GERMAN, MODEL, assert_problem, client, failing, serving, still

__all__ = ["client"]  # a fixture


# Documents


async def test_a_brief_over_http_is_the_pipelines_document(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/briefs", json={"articles": [FLOOD, GERMAN]})

    given = [RawArticle.model_validate(article) for article in (FLOOD, GERMAN)]
    written = await pipeline.summarize(given, still(services_for(Settings())), Policy())
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert written.claims
    assert Brief.model_validate_json(response.content) == written
    assert response.json() == json.loads(written.model_dump_json())


async def test_checks_over_http_are_the_pipelines_document(client: httpx.AsyncClient) -> None:
    text = "Nine people died when a gate of the dam failed. Forty people died."

    response = await client.post("/v1/checks", json={"articles": [FLOOD], "text": text})

    services = still(services_for(Settings()))
    report = await pipeline.check(claims_in(text), [RawArticle.model_validate(FLOOD)], services)
    assert response.status_code == 200
    assert CheckReport.model_validate_json(response.content) == report
    assert [claim["verdict"]["label"] == "supported" for claim in response.json()["claims"]] == [True, False]


async def test_facts_over_http_are_the_pipelines_document(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/facts", json={"articles": [FLOOD]})

    report = await pipeline.facts([RawArticle.model_validate(FLOOD)], still(services_for(Settings())))
    assert response.status_code == 200
    assert report.facts
    assert FactsReport.model_validate_json(response.content) == report


async def test_clusters_over_http_are_the_pipelines_document(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/clusters", json={"articles": [FLOOD, GERMAN]})

    given = [RawArticle.model_validate(article) for article in (FLOOD, GERMAN)]
    report = await pipeline.clusters(given, still(services_for(Settings())))
    assert response.status_code == 200
    assert (len(report.clusters), len(report.rejected)) == (1, 1)
    assert ClustersReport.model_validate_json(response.content) == report


async def test_claims_keep_their_ids_order_and_wording(client: httpx.AsyncClient) -> None:
    claims = [{"id": "mine", "text": "Nine people died. Many left."}, {"text": "Many left."}, {"text": "Many left."}]

    response = await client.post("/v1/checks", json={"articles": [FLOOD], "claims": claims})

    checked = response.json()["claims"]
    assert [claim["text"] for claim in checked] == [claim["text"] for claim in claims]
    assert checked[0]["id"] == "mine"
    assert len({claim["id"] for claim in checked}) == 3


async def test_words_and_guard_of_a_request_win_over_the_settings() -> None:
    async with serving(Settings(words=MOST_WORDS, guard="withhold")) as client:
        asked = {"articles": [FLOOD], "words": 12, "guard": "off"}
        short = (await client.post("/v1/briefs", json=asked)).json()
        full = (await client.post("/v1/briefs", json={"articles": [FLOOD]})).json()

    assert sum(len(claim["text"].split()) for claim in short["claims"]) <= 12
    assert short["status"] == "unguarded"
    assert full["status"] == "complete"
    assert len(full["claims"]) > len(short["claims"])


async def test_a_degraded_brief_is_delivered_with_200() -> None:
    extractive = services_for(Settings())
    model = replace(failing(AuthFailed("no")), stand_in=extractive.drafter)
    async with serving(Settings(model=MODEL), model=model) as client:
        response = await client.post("/v1/briefs", json={"articles": [FLOOD]})

    assert (response.status_code, response.json()["status"]) == (200, "degraded")


# Models


async def test_the_operators_model_is_the_default_and_extractive_can_always_be_asked_for() -> None:
    async with serving(Settings(model=MODEL), model=failing(AuthFailed("no"))) as client:
        assert_problem(await client.post("/v1/briefs", json={"articles": [FLOOD]}), 502, "model-failed")
        assert_problem(
            await client.post("/v1/briefs", json={"articles": [FLOOD], "model": MODEL}), 502, "model-failed"
        )
        response = await client.post("/v1/briefs", json={"articles": [FLOOD], "model": "extractive"})

    assert (response.status_code, response.json()["manifest"]["model"]) == (200, "extractive")


@pytest.mark.parametrize("model", [f"openai/{CANARY}", "", "EXTRACTIVE"])
async def test_a_model_the_operator_does_not_offer_is_refused(client: httpx.AsyncClient, model: str) -> None:
    response = await client.post("/v1/briefs", json={"articles": [FLOOD], "model": model})

    problem = assert_problem(response, 422, "model-not-allowed")
    assert "extractive" in str(problem["detail"])


@pytest.mark.parametrize(
    ("error", "status", "retry_after"),
    [
        (AuthFailed(CANARY), 502, None),
        (AttemptTimeout(CANARY), 504, None),
        (RateLimited(CANARY, retry_after_s=6.2), 503, "7"),
        (RateLimited(CANARY), 503, "10"),
        (RateLimited(CANARY, retry_after_s=float("inf")), 503, "3600"),
        (RateLimited(CANARY, retry_after_s=float("nan")), 503, "1"),
    ],
)
async def test_a_models_failure_says_whether_and_when_to_ask_again(
    error: BackendError, status: int, retry_after: str | None
) -> None:
    async with serving(Settings(model=MODEL), model=failing(error)) as client:
        response = await client.post("/v1/briefs", json={"articles": [FLOOD]})

    assert_problem(response, status, "model-failed")
    assert response.headers.get("retry-after") == retry_after


# Articles that cannot be used


@pytest.mark.parametrize(
    ("path", "more"),
    [("/v1/briefs", {}), ("/v1/checks", {"text": "Nine people died."}), ("/v1/facts", {}), ("/v1/clusters", {})],
)
async def test_a_request_without_a_usable_article_says_why_each_was_rejected(
    client: httpx.AsyncClient, path: str, more: dict[str, str]
) -> None:
    articles = [GERMAN, {"text": ""}]

    response = await client.post(path, json={"articles": articles} | more)

    rejected = assert_problem(response, 422, "no-usable-article")["rejected"]
    assert isinstance(rejected, list)
    assert [(item["source"], item["code"]) for item in rejected] == [
        ("article 2", "empty"),
        ("hochwasser.txt", "language_unsupported"),
    ]
    assert all(item["detail"] for item in rejected)


async def test_a_brief_refused_for_lack_of_room_does_not_blame_the_articles(client: httpx.AsyncClient) -> None:
    asked = {"articles": [{"text": "The river Oster flooded the town of Marl on Sunday after three days of rain."}]}

    response = await client.post("/v1/briefs", json=asked | {"words": FEWEST_WORDS})

    problem = assert_problem(response, 422, "no-usable-article")
    assert problem["rejected"] == []
    assert "ask for at least 15" in str(problem["detail"])


# Paths and methods


@pytest.mark.parametrize("path", [f"/{CANARY}", "/v1/briefs/", "/redoc", "/v1"])
async def test_an_unknown_path_is_a_problem(path: str) -> None:
    async with serving(Settings(hosts=(CANARY,))) as client:
        assert_problem(await client.get(path, headers={"host": CANARY}), 404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/checks", "POST"),
        ("PUT", "/v1/briefs", "GET, POST"),
        ("POST", "/v1/briefs/0123456789abcdef", "DELETE, GET"),
        ("DELETE", "/v1/facts", "POST"),
        ("POST", "/livez", "GET"),
        (CANARY, "/readyz", "GET"),
    ],
)
async def test_a_wrong_method_is_a_problem_that_names_the_right_one(
    client: httpx.AsyncClient, method: str, path: str, allowed: str
) -> None:
    response = await client.request(method, path)

    assert_problem(response, 405, "method-not-allowed")
    assert response.headers["allow"] == allowed


async def test_the_probes_answer(client: httpx.AsyncClient) -> None:
    assert (await client.get("/livez")).json() == {"status": "alive"}
    assert (await client.get("/readyz")).json() == {"status": "ready"}


# Request ids and the unexpected


@pytest.mark.parametrize("path", ["/readyz", "/openapi.json", "/nowhere"])
async def test_a_callers_request_id_is_kept(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path, headers={"X-Request-ID": "Desk_42-abc"})

    assert response.headers.get_list("x-request-id") == ["Desk_42-abc"]


@pytest.mark.parametrize("given", ["short", "x" * 65, f"{CANARY} and a space", f"{CANARY}\u00ff", ""])
async def test_a_request_id_that_could_break_a_log_is_replaced(client: httpx.AsyncClient, given: str) -> None:
    response = await client.get("/nowhere", headers=[(b"X-Request-ID", given.encode("latin-1"))])

    assert_problem(response, 404, "not-found")


async def test_every_request_gets_an_id_of_its_own(client: httpx.AsyncClient) -> None:
    ids = {(await client.get("/readyz")).headers["x-request-id"] for _ in range(5)}

    assert len(ids) == 5


async def test_an_unexpected_error_tells_the_caller_nothing_and_the_log_where(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    async with serving(Settings(model=MODEL), model=failing(RuntimeError(CANARY))) as client:
        response = await client.post("/v1/briefs", json={"articles": [FLOOD]})

    problem = assert_problem(response, 500, "internal")
    assert "errors" not in problem
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert str(problem["request_id"]) in record.getMessage()
    assert "RuntimeError" in record.getMessage()
    assert "in draft" in record.getMessage()
    assert CANARY not in caplog.text


# The schema and what is loaded


async def test_the_schema_answers_with_the_domain_types_and_every_reference_leads_somewhere(
    client: httpx.AsyncClient,
) -> None:
    response = await client.get("/openapi.json")

    schema = response.json()
    documents = {"briefs": "Brief", "checks": "CheckReport", "facts": "FactsReport", "clusters": "ClustersReport"}
    for path, document in ((f"/v1/{name}", document) for name, document in documents.items()):
        delivered = schema["paths"][path]["post"]["responses"]["200"]["content"]
        assert delivered["application/json"]["schema"] == {"$ref": f"#/components/schemas/{document}"}
    assert "HTTPValidationError" not in schema["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/(\w+)"', response.text))
    assert named <= set(schema["components"]["schemas"])


def test_serving_the_embedded_model_never_loads_litellm() -> None:
    script = """
import sys
from summarizer.edges.http.app import create_app
from summarizer.settings import Settings
create_app(Settings()).openapi()
print(sorted({"litellm", "openai", "uvicorn"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
