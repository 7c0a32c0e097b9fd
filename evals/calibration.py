"""Fit the weights of the guard's score on labelled claims, and say how they do on claims not seen.

Only the first halves of the data sets are fitted on, parted as `halves.py` parts them. The score here is the
guard's before its checks have their say: an objection lowers it as other measures do and does not decide.
Does not change the guard: the table is printed as source, for `scoring.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, pstdev
from typing import NamedTuple

from evals.guard import by_documents, read_story, sentences_of
from evals.halves import in_first_half
from evals.labelled import Line
from evals.logistic import Logistic, Rows, fitted
from evals.metrics import Unscored
from evals.metrics.classification import Figure, balanced_accuracy, roc_auc
from evals.report import grid
from summarizer.api import numbered
from summarizer.errors import UsageError
from summarizer.settings import Settings
from summarizer.verifiers.rules.scoring import Measures, probability
from summarizer.verifiers.rules.verifier import SUPPORTED, RuleVerifier
from summarizer.wiring import services_for

# By standard deviation of each measure; weights keep these signs. Set by hand to about equal parts, since weights
# held near them rank the claims of a set left out better than weights fitted freely: mean ROC-AUC of .69 with
# `--pull 1000` against .64 with `--pull 1`, on the sets that docs/evals.md names.
PRIOR = Measures(
    names=-0.5,
    figures=-0.5,
    words=-0.2,
    nowhere=-0.3,
    uncovered=-0.3,
    order=0.4,
    displaced=-0.25,
    absent=-0.25,
    untold=-0.25,
    wrong_figure=-0.4,
    unknown_name=-0.4,
    negated=-0.5,
    wrong_day=-0.2,
    contradicted=-0.4,
    overstated=-0.1,
)
_PRIOR_BIAS = 1.0  # only where to start
ROUNDS = 4  # of fitting, and choosing each claim's weakest sentence anew
LABEL_COUNTS = 100.0  # what all claims of one label of a set count; the pull is in these units
DIGITS = 2
SHIFTS = tuple(tenths / 10 for tenths in range(-10, 11))

_NOTHING_TO_FIT = Unscored("no first half to fit on has both labels")


@dataclass(frozen=True)
class Example:
    """A labelled claim: what was measured of each of its sentences. `is_seen` in first halves.

    There are none where no article speaks of one of them: the guard gives that 0, whatever the weights.
    """

    dataset: str
    is_supported: bool
    is_seen: bool
    sentences: tuple[Measures, ...]


@dataclass(frozen=True)
class Table:
    """Weights and bias as they get printed, so that figures are those of what gets pasted."""

    weights: Measures
    bias: float

    def score(self, example: Example) -> float:
        """The probability of its weakest sentence."""
        scores = (probability(each, weights=self.weights, bias=self.bias) for each in example.sentences)
        return min(scores, default=0.0)

    def as_source(self) -> str:
        """For `scoring.py`."""
        lines = (f"    {name}={weight},\n" for name, weight in self.weights._asdict().items())
        return f"WEIGHTS = Measures(\n{''.join(lines)})\nBIAS = {self.bias}"


class _Figures(NamedTuple):
    """Of some claims of a set."""

    accuracy: Figure
    area: Figure


async def examples_of(
    lines: Sequence[Line], *, progress: Callable[[int], None] = lambda _: None
) -> tuple[Example, ...]:
    """One example a line, same order. `progress` is told how many lines are done."""
    services, verifier = services_for(Settings()), RuleVerifier()
    measures: dict[int, tuple[Measures, ...]] = {}
    for numbers in by_documents(lines):
        _, story = await read_story(lines[numbers[0]].documents, services)
        sentences = [sentences_of(lines[number]) for number in numbers]
        found = iter(verifier.measures(numbered([text for of_line in sentences for text in of_line]), story))
        for number, of_line in zip(numbers, sentences, strict=True):
            measures[number] = _all_or_none([next(found) for _ in of_line])
        progress(len(measures))
    return tuple(
        Example(line.dataset, line.is_supported, is_seen, measures[number])
        for number, (line, is_seen) in enumerate(zip(lines, in_first_half(lines), strict=True))
    )


def _all_or_none(found: Sequence[Measures | None]) -> tuple[Measures, ...]:
    measures = tuple(each for each in found if each is not None)
    return measures if len(measures) == len(found) else ()


def calibration(examples: Sequence[Example], *, pull: float) -> str:
    """The table, how it does on each set, and what another bias would do. Raises UsageError."""
    table = fit([example for example in examples if example.is_seen], pull=pull)
    if isinstance(table, Unscored):
        raise UsageError(f"{table.reason}; give more claims, with label 1 and with label 0")
    return "\n\n".join([table.as_source(), _sets(table, examples, pull), _shifts(table, examples)])


def fit(examples: Sequence[Example], *, pull: float) -> Table | Unscored:
    """The table for these claims; those without measures, and those of a set with one label, do not count.

    Of a claim only the sentence that is the weakest by the weights so far counts. The weights are pulled towards
    PRIOR, both in standard deviations over all sentences.
    """
    chosen = _with_both_labels([example for example in examples if example.sentences])
    if not chosen:
        return _NOTHING_TO_FIT
    scales = _scales(chosen)
    scaled = [[_scaled(sentence, scales) for sentence in example.sentences] for example in chosen]
    truths, counts = [example.is_supported for example in chosen], _counts(chosen)
    model = Logistic(tuple(PRIOR), _PRIOR_BIAS)
    for _ in range(ROUNDS):
        weakest = [min(sentences, key=model.total) for sentences in scaled]
        model = fitted(Rows(weakest, truths, counts), prior=PRIOR, pull=pull, start=model)
    return Table(Measures(*map(_rounded, _scaled(model.weights, scales))), _rounded(model.bias))


def _with_both_labels(examples: Sequence[Example]) -> list[Example]:
    labels: defaultdict[str, set[bool]] = defaultdict(set)
    for example in examples:
        labels[example.dataset].add(example.is_supported)
    return [example for example in examples if len(labels[example.dataset]) == 2]


def _scales(examples: Sequence[Example]) -> list[float]:
    """The standard deviation of each measure; 1 for one that is always the same, which has none to be told in."""
    sentences = (sentence for example in examples for sentence in example.sentences)
    return [pstdev(map(float, column)) or 1.0 for column in zip(*sentences, strict=True)]


def _scaled(values: Sequence[float], scales: Sequence[float]) -> tuple[float, ...]:
    return tuple(value / scale for value, scale in zip(values, scales, strict=True))


def _counts(examples: Sequence[Example]) -> list[float]:
    """How much each claim counts: labels alike in a set, sets alike in a family, families alike."""
    claims = Counter((example.dataset, example.is_supported) for example in examples)
    sets = Counter(map(_family, {example.dataset for example in examples}))
    return [
        LABEL_COUNTS / claims[example.dataset, example.is_supported] / sets[_family(example.dataset)]
        for example in examples
    ]


def _family(dataset: str) -> str:
    """Sets of one maker and one method tell much the same: SummEdits has four."""
    return dataset.partition("_")[0]


def _rounded(value: float) -> float:
    return round(value, DIGITS) + 0.0  # a weight at nought has no sign


def _sets(table: Table, examples: Sequence[Example], pull: float) -> str:
    """One row a set: its first half, its second half, and that again by a table for which the set was left out."""
    first, second, left_out = {}, {}, {}
    for name, found in _by_dataset(examples).items():
        others = [example for example in examples if example.is_seen and example.dataset != name]
        unseen = [example for example in found if not example.is_seen]
        first[name] = _figures([example for example in found if example.is_seen], table)
        second[name] = _figures(unseen, table)
        left_out[name] = _figures(unseen, fit(others, pull=pull))
    return "\n".join([_grid(examples, first, second, left_out), *_reasons(first, second, left_out)])


def _by_dataset(examples: Iterable[Example]) -> dict[str, list[Example]]:
    found: defaultdict[str, list[Example]] = defaultdict(list)
    for example in examples:
        found[example.dataset].append(example)
    return found


def _figures(examples: Sequence[Example], table: Table | Unscored) -> _Figures:
    if isinstance(table, Unscored):
        return _Figures(table, table)
    truths = [example.is_supported for example in examples]
    scores = [table.score(example) for example in examples]
    return _Figures(balanced_accuracy(truths, [score >= SUPPORTED for score in scores]), roc_auc(truths, scores))


def _grid(examples: Sequence[Example], *columns: Mapping[str, _Figures]) -> str:
    seen = Counter(example.dataset for example in examples if example.is_seen)
    unseen = Counter(example.dataset for example in examples if not example.is_seen)
    figures = ("BA at .5", "ROC-AUC")
    rows = [["data set", "n seen", *figures, "n not seen", *figures, "set left out: BA at .5", "ROC-AUC"]]
    for name in columns[0]:
        one, two, three = ([_written(figure) for figure in of_set[name]] for of_set in columns)
        rows.append([name, str(seen[name]), *one, str(unseen[name]), *two, *three])
    one, two, three = (_means(of_set) for of_set in columns)
    rows.append(["mean of families", "", *one, "", *two, *three])
    return grid(rows)


def _means(figures: Mapping[str, _Figures]) -> list[str]:
    return [
        _written(_mean_of_families({name: each.accuracy for name, each in figures.items()})),
        _written(_mean_of_families({name: each.area for name, each in figures.items()})),
    ]


def _mean_of_families(figures: Mapping[str, Figure]) -> Figure:
    """The mean over families of the means over their sets; sets without a figure do not count."""
    families: defaultdict[str, list[float]] = defaultdict(list)
    for name, figure in figures.items():
        if not isinstance(figure, Unscored):
            families[_family(name)].append(figure)
    return fmean(map(fmean, families.values())) if families else Unscored("no set has a figure")


def _written(figure: Figure) -> str:
    return "unscored" if isinstance(figure, Unscored) else f"{figure:.3f}"


def _reasons(*columns: Mapping[str, _Figures]) -> Iterator[str]:
    places = ("first half of {}", "second half of {}", "without {}")
    for place, column in zip(places, columns, strict=True):
        for name, figures in column.items():
            if isinstance(figures.accuracy, Unscored):
                yield f"unscored: {place.format(name)}: {figures.accuracy.reason}"


def _shifts(table: Table, examples: Sequence[Example]) -> str:
    """What the first halves make of another bias. The second halves are not asked, lest one be chosen by them."""
    sets = _by_dataset(example for example in examples if example.is_seen)
    rows = [["bias moved by", "bias", "mean BA at .5, seen"]]
    for shift in SHIFTS:
        moved = replace(table, bias=table.bias + shift)
        mean = _mean_of_families({name: _figures(found, moved).accuracy for name, found in sets.items()})
        rows.append([f"{shift:+.1f}", f"{moved.bias:.{DIGITS}f}", _written(mean)])
    return grid(rows)
