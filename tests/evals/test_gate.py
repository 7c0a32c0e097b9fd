"""`gate` and `baseline`: what passes, what fails, what cannot be judged."""

import json
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.cases import load_set
from evals.figures import BASELINES, read_figures
from evals.gate import read_rules
from tests.evals.cases import CROWNS, FIRE, MISCOUNTED, TOWNS, TRADERS, Runner

RULES = """
[shares.vital_recall]
least = 0.9
drop = 0.1
[shares.wrong_rate]
most = 0.0
[counts]
unsupported = 0
"""


@pytest.fixture
def rules(tmp_path: Path) -> str:
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


def test_a_good_run_passes(made: Runner, rules: str, capsys: pytest.CaptureFixture[str]) -> None:
    run = made("a", FIRE, TRADERS)

    assert exit_code(["gate", str(run), "--gates", rules]) == 0

    said = capsys.readouterr().out.splitlines()[-3:]
    assert said == [
        "pass  vital fact recall 1.00 [1.00, 1.00], at least 0.9",
        "pass  wrong facts 0.00 [0.00, 0.00], at most 0.0",
        "pass  claims not supported: 0, at most 0",
    ]


@pytest.mark.parametrize(
    ("sentences", "failure"),
    [
        ((FIRE, CROWNS), "FAIL  vital fact recall 0.50 [0.50, 0.50], at least 0.9"),
        ((FIRE, MISCOUNTED), "FAIL  wrong facts 0.33 [0.33, 0.33], at most 0.0"),
        ((FIRE, MISCOUNTED), "FAIL  claims not supported: 8, at most 0 (brack 1, "),
    ],
)
def test_a_run_that_is_not_good_enough_fails(
    sentences: tuple[str, ...], failure: str, made: Runner, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["gate", str(made("a", *sentences)), "--gates", rules]) == 1

    assert failure in capsys.readouterr().out


def test_a_run_that_is_worse_than_its_baseline_fails(
    made: Runner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "drop.toml").write_text("[shares.vital_recall]\ndrop = 0.1\n", encoding="utf-8")
    asked = ["--gates", "drop.toml", "--baseline", "base.json"]
    good, bad = made("a", FIRE, TRADERS), made("b", FIRE)
    assert exit_code(["baseline", str(good), "base.json"]) == 0

    assert exit_code(["gate", str(good), *asked]) == 0
    assert exit_code(["gate", str(bad), *asked]) == 1

    assert (
        "FAIL  vital fact recall -0.50 [-0.50, -0.50] to the baseline, at most 0.1 worse" in capsys.readouterr().out
    )
    # A run stands in for a baseline, and what has become better is no failure.
    assert exit_code(["gate", str(good), "--gates", "drop.toml", "--baseline", str(bad)]) == 0


def test_a_baseline_says_the_same_as_its_run_and_is_small(made: Runner) -> None:
    run = made("a", FIRE, TRADERS)

    assert exit_code(["baseline", str(run), "base.json"]) == 0

    assert read_figures("base.json") == read_figures(str(run))
    assert Path("base.json").stat().st_size < 1_200 * len(TOWNS)


def test_a_run_that_is_not_done_is_not_judged(made: Runner, rules: str, capsys: pytest.CaptureFixture[str]) -> None:
    run = made("a", FIRE, TRADERS)
    results = run / "results.jsonl"
    results.write_bytes(b"".join(results.read_bytes().splitlines(keepends=True)[:-1]))

    assert exit_code(["gate", str(run), "--gates", rules]) == 4
    assert "jarrow: not run yet" in capsys.readouterr().err
    assert exit_code(["baseline", str(run), "base.json"]) == 4


def test_a_case_without_a_brief_and_a_broken_metric_make_a_run_unfit_to_judge(
    made: Runner, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run = made("a", FIRE, TRADERS)
    lines = [json.loads(line) for line in (run / "results.jsonl").read_text().splitlines()]
    lines[0] = {"case": "brack", "reason": "the model is away"}
    lines[1]["vital_recall"] = {"reason": "ValueError: odd", "cause": "failed"}
    (run / "results.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    assert exit_code(["gate", str(run), "--gates", rules]) == 4

    said = capsys.readouterr().err
    assert "brack: no brief: the model is away" in said
    assert "dunmere: could not be scored: vital_recall: ValueError: odd" in said


def test_a_baseline_of_other_cases_judges_nothing(
    made: Runner, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    few, all_ = made("a", FIRE, TRADERS, towns=TOWNS[:4]), made("b", FIRE, TRADERS)

    assert exit_code(["gate", str(all_), "--gates", rules, "--baseline", str(few)]) == 4

    assert "the baseline has other cases: gosling: only after" in capsys.readouterr().err


def test_a_baseline_of_longer_briefs_judges_nothing(
    made: Runner, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    long, short = made("a", FIRE, TRADERS), made("b", FIRE, TRADERS)
    header = json.loads((short / "run.json").read_text())
    header["settings"]["words"] = 60
    (short / "run.json").write_text(json.dumps(header))

    assert exit_code(["gate", str(short), "--gates", rules, "--baseline", str(long)]) == 4

    assert "briefs have 220 words and not 60" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[shares.beauty]\nleast = 1.0", "nobody measures 'beauty'"),
        ("[shares.vital_recall]\nlowest = 1.0", "shares.vital_recall.lowest: unknown field"),
        ("[shares", "rules.toml: "),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    written: str, complaint: str, made: Runner, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(rules).write_text(written, encoding="utf-8")

    assert exit_code(["gate", str(made("a", FIRE)), "--gates", rules]) == 2

    assert complaint in capsys.readouterr().err


def test_an_unknown_baseline_is_named_with_those_there_are(
    made: Runner, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["gate", str(made("a", FIRE)), "--gates", rules, "--baseline", "nothing"]) == 2

    assert "'nothing' is no run and no baseline; of ours there are: extractive-smoke" in capsys.readouterr().err


def test_what_is_no_baseline_is_refused(made: Runner, rules: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["gate", str(made("a", FIRE)), "--gates", rules, "--baseline", rules]) == 4

    assert "this is no baseline" in capsys.readouterr().err


def test_the_committed_baseline_is_of_the_smoke_set_and_small() -> None:
    figures = read_figures("extractive-smoke")

    assert [case.case for case in figures.cases] == [case.name for case in load_set("smoke")]
    assert (BASELINES / "extractive-smoke.json").stat().st_size < 8_000
    assert read_rules().counts["unsupported"] == 0
