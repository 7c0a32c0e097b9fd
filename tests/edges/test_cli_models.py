"""Several models, a budget and keys, from the command line; the provider is stubbed at the HTTP layer."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
import respx

from summarizer.domain import Brief, Usage
from summarizer.edges.cli.main import exit_code
from tests.builders import FLOOD
from tests.needs import ROOT
from tests.providers import USAGE, completion, draft_reply

BASE = "http://models.invalid/v1"
FLOODED = "The river Oster flooded the town of Marl on Sunday."
GOOD = completion(draft_reply((FLOODED, [1])), usage=USAGE)
PRICES = '"compatible/a" = { input = 1, output = 10 }\n"compatible/b" = { input = 1, output = 10 }\n'


class Ran(NamedTuple):
    code: int
    brief: Brief
    err: str

    @property
    def notes(self) -> list[tuple[str, str]]:
        return [(note.code, note.detail) for note in self.brief.notes]


@pytest.fixture(autouse=True)
def _place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_API_BASE", BASE)
    monkeypatch.setenv("SUMMARIZER_PRICES", "prices.toml")
    monkeypatch.chdir(tmp_path)
    Path("flood.txt").write_text(FLOOD)
    Path("prices.toml").write_text(PRICES)


@pytest.fixture
def server() -> Iterator[respx.MockRouter]:
    """Answers 401 to the model `a` and a good draft to every other."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401) if json.loads(request.content)["model"] == "a" else GOOD

    with respx.mock(assert_all_called=False) as router:
        router.post(f"{BASE}/chat/completions").mock(side_effect=answer)
        yield router


