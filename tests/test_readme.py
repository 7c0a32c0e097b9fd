"""The README is run: every `sh` block as it stands, the Python, and the brief it shows; so is the guard's example."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUARD = (ROOT / "docs" / "guard.md").read_text(encoding="utf-8")


def _blocks(language: str, document: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", document, re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what the README's commands touch, and the commands on the path."""
    for name in ("seeds", "evals"):
        shutil.copytree(ROOT / name, tmp_path / name)
    commands = tmp_path / "bin"
    commands.mkdir()
    _script(commands / "python", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    _script(commands / "summarizer", f"#!{sys.executable}\nfrom summarizer.edges.cli.main import run\nrun()\n")
    return tmp_path


def _script(place: Path, text: str) -> None:
    place.write_text(text)
    place.chmod(0o755)


def _run(script: str, clone: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{clone / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "88",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.mark.needs("curl")
def test_every_shell_command_of_the_readme_runs(clone: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = str(probe.getsockname()[1])

    done = _run("\n".join(_blocks("sh")).replace("8711", free), clone)

    assert done.returncode == 0, done.stderr
    assert '"status":"ready"' in done.stdout.replace(" ", "")
    assert '"text":"The river Oster flooded the town of Marl on Sunday."' in done.stdout.replace('": "', '":"')
    assert "vital fact recall" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_python_of_the_readme_runs(clone: Path) -> None:
    (example,) = _blocks("python")
    (clone / "example.py").write_text(example)

    done = _run("python -W error example.py", clone)

    assert done.returncode == 0, done.stderr
    assert "supported" in done.stdout
    assert "not_enough_evidence ('no_evidence', 'number_mismatch')" in done.stdout


def test_the_brief_in_the_readme_is_what_the_command_prints(clone: Path) -> None:
    (shown,) = _blocks("console")
    command, _, brief = shown.partition("\n")

    done = _run(command.removeprefix("$ "), clone)

    assert done.stdout == brief


def test_the_check_in_the_guides_example_is_what_the_command_prints(clone: Path) -> None:
    (shown,) = _blocks("console", GUARD)
    command, _, verdicts = shown.partition("\n")

    done = _run(command.removeprefix("$ "), clone)

    assert (done.returncode, done.stdout) == (1, verdicts)
