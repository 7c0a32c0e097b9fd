"""How sure is a mean? Intervals and tests for few, paired figures, in plain Python.

Every figure handed in is one independent observation: averages over clusters, never single facts,
which go up and down together within a cluster.
Does not decide what is a cluster: see `events.py`.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from statistics import NormalDist, fmean, stdev

CONFIDENCE = 0.95
FLIPS = 10_000
SEED = 20_230_321  # any number would do; it must only be the same in every run
_HALVINGS = 100  # of the interval that holds an angle: more than a float can tell apart
# Two sums of the same figures in another order differ by rounding; a tie must stay a tie.
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`."""

    low: float
    high: float


@dataclass(frozen=True)
class Mean:
    """A mean and its interval, which under two figures there is not."""

    value: float
    interval: Interval | None


def mean_of(values: Sequence[float], *, confidence: float = CONFIDENCE) -> Mean:
    """The mean of at least one figure, with Student's interval."""
    value = fmean(values)
    if len(values) < 2:
        return Mean(value, None)
    half = t_within(confidence, len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return Mean(value, Interval(value - half, value + half))


def mean_share(values: Sequence[float]) -> Mean:
    """The mean of shares of 1, whose interval is cut to where a share can lie."""
    mean = mean_of(values)
    edges = mean.interval
    return Mean(mean.value, Interval(max(0.0, edges.low), min(1.0, edges.high)) if edges else None)


def t_within(share: float, freedom: int) -> float:
    """The t that Student's variable stays under in absolute value with this probability, above 0 and below 1.

    For whole degrees of freedom the probability has a closed form in the angle whose tangent is
    t / sqrt(freedom); it grows with the angle, so halving finds it.
    """
    low, high = 0.0, math.pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < share else (low, middle)
    return math.sqrt(freedom) * math.tan(low)


def _within(angle: float, freedom: int) -> float:
    """The probability of |t| < sqrt(freedom) * tan(angle): a sum of powers of the cosine, odd or even ones."""
    sine, cosine = math.sin(angle), math.cos(angle)
    is_odd = freedom % 2 == 1
    term, total = (cosine, 0.0) if is_odd else (1.0, 0.0)
    for power in range(3 if is_odd else 2, freedom + 1, 2):
        total += term
        term *= cosine * cosine * (power - 1) / power
    return 2 / math.pi * (angle + sine * total) if is_odd else sine * total


def sign_flip(differences: Sequence[float], *, flips: int = FLIPS, seed: int = SEED) -> float:
    """How often would a sum as far from nought come about if each difference had either sign by chance?

    Two-sided. Every pattern of signs is tried when there are no more than `flips` of them, else that
    many drawn ones, the observed pattern counted as one more.
    """
    far = abs(math.fsum(differences)) - _ROUNDING
    if 2 ** len(differences) <= flips:
        signs = list(product((1, -1), repeat=len(differences)))
        return sum(_is_as_far(differences, pattern, far) for pattern in signs) / len(signs)
    draw = random.Random(seed)  # noqa: S311 - no secret
    drawn = (draw.choices((1, -1), k=len(differences)) for _ in range(flips))
    return (1 + sum(_is_as_far(differences, pattern, far) for pattern in drawn)) / (1 + flips)


def _is_as_far(differences: Sequence[float], signs: Sequence[int], far: float) -> bool:
    return abs(math.fsum(sign * item for sign, item in zip(signs, differences, strict=True))) >= far


def mcnemar(only_first: int, only_second: int) -> float:
    """The exact p, two-sided, that of the pairs that differ as many fall to one side by the toss of a coin."""
    differ = only_first + only_second
    fewer = sum(math.comb(differ, hits) for hits in range(min(only_first, only_second) + 1))
    return min(1.0, fewer / 2.0 ** (differ - 1))


def holm(values: Sequence[float]) -> tuple[float, ...]:
    """Each p made larger for its company, in the order given, after Holm (1979)."""
    largest, adjusted = 0.0, list(values)
    for rank, at in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        largest = max(largest, min(1.0, (len(values) - rank) * values[at]))
        adjusted[at] = largest
    return tuple(adjusted)


def detectable(differences: Sequence[float]) -> float | None:
    """The true difference that so many pairs, as scattered as these, would show with p < .05 four times of five."""
    if len(differences) < 2:
        return None
    freedom = len(differences) - 1
    # 60 % lie within the t that 80 % lie under.
    return (t_within(CONFIDENCE, freedom) + t_within(0.6, freedom)) * stdev(differences) / math.sqrt(len(differences))


def wilson(hits: int, of: int, *, confidence: float = CONFIDENCE) -> Interval | None:
    """Wilson's interval for a share, good also near 0 and 1; None when nothing was counted."""
    if of == 0:
        return None
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    centre = (hits + z2 / 2) / (of + z2)
    half = math.sqrt(z2 * (hits * (of - hits) / of + z2 / 4)) / (of + z2)
    return Interval(max(0.0, centre - half), min(1.0, centre + half))
