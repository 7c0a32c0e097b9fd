"""What was sent to a model and what came back: replayed, shown, counted and cleared from the command line."""

import json
import re
from pathlib import Path

import httpx
import pytest
import respx

from summarizer.domain import Brief
from tests.builders import FERRY, FLOOD
from tests.command import Ran, Run, run
from tests.providers import KEY, MODEL, USAGE, completion, draft_reply, provider

__all__ = ["provider", "run"]  # fixtures

REPLY = draft_reply((FLOOD.split(". ")[0] + ".", [1]), headline="The Oster flooded Marl")
TIMES = re.compile(r'("(?:started_at|duration_ms|stage_ms)": )(?:\{[^}]*\}|[^,\n]*)')


@pytest.fixture(autouse=True)
def _article(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)


def brief(run: Run, *options: str) -> Ran:
    return run("brief", "flood.txt", "--model", MODEL, "--format", "json", *options)


def timeless(document: str) -> str:
    """The document to the byte, without when it was made and how long each step took."""
    return TIMES.sub(r"\1-", document)


def test_the_second_brief_pays_nothing_and_says_the_same(run: Run, provider: respx.Route) -> None:
    provider.mock(return_value=completion(REPLY, usage=USAGE))

    written, *replayed = (brief(run).out for _ in range(3))

    assert provider.call_count == 1
    assert timeless(replayed[0]) == timeless(replayed[1])
    first, second = map(Brief.model_validate_json, (written, replayed[0]))
    assert first.status == "complete"
    assert (first.usage.calls, second.usage.calls, second.usage.cost_usd) == (1, 0, 0.0)
    assert second.usage.cached_tokens == USAGE["total_tokens"]
    untimed = {"usage": first.usage, "manifest": first.manifest}
    assert second.model_copy(update=untimed) == first
    assert second.manifest.calls == first.manifest.calls


