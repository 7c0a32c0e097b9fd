"""Epochs: each case is told several times, and more answers are never more evidence."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import respx

from evals.__main__ import exit_code
from evals.figures import figures_of
from evals.kept import read_run
from tests.evals.cases import CROWNS, FIRE, TOWNS, TRADERS, case_folder
from tests.needs import ROOT
from tests.providers import USAGE, completion, draft_reply

SCRIPT = "scripted/answers/{case}-{epoch}.json"
Teller = Callable[..., Path]
Ran = Callable[..., Path]


@pytest.fixture(autouse=True)
def _place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    case_folder(tmp_path / "cases")


@pytest.fixture
def ran(tmp_path: Path) -> Ran:
    """A run by a model that says these sentences in its first epoch, those in its second, and so on."""

    def run(name: str, *epochs: tuple[str, ...]) -> Path:
        _write_answers(tmp_path / "answers", epochs)
        options = ["--cases", "cases", "--model", SCRIPT, "--epochs", str(len(epochs)), "--out", name]
        assert exit_code(["run", *options]) == 0
        return tmp_path / name

    return run


def _write_answers(place: Path, epochs: tuple[tuple[str, ...], ...]) -> None:
    place.mkdir(exist_ok=True)
    for town in TOWNS:
        for number, sentences in enumerate(epochs, start=1):
            (place / f"{town.lower()}-{number}.json").write_text(_draft(town, sentences), encoding="utf-8")


def _draft(town: str, sentences: tuple[str, ...]) -> str:
    """Each sentence cites the article's sentence that it repeats."""
    return draft_reply(*((text.format(town), [1 + (FIRE, TRADERS, CROWNS).index(text)]) for text in sentences))


def _lines(run: Path) -> list[bytes]:
    return (run / "results.jsonl").read_bytes().splitlines(keepends=True)


