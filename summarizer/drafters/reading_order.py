"""In what order a brief tells what was chosen: the lead and its day, what came later, and then how it came to that.

Of the lead's day is what was told from the day on of which the lead tells, see `news_day.py`.

In a day each article keeps its own order, and what shares words stands side by side. A sentence that needs those
before it is known to get them while others are still being chosen (`Order.of`).
"""

from collections.abc import Iterator, Sequence

from summarizer.drafters.wordings import Wording
from summarizer.language.news_day import news_day
from summarizer.ports import Story

NEARNESS = 0.3  # how far in its day a sentence may be drawn to stand beside one it shares words with

Position = tuple[bool, bool, bool, str, float]


class Order:
    """The order of a brief that opens with this lead."""

    def __init__(self, story: Story, lead: Wording) -> None:
        self._days = story.day_by_id
        self._first = self._last_told(lead)
        self._since = news_day(lead.sentence) or self._first

    def of(self, wording: Wording) -> Position:
        """Where it stands; before one that does not read alone comes whatever has less."""
        day = self._last_told(wording)
        day = self._first if self._since <= day <= self._first else day
        return day != self._first, not day, day < self._first, day, wording.place

    def _last_told(self, wording: Wording) -> str:
        """The last day on which an original states its fact; empty where that is not known."""
        return max((self._days.get(id_, "") for id_ in wording.fact.article_ids), default="")


def in_reading_order(chosen: Sequence[Wording], story: Story) -> list[Wording]:
    """The chosen wordings, the lead first, as they are to be read."""
    if not chosen:
        return []
    lead, *others = chosen
    order = Order(story, lead)
    ordered, left = [lead], sorted(others, key=lambda item: (order.of(item), item.fact.id))
    while left:
        stems = ordered[-1].sentence.stems
        nearest = min(_next_of_each(left, order), key=lambda item: item.place - NEARNESS * _likeness(item, stems))
        left.remove(nearest)
        ordered.append(nearest)
    return ordered


def _next_of_each(left: Sequence[Wording], order: Order) -> Iterator[Wording]:
    """Of the day that is told next the first of each article; one that does not read alone keeps its turn."""
    day = order.of(left[0])[:-1]
    articles: set[str] = set()
    for wording in left:
        is_next = wording is left[0] or (wording.article_id not in articles and wording.reads_alone)
        if order.of(wording)[:-1] == day and is_next:
            yield wording
        articles.add(wording.article_id)


def _likeness(wording: Wording, stems: frozenset[str]) -> float:
    """Share of the shorter one's words that the other has, 0 to 1."""
    own = wording.sentence.stems
    return len(own & stems) / max(1, min(len(own), len(stems)))
