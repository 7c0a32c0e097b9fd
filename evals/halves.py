"""How good would the guard's score be with a threshold of its own? Chosen on some documents, tried on others.

The documents are parted by a hash, so that the halves are the same in every run and no document is in both.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from evals.guard import Judged
from evals.labelled import Line
from evals.metrics import Unscored
from evals.metrics.classification import Figure, balanced_accuracy, best_threshold
from evals.report import grid
from evals.samples import Sample, by_dataset, documents_of, marks_of, sample_of, written, written_mean

_Call = Callable[[Sample], Sequence[bool]]


def halves(judged: Sequence[Judged]) -> str:
    """The threshold of the first halves, and balanced accuracy there and by the label on the second halves."""
    whole = sample_of(judged)
    chosen = first_documents(whole)
    first, second = {}, {}
    for name, sample in by_dataset(whole).items():
        first[name] = sample.only(document in chosen for document in sample.documents)
        second[name] = sample.only(document not in chosen for document in sample.documents)
    threshold = best_threshold([(sample.truths, sample.scores) for sample in first.values()])
    if isinstance(threshold, Unscored):
        return f"halves: unscored, {threshold.reason} in every first half"
    return "\n".join([_heading(threshold, list(first.values())), _table(threshold, second)])


def first_documents(sample: Sample) -> frozenset[int]:
    """The documents of the first half, by the numbers that the sample has for them."""
    return _first(sample.documents, [each.line for each in sample.judged])


def in_first_half(lines: Sequence[Line]) -> tuple[bool, ...]:
    """Whether the documents of each line are in the first half."""
    documents = documents_of(lines)
    first = _first(documents, lines)
    return tuple(document in first for document in documents)


def _first(documents: Sequence[int], lines: Sequence[Line]) -> frozenset[int]:
    marks: dict[int, str] = {}
    for document, line in zip(documents, lines, strict=True):
        least = min(marks_of(line))
        marks[document] = min(marks.get(document, least), least)
    return frozenset(document for document, mark in marks.items() if int(mark, 16) % 2 == 0)


def _heading(threshold: float, first: Sequence[Sample]) -> str:
    there = written_mean(_accuracy(sample, sample.reaches(threshold)) for sample in first)
    return f"threshold {threshold:.4f}, the best for the first halves; mean BA there {there}"


def _table(threshold: float, second: Mapping[str, Sample]) -> str:
    calls: tuple[_Call, ...] = (lambda sample: sample.reaches(threshold), lambda sample: sample.said)
    rows = [["second half of", "n", "documents", "BA at the threshold", "BA of the label"]]
    for name, sample in second.items():
        cells = (_written(sample, call(sample)) for call in calls)
        rows.append([name, str(len(sample.judged)), str(len(set(sample.documents))), *cells])
    if len(second) > 1:
        means = (written_mean(_accuracy(sample, call(sample)) for sample in second.values()) for call in calls)
        rows.append(["mean of sets", "", "", *means])
    return "\n".join([grid(rows), *_reasons(second)])


def _written(sample: Sample, said: Sequence[bool]) -> str:
    return written(lambda weights: _accuracy(sample, said, weights), sample)


def _accuracy(sample: Sample, said: Sequence[bool], weights: Sequence[int] | None = None) -> Figure:
    return balanced_accuracy(sample.truths, said, weights)


def _reasons(second: Mapping[str, Sample]) -> Iterator[str]:
    for name, sample in second.items():
        figure = _accuracy(sample, sample.said)
        if isinstance(figure, Unscored):
            yield f"unscored: second half of {name}: {figure.reason}"
