"""How good is a yes or no, and the probability behind it?

Of lines in one order, `truths` says which claims are supported, `said` which were called so, and
`scores` how probable that was thought to be. `weights` says how often each line counts, once if it is
not given: that is how `bootstrap.py` draws documents anew. All lines of one label leave nothing to tell apart.
"""

from collections.abc import Sequence
from itertools import accumulate, groupby
from statistics import fmean

from evals.metrics import Unscored

Figure = float | Unscored

BINS = 10
# Sums of the same steps in another order differ by rounding; a tie must stay a tie.
_ROUNDING = 1e-12
_NO_LINES = Unscored("there are no lines")
_ONE_LABEL = Unscored("all lines have the same label")


def balanced_accuracy(truths: Sequence[bool], said: Sequence[bool], weights: Sequence[int] | None = None) -> Figure:
    """The mean of two shares: of the supported claims called so, and of the others not called so.

    Brodersen et al. 2010, "The balanced accuracy and its posterior distribution".
    """
    right, all_ = [0, 0], [0, 0]
    for truth, call, weight in zip(truths, said, weights or [1] * len(truths), strict=True):
        all_[truth] += weight
        right[truth] += weight * (truth == call)
    return (right[0] / all_[0] + right[1] / all_[1]) / 2 if all(all_) else _no_figure(truths)


def roc_auc(truths: Sequence[bool], scores: Sequence[float], weights: Sequence[int] | None = None) -> Figure:
    """How probably a supported claim has a higher score than another has; a tie counts half.

    Mann and Whitney's U over the number of pairs (Hanley and McNeil 1982), from one walk up the scores.
    """
    count = weights or [1] * len(truths)
    won, below, above = 0.0, 0, 0  # `below`: others with lower scores than these; `above`: supported so far
    for _, tied in groupby(sorted(range(len(scores)), key=scores.__getitem__), key=scores.__getitem__):
        here = [0, 0]
        for at in tied:
            here[truths[at]] += count[at]
        won += here[True] * (below + here[False] / 2)
        below += here[False]
        above += here[True]
    return won / (below * above) if below and above else _no_figure(truths)


def _no_figure(truths: Sequence[bool]) -> Unscored:
    return _ONE_LABEL if truths else _NO_LINES


def expected_calibration_error(truths: Sequence[bool], scores: Sequence[float], *, bins: int = BINS) -> Figure:
    """How far scores are from shares supported, as a mean over bins of as many lines each.

    Naeini et al. 2015, with bins of equal mass as in Nguyen and O'Connor 2015. Lines of one score share what
    is true of them, so that it does not matter which of them a bin's edge takes.
    """
    if not scores:
        return _NO_LINES
    pairs: list[tuple[float, float]] = []
    for score, tied in groupby(sorted(zip(scores, truths, strict=True)), key=lambda pair: pair[0]):
        labels = [truth for _, truth in tied]
        pairs += [(score, fmean(labels))] * len(labels)
    edges = [len(pairs) * number // bins for number in range(bins + 1)]
    each = (pairs[start:end] for start, end in zip(edges, edges[1:], strict=False))
    return sum(abs(sum(truth - score for score, truth in of_bin)) for of_bin in each) / len(pairs)


def brier(truths: Sequence[bool], scores: Sequence[float]) -> Figure:
    """The mean square of what the score is off by: Brier 1950."""
    if not scores:
        return _NO_LINES
    return fmean((score - truth) ** 2 for score, truth in zip(scores, truths, strict=True))


def best_threshold(sets: Sequence[tuple[Sequence[bool], Sequence[float]]]) -> Figure:
    """The score from which on to call a claim supported, so that the mean over sets of balanced accuracy is highest.

    A set is its truths and scores; one of a single label does not count. Between two scores that are equally
    good to part, the threshold is half way; of several equally good, the highest.
    """
    steps = [step for truths, scores in sets for step in _steps(truths, scores)]
    if not steps:
        return _ONE_LABEL
    by_score: list[tuple[float, float]] = [
        (score, sum(step for _, step in tied))
        for score, tied in groupby(sorted(steps, reverse=True), key=lambda step: step[0])
    ]
    heights = list(accumulate(step for _, step in by_score))
    best = max(heights) - _ROUNDING
    at = next(number for number, height in enumerate(heights) if height >= best)
    lowest, below = by_score[at][0], by_score[at + 1 :]
    return (lowest + below[0][0]) / 2 if below else lowest


def _steps(truths: Sequence[bool], scores: Sequence[float]) -> list[tuple[float, float]]:
    """By how much twice the balanced accuracy grows when the claim of each score is called supported too."""
    supported = sum(truths)
    others = len(truths) - supported
    if not supported or not others:
        return []
    return [(score, 1 / supported if truth else -1 / others) for truth, score in zip(truths, scores, strict=True)]
