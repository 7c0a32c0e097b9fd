"""What the server tells those who run it: is it ready, what has it done, what does its log say."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import insert

from summarizer.edges.http.app import create_app
from summarizer.edges.http.logs import JsonLines, log_as_json
from summarizer.settings import Settings
from summarizer.stores.database import database_at
from summarizer.stores.tables import jobs
from tests.doors import empty_database
from tests.service import CANARY, FLOOD, MODEL, PROBLEM_JSON, assert_problem, failing, serving

Figures = dict[tuple[str, tuple[tuple[str, str], ...]], float]


async def figures(client: httpx.AsyncClient) -> Figures:
    """Every figure by its name and labels."""
    text = (await client.get("/metrics")).text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def grown(before: Figures, after: Figures) -> dict[str, float]:
    """What a counter gained, as `name{a,b}` with the values of its labels."""
    return {
        f"{name}{{{','.join(value for _, value in labels)}}}": figure - before.get((name, labels), 0.0)
        for (name, labels), figure in after.items()
        if name.endswith("_total") and figure != before.get((name, labels), 0.0)
    }


async def test_a_brief_shows_in_the_figures() -> None:
    async with serving() as client:
        before = await figures(client)
        brief = (await client.post("/v1/briefs", json={"articles": [FLOOD]})).json()
        after = await figures(client)

    gained = grown(before, after)
    assert gained["summarizer_requests_total{POST,/v1/briefs,200}"] == 1
    assert gained["summarizer_briefs_total{complete}"] == 1
    assert gained["summarizer_claims_total{supported}"] == len(brief["claims"])
    assert after["summarizer_request_seconds_count", (("route", "/v1/briefs"),)] >= 1
    assert {name for name, _ in after} >= {"summarizer_stage_seconds_total", "summarizer_cost_usd_total"}


async def test_the_verdicts_of_a_check_are_counted() -> None:
    async with serving() as client:
        before = await figures(client)
        await client.post("/v1/checks", json={"articles": [FLOOD], "text": "Forty people died. Nine people died."})
        after = await figures(client)

    gained = grown(before, after)
    assert gained["summarizer_claims_total{supported}"] == 1
    assert sum(gain for name, gain in gained.items() if name.startswith("summarizer_claims_total")) == 2


async def test_no_caller_can_add_a_label() -> None:
    async with serving() as client:
        before = await figures(client)
        await client.get(f"/{CANARY}")
        await client.request(CANARY, "/v1/briefs")
        await client.post(f"/v1/{CANARY}?{CANARY}=1", json={CANARY: 1}, headers={"X-Request-ID": CANARY})
        after = await figures(client)
        text = (await client.get("/metrics")).text

    assert {name for name in grown(before, after) if "requests" in name} == {
        "summarizer_requests_total{GET,/metrics,200}",
        "summarizer_requests_total{GET,none,404}",
        "summarizer_requests_total{POST,none,404}",
        "summarizer_requests_total{other,/v1/briefs,405}",
    }
    assert CANARY not in text


async def test_jobs_are_counted_by_their_state_when_the_figures_are_asked_for(tmp_path: Path) -> None:
    async with serving(Settings(state_dir=tmp_path)) as client:
        database = database_at(None, tmp_path)
        async with database.begin() as connection:
            rows = [
                {"id": str(at), "owner": "local", "state": state, "created_at": 0.0, "request": "{}"}
                for at, state in enumerate(["cancelled", "cancelled", "expired"])  # nobody works on these
            ]
            await connection.execute(insert(jobs), rows)
        await database.close()
        seen = await figures(client)

    assert seen["summarizer_jobs", (("state", "cancelled"),)] == 2
    assert seen["summarizer_jobs", (("state", "expired"),)] == 1
    assert seen["summarizer_places", (("state", "free"),)] == Settings().places


async def test_without_a_database_the_server_is_not_ready_but_alive_and_counts_on(tmp_path: Path) -> None:
    async with serving(Settings(state_dir=tmp_path)) as client:
        assert (await client.get("/readyz")).status_code == 200
        await empty_database(tmp_path)
        unready, alive = await client.get("/readyz"), await client.get("/livez")
        metrics = await client.get("/metrics")

    assert_problem(unready, 503, "store-unavailable")
    assert alive.status_code == 200
    assert "summarizer_places" in metrics.text
    assert "summarizer_jobs" not in metrics.text


async def test_a_server_that_is_told_to_stop_is_not_ready() -> None:
    app = create_app(Settings())
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as client,
    ):
        app.state.offer.stopping.set()
        unready = await client.get("/readyz")

    assert_problem(unready, 503, "stopping")


# The log


def line(message: str, **extra: object) -> dict[str, object]:
    record = logging.makeLogRecord({"name": "ours", "levelno": logging.INFO, "levelname": "INFO", "msg": message})
    record.__dict__.update(extra)
    written = JsonLines().format(record)
    assert "\n" not in written
    told = json.loads(written)
    assert isinstance(told, dict)
    return told


def test_a_line_of_the_log_is_one_json_object_with_its_fields() -> None:
    told = line("it\nhappened", request_id="abc", ms=1.5, owner=None)

    assert (told["level"], told["event"], told["request_id"], told["ms"]) == ("info", "it\nhappened", "abc", 1.5)
    assert str(told["time"]).endswith("+00:00")


@pytest.mark.parametrize("key", ["sk-abcdefgh12345678", "Bearer abcdefghijklmnop1234"])
def test_what_looks_like_a_key_is_blotted_out_of_the_log(key: str) -> None:
    told = line(f"asked with {key}", header=key, inner={"list": [key]})

    assert key.removeprefix("Bearer ") not in json.dumps(told)


@pytest.mark.parametrize(("level", "is_told"), [(logging.ERROR, False), (logging.DEBUG, True)])
def test_the_words_of_an_exception_are_told_at_debug_alone(level: int, is_told: bool) -> None:
    error = ValueError(CANARY)
    told = line("failed", levelno=level, exc_info=(type(error), error, None))

    assert told["error"] == "ValueError"
    assert (CANARY in json.dumps(told)) is is_told


@pytest.fixture
def _quiet_again() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("summarizer")
    before = root.level, root.handlers[:], ours.level
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    ours.setLevel(before[2])


@pytest.mark.usefixtures("_quiet_again")
@pytest.mark.parametrize(("settings", "lines"), [(Settings(), 3), (Settings(log="warning"), 0)])
async def test_a_request_is_one_line_without_anything_its_caller_wrote(
    settings: Settings, lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    log_as_json(settings)
    async with serving(settings) as client:
        await client.get("/livez")
        await client.post(f"/v1/briefs?{CANARY}", json={"articles": [FLOOD]}, headers={"X-Request-ID": "desk-42-abc"})
        await client.post(f"/{CANARY}", json={CANARY: CANARY}, headers={CANARY: CANARY})
        await client.request(CANARY, "/v1/briefs", headers={"Authorization": f"Bearer {CANARY}{CANARY}"})
    log = capsys.readouterr().err

    told = [json.loads(each) for each in log.splitlines()]
    assert len(told) == lines
    assert CANARY not in log
    assert "Tarvane" not in log
    if told:
        first = told[0]
        assert first["ms"] > 0
        assert [first[name] for name in ("event", "request_id", "method", "route", "status", "owner")] == [
            *("request", "desk-42-abc", "POST", "/v1/briefs", 200, "local")
        ]
        assert [(each["method"], each["route"], each["status"]) for each in told[1:]] == [
            ("POST", "none", 404),
            ("other", "/v1/briefs", 405),
        ]


@pytest.mark.usefixtures("_quiet_again")
async def test_an_unexpected_failure_is_counted_and_logged_as_what_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    log_as_json(Settings())
    async with serving(Settings(model=MODEL), model=failing(RuntimeError(CANARY))) as client:
        before = await figures(client)
        answer = await client.post("/v1/briefs", json={"articles": [FLOOD]})
        gained = grown(before, await figures(client))
    log = capsys.readouterr().err

    assert answer.headers["content-type"] == PROBLEM_JSON
    assert gained["summarizer_requests_total{POST,/v1/briefs,500}"] == 1
    assert [json.loads(each)["level"] for each in log.splitlines()] == ["error", "info"]
    assert CANARY not in log
