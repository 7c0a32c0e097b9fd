"""Runs to compare and to judge."""

import os
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from tests.evals.cases import TOWNS, Runner, case_folder, rewrite


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Makes a run of briefs with these sentences."""
    for name in [name for name in os.environ if name.startswith("SUMMARIZER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    case_folder(tmp_path / "cases")

    def run(name: str, *sentences: str, towns: tuple[str, ...] = TOWNS) -> Path:
        folder = tmp_path / name
        monkeypatch.setenv("SUMMARIZER_RUNS_DIR", str(folder))
        ids = ",".join(town.lower() for town in towns)
        assert exit_code(["run", "--cases", "cases", "--ids", ids]) == 0
        (found,) = folder.iterdir()
        rewrite(found, sentences)
        return found

    return run
