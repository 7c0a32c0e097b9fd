"""Fit a logistic model whose weights keep their signs and stay near what was thought of them before.

Minimised is the logistic loss of all rows, each counting as much as it is given, plus half the pull times the
squared distance of the weights to the prior. A weight stays on the prior's side of nought, or at nought; the
bias is free. There is one minimum, and the same rows give the same weights in every run.
Does not scale or balance anything: see `calibration.py`.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from typing import NamedTuple

_STEPS, _SWEEPS, _HALVINGS = 100, 1_000, 40  # each is far more than is ever needed
_CLOSE = 1e-9  # a move of no weight beyond this is none
_DECREASE = 1e-4  # of what the slope promises, before a step is taken: Armijo 1966
# Sums of the same losses in another order differ by rounding, as a share of their sum.
_ROUNDING = 1e-13
_BIAS_PULL = 1e-6  # next to none: rows of one label have a bias too


class Logistic(NamedTuple):
    """A row's weighted sum plus the bias is the logarithm of the odds that it is true."""

    weights: tuple[float, ...]
    bias: float

    def total(self, row: Sequence[float]) -> float:
        """The logarithm of the odds."""
        return self.bias + _product(self.weights, row)


@dataclass(frozen=True)
class Rows:
    """What to fit: values, whether they go with something true, and how much each row counts."""

    values: Sequence[Sequence[float]]
    truths: Sequence[bool]
    counts: Sequence[float]


def fitted(rows: Rows, *, prior: Sequence[float], pull: float, start: Logistic) -> Logistic:
    """The model of the least loss, looked for from `start`.

    Newton's method: every step goes to the minimum, within the signs, of the parabola that touches the loss
    here, or part of the way if that is too far.
    """
    problem = _Problem(rows, (*prior, 0.0), (*(pull for _ in prior), _BIAS_PULL))
    at: tuple[float, ...] = (*start.weights, start.bias)
    for _ in range(_STEPS):
        slopes = problem.slopes(at)
        move = _move(at, slopes, problem.bends(at), problem.prior)
        if max(map(abs, move)) < _CLOSE:
            break
        at = _stepped(problem, at, move, _product(slopes, move))
    return Logistic(at[:-1], at[-1])


@dataclass(frozen=True)
class _Problem:
    """The loss at any weights, the bias being the last of them, with its slopes and how these bend."""

    rows: Rows
    prior: tuple[float, ...]
    pulls: tuple[float, ...]

    @cached_property
    def values(self) -> list[tuple[float, ...]]:
        return [(*row, 1.0) for row in self.rows.values]

    @cached_property
    def columns(self) -> list[tuple[float, ...]]:
        return list(zip(*self.values, strict=True))

    def loss(self, at: Sequence[float]) -> float:
        totals = zip(self._totals(at), self.rows.truths, strict=True)
        wrong = (-total if truth else total for total, truth in totals)
        losses = (max(0.0, each) + math.log1p(math.exp(-abs(each))) for each in wrong)
        apart = (weight - prior for weight, prior in zip(at, self.prior, strict=True))
        pulled = sum(pull * each * each for pull, each in zip(self.pulls, apart, strict=True))
        return _product(self.rows.counts, losses) + pulled / 2

    def slopes(self, at: Sequence[float]) -> list[float]:
        off = [each - truth for each, truth in zip(self._probabilities(at), self.rows.truths, strict=True)]
        counted = list(map(mul, self.rows.counts, off))
        return [
            _product(column, counted) + pull * (weight - prior)
            for column, pull, weight, prior in zip(self.columns, self.pulls, at, self.prior, strict=True)
        ]

    def bends(self, at: Sequence[float]) -> list[list[float]]:
        """Row by row the second derivatives."""
        spread = [each * (1 - each) for each in self._probabilities(at)]
        counted = list(map(mul, self.rows.counts, spread))
        weighted = [list(map(mul, column, counted)) for column in self.columns]
        bends = [[_product(one, other) for other in self.columns] for one in weighted]
        for number, pull in enumerate(self.pulls):
            bends[number][number] += pull
        return bends

    def _totals(self, at: Sequence[float]) -> list[float]:
        return [_product(row, at) for row in self.values]

    def _probabilities(self, at: Sequence[float]) -> list[float]:
        return [(1 + math.tanh(total / 2)) / 2 for total in self._totals(at)]  # exp would overflow


def _move(
    at: Sequence[float], slopes: Sequence[float], bends: Sequence[Sequence[float]], signs: Sequence[float]
) -> list[float]:
    """To the lowest point of the parabola within the signs: one weight after the other, until none moves.

    Coordinate descent, as in Friedman et al. 2010, "Regularization paths for generalized linear models".
    """
    move = [0.0] * len(at)
    for _ in range(_SWEEPS):
        before = tuple(move)
        for number, bend in enumerate(bends):
            slope = slopes[number] + _product(bend, move)
            target = at[number] + move[number] - slope / bend[number]
            move[number] = _on_its_side(target, signs[number]) - at[number]
        if max(abs(now - then) for now, then in zip(move, before, strict=True)) < _CLOSE / 10:
            break
    return move


def _stepped(problem: _Problem, at: Sequence[float], move: Sequence[float], slope: float) -> tuple[float, ...]:
    """Where the move leads, or half of it, or a quarter, so that the loss falls. `slope` is the loss's along it."""
    here = problem.loss(at)
    part = 1.0
    for _ in range(_HALVINGS):
        aims = (weight + part * each for weight, each in zip(at, move, strict=True))
        there = tuple(map(_on_its_side, aims, problem.prior))
        if problem.loss(there) <= here + _DECREASE * part * slope + _ROUNDING * here:
            return there
        part /= 2
    return tuple(at)


def _on_its_side(weight: float, sign: float) -> float:
    return max(0.0, weight) if sign > 0 else min(0.0, weight) if sign < 0 else weight


def _product(ones: Iterable[float], others: Iterable[float]) -> float:
    return float(sum(map(mul, ones, others)))
