"""Runs: what is on disk when, going on after a kill, one runner a folder, budgets, choosing cases."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.kept import read_run
from evals.lock import locked
from evals.metrics.facts import match_facts
from summarizer.api import summarize
from summarizer.domain import Brief, RawArticle, Usage
from summarizer.errors import BudgetExceeded
from summarizer.settings import Settings
from tests.evals.cases import TOWNS, case_folder
from tests.needs import ROOT
from tests.providers import draft_reply


@pytest.fixture(autouse=True)
def _clean_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("SUMMARIZER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_RUNS_DIR", str(tmp_path / "runs"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return case_folder(tmp_path / "cases")


def _run(*options: str | Path) -> int:
    return exit_code(["run", *map(str, options)])


def _folders(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "runs").iterdir())


def _ran(tmp_path: Path, cases: Path) -> Path:
    """A run that is done."""
    assert _run("--cases", cases) == 0
    return _folders(tmp_path)[-1]


def _lines(run: Path) -> list[bytes]:
    path = run / "results.jsonl"
    return path.read_bytes().splitlines(keepends=True) if path.exists() else []


def _keep_first(run: Path, count: int, torn: bytes = b"") -> None:
    """Puts the clock back: as if the runner had died after so many cases."""
    (run / "results.jsonl").write_bytes(b"".join(_lines(run)[:count]) + torn)


@pytest.mark.parametrize("seed", [11, 47])
def test_a_killed_run_goes_on_and_ends_as_one_that_was_not(seed: int, tmp_path: Path, cases: Path) -> None:
    unbroken = _ran(tmp_path, cases)
    runner = subprocess.Popen(
        [sys.executable, "-m", "evals", "run", "--cases", str(cases)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wanted = random.Random(seed).randrange(1, len(TOWNS) - 1)  # noqa: S311 - no secret
    while runner.poll() is None and (len(_folders(tmp_path)) < 2 or len(_lines(_folders(tmp_path)[1])) < wanted):
        time.sleep(0.0005)
    runner.send_signal(signal.SIGKILL)
    assert runner.wait() == -signal.SIGKILL
    killed = _folders(tmp_path)[1]
    done = [json.loads(line)["case"] for line in _lines(killed) if line.endswith(b"\n")]
    assert len(done) < len(TOWNS)
    written = {name: (killed / f"{name}.brief.json").stat().st_mtime_ns for name in done}

    assert _run("--resume", killed) == 0

    assert _lines(killed) == _lines(unbroken)
    assert (killed / "run.json").read_bytes() == (unbroken / "run.json").read_bytes()
    assert {name: (killed / f"{name}.brief.json").stat().st_mtime_ns for name in done} == written
    assert [_claims(killed, name.lower()) for name in TOWNS] == [_claims(unbroken, name.lower()) for name in TOWNS]


def _claims(run: Path, case: str) -> object:
    return json.loads((run / f"{case}.brief.json").read_bytes())["claims"]


def test_a_torn_last_line_is_dropped_and_its_case_repeated(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _ran(tmp_path, cases)
    whole = _lines(run)
    _keep_first(run, 3, torn=whole[3][:40])
    assert len(read_run(run).outcomes) == 3

    assert _run("--resume", run) == 0

    assert _lines(run) == whole
    assert f"3 of {len(TOWNS)} cases are done" in capsys.readouterr().err


def test_a_run_that_is_done_is_only_told_again(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _ran(tmp_path, cases)
    first = capsys.readouterr().out

    assert _run("--resume", run) == 0

    assert capsys.readouterr().out == first


@pytest.mark.parametrize("broken", [b"{}\n", b"nonsense\n"])
def test_a_line_in_the_middle_that_is_no_result_spoils_the_run(
    broken: bytes, tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _ran(tmp_path, cases)
    lines = _lines(run)
    (run / "results.jsonl").write_bytes(b"".join([lines[0], broken, *lines[2:]]))

    assert _run("--resume", run) == 4

    assert "results.jsonl:2: this is no result" in capsys.readouterr().err


def test_a_case_that_is_there_twice_spoils_the_run(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _ran(tmp_path, cases)
    (run / "results.jsonl").write_bytes(b"".join([*_lines(run), _lines(run)[0]]))

    assert _run("--resume", run) == 4

    assert "'brack' is there twice" in capsys.readouterr().err


def test_a_run_does_not_go_on_with_other_cases(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _ran(tmp_path, cases)
    _keep_first(run, 2)
    article = cases / "elsby" / "a.txt"
    article.write_text(article.read_text() + "\n\nIt rained.", encoding="utf-8")

    assert _run("--resume", run) == 4

    assert "was made with other cases (elsby); start a new run" in capsys.readouterr().err
    assert len(_lines(run)) == 2


def test_a_run_does_not_go_on_with_other_settings_or_code(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _ran(tmp_path, cases)

    assert _run("--resume", run, "--words", "90") == 4
    assert "other settings (words)" in capsys.readouterr().err

    monkeypatch.setattr("evals.kept.code_hash", lambda: "0" * 16)
    assert _run("--resume", run) == 4
    assert "another version of the code" in capsys.readouterr().err


def test_a_run_remembers_its_own_settings(tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run("--cases", cases, "--words", "40") == 0
    (run,) = _folders(tmp_path)
    monkeypatch.setenv("SUMMARIZER_WORDS", "70")

    assert _run("--resume", run) == 0


def test_what_decides_no_brief_neither_stops_a_run_nor_is_written_with_it(
    tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "whsec_" + "c2VjcmV0" * 4
    monkeypatch.setenv("SUMMARIZER_WEBHOOK_SECRET", secret)
    monkeypatch.setenv("SUMMARIZER_DATABASE_URL", "postgresql://desk:hunter2@db.example/briefs")
    run = _ran(tmp_path, cases)
    monkeypatch.setenv("SUMMARIZER_PLACES", "3")

    assert _run("--resume", run) == 0
    written = b"".join(path.read_bytes() for path in sorted(run.rglob("*")) if path.is_file())
    assert b"hunter2" not in written
    assert secret.encode() not in written
    assert b'"places"' not in written


def test_two_runners_do_not_write_in_one_folder(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _ran(tmp_path, cases)

    with locked(run):
        assert _run("--resume", run) == 2

    assert "another runner writes to" in capsys.readouterr().err
    assert _run("--resume", run) == 0


@pytest.mark.parametrize(
    ("options", "names"),
    [(["--limit", "2"], ["brack", "dunmere"]), (["--ids", "inver, elsby"], ["elsby", "inver"])],
)
def test_cases_can_be_chosen(options: list[str], names: list[str], tmp_path: Path, cases: Path) -> None:
    assert _run("--cases", cases, *options) == 0

    (run,) = _folders(tmp_path)
    assert [outcome.case for outcome in read_run(run).outcomes] == names
    assert _run("--resume", run) == 0


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--ids", "nowhere"], "there is no case 'nowhere'; there are brack, "),
        (["--resume", "nothing"], "--resume takes the cases of its run"),
    ],
)
def test_what_cannot_be_chosen_is_named(
    options: list[str], complaint: str, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("--cases", cases, *options) == 2

    assert complaint in capsys.readouterr().err


@pytest.fixture
def model(tmp_path: Path) -> str:
    """A model that always gives one draft, at a price."""
    (tmp_path / "draft.json").write_text(
        draft_reply(("A fire closed the covered market on Tuesday evening.", [1])), encoding="utf-8"
    )
    (tmp_path / "prices.toml").write_text('["scripted/draft.json"]\ninput = 100\noutput = 1000\n', encoding="utf-8")
    return "scripted/draft.json"


def test_what_a_model_may_cost_is_said_before_it_is_asked(
    cases: Path, model: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_PRICES", "prices.toml")

    assert _run("--cases", cases, "--model", model, "--dry-run") == 0

    said = capsys.readouterr().out
    assert said.startswith(f"{len(TOWNS)} briefs by scripted/draft.json: {len(TOWNS)} calls, about ")
    assert "USD" in said
    assert not (tmp_path / "runs").exists()


async def _dear(*arguments: object, **options: object) -> Brief:
    """A brief that cost a dollar."""
    brief = await summarize(*arguments, **options)  # type: ignore[arg-type]
    return brief.model_copy(update={"usage": Usage(calls=1, cost_usd=1.0)})


def test_a_budget_stops_a_run_which_goes_on_with_a_larger_one(
    cases: Path, model: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_PRICES", "prices.toml")
    monkeypatch.setattr("evals.runner.summarize", _dear)
    assert _run("--cases", cases, "--model", model) == 0

    assert _run("--cases", cases, "--model", model, "--budget-usd", "3") == 5

    said = capsys.readouterr().err
    whole, stopped = _folders(tmp_path)
    # A brief may cost 1.13 USD at the most: after the second there is too little left for that.
    assert "the brief of elsby may cost 1.1" in said
    assert "; 2.0000 of 3.0000 USD are spent" in said
    assert f"go on with: python -m evals run --resume {stopped}" in said
    assert len(_lines(stopped)) == 2
    assert _run("--resume", stopped, "--budget-usd", "4") == 5
    assert len(_lines(stopped)) == 3
    assert _run("--resume", stopped) == 0
    assert _lines(stopped) == _lines(whole)


def test_a_brief_that_would_cost_more_than_is_left_is_not_kept_as_a_failure(
    cases: Path, model: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def dearer(*arguments: object, settings: Settings, **options: object) -> Brief:
        assert settings.budget_usd == 2.0
        raise BudgetExceeded("no money")

    monkeypatch.setenv("SUMMARIZER_PRICES", "prices.toml")
    monkeypatch.setattr("evals.runner.summarize", dearer)

    assert _run("--cases", cases, "--model", model, "--budget-usd", "2") == 5

    (run,) = _folders(tmp_path)
    assert _lines(run) == []
    assert "the brief of brack cost more than was left" in capsys.readouterr().err


def test_so_many_cases_run_at_a_time_and_which_ends_first_leaves_no_trace(
    cases: Path, model: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[str] = []
    ended: list[str] = []
    at_a_time: list[int] = []

    async def slow(articles: list[RawArticle], *, settings: Settings, degrade: bool) -> Brief:
        name = articles[0].text or ""
        started.append(name)
        at_a_time.append(len(started) - len(ended))
        await asyncio.sleep(0.05 if len(started) == 1 else 0.001)
        ended.append(name)
        return await summarize(articles, settings=settings, degrade=degrade)

    monkeypatch.setattr("evals.runner.summarize", slow)
    assert _run("--cases", cases, "--model", model, "--parallel", "3") == 0
    assert max(at_a_time) == 3
    assert ended[0] != started[0]
    for each in (started, ended, at_a_time):
        each.clear()
    assert _run("--cases", cases, "--model", model, "--parallel", "1") == 0
    assert max(at_a_time) == 1

    together, in_turn = _folders(tmp_path)
    assert _lines(together) == _lines(in_turn)


def test_a_budget_needs_a_price(cases: Path, model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--cases", cases, "--model", model, "--budget-usd", "3") == 2

    assert "nobody knows what scripted/draft.json costs" in capsys.readouterr().err


@contextmanager
def _heard() -> Iterator[None]:
    """Ctrl-C is, also where whoever started these tests has them ignore it, as a shell does behind an `&`."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_is_heard_between_two_cases_and_ends_with_130(
    tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = _ran(tmp_path, cases)
    calls = 0

    def interrupted(texts: list[str], case: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 3:
            signal.raise_signal(signal.SIGINT)
        return match_facts(texts, case)  # type: ignore[arg-type]

    with monkeypatch.context() as patched, _heard():
        patched.setattr("evals.scoring.match_facts", interrupted)
        assert _run("--cases", cases) == 130
    run = _folders(tmp_path)[1]
    assert f"go on with: python -m evals run --resume {run}" in capsys.readouterr().err
    assert 2 <= len(_lines(run)) <= 4

    assert _run("--resume", run) == 0
    assert _lines(run) == _lines(whole)


def test_a_metric_that_raises_is_named_and_spoils_the_run(
    tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(texts: list[str], case: object) -> object:
        raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr("evals.scoring.match_facts", broken)

    assert _run("--cases", cases) == 4

    said = capsys.readouterr()
    assert "brack: could not be scored: vital_recall: ZeroDivisionError: nothing to divide by" in said.err
    assert "unscored" in said.out
