"""A logistic model whose weights keep their signs, against scipy."""

import random
from collections.abc import Sequence

import pytest
from scipy import optimize as oracle  # type: ignore[import-untyped]
from scipy.special import log_expit  # type: ignore[import-untyped]

from evals.logistic import Logistic, Rows, fitted


def _by_scipy(rows: Rows, prior: Sequence[float], pull: float) -> list[float]:
    """The weights and the bias, looked for without slopes."""
    signs = [1 if truth else -1 for truth in rows.truths]

    def loss(at: Sequence[float]) -> float:
        model = Logistic(tuple(at[:-1]), at[-1])
        margins = [sign * model.total(row) for sign, row in zip(signs, rows.values, strict=True)]
        pulled = sum((weight - aim) ** 2 for weight, aim in zip(model.weights, prior, strict=True))
        return float(pull * pulled / 2 - log_expit(margins) @ rows.counts)

    bounds = [(0, None) if aim > 0 else (None, 0) for aim in prior]
    options = {"ftol": 1e-15, "gtol": 1e-9}
    found = oracle.minimize(loss, [*prior, 0.0], method="L-BFGS-B", bounds=[*bounds, (None, None)], options=options)
    return [float(each) for each in found.x]


@pytest.mark.parametrize(("seed", "pull"), [(1, 0.001), (2, 1), (3, 30), (4, 1_000)])
def test_the_least_loss_is_where_scipy_finds_it(seed: int, pull: float) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    truths = [draw.random() < 0.4 for _ in range(60)]
    # The first value goes with the label and so does the second, whose weight must not; the third says nothing.
    values = [(draw.gauss(truth, 1), draw.gauss(truth, 1), draw.random()) for truth in truths]
    rows = Rows(values, truths, [draw.uniform(0.1, 2) for _ in truths])
    prior = (0.5, -0.3, -0.2)

    model = fitted(rows, prior=prior, pull=pull, start=Logistic(prior, 1.0))

    assert [*model.weights, model.bias] == pytest.approx(_by_scipy(rows, prior, pull), abs=1e-4)
    assert (model.weights[1] == 0) == (pull < 1_000)


def test_where_the_search_starts_makes_no_difference() -> None:
    rows = Rows([(float(number),) for number in range(10)], [number > 4 for number in range(10)], [1.0] * 10)
    near, far = (
        fitted(rows, prior=(1.0,), pull=0.1, start=Logistic((weight,), bias))
        for weight, bias in ((1.0, 0.0), (90.0, 700.0))
    )

    assert [*far.weights, far.bias] == pytest.approx([*near.weights, near.bias])