def test_a_case_is_told_so_many_times_and_its_row_is_the_mean(ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    run = ran("a", (FIRE, TRADERS), (FIRE,))

    told = capsys.readouterr().out
    assert "brack    complete  0.75 (3 of 4)" in told
    assert "2 epochs a case: a row is their mean, a count is of all of them" in told
    assert "0 of 24 not supported" in told
    turns = [(outcome.case, outcome.epoch) for outcome in read_run(run).outcomes]
    assert turns == [(town.lower(), epoch) for town in TOWNS for epoch in (1, 2)]
    assert (run / "brack.brief.json").is_file()
    assert (run / "epoch-2" / "brack.brief.json").is_file()


def test_more_epochs_are_no_more_evidence(ran: Ran) -> None:
    once = figures_of(read_run(ran("once", (FIRE,))))
    thrice = figures_of(read_run(ran("thrice", (FIRE,), (FIRE,), (FIRE,))))
    mixed = figures_of(read_run(ran("mixed", (FIRE, TRADERS), (FIRE,), (FIRE, TRADERS), (FIRE,))))

    assert thrice.event_means("vital_recall") == once.event_means("vital_recall") == [0.5] * len(TOWNS)
    assert mixed.event_means("vital_recall") == [0.75] * len(TOWNS)
    assert [case.counts for case in thrice.cases] == [case.counts for case in once.cases]


def test_a_count_is_that_of_the_worst_epoch(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_GUARD", "flag")
    monkeypatch.setattr("tests.evals.test_epochs.TRADERS", "Wardens led 430 traders out of the market in {}.")

    figures = figures_of(read_run(ran("a", (FIRE, TRADERS), (FIRE,), (FIRE, TRADERS))))

    assert [case.counts["unsupported"] for case in figures.cases] == [1] * len(TOWNS)
    assert figures.event_means("wrong_rate") == [pytest.approx(2 / 9)] * len(TOWNS)


def test_two_runs_compare_event_by_event_and_a_fact_s_fate_is_that_of_most_epochs(
    ran: Ran, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ran("a", (FIRE,))
    after = ran("b", (FIRE, TRADERS), (FIRE, TRADERS), (FIRE, CROWNS))
    capsys.readouterr()

    assert exit_code(["diff", str(before), str(after)]) == 0

    said = " ".join(capsys.readouterr().out.split())
    assert "B: b, 3 epochs a case, no model was asked" in said
    assert "8 cases of 8 events in both; means over events, a case's epochs averaged first" in said
    assert "vital fact recall 0.50 [0.50, 0.50] 0.83 [0.83, 0.83] +0.33 [+0.33, +0.33] 0.008 0.016" in said
    assert "facts: 8 kept, 0 lost, 0 now wrong, 8 gained, 0 no longer wrong" in said


def test_a_report_says_in_how_many_epochs(ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    run = ran("a", (FIRE, TRADERS), (FIRE,), (FIRE,))
    capsys.readouterr()

    assert exit_code(["report", str(run)]) == 0

    page = (run / "report.html").read_text(encoding="utf-8")
    assert "3 epochs a case, averaged within it" in page
    assert "words; so in 2 of 3 epochs" in page
    assert page.count('<details class="missing"') == 2 * len(TOWNS)


def test_a_killed_run_repeats_only_what_was_in_flight(tmp_path: Path, ran: Ran) -> None:
    unbroken = ran("a", (FIRE, TRADERS), (FIRE,))
    options = ["--cases", "cases", "--model", SCRIPT, "--epochs", "2", "--parallel", "1", "--out", "killed"]
    runner = subprocess.Popen(
        [sys.executable, "-m", "evals", "run", *options],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    killed = tmp_path / "killed"
    while runner.poll() is None and (not (killed / "results.jsonl").exists() or len(_lines(killed)) < 10):
        time.sleep(0.0005)
    runner.send_signal(signal.SIGKILL)
    assert runner.wait() == -signal.SIGKILL
    done = [json.loads(line) for line in _lines(killed) if line.endswith(b"\n")]
    assert 10 <= len(done) < 2 * len(TOWNS)
    places = [killed / ("" if line["epoch"] == 1 else "epoch-2") / f"{line['case']}.brief.json" for line in done]
    written = [place.stat().st_mtime_ns for place in places]

    assert exit_code(["run", "--resume", "killed"]) == 0

    assert _lines(killed) == _lines(unbroken)
    assert (killed / "run.json").read_bytes() == (unbroken / "run.json").read_bytes()
    assert [place.stat().st_mtime_ns for place in places] == written


def test_without_a_model_more_than_one_epoch_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["run", "--cases", "cases", "--epochs", "3"]) == 2
    assert "extractive gives the same brief every time, so 3 epochs would tell no more" in capsys.readouterr().err

    assert exit_code(["run", "--resume", "anything", "--epochs", "3"]) == 2
    assert "leave out --set, --cases, --limit, --ids, --epochs and --out" in capsys.readouterr().err


def test_what_all_epochs_may_cost_is_said_before(ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    ran("a", (FIRE,), (FIRE,))
    capsys.readouterr()

    assert exit_code(["run", "--cases", "cases", "--model", SCRIPT, "--epochs", "2", "--dry-run"]) == 0

    assert capsys.readouterr().out.startswith(f"16 briefs by {SCRIPT}: 16 calls, ")


def test_every_epoch_asks_anew_and_all_of_them_can_be_replayed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_API_BASE", "http://models.invalid/v1")
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", str(tmp_path / "state"))
    said = [(FIRE, TRADERS), (FIRE,), (FIRE, CROWNS)]
    answers = [completion(_draft("Brack", each), usage=USAGE) for each in said]
    options = ["run", "--cases", "cases", "--ids", "brack", "--model", "compatible/a", "--epochs", "3"]
    with respx.mock() as router:
        route = router.post("http://models.invalid/v1/chat/completions").mock(side_effect=list(answers))
        assert exit_code([*options, "--parallel", "1", "--out", "asked"]) == 0
        assert route.call_count == 3
        route.mock(return_value=httpx.Response(500))
        assert exit_code([*options, "--replay", "--out", "again"]) == 0
        assert route.call_count == 3

    asked, again = (read_run(tmp_path / name).outcomes for name in ("asked", "again"))
    recalls = [[outcome.vital_recall for outcome in outcomes] for outcomes in (asked, again)]  # type: ignore[union-attr]
    assert recalls[0] == recalls[1]
    assert [outcome.usage.calls for outcome in again] == [0, 0, 0]
