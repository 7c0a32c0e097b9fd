"""Which cases are independent evidence? Cases about one event rise and fall together.

Two cases are of one event when their gold names the same one, or when they have an article in
common, text for text; and so are two that are each of one event with a third.
"""

from collections.abc import Iterator, Sequence

from evals.cases import Case
from summarizer.domain import RawArticle, content_id


def event_of_each(cases: Sequence[Case]) -> tuple[int, ...]:
    """A number for the event of each case; equal numbers are one event."""
    event = list(range(len(cases)))

    def root(case: int) -> int:
        while event[case] != case:
            event[case] = case = event[event[case]]
        return case

    first_with: dict[str, int] = {}
    for number, case in enumerate(cases):
        for mark in _marks(case):
            event[root(number)] = root(first_with.setdefault(mark, number))
    return tuple(root(number) for number in range(len(cases)))


def _marks(case: Case) -> Iterator[str]:
    if case.gold.event is not None:
        yield f"event {case.gold.event}"
    for article in case.articles():
        if isinstance(article, RawArticle):
            yield content_id("text", article.text or article.html)
