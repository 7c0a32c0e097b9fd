"""The picture of a cluster: which articles share an origin, as circles and lines to be drawn.

One row an article, copies below their original; each origin stands left of its articles, in the middle
of them. Units are pixels of a drawing that is legible at the width of a telephone. Draws nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.domain import Article, Brief
from summarizer.stages.source_names import source_names

MOST = 24  # articles drawn; the others are counted below
WIDTH, ROW, MARGIN = 350, 26, 16
LEFT, RIGHT = 16, 96  # where the circles of origins and articles stand
LONGEST = 28  # characters of a name
_COPY = " (copy)"


@dataclass(frozen=True)
class Node:
    """A circle with a name beside it."""

    x: int
    y: int
    name: str
    is_copy: bool = False


@dataclass(frozen=True)
class Line:
    """From an origin, which stands at `LEFT`, to an article."""

    start_y: int
    end_y: int
    is_copy: bool


@dataclass(frozen=True)
class Picture:
    """What is drawn, its title, and the same in words."""

    width: int
    height: int
    left: int
    right: int
    origins: tuple[Node, ...]
    articles: tuple[Node, ...]
    lines: tuple[Line, ...]
    title: str
    words: str
    more: int


def picture_of(brief: Brief, title: str) -> Picture | None:
    """The picture; None for fewer than two articles."""
    if len(brief.articles) < 2:
        return None
    groups = _by_origin(brief.articles)
    names = source_names(brief.articles)
    shown = [article for group in groups for article in group][:MOST]
    places = {article.id: MARGIN + at * ROW for at, article in enumerate(shown)}
    origins, lines = [], []
    for number, group in enumerate(groups, start=1):
        rows = [places[article.id] for article in group if article.id in places]
        if rows:
            middle = (rows[0] + rows[-1]) // 2
            origins.append(Node(LEFT, middle, f"Origin {number}"))
            lines += [Line(middle, places[each.id], bool(each.duplicate_of)) for each in group if each.id in places]
    return Picture(
        width=WIDTH,
        height=2 * MARGIN + (len(shown) - 1) * ROW,
        left=LEFT,
        right=RIGHT,
        origins=tuple(origins),
        articles=tuple(
            Node(RIGHT, places[each.id], _label(each, names[each.id]), bool(each.duplicate_of)) for each in shown
        ),
        lines=tuple(lines),
        title=title,
        words=" ".join(_told(number, group, names) for number, group in enumerate(groups[:MOST], start=1)),
        more=len(brief.articles) - len(shown),
    )


def _by_origin(articles: Sequence[Article]) -> list[list[Article]]:
    """The articles of each origin, the original first."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.origin, []).append(article)
    return [sorted(group, key=lambda article: bool(article.duplicate_of)) for group in groups.values()]


def _called(article: Article, name: str) -> str:
    return article.outlet or name


def _label(article: Article, name: str) -> str:
    """What it is called, cut short, and whether it is a copy."""
    name, ending = _called(article, name), _COPY if article.duplicate_of else ""
    most = LONGEST - len(ending)
    return (name if len(name) <= most else f"{name[: most - 1].rstrip()}…") + ending


def _told(number: int, group: Sequence[Article], names: dict[str, str]) -> str:
    first, *others = (_called(article, names[article.id]) for article in group)
    return f"Origin {number}: {first}" + (f", also printed by {', '.join(others)}." if others else ".")
