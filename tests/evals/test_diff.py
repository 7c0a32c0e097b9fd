"""`diff`: what changed between two runs, in figures and fact by fact."""

import json
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.changes import changes
from evals.figures import figures_of
from evals.kept import read_run
from evals.pairs import deltas, paired, passing
from tests.evals.cases import CROWNS, FIRE, MISCOUNTED, TOWNS, TRADERS, Runner


def _diff(capsys: pytest.CaptureFixture[str], *runs: Path) -> str:
    capsys.readouterr()
    assert exit_code(["diff", *map(str, runs)]) == 0
    return capsys.readouterr().out


def test_every_fact_that_changed_is_named_with_both_sentences(
    made: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = made("a", FIRE, TRADERS), made("b", MISCOUNTED, CROWNS)

    said = _diff(capsys, before, after)

    assert "facts: 0 kept, 8 lost, 8 now wrong, 8 gained, 0 no longer wrong" in said
    brack = said[said.index("brack:") : said.index("dunmere:")].splitlines()
    assert brack[:7] == [
        "brack:",
        "  lost: f1 (3) A fire closed the covered market of Brack on Tuesday evening.",
        "      A: A fire closed the covered market of Brack on Tuesday evening.",
        "  now wrong: f2 (3) Wardens led 340 traders out of the market in Brack.",
        "      A: Wardens led 340 traders out of the market in Brack.",
        "      B: Wardens led 430 traders out of the market in Brack.",
        "  gained: f3 (2) The borough of Brack will pay 2,500 crowns to each trader.",
    ]


def test_a_run_beside_itself_has_no_difference(made: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    run = made("a", FIRE, TRADERS)

    said = _diff(capsys, run, run)

    assert "facts: 16 kept, 0 lost, 0 now wrong, 0 gained, 0 no longer wrong" in said
    assert "brack:" not in said
    assert "other settings" not in said


def test_the_same_loss_in_every_event_is_significant_and_primary_ones_are_held_to_more(made: Runner) -> None:
    pairs = paired(figures_of(read_run(made("a", FIRE, TRADERS))), figures_of(read_run(made("b", FIRE, MISCOUNTED))))

    vital, precision, weighted, wrong, *_ = deltas(pairs)

    assert (vital.before.value, vital.after.value, vital.difference.value) == (1.0, 0.5, -0.5)
    assert (vital.p, vital.adjusted_p) == (2 / 2**8, 4 / 2**8)
    assert weighted.adjusted_p is None
    assert wrong.difference.value == pytest.approx(1 / 3)
    assert precision.difference.value < 0
    unsupported, conflicts, facts = passing(pairs)
    assert (facts.before, facts.after, facts.changed, facts.p) == (8, 0, 8, 2 / 2**8)
    assert unsupported.changed == 8
    assert conflicts.changed == 0


def test_one_event_has_no_interval_and_no_p(made: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    said = _diff(capsys, made("a", FIRE, towns=("Inver",)), made("b", TRADERS, towns=("Inver",)))

    row = next(line for line in said.splitlines() if line.startswith("weighted recall"))
    assert row.count("(no interval)") == 3
    assert row.split()[-2:] == ["-", "-"]


def test_cases_that_only_one_has_or_that_changed_are_left_out_and_named(
    made: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    before = made("a", FIRE, towns=TOWNS[:3])
    gold = Path("cases/dunmere/gold.json")
    gold.write_text(json.dumps(json.loads(gold.read_text()) | {"event": "another"}))
    after = made("b", FIRE, towns=TOWNS[:2])

    said = _diff(capsys, before, after)

    assert "1 case of 1 event in both" in said
    assert "left out: dunmere: other articles or other gold" in said
    assert "left out: elsby: only before" in said


def test_runs_without_a_common_case_are_refused(made: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    runs = made("a", FIRE, towns=TOWNS[:1]), made("b", FIRE, towns=TOWNS[1:2])

    assert exit_code(["diff", *map(str, runs)]) == 4

    assert "the two have no case in common: brack: only before; dunmere: only after" in capsys.readouterr().err


def test_what_is_no_run_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["diff", str(tmp_path), str(tmp_path)]) == 2

    assert f"{tmp_path} is no run: run.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((TRADERS,), (TRADERS,), "kept"),
        ((TRADERS,), (FIRE,), "lost"),
        ((TRADERS,), (MISCOUNTED,), "now wrong"),
        ((FIRE,), (MISCOUNTED,), "now wrong"),
        ((FIRE,), (TRADERS,), "gained"),
        ((MISCOUNTED,), (TRADERS,), "gained"),
        ((MISCOUNTED,), (FIRE,), "no longer wrong"),
    ],
)
def test_every_way_in_which_a_fact_can_change_has_a_name(
    before: tuple[str, ...], after: tuple[str, ...], change: str, made: Runner
) -> None:
    runs = [read_run(made(name, *texts, towns=TOWNS[:1])) for name, texts in (("a", before), ("b", after))]

    (case,) = changes(runs[0], runs[1], ["brack"])

    assert [fact.change for fact in case.facts if fact.after.fact.id == "f2"] == [change]
