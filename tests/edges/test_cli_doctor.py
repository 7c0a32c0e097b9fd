"""`summarizer doctor` says what is amiss and what to do, calls nobody, and shows no key."""

import json
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.edges.cli.checkup import CheckUp
from summarizer.edges.cli.main import exit_code

KEY = "sk-not-to-be-shown"


class Seen(NamedTuple):
    code: int
    checks: dict[str, str]
    out: str


@pytest.fixture(autouse=True)
def _clean_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SUMMARIZER_MODEL", "SUMMARIZER_WORDS", "SUMMARIZER_API_BASE", "OPENAI_API_KEY", "GEMINI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def doctor(capsys: pytest.CaptureFixture[str], *arguments: str) -> Seen:
    code = exit_code(["doctor", "--format", "json", *arguments])
    out = capsys.readouterr().out
    checks = CheckUp.model_validate_json(out).checks
    assert all(bool(check.advice) == (check.outcome != "ok") for check in checks)
    return Seen(code, {check.name: check.outcome for check in checks}, out)


def test_a_good_place_is_well_and_its_sample_brief_is_supported(capsys: pytest.CaptureFixture[str]) -> None:
    seen = doctor(capsys)

    assert seen.code == 0
    assert {seen.checks[name] for name in ("python", "settings", "prompts", "sample brief", "model")} == {"ok"}
    assert "draft v" in seen.out


def test_the_text_has_one_entry_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["doctor", "--model", "nosuch"]) == 4

    out = capsys.readouterr().out
    assert out.startswith("ok    python: Python 3.")
    assert "\nfail  model: unknown model 'nosuch'" in out
    assert "\n      -> " in out


@pytest.mark.parametrize(
    ("model", "key", "base", "code", "outcome"),
    [
        ("openai/gpt-4o-mini", "", "", 4, "fail"),
        ("openai/gpt-4o-mini", KEY, "", 0, "ok"),
        ("openai/local", "", "http://user:hushed@127.0.0.1:9/v1", 0, "warn"),
        ("nosuch", "", "", 4, "fail"),
        ("scripted/nowhere.json", "", "", 4, "fail"),
    ],
)
def test_a_model_is_looked_at_without_being_called(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    key: str,
    base: str,
    code: int,
    outcome: str,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    monkeypatch.setenv("SUMMARIZER_API_BASE", base)

    seen = doctor(capsys, "--model", model)

    assert (seen.code, seen.checks["model"]) == (code, outcome)
    assert KEY not in seen.out
    assert "hushed" not in seen.out


@pytest.mark.parametrize(("key", "code", "outcome"), [("", 1, "fail"), (KEY, 0, "ok")])
def test_the_judge_that_is_set_is_looked_at_like_the_model(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, key: str, code: int, outcome: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    monkeypatch.setenv("SUMMARIZER_JUDGE", "openai/gpt-4o-mini")

    seen = doctor(capsys)

    assert (seen.code, seen.checks["judge"], seen.checks["model"]) == (code, outcome, "ok")
    assert "judge openai/gpt-4o-mini (SUMMARIZER_JUDGE)" in seen.out


def test_settings_are_shown_with_the_place_where_they_were_set(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "summarizer.toml").write_text("guard = 'flag'\n")
    monkeypatch.setenv("SUMMARIZER_WORDS", "99")

    details = [check["detail"] for check in json.loads(doctor(capsys, "--model", "extractive").out)["checks"]]

    (shown,) = [detail for detail in details if "(flag)" in detail]
    assert shown == (
        "model extractive (flag), words 99 (SUMMARIZER_WORDS), guard flag (summarizer.toml), the others as by "
        "default, which `summarizer config` shows"
    )


def test_settings_that_nobody_set_are_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    details = {check["name"]: check["detail"] for check in json.loads(doctor(capsys).out)["checks"]}

    assert details["settings"].endswith("as by default, which `summarizer config` shows")
    assert "not set" not in details["settings"]


def test_a_bad_setting_fails_and_the_rest_is_still_looked_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_WORDS", "many")

    seen = doctor(capsys)

    assert (seen.code, seen.checks["settings"], seen.checks["sample brief"]) == (1, "fail", "ok")


@pytest.mark.parametrize(("missing", "code", "check"), [("feedparser", 0, "extra web"), ("click", 1, "packages")])
def test_a_package_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str, code: int, check: str
) -> None:
    there = metadata.version

    def version(name: str) -> str:
        if name == missing:
            raise metadata.PackageNotFoundError(name)
        return there(name)

    monkeypatch.setattr(metadata, "requires", lambda _name: ["click>=8", 'feedparser<7,>=6; extra == "web"'])
    monkeypatch.setattr(metadata, "version", version)

    seen = doctor(capsys)

    assert (seen.code, seen.checks[check]) == (code, "warn" if code == 0 else "fail")
    assert f"not installed: {missing}" in seen.out


def test_a_package_that_the_page_reader_needs_is_missed_though_the_extra_itself_is_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "lxml.py").write_text("raise ImportError('blocked', name='lxml')")
    monkeypatch.setattr(metadata, "requires", lambda _name: ['feedparser<7,>=6; extra == "web"'])
    well = doctor(capsys)
    monkeypatch.syspath_prepend(str(tmp_path))

    seen = doctor(capsys)

    assert (well.checks["extra web"], seen.checks["extra web"], seen.code) == ("ok", "warn", 0)
    assert "(lxml)" in seen.out


SECRETS = {
    "SUMMARIZER_DATABASE_URL": "postgresql://desk:planted-password@localhost/briefs",
    "SUMMARIZER_WEBHOOK_SECRET": "whsec_cGxhbnRlZC1zZWNyZXQtb2YtYS13ZWJob29r",
    "SUMMARIZER_API_BASE": "http://desk:planted-password@localhost:1/v1",
    "OPENAI_BASE_URL": "http://desk:planted-password@localhost:1/v1",
}


def test_config_names_a_variable_that_is_nearly_a_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMARIZER_WRDS", "90")
    monkeypatch.setenv("SUMMARIZER_RUNS_DIR", "runs")

    assert exit_code(["config"]) == 0
    assert capsys.readouterr().err == "SUMMARIZER_WRDS is no setting; SUMMARIZER_WORDS is\n"


@pytest.mark.parametrize("arguments", [["doctor"], ["config"], ["config", "--format", "json"]])
def test_no_secret_among_the_settings_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)

    exit_code(arguments)

    seen = capsys.readouterr()
    assert "webhook_secret" in seen.out
    assert not any(secret in seen.out + seen.err for secret in ("planted", "cGxhbnRl"))


def test_config_shows_each_setting_and_where_it_was_set(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "summarizer.toml").write_text("guard = 'flag'\n")
    monkeypatch.setenv("SUMMARIZER_WORDS", "99")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:1/v1")

    assert exit_code(["config", "--format", "json"]) == 0

    shown = {each["name"]: each for each in json.loads(capsys.readouterr().out)["settings"]}
    assert shown["words"] == {"name": "words", "value": "99", "set_in": "SUMMARIZER_WORDS"}
    assert shown["guard"] == {"name": "guard", "value": "flag", "set_in": "summarizer.toml"}
    assert shown["openai_base_url"] == {"name": "openai_base_url", "value": "set", "set_in": "OPENAI_BASE_URL"}
    assert shown["judge"] == {"name": "judge", "value": "not set", "set_in": "default"}