def _brief(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    code = exit_code(["brief", "flood.txt", "--format", "json", *arguments])
    out, err = capsys.readouterr()
    return Ran(code, Brief.model_validate_json(out), err)


def test_a_second_model_writes_when_the_first_fails_and_the_brief_says_so(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = _brief(capsys, "--model", "compatible/a", "--model", "compatible/b")

    assert (ran.code, ran.brief.status) == (0, "complete")
    assert [claim.text for claim in ran.brief.claims] == [FLOODED]
    assert [code for code, _ in ran.notes] == ["model_fallback"]
    assert ran.notes[0][1].startswith("compatible/a: the provider does not accept the key")
    assert ran.notes[0][1].endswith("(auth_failed)")
    assert ran.brief.manifest.model == "compatible/a, compatible/b"
    assert (ran.brief.usage.calls, ran.brief.usage.input_tokens) == (2, 1000)
    assert ran.brief.usage.cost_usd == pytest.approx(0.003)
    assert "[model_fallback]" in ran.err


def test_a_replayed_answer_says_which_models_had_failed_before_it(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", "state")

    asked, replayed = (_brief(capsys, "--model", "compatible/a", "--model", "compatible/b") for _ in range(2))

    assert server.calls.call_count == 2
    assert [code for code, _ in replayed.notes] == ["model_fallback"]
    assert replayed.notes == asked.notes


def test_when_every_model_fails_each_of_them_is_named(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "compatible/a")
    monkeypatch.setenv("SUMMARIZER_FALLBACKS", "compatible/a, extractive")

    ran = _brief(capsys)

    assert (ran.code, ran.brief.status) == (0, "degraded")
    assert [code for code, _ in ran.notes] == ["model_failed", "model_failed"]
    assert server.calls.call_count == 2


def test_a_model_that_is_named_alone_has_no_fallbacks_from_elsewhere(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_FALLBACKS", "compatible/b")

    assert _brief(capsys, "--model", "compatible/a").brief.status == "degraded"
    assert _brief(capsys, "--model", "extractive").brief.status == "complete"


def test_the_extractive_model_may_only_come_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["brief", "flood.txt", "--model", "extractive", "--model", "compatible/a"]) == 2
    assert "name it last" in capsys.readouterr().err


def test_named_last_the_extractive_model_stands_in_whatever_else_is_said(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = _brief(capsys, "--model", "compatible/a", "--model", "extractive", "--no-degrade")

    assert (ran.code, ran.brief.status) == (0, "degraded")


@pytest.mark.parametrize(("name", "limit"), [("SUMMARIZER_BUDGET_USD", "0.001"), ("SUMMARIZER_BUDGET_TOKENS", "900")])
def test_a_budget_that_is_reached_has_its_own_code_and_a_brief_all_the_same(
    server: respx.MockRouter,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    limit: str,
) -> None:
    monkeypatch.setenv(name, limit)

    ran = _brief(capsys, "--model", "compatible/b")

    assert (ran.code, ran.brief.status) == (5, "degraded")
    assert ran.brief.claims
    assert [code for code, _ in ran.notes] == ["budget"]
    assert server.calls.call_count == 0
    assert exit_code(["brief", "flood.txt", "--model", "compatible/b", "--no-degrade"]) == 5


def test_a_budget_is_for_a_whole_update_too(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("earlier.json").write_text(_brief(capsys, "--model", "extractive").brief.model_dump_json())
    Path("later.txt").write_text("The mayor of Marl said on Monday that the school on Hill Road will open again.")
    monkeypatch.setenv("SUMMARIZER_MODEL", "compatible/b")
    monkeypatch.setenv("SUMMARIZER_BUDGET_TOKENS", "100")

    assert exit_code(["update", "earlier.json", "later.txt", "--format", "json"]) == 5
    brief = Brief.model_validate_json(capsys.readouterr().out)

    assert [note.code for note in brief.notes] == ["budget"]


def test_a_budget_is_for_a_check_with_a_judge_too(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("summary.txt").write_text("The Oster flooded Marl on Sunday after three days of rain.")
    monkeypatch.setenv("SUMMARIZER_BUDGET_TOKENS", "100")

    assert exit_code(["check", "summary.txt", "flood.txt", "--judge", "compatible/b"]) == 0

    assert "SUMMARIZER_BUDGET_TOKENS [judge_failed]" in capsys.readouterr().err
    assert server.calls.call_count == 0


def test_the_time_for_a_brief_is_over_when_it_is_over(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_DEADLINE_S", "0.000001")

    ran = _brief(capsys, "--model", "compatible/b")

    assert (ran.code, ran.brief.status, ran.brief.usage.calls) == (0, "degraded", 0)
    assert ran.notes == [("model_failed", "compatible/b: the time for the brief is over (deadline_exceeded)")]
    assert server.calls.call_count == 0


def test_a_form_can_be_forced(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_STRUCTURED", "tool")

    assert _brief(capsys, "--model", "compatible/forced").brief.status == "complete"
    assert "tools" in json.loads(server.calls.last.request.content)


def test_a_server_that_holds_models_to_a_grammar_gets_one_with_bounds(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    _brief(capsys, "--model", "compatible/bounded")

    sent = json.loads(server.calls.last.request.content)
    properties = sent["response_format"]["json_schema"]["schema"]["properties"]
    assert properties["headline"]["maxLength"] == 200
    assert properties["sentences"]["maxItems"] == 30


def test_a_budget_that_suffices_is_not_felt(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_BUDGET_USD", "0.1")

    assert _brief(capsys, "--model", "compatible/b").brief.status == "complete"


@pytest.mark.parametrize(
    ("name", "limit"), [("SUMMARIZER_DAY_BUDGET_USD", "0.016"), ("SUMMARIZER_DAY_BUDGET_TOKENS", "3100")]
)
def test_a_day_s_budget_is_for_all_briefs_of_the_day(
    server: respx.MockRouter,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    limit: str,
) -> None:
    monkeypatch.setenv(name, limit)
    monkeypatch.setenv("SUMMARIZER_CACHE", "off")

    ran = [_brief(capsys, "--model", "compatible/b") for _ in range(4)]

    assert [each.code for each in ran] == [0, 0, 5, 5]
    [(code, detail)] = ran[-1].notes
    assert code == "budget"
    assert f"left; raise {name}" in detail


def test_what_is_answered_from_the_log_takes_nothing_of_the_day(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_DAY_BUDGET_TOKENS", "3100")

    assert [_brief(capsys, "--model", "compatible/b").code for _ in range(4)] == [0] * 4
    assert server.calls.call_count == 1


def test_a_day_s_budget_that_cannot_be_kept_is_said_before_anything_is_asked(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_DAY_BUDGET_TOKENS", "100000")
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", str(tmp_path))
    (tmp_path / "spent.sqlite3").write_text("no database")

    assert exit_code(["brief", "flood.txt", "--model", "compatible/b"]) == 2
    assert "spent.sqlite3: the account of a day's budget cannot be used" in capsys.readouterr().err
    assert server.calls.call_count == 0


def test_a_budget_in_dollars_needs_a_price(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_BUDGET_USD", "1")

    assert exit_code(["brief", "flood.txt", "--model", "compatible/nobody-knows"]) == 2
    assert "nobody knows what compatible/nobody-knows costs" in capsys.readouterr().err


def test_a_reply_of_another_form_is_asked_for_again_over_the_wire(capsys: pytest.CaptureFixture[str]) -> None:
    refused = httpx.Response(400, json={"error": {"message": "response_format is not supported here"}})
    with respx.mock() as router:
        route = router.post(f"{BASE}/chat/completions")
        route.mock(side_effect=[refused, completion("no JSON", usage=USAGE), GOOD])
        ran = _brief(capsys, "--model", "compatible/of-another-form")

    sent = [json.loads(call.request.content) for call in route.calls]
    assert [body["response_format"]["type"] for body in sent] == ["json_schema", "json_object", "json_object"]
    assert (ran.brief.status, ran.brief.usage.calls, ran.brief.usage.input_tokens) == ("complete", 3, 2000)
    assert [use.name for use in ran.brief.manifest.prompts] == ["draft", "form", "again"]


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (
            "compatible/b",
            r"compatible/b: 1 call, about \d{3} tokens in and at most 1,060 out, for at most 0.011\d USD",
        ),
        ("compatible/unpriced", r"at most 1,060 out, at a price nobody knows"),
        ("extractive", r"extractive: no call, 0 tokens, 0 USD: no model is asked"),
    ],
)
def test_a_dry_run_asks_nobody_and_says_what_asking_may_take(
    server: respx.MockRouter,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    model: str,
    said: str,
) -> None:
    assert exit_code(["brief", "flood.txt", "--dry-run", "--model", model]) == 0

    out, err = capsys.readouterr()
    assert re.search(said, out)
    assert ("Repairs, a judge and trying again come on top." in out) is (model != "extractive")
    assert err + caplog.text == ""
    assert server.calls.call_count == 0


def test_a_dry_run_guesses_no_less_than_what_it_comes_to(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        exit_code(["brief", "flood.txt", "--dry-run", "--split", "--format", "json", "--model", "compatible/b"]) == 0
    )
    guess = Usage.model_validate_json(capsys.readouterr().out)

    sent = _brief(capsys, "--model", "compatible/b").brief
    request = json.loads(server.calls.last.request.content)
    assert guess.estimated
    assert guess.output_tokens == request["max_tokens"]
    assert guess.input_tokens * 4 > sum(len(message["content"]) for message in request["messages"])
    assert sent.usage.calls == guess.calls == 1


KEYS = {
    "SUMMARIZER_COMPATIBLE_API_KEY": "planted-own-1f6d2a",
    "OPENAI_API_KEY": "sk-planted-openai-77c1",
    "ANTHROPIC_API_KEY": "sk-ant-planted-90ab",
}


@pytest.mark.parametrize("model", ["compatible/b", "anthropic/claude-haiku-4-5"])
@pytest.mark.parametrize("status", [200, 400, 401, 429, 500])
def test_no_key_is_ever_said_again(
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    status: int,
) -> None:
    for name, key in KEYS.items():
        monkeypatch.setenv(name, key)
    monkeypatch.setenv("SUMMARIZER_LOG", "debug")
    echo = {"error": {"message": f"these keys are wrong: {' '.join(KEYS.values())}", "type": "x"}}
    echoed = httpx.Response(200, json={"echo": echo}) if status == 200 else httpx.Response(status, json=echo)
    for talkative in ("", "httpx", "httpcore", "openai"):
        caplog.set_level("DEBUG", logger=talkative)
    with respx.mock(assert_all_called=False) as router:
        asked = router.route().mock(return_value=echoed)
        monkeypatch.setattr("summarizer.backends.retrying.FIRST_WAIT_S", 0.0)
        monkeypatch.setattr("summarizer.backends.retrying.LONGEST_BACKOFF_S", 0.0)
        ran = _brief(capsys, "--model", model)

    assert asked.call_count in {1, 3}
    assert ran.brief.status == "degraded"
    sent = asked.calls.last.request.headers
    assert any(key in sent.get("authorization", sent.get("x-api-key", "")) for key in KEYS.values())
    told = f"{ran.brief.model_dump_json()}{ran.err}{caplog.text}{[vars(record) for record in caplog.records]}"
    assert [name for name, key in KEYS.items() if key in told] == []


_ALONE = """
import httpx, respx, sys
from summarizer.edges.cli.main import exit_code
with respx.mock() as router:
    router.route().mock(side_effect=lambda request: httpx.Response(401, json={"error": dict(request.headers)}))
    code = exit_code(["brief", "flood.txt", "--format", "json", "--model", "compatible/b"])
assert "litellm" not in sys.modules
sys.exit(code)
"""


def test_no_key_is_said_again_where_litellm_hides_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once imported, litellm takes keys out of everybody's log; the plain client must not need that."""
    for name, key in KEYS.items():
        monkeypatch.setenv(name, key)
    monkeypatch.setenv("SUMMARIZER_LOG", "debug")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    done = subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True, check=True)

    assert Brief.model_validate_json(done.stdout).status == "degraded"
    assert "DEBUG" in done.stderr
    assert [name for name, key in KEYS.items() if key in done.stdout + done.stderr] == []


def test_standard_output_is_data_alone_while_litellm_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_LOG", "debug")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("SUMMARIZER_API_BASE")
    arguments = ["brief", "flood.txt", "--dry-run", "--format", "json", "--model", "openai/gpt-4o-mini"]

    done = subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments], capture_output=True, text=True, check=True
    )

    assert Usage.model_validate_json(done.stdout).calls == 1
