"""A judge and a repair on the command line: an option, a setting, and what is said when they fail."""

import json
import os
from pathlib import Path

import pytest

from summarizer.domain import Brief, CheckReport
from summarizer.edges.cli.main import exit_code
from tests.builders import FLOOD
from tests.providers import draft_reply

REWORDED = "The Oster flooded Marl on Sunday after three days of rain."
DOUBT = json.dumps({"verdicts": [{"n": 1, "label": "not_enough_evidence", "quote": ""}]})


@pytest.fixture(autouse=True)
def _clean_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("SUMMARIZER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    Path("flood.txt").write_text(FLOOD, encoding="utf-8")
    Path("summary.txt").write_text(REWORDED, encoding="utf-8")
    Path("judge.json").write_text(DOUBT, encoding="utf-8")
    Path("draft.json").write_text(draft_reply((REWORDED, [1])), encoding="utf-8")


def test_a_check_with_a_judge_gives_the_verdict_of_both(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["check", "summary.txt", "flood.txt", "--format", "json"]

    assert exit_code(asked) == 0
    capsys.readouterr()
    assert exit_code([*asked, "--judge", "scripted/judge.json"]) == 1

    report = CheckReport.model_validate_json(capsys.readouterr().out)
    assert report.claims[0].verdict.codes == ("judge_objects",)


def test_the_setting_names_the_judge_of_a_brief_as_the_option_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["brief", "flood.txt", "--model", "scripted/draft.json", "--format", "json", "--guard", "flag"]

    exit_code([*asked, "--judge", "scripted/judge.json"])
    by_option = Brief.model_validate_json(capsys.readouterr().out)
    monkeypatch.setenv("SUMMARIZER_JUDGE", "scripted/judge.json")
    exit_code(asked)
    by_setting = Brief.model_validate_json(capsys.readouterr().out)

    assert by_option.claims[0].verdict.codes == ("judge_objects",)
    assert by_setting.claims == by_option.claims
    assert by_setting.id == by_option.id


def test_a_check_says_on_standard_error_that_its_judge_failed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("judge.json").write_text("Looks fine to me.", encoding="utf-8")

    assert exit_code(["check", "summary.txt", "flood.txt", "--judge", "scripted/judge.json"]) == 0

    assert "[judge_failed]" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["extractive", "gpt-4o", "openai/"])
def test_a_judge_is_a_model_of_a_provider(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["check", "summary.txt", "flood.txt", "--judge", name]) == 2

    assert "PROVIDER/MODEL" in capsys.readouterr().err


def test_what_is_struck_of_a_model_s_draft_goes_back_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A script has one answer, which is no repair: that is said, and the draft stands as far as it holds."""
    wrong = "Fire crews took 2,100 people to the school on Hill Road."
    Path("draft.json").write_text(draft_reply((REWORDED, [1]), (wrong, [2])), encoding="utf-8")

    exit_code(["brief", "flood.txt", "--model", "scripted/draft.json", "--format", "json"])

    brief = Brief.model_validate_json(capsys.readouterr().out)
    assert [note.code for note in brief.notes] == ["repair_failed"]
    assert [item.text for item in brief.withheld] == [wrong]
