"""Metrics of a yes or no and of its probability, against scipy and worked out by hand."""

import random
from collections.abc import Callable, Sequence
from statistics import fmean

import pytest
from scipy import stats as oracle  # type: ignore[import-untyped]

from evals.bootstrap import bootstrap
from evals.metrics import Unscored
from evals.metrics.classification import (
    Figure,
    balanced_accuracy,
    best_threshold,
    brier,
    expected_calibration_error,
    roc_auc,
)

# Two supported claims, three others.
TRUTHS = (True, True, False, False, False)
SCORES = (0.9, 0.4, 0.4, 0.2, 0.1)


def _drawn(lines: int, *, seed: int, digits: int = 1) -> tuple[list[bool], list[float]]:
    """Labels and scores that go with them a little; one digit makes many ties."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    truths = [draw.random() < 0.4 for _ in range(lines)]
    return truths, [round((draw.random() + 0.3 * truth) / 1.3, digits) for truth in truths]


def _repeated(items: Sequence[bool] | Sequence[float], weights: Sequence[int]) -> list[float]:
    return [item for item, weight in zip(items, weights, strict=True) for _ in range(weight)]


def test_balanced_accuracy_is_the_mean_of_two_shares() -> None:
    assert balanced_accuracy(TRUTHS, (True, False, False, False, True)) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert balanced_accuracy(TRUTHS, TRUTHS) == 1
    assert balanced_accuracy(TRUTHS, (True,) * 5) == 1 / 2


def test_the_area_counts_pairs_in_order_and_half_of_the_ties() -> None:
    assert roc_auc(TRUTHS, SCORES) == pytest.approx(5.5 / 6)


@pytest.mark.parametrize(("seed", "digits"), [(1, 1), (2, 1), (3, 2), (4, 9)])
def test_the_area_is_what_scipys_mann_whitney_says(seed: int, digits: int) -> None:
    truths, scores = _drawn(300, seed=seed, digits=digits)
    supported = [score for score, truth in zip(scores, truths, strict=True) if truth]
    others = [score for score, truth in zip(scores, truths, strict=True) if not truth]

    expected = oracle.mannwhitneyu(supported, others).statistic / (len(supported) * len(others))

    assert roc_auc(truths, scores) == pytest.approx(expected, abs=1e-12)


def test_a_weight_counts_a_line_so_often() -> None:
    truths, scores = _drawn(60, seed=5)
    weights = [step % 4 for step in range(60)]
    said = [score >= 0.5 for score in scores]
    often = [bool(truth) for truth in _repeated(truths, weights)]

    assert roc_auc(truths, scores, weights) == roc_auc(often, _repeated(scores, weights))
    assert balanced_accuracy(truths, said, weights) == balanced_accuracy(
        often, [bool(item) for item in _repeated(said, weights)]
    )


def test_calibration_is_off_by_the_mean_distance_of_bins_of_equal_mass() -> None:
    truths = (True, True, False, True, False, False)
    scores = (0.9, 0.8, 0.7, 0.3, 0.2, 0.1)

    # By hand: scores of .6 / 3 against 1 / 3 of the low half, and of .8 against 2 / 3 of the high one.
    assert expected_calibration_error(truths, scores, bins=2) == pytest.approx((1 / 3 - 0.2 + 0.8 - 2 / 3) / 2)
    assert expected_calibration_error(truths, scores, bins=1) == pytest.approx(0.0)


def test_calibration_does_not_depend_on_the_order_of_tied_lines() -> None:
    truths, scores = _drawn(97, seed=6)
    pairs = list(zip(truths, scores, strict=True))
    figures = set()
    for seed in range(5):
        random.Random(seed).shuffle(pairs)  # noqa: S311 - no secret
        found = expected_calibration_error([truth for truth, _ in pairs], [score for _, score in pairs])
        assert isinstance(found, float)
        figures.add(round(found, 12))

    assert len(figures) == 1


def test_scores_that_are_shares_are_calibrated_and_sure_ones_that_are_wrong_are_not() -> None:
    assert expected_calibration_error((True, False) * 10, (0.5,) * 20) == pytest.approx(0.0)
    assert expected_calibration_error((False,) * 20, (1.0,) * 20) == pytest.approx(1.0)
    assert expected_calibration_error((True, False), (1.0, 1.0)) == pytest.approx(0.5)  # fewer lines than bins


def test_briers_score_is_a_mean_square() -> None:
    assert brier(TRUTHS, SCORES) == pytest.approx((0.01 + 0.36 + 0.16 + 0.04 + 0.01) / 5)


@pytest.mark.parametrize("truths", [(), (True, True), (False,)])
def test_one_label_alone_leaves_nothing_to_tell_apart(truths: Sequence[bool]) -> None:
    scores = (0.5,) * len(truths)

    assert isinstance(balanced_accuracy(truths, truths), Unscored)
    assert isinstance(roc_auc(truths, scores), Unscored)
    assert isinstance(best_threshold([(truths, scores)]), Unscored)
    assert isinstance(balanced_accuracy(TRUTHS, TRUTHS, (1, 1, 0, 0, 0)), Unscored)


def test_no_lines_have_neither_calibration_nor_briers_score() -> None:
    assert expected_calibration_error((), ()) == brier((), ()) == Unscored("there are no lines")


def test_the_best_threshold_lies_half_way_to_the_next_score() -> None:
    # From .9 down 3/4, from .4 down 5/6, from .2 down 2/3.
    assert best_threshold([(TRUTHS, SCORES)]) == pytest.approx(0.3)


def test_of_thresholds_that_are_equally_good_the_highest_is_taken() -> None:
    assert best_threshold([((True, False, True, False), (0.8, 0.6, 0.4, 0.2))]) == pytest.approx(0.7)


def test_where_no_score_helps_everything_is_let_through() -> None:
    assert best_threshold([((False, True), (0.8, 0.1))]) == pytest.approx(0.1)


def test_a_set_weighs_the_same_however_many_lines_it_has() -> None:
    small = (True, False), (0.9, 0.6)
    large = (True,) * 50 + (False,) * 50, (0.5,) * 50 + (0.2,) * 50
    one_label = (False,) * 30, (0.95,) * 30

    # .35 costs the small set half of its accuracy and .75 the large one: equally good, so the higher.
    assert best_threshold([small, large, one_label]) == pytest.approx(0.75)
    assert best_threshold([small, large, large]) == pytest.approx(0.35)


@pytest.mark.parametrize("seed", range(5))
def test_no_other_threshold_is_better(seed: int) -> None:
    sets = [_drawn(40, seed=seed * 10 + number, digits=2) for number in range(3)]

    def mean_at(threshold: float) -> float:
        found = [balanced_accuracy(truths, [score >= threshold for score in scores]) for truths, scores in sets]
        return fmean(value for value in found if isinstance(value, float))

    best = best_threshold(sets)
    assert isinstance(best, float)
    assert mean_at(best) == pytest.approx(max(mean_at(step / 200) for step in range(202)))


def _mean_of(values: Sequence[float]) -> Callable[[Sequence[int]], Figure]:
    return lambda weights: sum(map(float.__mul__, values, map(float, weights))) / sum(weights)


def test_the_interval_of_a_mean_is_what_scipys_bootstrap_says() -> None:
    values = _drawn(80, seed=8, digits=4)[1]
    interval = bootstrap(_mean_of(values), range(80), draws=4_000)
    expected = oracle.bootstrap((values,), fmean, n_resamples=4_000, method="percentile", vectorized=False, rng=1)

    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(tuple(expected.confidence_interval), abs=0.01)


def test_copies_within_a_cluster_make_nothing_surer() -> None:
    values = _drawn(30, seed=9)[1]
    alone = bootstrap(_mean_of(values), range(30))

    copies = bootstrap(_mean_of(values * 4), [*range(30)] * 4)
    apart = bootstrap(_mean_of(values * 4), range(120))

    assert alone is not None
    assert copies is not None
    assert apart is not None
    assert (copies.low, copies.high) == pytest.approx((alone.low, alone.high))
    assert apart.high - apart.low < (alone.high - alone.low) * 0.6


def test_the_same_clusters_are_drawn_in_every_run() -> None:
    values = _drawn(30, seed=10, digits=9)[1]

    assert bootstrap(_mean_of(values), range(30)) == bootstrap(_mean_of(values), range(30))
    assert bootstrap(_mean_of(values), range(30)) != bootstrap(_mean_of(values), range(30), seed=1)


def test_one_cluster_and_figures_that_mostly_cannot_be_had_give_no_interval() -> None:
    truths = (True, *[False] * 2)

    assert bootstrap(_mean_of([0.1, 0.2]), ["a", "a"]) is None
    assert bootstrap(lambda weights: 1.0 if weights[0] > 1 else Unscored("too rare"), range(9)) is None
    assert bootstrap(lambda weights: balanced_accuracy(truths, truths, weights), range(3)) is not None
