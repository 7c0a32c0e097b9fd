"""How sure is a figure of lines that stand or fall together? Draw whole clusters of them anew.

For figures that are no mean of independent ones, so that `stats.py` has no interval for them.
"""

import random
from collections.abc import Callable, Hashable, Sequence
from statistics import quantiles

from evals.metrics.classification import Figure
from evals.stats import SEED, Interval

DRAWS = 1_000
_CUTS = 40  # the first and the last of them leave 2.5 % outside each


def bootstrap(
    figure: Callable[[Sequence[int]], Figure], clusters: Sequence[Hashable], *, draws: int = DRAWS, seed: int = SEED
) -> Interval | None:
    """Where 95 % of the figures lie when as many clusters as there are get drawn, each as often as it comes.

    `figure` is asked with how often each line counts; `clusters` names the cluster of each line. The
    percentiles of Efron and Tibshirani 1993, for clusters as in Field and Welsh 2007. Draws without a
    figure are left out. None for one cluster, and where most draws have no figure.
    """
    number = {cluster: at for at, cluster in enumerate(dict.fromkeys(clusters))}
    of_line = [number[cluster] for cluster in clusters]
    draw = random.Random(seed)  # noqa: S311 - no secret
    drawn = (figure(_weights(of_line, draw, len(number))) for _ in range(draws if len(number) > 1 else 0))
    figures = [value for value in drawn if isinstance(value, float)]
    if len(figures) < max(2, draws / 2):
        return None
    cuts = quantiles(figures, n=_CUTS, method="inclusive")
    return Interval(cuts[0], cuts[-1])


def _weights(of_line: Sequence[int], draw: random.Random, clusters: int) -> list[int]:
    times = [0] * clusters
    for cluster in draw.choices(range(clusters), k=clusters):
        times[cluster] += 1
    return [times[cluster] for cluster in of_line]
