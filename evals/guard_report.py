"""Tables of what the guard is worth on labelled claims, for a terminal.

Intervals of a data set's figures come from drawing its documents anew, as claims on one document rise and
fall together. Those of shares are Wilson's, as if claims were independent; those of means over sets, Student's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.guard import TOO_SHORT, Judged
from evals.metrics import Unscored
from evals.metrics.classification import (
    Figure,
    balanced_accuracy,
    brier,
    expected_calibration_error,
    roc_auc,
)
from evals.planted import alarms_by_kind, recall_by_code
from evals.report import grid, share
from evals.samples import Sample, by_dataset, marks_of, sample_of, written, written_mean
from summarizer.domain import RejectCode

HALF = 0.5

_Weights = Sequence[int] | None


@dataclass(frozen=True)
class _Metric:
    """A column. `of` takes a sample and how often each of its lines counts."""

    title: str
    of: Callable[[Sample, _Weights], Figure]
    has_interval: bool = False

    def cell(self, sample: Sample) -> str:
        """The figure as it is shown."""
        if self.has_interval:
            return written(lambda weights: self.of(sample, weights), sample)
        return written_mean([self.of(sample, None)], has_interval=False)

    def mean(self, samples: Sequence[Sample]) -> str:
        """The mean of the samples' figures as it is shown."""
        return written_mean([self.of(sample, None) for sample in samples], has_interval=self.has_interval)


_METRICS = (
    _Metric("BA of the label", lambda sample, weights: balanced_accuracy(sample.truths, sample.said, weights), True),
    _Metric("BA at .5", lambda sample, weights: balanced_accuracy(sample.truths, sample.reaches(HALF), weights)),
    _Metric("ROC-AUC", lambda sample, weights: roc_auc(sample.truths, sample.scores, weights), True),
    _Metric("ECE", lambda sample, _: expected_calibration_error(sample.truths, sample.scores)),
    _Metric("Brier", lambda sample, _: brier(sample.truths, sample.scores)),
)


def guard_report(judged: Sequence[Judged]) -> str:
    """Figures of each set and of all; documents turned away; codes; planted errors; true sentences by kind."""
    whole = sample_of(judged)
    sets = by_dataset(whole)
    tables = (
        _figures(sets, whole),
        _turned_away(sets),
        _codes(judged),
        recall_by_code(judged),
        alarms_by_kind(judged),
    )
    return "\n\n".join(table for table in tables if table)


def _figures(sets: Mapping[str, Sample], whole: Sample) -> str:
    titles = [metric.title for metric in _METRICS]
    rows = [["data set", "n", "documents", "supported", *titles, "parsing ms", "checking ms"]]
    rows += [_row(name, sample) for name, sample in sets.items()]
    if len(sets) > 1:
        means = [metric.mean(list(sets.values())) for metric in _METRICS]
        rows += [_row("all", whole), ["mean of sets", "", "", "", *means, "", ""]]
    return "\n".join([grid(rows), *_reasons(sets)])


def _row(name: str, sample: Sample) -> list[str]:
    return [
        name,
        str(len(sample.judged)),
        str(len(set(sample.documents))),
        f"{fmean(sample.truths):.2f}",
        *(metric.cell(sample) for metric in _METRICS),
        f"{fmean(each.parsing_ms for each in sample.judged):.2f}",
        f"{fmean(each.checking_ms for each in sample.judged):.2f}",
    ]


def _reasons(sets: Mapping[str, Sample]) -> Iterator[str]:
    """Why figures are unscored, once a set and reason."""
    for name, sample in sets.items():
        figures = (metric.of(sample, None) for metric in _METRICS)
        reasons = dict.fromkeys(figure.reason for figure in figures if isinstance(figure, Unscored))
        yield from (f"unscored: {name}: {reason}" for reason in reasons)


def _turned_away(sets: Mapping[str, Sample]) -> str:
    """Why the product turns documents away, and what became here of the claims on them."""
    rows = [["turned away", "data set", "documents", "claims", "supported"]]
    for name, sample in sets.items():
        of_code: defaultdict[RejectCode, list[Judged]] = defaultdict(list)
        for each in sample.judged:
            for code in dict.fromkeys(each.rejected):
                of_code[code].append(each)
        for code, found in sorted(of_code.items()):
            title = f"{code} (used here)" if code == TOO_SHORT else code
            counts = len({marks_of(each.line) for each in found}), len(found), sum(each.is_passed for each in found)
            rows.append([title, name, *map(str, counts)])
    return grid(rows) if len(rows) > 1 else ""


def _codes(judged: Sequence[Judged]) -> str:
    """How often each code was given, and how often rightly; a claim with several codes counts for each."""
    times = Counter(code for each in judged for code in each.codes)
    wrongly = Counter(code for each in judged if each.line.is_supported for code in each.codes)
    supported = sum(each.line.is_supported for each in judged)
    rows = [["code given", "precision: of label 0", "false alarms: of all with label 1"]]
    for code, given in times.most_common():
        rows.append([code, share(given - wrongly[code], given), share(wrongly[code], supported)])
    return grid(rows) if len(rows) > 1 else "no code was given"