def test_a_recording_is_replayed_where_no_call_is_allowed(
    run: Run, provider: respx.Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.mock(return_value=completion(REPLY, usage=USAGE))
    monkeypatch.setenv("SUMMARIZER_CACHE", "record")
    recorded = Brief.model_validate_json(brief(run).out)
    monkeypatch.setenv("SUMMARIZER_CACHE", "replay-strict")

    replayed = brief(run)
    missing = brief(run, "--words", "90", "--no-degrade")

    assert Brief.model_validate_json(replayed.out).id == recorded.id
    assert missing.code == 4
    assert "no answer to this request is recorded; ask once with SUMMARIZER_CACHE=record" in missing.err
    assert provider.call_count == 1


def test_without_a_cache_nothing_is_kept(
    run: Run, provider: respx.Route, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    provider.mock(return_value=completion(REPLY, usage=USAGE))
    monkeypatch.setenv("SUMMARIZER_CACHE", "off")

    assert [Brief.model_validate_json(brief(run).out).manifest.calls for _ in range(2)] == [(), ()]
    assert provider.call_count == 2
    assert not (tmp_path / "state").exists()


def test_a_script_s_answers_are_not_logged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reply.json").write_text(REPLY)

    assert run("brief", "flood.txt", "--model", "scripted/reply.json").code == 0
    assert not (tmp_path / "state").exists()


def test_a_damaged_log_spoils_no_brief_and_is_cleared_when_asked(
    run: Run, provider: respx.Route, tmp_path: Path
) -> None:
    provider.mock(return_value=completion(REPLY, usage=USAGE))
    file = tmp_path / "state" / "calls.sqlite3"
    file.parent.mkdir()
    file.write_bytes(b"torn" * 4000)

    assert Brief.model_validate_json(brief(run).out).status == "complete"
    for look in (("log",), ("cache", "stats"), ("cache", "prune")):
        said = run(*look)
        assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
        assert "state/calls.sqlite3: the log of model calls is damaged; `summarizer cache clear`" in said.err
    assert run("cache", "clear") == (0, "state/calls.sqlite3 was damaged and is deleted\n", "")
    brief(run)
    assert run("cache", "clear") == (0, "1 call deleted\n", "")


def test_the_log_shows_what_a_brief_sent_and_received(run: Run, provider: respx.Route, tmp_path: Path) -> None:
    ferry = draft_reply((FERRY.split(". ")[0] + ".", [1]))
    provider.mock(side_effect=[completion(REPLY, usage=USAGE), completion(ferry, usage=USAGE)])
    brief(run, "-o", "brief.json")
    (tmp_path / "flood.txt").write_text(FERRY)
    brief(run, "-o", "other.json")

    code, out, err = run("log", "brief.json")

    assert (code, err) == (0, "")
    assert out.startswith(f"{MODEL}, 20")
    assert "answered by gpt-4o-mini-2024-07-18 (stop), 1,000 tokens in, 200 out, 0.000270 USD, served 0 times" in out
    assert out.index("\nSYSTEM\n") < out.index("\nUSER\n") < out.index("\nANSWER\n  {")
    assert "The Oster flooded Marl" in out.partition("\nANSWER\n")[2]
    assert run("log", "other.json").out == run("log").out != out
    assert run("log", "--last", "2").out == f"{out}\n{run('log').out}"


def test_the_log_as_json_is_all_of_it(run: Run, provider: respx.Route) -> None:
    provider.mock(side_effect=[httpx.Response(400), completion(REPLY, usage=USAGE)])
    brief(run)
    brief(run)

    failed, answered = json.loads(run("log", "--last", "9", "--format", "json").out)["calls"]

    assert failed["key"] == answered["key"]
    assert (failed["answer"], failed["error"].partition(":")[0]) == (None, "RequestRejected")
    assert (answered["answer"]["text"], answered["answer"]["usage"]["output_tokens"]) == (REPLY, 200)
    assert "Oster" in answered["request"]["user"]
    assert answered["at"].endswith("+00:00")


def test_the_call_of_a_brief_whose_model_failed_is_found(run: Run, provider: respx.Route) -> None:
    provider.mock(return_value=httpx.Response(400))
    brief(run, "-o", "brief.json")

    assert "failed: RequestRejected: " in run("log", "brief.json").out


def test_no_key_gets_into_the_log_or_out_of_it(
    run: Run, provider: respx.Route, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WIRE_TOKEN", "gullfeather")
    provider.mock(return_value=completion(REPLY.replace("Marl", f"Marl, {KEY}"), usage=USAGE))
    (tmp_path / "flood.txt").write_text(f"{FLOOD} Clerks said the key was {KEY} and the word gullfeather.")

    brief(run)
    shown = run("log").out + run("log", "--format", "json").out

    kept = b"".join(file.read_bytes() for file in (tmp_path / "state").iterdir())
    for secret in (KEY, "gullfeather"):
        assert secret.encode() not in kept
        assert secret not in shown
    assert "the key was [redacted] and the word [redacted]" in shown
    # What the model said can no longer be told from the log, so it is asked again.
    asked = provider.call_count
    brief(run)
    assert provider.call_count == 2 * asked


def test_what_a_terminal_would_obey_is_not_shown(run: Run, provider: respx.Route) -> None:
    body = completion(REPLY, usage=USAGE).content.replace(b"gpt-4o-mini-2024-07-18", b"mini\\u001b[2J")
    provider.mock(return_value=httpx.Response(200, content=body))
    brief(run)

    out = run("log").out

    assert "\x1b" not in out
    assert "mini" in out


def test_calls_that_are_gone_are_missed(run: Run, provider: respx.Route) -> None:
    provider.mock(return_value=completion(REPLY, usage=USAGE))
    brief(run, "-o", "brief.json")
    run("cache", "clear")

    said = run("log", "brief.json")

    assert (said.code, said.out) == (1, "")
    assert (
        said.err
        == "summarizer: not in this log: 1 of the 1 calls of the brief; they were cleared, or made elsewhere\n"
    )


def test_a_brief_without_calls_and_a_log_without_any_say_so(run: Run) -> None:
    run("brief", "flood.txt", "--format", "json", "-o", "brief.json")

    assert run("log", "brief.json") == (0, "", "summarizer: this brief took no call\n")
    assert run("log") == (0, "", "summarizer: no call is logged\n")


def test_the_statistics_say_what_was_saved(run: Run, provider: respx.Route) -> None:
    provider.mock(return_value=completion(REPLY, usage=USAGE))
    for _ in range(3):
        brief(run)

    out = run("cache", "stats").out

    assert "\n1 call, 0 of them failed, 0 older than 14 days\n2 answers served, which saved 2,400 tokens" in out
    totals = json.loads(run("cache", "stats", "--format", "json").out)
    assert (totals["calls"], totals["served"], totals["saved_tokens"]) == (1, 2, 2400)
    assert run("cache", "prune").out == "0 calls older than 14 days deleted\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("log", "gone.json"), "gone.json"),
        (("log", "flood.txt"), "flood.txt: this is no JSON"),
        (("log", "flood.txt", "--last", "2"), "not both"),
        (("log", "--last", "0"), "--last"),
        (("log", "--last", "9" * 30), "--last"),
    ],
)
def test_what_cannot_be_shown_is_a_usage_error(arguments: tuple[str, ...], said: str, run: Run) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("command", ["log", "cache"])
def test_without_a_home_there_is_no_log_and_that_is_said(
    command: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SUMMARIZER_STATE_DIR", "XDG_STATE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)

    arguments = (command, "stats") if command == "cache" else (command,)

    assert run(*arguments).err.endswith("set SUMMARIZER_STATE_DIR\n")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/ada"}, "/home/ada/.local/state/summarizer"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "/var/ada"}, "/var/ada/summarizer"),
        ({"XDG_STATE_HOME": "/var/ada", "SUMMARIZER_STATE_DIR": "here"}, "here"),
        ({}, None),
    ],
)
def test_the_state_folder_is_the_user_s_own(environment: dict[str, str], folder: str | None, tmp_path: Path) -> None:
    from summarizer.settings import Settings

    settings = Settings.read(environment, tmp_path)

    assert settings.state_dir == (Path(folder) if folder else None)
