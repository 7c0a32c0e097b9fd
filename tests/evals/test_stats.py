"""Intervals and tests against scipy, and where there is none to be had."""

import math
import random
from itertools import product

import pytest
from scipy import stats as oracle  # type: ignore[import-untyped]

from evals.events import by_event
from evals.stats import Interval, detectable, holm, mcnemar, mean_of, mean_share, sign_flip, t_within, wilson

FIGURES = (0.31, 0.24, 0.52, 0.4, 0.18, 0.36, 0.29)
DIFFERENCES = (0.12, -0.03, 0.08, 0.2, 0.05, -0.01, 0.11, 0.04)


@pytest.mark.parametrize(
    ("share", "freedom"), list(product((0.5, 0.8, 0.9, 0.95, 0.99, 0.999), (1, 2, 3, 4, 7, 14, 29, 60, 499)))
)
def test_students_t_is_what_scipy_says(share: float, freedom: int) -> None:
    assert t_within(share, freedom) == pytest.approx(oracle.t.ppf((1 + share) / 2, freedom), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_the_interval_of_a_mean_is_what_scipy_says(count: int) -> None:
    values = FIGURES[:count]
    mean = mean_of(values)
    expected = oracle.t.interval(0.95, count - 1, loc=sum(values) / count, scale=oracle.sem(values))

    assert mean.interval is not None
    assert (mean.interval.low, mean.interval.high) == pytest.approx(expected, abs=1e-6)


def test_one_figure_has_no_interval() -> None:
    assert mean_of([0.4]).interval is None


def test_the_interval_of_shares_ends_where_a_share_can_lie() -> None:
    values = (1.0, 1.0, 1.0, 0.9)

    mean, shares = mean_of(values), mean_share(values)

    assert shares.value == mean.value
    assert mean.interval
    assert mean.interval.high > 1
    assert shares.interval == Interval(mean.interval.low, 1.0)


def test_figures_that_are_all_the_same_leave_no_doubt() -> None:
    assert mean_of([0.25, 0.25, 0.25]).interval == Interval(0.25, 0.25)


@pytest.mark.parametrize("count", [2, 5, 8])
def test_few_differences_are_flipped_in_every_way(count: int) -> None:
    expected = oracle.permutation_test(
        (DIFFERENCES[:count],), lambda x, axis: x.sum(axis=axis), permutation_type="samples", n_resamples=math.inf
    )

    assert sign_flip(DIFFERENCES[:count]) == pytest.approx(expected.pvalue, abs=1e-12)


def test_many_differences_are_flipped_by_draws_that_repeat() -> None:
    many = [0.05 * ((step % 7) - 2) for step in range(40)]
    drawn = sign_flip(many)

    assert drawn == sign_flip(many)
    assert drawn != sign_flip(many, seed=1)
    # The same by the normal approximation; the binomial error of 10,000 draws is about .002 here.
    z = sum(many) / math.sqrt(sum(item * item for item in many))
    assert drawn == pytest.approx(2 * oracle.norm.sf(abs(z)), abs=0.01)


@pytest.mark.parametrize("differences", [[], [0.9], [0.0, 0.0], [0.1, -0.1], [0.1, 0.2, -0.3]])
def test_one_difference_and_no_difference_are_never_significant(differences: list[float]) -> None:
    assert sign_flip(differences) == 1.0


def test_drawing_never_gives_a_p_of_nought() -> None:
    assert sign_flip([1.0] * 20, flips=100) == pytest.approx(1 / 101)


@pytest.mark.parametrize(("hits", "of"), [(0, 28), (28, 28), (3, 10), (57, 421), (1, 1)])
def test_a_share_has_wilsons_interval(hits: int, of: int) -> None:
    expected = oracle.binomtest(hits, of).proportion_ci(method="wilson")
    found = wilson(hits, of)

    assert found is not None
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_a_share_of_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize("pair", [(0, 0), (0, 1), (3, 0), (2, 9), (9, 2), (6, 6), (0, 40)])
def test_pairs_that_differ_are_tested_like_coins(pair: tuple[int, int]) -> None:
    differ = sum(pair)
    expected = oracle.binomtest(pair[0], differ).pvalue if differ else 1.0

    assert mcnemar(*pair) == pytest.approx(expected, abs=1e-12)


def test_holm_makes_each_p_larger_and_keeps_their_order() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx((0.06, 0.03, 0.06))
    assert holm([0.7, 0.6]) == (1.0, 1.0)
    assert holm([0.2]) == (0.2,)
    assert holm([]) == ()


def test_under_chance_alone_holm_is_rarely_wrong() -> None:
    draw = random.Random(5)  # noqa: S311 - no secret
    families = [holm([draw.random() for _ in range(3)]) for _ in range(4_000)]

    assert sum(min(family) < 0.05 for family in families) / len(families) == pytest.approx(0.05, abs=0.012)


def test_a_difference_as_large_as_the_detectable_one_is_mostly_detected() -> None:
    draw = random.Random(9)  # noqa: S311 - no secret
    sample = [draw.gauss(0, 1) for _ in range(12)]
    size = detectable(sample)
    assert size is not None
    power = size / (oracle.sem(sample))

    assert power == pytest.approx(oracle.t.ppf(0.975, 11) + oracle.t.ppf(0.8, 11), rel=1e-6)
    assert detectable([0.3]) is None


@pytest.mark.parametrize("clusters", [8, 24])
def test_intervals_over_events_hold_the_truth_as_often_as_they_say(clusters: int) -> None:
    draw = random.Random(clusters)  # noqa: S311 - no secret
    held = 0
    for _ in range(1_000):
        shared = [draw.gauss(0.5, 0.2) for _ in range(clusters)]
        cases = ((event, level + draw.gauss(0, 0.1)) for event, level in enumerate(shared) for _ in range(4))
        interval = mean_of(by_event(cases)).interval
        assert interval is not None
        held += interval.low <= 0.5 <= interval.high

    assert 0.93 <= held / 1_000 <= 0.97
