"""The command line: what is checked, what counts as proven, where results may be written."""

import json
import os
import stat
from pathlib import Path

import pytest

from summarizer.edges.cli.main import exit_code
from tests.builders import FLOOD


def test_a_brief_is_checked_with_its_headline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    brief = tmp_path / "brief.json"
    assert exit_code(["brief", str(tmp_path / "flood.txt"), "--format", "json", "-o", str(brief)]) == 0
    document = json.loads(brief.read_text())
    brief.write_text(json.dumps(document | {"headline": "Mayor Dana Voss resigned in Lund"}))

    assert exit_code(["check", str(brief), str(tmp_path / "flood.txt")]) == 1
    assert "\n\nNOT ENOUGH EVIDENCE: Mayor Dana Voss resigned in Lund\n" in f"\n\n{capsys.readouterr().out}"


@pytest.mark.parametrize(("form", "suffix", "mark"), [("text", ".txt", "[1]"), ("md", ".md", "[^1]")])
def test_our_own_text_is_checked_without_its_marks_and_its_foot(
    form: str, suffix: str, mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    brief = tmp_path / f"brief{suffix}"
    assert exit_code(["brief", str(tmp_path / "flood.txt"), "--format", form, "-o", str(brief)]) == 0
    assert mark in brief.read_text()

    code = exit_code(["check", str(brief), str(tmp_path / "flood.txt")])

    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("guard", ["flag", "off"])
def test_strict_fails_on_what_is_shown_unproven_too(tmp_path: Path, guard: str) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    reply = {"headline": "x", "sentences": [{"text": "Mayor Dana Voss moved to Lund.", "facts": [1]}]}
    (tmp_path / "reply.json").write_text(json.dumps(reply))
    asked = ["brief", str(tmp_path / "flood.txt"), "--model", f"scripted/{tmp_path}/reply.json", "--guard", guard]

    assert exit_code(asked) == 0
    assert exit_code([*asked, "--strict"]) == 1


def test_output_goes_through_a_link_and_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")

    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", str(tmp_path / "link.txt")]) == 0
    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", os.devnull]) == 0

    assert (tmp_path / "link.txt").is_symlink()
    assert "Marl" in (tmp_path / "real.txt").read_text()
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["folder", "file/inside", "no/folder", "circle", "x" * 300, ""])
def test_output_that_cannot_be_is_refused_before_the_work_and_leaves_nothing_behind(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text(FLOOD)
    Path("folder").mkdir()
    Path("circle").symlink_to("other")
    Path("other").symlink_to("circle")

    assert exit_code(["brief", "file", "-o", name]) == 2
    said = capsys.readouterr().err
    assert "it is a folder; name a file in it" in said or "name a file in a folder that exists" in said
    assert ("it is a folder" in said) == (name in ("folder", ""))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["circle", "file", "folder", "other"]


def test_output_over_a_private_file_stays_private(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    (tmp_path / "brief.txt").touch(mode=0o600)

    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", str(tmp_path / "brief.txt")]) == 0

    assert stat.S_IMODE((tmp_path / "brief.txt").stat().st_mode) == 0o600


def test_what_is_shown_of_a_checked_text_or_of_bad_json_commands_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    (tmp_path / "red.json").write_text(json.dumps({"\x1b[31mred" * 100: 1, "text": FLOOD}))
    (tmp_path / "claims.jsonl").write_text(json.dumps({"text": "The river \x1b[31mOster \u202eflooded Marl."}))

    exit_code(["check", "--claims", str(tmp_path / "claims.jsonl"), str(tmp_path)])

    shown = capsys.readouterr().out
    assert "The river [31mOster flooded Marl." in shown
    assert "unknown field" not in shown  # it stands behind a name that is too long to show
    assert not set("\x1b\u202e") & set(shown)
