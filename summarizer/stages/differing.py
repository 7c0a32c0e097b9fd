"""What sources differ about, as a reader is shown it: each side in few words, who says so, and when.

A long sentence is cut, see `excerpts.py`; what is of one matter stands together, see `gathering.py`. Which
facts conflict is decided in `conflicts/`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.domain import Article, Conflict
from summarizer.stages.excerpts import excerpt
from summarizer.stages.gathering import gathered
from summarizer.stages.source_names import source_names

MOST_NAMES = 3  # of outlets; the JSON has them all
CURRENT = "now:"  # before the later state of two that is certain to hold
LATER = "later:"  # before one that may have been overtaken
_SLIP = "likely a slip of one source"
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class ShownOutlet:
    """Who says so, with the number of the source where the brief cites it."""

    name: str
    number: int | None


@dataclass(frozen=True)
class ShownVariant:
    """One side of a conflict. `state` is "now:" or "later:" where sources differ because things changed, else empty.

    `day` is when it was said, "21 March"; empty when nobody dates it.
    """

    text: str
    state: str
    outlets: tuple[ShownOutlet, ...]
    more: str
    day: str


@dataclass(frozen=True)
class ShownConflict:
    """What sources differ about, and the sides. `is_change`: because it changed, and none of them was wrong."""

    topic: str
    variants: tuple[ShownVariant, ...]
    is_change: bool


def differing(
    conflicts: Sequence[Conflict], articles: Sequence[Article], numbers: Mapping[str, int]
) -> tuple[ShownConflict, ...]:
    """The conflicts in their order, those of one matter as one. `numbers` are those of the cited sources, by id."""
    names = source_names(articles)
    days = {article.id: day_of(article) for article in articles}
    return tuple(
        ShownConflict(
            _topic(conflict), tuple(_sides(conflict, articles, numbers, names)), conflict.resolution == "update"
        )
        for conflict in gathered(conflicts, days)
    )


def _topic(conflict: Conflict) -> str:
    topic = conflict.topic[:1].upper() + conflict.topic[1:]
    return f"{topic} ({_SLIP})" if conflict.resolution == "source_error" else topic


def _sides(
    conflict: Conflict, articles: Sequence[Article], numbers: Mapping[str, int], names: Mapping[str, str]
) -> Iterator[ShownVariant]:
    last = len(conflict.variants) - 1
    for at, variant in enumerate(conflict.variants):
        others = [other for other in conflict.variants if other is not variant]
        said_by = _originals([article for article in articles if article.id in variant.article_ids])
        shown = _outlets(said_by, numbers, names)
        more = len(shown) - MOST_NAMES
        yield ShownVariant(
            text=excerpt(variant, others),
            state=_state(conflict) if at == last else "",
            outlets=shown[:MOST_NAMES],
            more=f"and {more} more" if more > 0 else "",
            day=_days(said_by),
        )


def _state(conflict: Conflict) -> str:
    """What stands before the last side: only what is certain to hold is called so."""
    if conflict.resolution != "update":
        return ""
    return CURRENT if conflict.holds else LATER


def _originals(said_by: Sequence[Article]) -> Sequence[Article]:
    """Copies are no sources, and say nothing about when."""
    return [article for article in said_by if not article.duplicate_of] or said_by


def _outlets(
    said_by: Sequence[Article], numbers: Mapping[str, int], names: Mapping[str, str]
) -> tuple[ShownOutlet, ...]:
    """Its cited sources first, in the order of their numbers."""
    named = sorted(said_by, key=lambda article: numbers.get(article.id, len(numbers) + 1))
    return tuple(
        dict.fromkeys(ShownOutlet(article.outlet or names[article.id], numbers.get(article.id)) for article in named)
    )


def day_of(article: Article) -> str:
    """The full day on which it was published; empty when not known."""
    found = _FULL_DAY.match(article.published or "")
    return found[0] if found else ""


def _days(said_by: Sequence[Article]) -> str:
    """The day, or the first and the last. Without the year, which the list of sources has."""
    dated = sorted(day for article in said_by if (day := day_of(article)))
    if not dated:
        return ""
    first, last = map(day_without_year, (dated[0], dated[-1]))
    return first if dated[0] == dated[-1] else f"{first} to {last}"


def day_without_year(day: str) -> str:
    """2023-03-21 -> 21 March."""
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {parsed:%B}"
