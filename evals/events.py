"""Which cases are independent evidence? Cases about one event rise and fall together.

Two cases are of one event when their gold names the same one, or when they have an article in
common, text for text; and so are two that are each of one event with a third.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from evals.cases import Case
from summarizer.domain import RawArticle, content_id


def event_of_each(cases: Sequence[Case]) -> tuple[int, ...]:
    """A number for the event of each case; equal numbers are one event."""
    return joined_by(map(_marks, cases))


def joined_by(marks: Iterable[Iterable[str]]) -> tuple[int, ...]:
    """A number for each item; equal numbers for items that have a mark in common, also through others."""
    group: list[int] = []

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = item = group[group[item]]
        return item

    first_with: dict[str, int] = {}
    for number, of_item in enumerate(marks):
        group.append(number)
        for mark in of_item:
            group[root(number)] = root(first_with.setdefault(mark, number))
    return tuple(root(number) for number in range(len(group)))


def straddling(sets: Mapping[str, Sequence[Case]]) -> Iterator[str]:
    """The cases of one event that are in two sets, in words: what is learned on one would be tried on the other."""
    placed = [(name, case) for name, cases in sets.items() for case in cases]
    events = event_of_each([case for _, case in placed])
    for event in dict.fromkeys(events):
        of_event = [each for each, number in zip(placed, events, strict=True) if number == event]
        if len({name for name, _ in of_event}) > 1:
            yield f"one event is in two sets: {', '.join(f'{case.name} ({name})' for name, case in of_event)}"


def by_event(values: Iterable[tuple[Hashable, float]]) -> list[float]:
    """The mean of each event, or of whatever else has several values."""
    of_event: defaultdict[Hashable, list[float]] = defaultdict(list)
    for event, value in values:
        of_event[event].append(value)
    return [fmean(each) for each in of_event.values()]


def _marks(case: Case) -> Iterator[str]:
    if case.gold.event is not None:
        yield f"event {case.gold.event}"
    for article in case.articles():
        if isinstance(article, RawArticle):
            yield mark_of(article)


def mark_of(article: RawArticle) -> str:
    """What two articles have in common that are the same, text for text."""
    return content_id("text", article.text or article.html)
