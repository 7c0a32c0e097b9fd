"""Large runs on paper: the guide shows what the simulation prints, and the simulation knows its limits."""

from itertools import pairwise

import pytest

from evals.__main__ import exit_code
from evals.scale import fitting, scale_tables
from evals.simulation import Outcome, Scenario, simulate
from evals.virtual_time import Clock, Line, Process
from tests.needs import ROOT

GUIDE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


def simulated(**changes: object) -> Outcome:
    return simulate(Scenario.model_validate({"seed": 7, **changes}))


@pytest.mark.long
def test_every_figure_of_the_guide_s_tables_is_printed_by_the_simulation() -> None:
    tables = scale_tables().split("\n\n")

    assert len(tables) == 3
    assert [table for table in tables if table not in GUIDE] == []


def test_the_guide_s_account_of_what_goes_in_is_the_simulation_s_own() -> None:
    usual = Scenario()
    for told in (
        f"| {usual.cpu_ms:g} ms |",
        f"| {usual.writer_ms:g} ms |",
        f"| calls for a brief | {usual.calls} |",
        f"| {usual.input_p50:,}; {usual.input_p95:,} |",
        f"| {usual.output_p50}; {usual.output_p95} |",
        f"| {usual.latency_p50_s:g}; {usual.latency_p95_s:g} |",
        f"| {usual.failures:.0%} |".replace("%", " %"),
    ):
        assert told in GUIDE


def test_it_is_the_same_every_time_and_another_for_another_seed() -> None:
    assert simulated() == simulated()
    assert simulated() != simulated(seed=8)


@pytest.mark.parametrize(
    ("changes", "limit", "a_second"),
    [
        ({"calls": 0}, "processors", 2 / 0.086),
        ({"calls": 0, "writer_ms": 100}, "the writer", 10),
        ({"calls": 1, "at_once": 4, "latency_p50_s": 2, "latency_p95_s": 2, "failures": 0}, "calls at once", 2),
        ({"calls": 1, "at_once": 100, "pace": 120, "failures": 0}, "our pace", 2),
        ({"calls": 1, "at_once": 40, "pace": 400, "requests_per_minute": 300, "failures": 0}, "requests a minute", 5),
    ],
)
def test_what_holds_a_run_up_is_named_and_nothing_is_faster_than_that(
    changes: dict[str, object], limit: str, a_second: float
) -> None:
    found = simulated(**changes)

    assert found.limit == limit
    assert found.a_second == pytest.approx(a_second, rel=0.05)
    assert found.hours == pytest.approx(1_000_000 / found.a_second / 3600)


def test_a_pace_below_the_provider_s_limit_spares_what_asking_too_fast_costs() -> None:
    hasty = simulated(tokens_per_minute=1_000_000, at_once=400)
    steady = simulate(fitting(Scenario(tokens_per_minute=1_000_000, seed=7)))

    assert hasty.given_up > 0.3
    assert (steady.given_up, steady.limit) == (0, "our pace")


def test_money_is_tokens_by_their_prices() -> None:
    found = simulated(calls=1, input_p95=2_200, output_p95=410, input_usd=3, output_usd=10, failures=0, pace=1_000)

    assert found.usd == pytest.approx(2_200 * 3 + 410 * 10)
    assert simulated(calls=0).usd == 0


def test_who_waits_goes_first_and_time_stands_still_while_nothing_happens() -> None:
    clock, told = Clock(), list[tuple[str, float]]()
    line = Line(clock, 2)

    def guest(name: str) -> Process:
        yield line
        told.append((name, clock.now_s))
        yield 3.0
        line.leave()

    for name in "abcde":
        clock.call(guest(name), after_s=1)
    clock.run(lambda: False)

    assert told == [("a", 1), ("b", 1), ("c", 4), ("d", 4), ("e", 7)]
    assert all(first <= then for (_, first), (_, then) in pairwise(told))
    assert (clock.now_s, line.taken_s()) == (10, 15)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--simulate", "--with", "machines"], "--with takes NAME=VALUE, not 'machines'; there are briefs, "),
        (["--simulate", "--with", "machines=0"], "--with machines: Input should be greater than or equal to 1"),
        (["--simulate", "--with", "machines=many"], "--with machines: Input should be a valid integer"),
        (["--simulate", "--with", "colour=1"], "--with colour: unknown field; there are briefs, "),
        (["--simulate", "--with", "latency_p95_s=1"], "--with latency_p95_s is less than latency_p50_s"),
        (["--simulate", "--with", "calls=0.5"], "--with calls are 0, for extractive briefs, or 1 and more"),
        (["--simulate", "--with", "machines=1000000"], "--with machines times processes are at most 100,000"),
        (["--simulate", "--with", "failures=nan"], "--with failures: "),
        (["--with", "machines=2"], "--with is for --simulate"),
        (["--engine", "ray"], "--engine is for --bulk"),
    ],
)
def test_what_cannot_be_simulated_is_said(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert exit_code(["bench", *arguments]) == 2
    assert f"evals: {told}" in capsys.readouterr().err


def test_one_run_is_told_in_a_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["bench", "--simulate", "--with", "briefs=20000", "--with", "calls=0"]) == 0

    out = capsys.readouterr().out
    assert "20,000 briefs: 0.24 hours at 23.3 a second, 0 USD" in out
    assert "held up by: processors" in out
