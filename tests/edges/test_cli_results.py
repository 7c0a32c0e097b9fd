"""The command line: what is checked, what counts as proven, where results may be written."""

import json
import os
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
    assert "resigned in Lund (no_evidence" in " ".join(capsys.readouterr().out.split())


def test_our_own_text_is_checked_without_its_marks_and_its_foot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", str(tmp_path / "brief.txt")]) == 0
    assert "[1]" in (tmp_path / "brief.txt").read_text()

    code = exit_code(["check", str(tmp_path / "brief.txt"), str(tmp_path / "flood.txt")])

    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("guard", ["flag", "off"])
def test_strict_fails_on_what_is_shown_unproven_too(tmp_path: Path, guard: str) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    reply = {"headline": "x", "sentences": [{"text": "Mayor Dana Voss moved to Lund.", "facts": [1]}]}
    (tmp_path / "reply.json").write_text(json.dumps(reply))
    asked = ["brief", str(tmp_path / "flood.txt"), "--model", f"scripted/{tmp_path}/reply.json", "--guard", guard]

    assert exit_code(asked) == 0
    assert exit_code([*asked, "--strict"]) == 1


def test_two_models_are_refused_and_not_one_of_them_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)

    assert exit_code(["brief", str(tmp_path), "--model", "nosuch/x", "--model", "extractive"]) == 2
    assert "one --model" in capsys.readouterr().err


def test_output_goes_through_a_link_and_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")

    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", str(tmp_path / "link.txt")]) == 0
    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", os.devnull]) == 0

    assert (tmp_path / "link.txt").is_symlink()
    assert "Marl" in (tmp_path / "real.txt").read_text()
    assert not Path(os.devnull).is_file()


def test_output_into_a_folder_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    (tmp_path / "out").mkdir()

    assert exit_code(["brief", str(tmp_path / "flood.txt"), "-o", str(tmp_path / "out")]) == 2
    assert "name a file in a folder that exists" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flood.txt", "out"]
