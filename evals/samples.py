"""Judged lines as the metrics want them: what is true, what was said, and what stands or falls together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from evals.bootstrap import bootstrap
from evals.events import joined_by, mark_of
from evals.guard import Judged
from evals.labelled import Line
from evals.metrics import Unscored
from evals.metrics.classification import Figure
from evals.report import bracketed
from evals.stats import mean_share
from summarizer.domain import RawArticle, content_id

FORM = ".3f"
_NO_DOCUMENT = content_id("no document")


@dataclass(frozen=True)
class Sample:
    """Judged lines, and of each the number of the documents that it stands or falls with."""

    judged: tuple[Judged, ...]
    documents: tuple[int, ...]

    @cached_property
    def truths(self) -> tuple[bool, ...]:
        """What was labelled."""
        return tuple(each.line.is_supported for each in self.judged)

    @cached_property
    def said(self) -> tuple[bool, ...]:
        """Whether the guard's label is `supported`."""
        return tuple(each.is_passed for each in self.judged)

    @cached_property
    def scores(self) -> tuple[float, ...]:
        """The guard's probabilities of `supported`."""
        return tuple(each.score for each in self.judged)

    def reaches(self, threshold: float) -> tuple[bool, ...]:
        """Whether each score is at least the threshold."""
        return tuple(score >= threshold for score in self.scores)

    def only(self, chosen: Iterable[bool]) -> "Sample":
        """The lines that are chosen."""
        kept = [at for at, choice in enumerate(chosen) if choice]
        return Sample(tuple(self.judged[at] for at in kept), tuple(self.documents[at] for at in kept))


def sample_of(judged: Sequence[Judged]) -> Sample:
    """All lines; those that have a document in common, also through others, stand or fall together."""
    return Sample(tuple(judged), documents_of([each.line for each in judged]))


def documents_of(lines: Sequence[Line]) -> tuple[int, ...]:
    """A number for the documents of each line, the same for lines that stand or fall together."""
    return joined_by(map(marks_of, lines))


def by_dataset(whole: Sample) -> dict[str, Sample]:
    """The lines of each data set, in the order in which the sets come."""
    names = [each.line.dataset for each in whole.judged]
    return {name: whole.only(other == name for other in names) for name in dict.fromkeys(names)}


def marks_of(line: Line) -> tuple[str, ...]:
    """A mark for each document of a line that says anything; a line without any has the mark of such lines."""
    given = (item for item in line.documents if isinstance(item, RawArticle))
    return tuple(mark_of(item) for item in given if item.text or item.html) or (_NO_DOCUMENT,)


def written(figure: Callable[[Sequence[int] | None], Figure], sample: Sample) -> str:
    """A figure of a sample with the interval of drawing its documents anew. `figure` takes the lines' weights."""
    value = figure(None)
    if isinstance(value, Unscored):
        return "unscored"
    return bracketed(value, bootstrap(figure, sample.documents), form=FORM)


def written_mean(figures: Iterable[Figure], *, has_interval: bool = True) -> str:
    """The mean of those figures that could be had, with Student's interval over them or alone."""
    values = [value for value in figures if not isinstance(value, Unscored)]
    if not values:
        return "unscored"
    mean = mean_share(values)
    return bracketed(mean.value, mean.interval, form=FORM) if has_interval else f"{mean.value:{FORM}}"
