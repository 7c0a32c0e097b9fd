"""What a terminal gets and a pipe does not: colour, and completion of what is being typed."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from summarizer.edges.cli.main import COMMANDS, exit_code
from tests.builders import FLOOD
from tests.needs import ROOT
from tests.test_house import HEAVY

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_PROGRAM = "from summarizer.edges.cli.main import run; run()"
_SWITCHES = ("NO_COLOR", "FORCE_COLOR", "TERM")


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    (tmp_path / "flood.txt").write_text(FLOOD)
    return tmp_path / "flood.txt"


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, switches: Mapping[str, str]) -> None:
    for name in _SWITCHES:
        monkeypatch.delenv(name, raising=False)
    for name, value in switches.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


@pytest.mark.parametrize(
    ("switches", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_shows_colour_unless_it_is_switched_off(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    flood: Path,
    switches: dict[str, str],
    *,
    coloured: bool,
) -> None:
    on_a_terminal(monkeypatch, switches)

    assert exit_code(["brief", str(flood)]) == 0

    assert bool(_COLOUR.search(capsys.readouterr().out)) is coloured


@pytest.mark.parametrize("command", ["brief", "facts", "cluster", "doctor"])
def test_a_pipe_gets_what_a_terminal_gets_without_its_colour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flood: Path, command: str
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    arguments = [command] if command == "doctor" else [command, str(flood), str(flood.parent / "gone.txt")]
    exit_code(arguments)
    piped = capsys.readouterr().out
    on_a_terminal(monkeypatch, {"TERM": "xterm"})

    exit_code(arguments)

    seen = capsys.readouterr().out
    assert _COLOUR.search(seen)
    assert not _COLOUR.search(piped)
    assert _COLOUR.sub("", seen) == piped


def test_a_terminal_marks_the_words_at_fault_and_a_pipe_lists_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flood: Path
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    summary = flood.parent / "summary.md"
    summary.write_text("Fire crews took 1,300 people to the school on Hill Road.")
    arguments = ["check", str(summary), str(flood)]
    assert exit_code(arguments) == 1
    piped = capsys.readouterr().out
    on_a_terminal(monkeypatch, {"TERM": "xterm"})

    assert exit_code(arguments) == 1

    seen = capsys.readouterr().out
    assert "took \x1b[1m\x1b[4m1,300\x1b[0m people" in seen
    assert "    differs: 1,300\n    article: 1,200\n" in piped
    assert not _COLOUR.search(piped)
    assert _COLOUR.sub("", seen) == re.sub("    (differs|article): .*\n", "", piped)


def test_a_check_in_json_is_neither_worded_nor_coloured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flood: Path
) -> None:
    on_a_terminal(monkeypatch, {"FORCE_COLOR": "1"})
    summary = flood.parent / "summary.md"
    summary.write_text("Fire crews took 1,300 people to the school on Hill Road.")

    assert exit_code(["check", str(summary), str(flood), "--format", "json"]) == 1

    (found,) = json.loads(capsys.readouterr().out)["claims"]
    assert found.keys() == {"id", "text", "verdict"}
    assert found["text"] == summary.read_text()


def test_a_file_and_json_are_never_coloured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flood: Path
) -> None:
    on_a_terminal(monkeypatch, {"FORCE_COLOR": "1"})

    assert exit_code(["brief", str(flood), "-o", str(flood.parent / "brief.txt")]) == 0
    assert exit_code(["brief", str(flood), "--format", "json"]) == 0

    assert not _COLOUR.search((flood.parent / "brief.txt").read_text() + capsys.readouterr().out)


def completed(words: str, at: int, shell: str = "bash", *, report: str = "") -> list[str]:
    """What is offered for the word at this place of a command line."""
    asked = {"_SUMMARIZER_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    done = subprocess.run(
        [sys.executable, "-c", report + _PROGRAM],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | asked,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("summarizer br", 1, ["plain,brief"]),
        ("summarizer ", 1, [f"plain,{name}" for name in COMMANDS]),
        ("summarizer --ver", 1, ["plain,--version"]),
        ("summarizer brief --for", 2, ["plain,--format"]),
        ("summarizer brief --format h", 3, ["plain,html"]),
        ("summarizer brief sto", 2, ["file,sto"]),
        ("summarizer check sto", 2, ["file,sto"]),
        ("summarizer completion z", 2, ["plain,zsh"]),
    ],
)
def test_a_shell_is_offered_what_can_follow(words: str, at: int, offered: list[str]) -> None:
    assert completed(words, at) == offered


def test_the_first_word_is_completed_without_loading_anything_heavy() -> None:
    watch = f"import atexit, sys; atexit.register(lambda: print(*[n for n in {HEAVY!r} if n in sys.modules]));"

    assert completed("summarizer br", 1, report=watch) == ["plain,brief"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_calls_the_program(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["completion", shell]) == 0

    assert f"_SUMMARIZER_COMPLETE={shell}_complete" in capsys.readouterr().out


def test_help_says_how_completion_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["completion", "--help"]) == 0

    assert 'eval "$(summarizer completion bash)"' in capsys.readouterr().out
