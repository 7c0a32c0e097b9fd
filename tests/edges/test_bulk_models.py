"""`summarizer bulk` with a model: nothing paid twice, a budget for all; the provider is stubbed at the HTTP layer."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import respx

from summarizer.domain import Brief
from summarizer.edges.cli.main import exit_code
from tests.builders import FLOOD
from tests.edges.test_cli_models import BASE, GOOD, _place

__all__ = ["_place"]  # a fixture

CLUSTERS = 60
A_BRIEF_USD = 0.003


@pytest.fixture
def server() -> Iterator[respx.Route]:
    """A good draft for everybody."""
    with respx.mock(assert_all_called=False) as router:
        yield router.post(f"{BASE}/chat/completions").mock(return_value=GOOD)


@pytest.fixture(autouse=True)
def clusters(_place: None) -> None:
    with Path("in.jsonl").open("w") as lines:
        for number in range(CLUSTERS):
            text = f"{FLOOD} The council met {number + 2} times in March about the bridge at Marl."
            lines.write(json.dumps({"id": f"c{number}", "articles": [{"text": text}]}) + "\n")


def bulk(*more: str) -> int:
    return exit_code(["bulk", "in.jsonl", "-o", "out.jsonl", "--model", "compatible/b", *more])


def output() -> list[dict[str, object]]:
    return [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("more", [(), ("--unordered",)])
def test_a_run_stops_at_its_budget_and_another_goes_on(
    server: respx.Route, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert bulk("--budget-usd", str(40.5 * A_BRIEF_USD), *more) == 5
    assert "the budget is reached, after 0.1200 USD" in capsys.readouterr().err
    assert len(output()) == server.call_count == 40

    assert bulk("--resume") == 0
    assert (len(output()), server.call_count) == (CLUSTERS, CLUSTERS)


@pytest.mark.parametrize("more", [(), ("--budget-usd", "1")])
def test_a_brief_still_has_its_own_budget(
    server: respx.Route,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
) -> None:
    monkeypatch.setenv("SUMMARIZER_BUDGET_USD", "0")

    assert bulk("--limit", "2", *more) == 5
    assert (server.call_count, len(output())) == (0, 2)
    assert "2 briefs reached the budget of a brief" in capsys.readouterr().err


def test_a_budget_that_is_just_enough_is_not_reached(server: respx.Route) -> None:
    assert bulk("--limit", "9", "--budget-usd", str(9.5 * A_BRIEF_USD)) == 0
    assert len(output()) == 9


def test_a_budget_that_cannot_be_kept_is_said_before_anything_is_done(
    server: respx.Route, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("prices.toml").write_text("")

    assert bulk("--budget-usd", "1") == 2
    assert "nobody knows what compatible/b costs" in capsys.readouterr().err
    assert not Path("out.jsonl").exists()


def test_what_a_model_failed_at_is_all_that_is_asked_again(
    server: respx.Route, capsys: pytest.CaptureFixture[str]
) -> None:
    server.side_effect = lambda request: httpx.Response(401) if b"met 4 times" in request.content else GOOD
    assert bulk("--no-degrade", "--limit", "5") == 3
    assert [line["id"] for line in output() if "problem" in line] == ["c2"]
    assert "1 x auth_failed: c2: " in capsys.readouterr().err

    server.side_effect = None
    before = server.call_count
    assert bulk("--no-degrade", "--limit", "5", "--retry-failed") == 0
    assert server.call_count == before + 1
    assert [line["id"] for line in output()] == ["c0", "c1", "c2", "c3", "c4"]


def test_a_brief_without_a_model_stands_in_unless_that_is_refused(
    server: respx.Route, capsys: pytest.CaptureFixture[str]
) -> None:
    server.return_value = httpx.Response(401)

    assert bulk("--limit", "2") == 0
    assert [Brief.model_validate(line["brief"]).status for line in output()] == ["degraded", "degraded"]
    assert "2 briefs are degraded" in capsys.readouterr().err
