"""What an article and its source are called where a person reads: outlet, title and day, a file by its stem.

Names of sources tell the articles of one document apart; labels need not, where titles are equal.
A path stays whole in the JSON, and where a file is to be found again.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Protocol

LONGEST_TITLE = 160  # characters

# "news/a.json#3": the folder and the ending say nothing to a reader, the place in the file does.
_FILE = re.compile(
    r"(?:.*[/\\])?(?P<stem>[^/\\]+)\.(?:txt|md|jsonl?|html?|xml|rss|atom)(?P<place>(?:[#:]\d+)*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"[a-z]+://", re.IGNORECASE)


class Named(Protocol):
    """What an article is named by, whole or in a cluster."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...


def source_names(articles: Iterable[Named]) -> dict[str, str]:
    """By article id: a file's stem, with its place in the file; the whole source where two stems are equal."""
    sources = {article.id: article.source for article in articles}
    counts = Counter(map(_stem, set(sources.values())))
    return {id_: source if counts[_stem(source)] > 1 else _stem(source) for id_, source in sources.items()}


def labels(articles: Iterable[Named]) -> dict[str, str]:
    """By article id: outlet, title and day as far as they are known; the source's name where there is no title."""
    listed = tuple(articles)
    names = source_names(listed)
    return {article.id: _label(article, names[article.id]) for article in listed}


def label_with_source(article: Named) -> str:
    """The label with the whole source, for whoever wants to find the file."""
    return _label(article, article.source) + (f" [{article.source}]" if article.title else "")


def day(published: str | None) -> str | None:
    """2023-03-21 -> 21 March 2023; a month or a year alone as far as it goes."""
    if published is None:
        return None
    parts = published[:10].split("-")
    first = date.fromisoformat("-".join((*parts, "01", "01")[:3]))
    return {1: f"{first:%Y}", 2: f"{first:%B %Y}"}.get(len(parts), f"{first.day} {first:%B %Y}")


def _label(article: Named, name: str) -> str:
    named = f"{article.outlet}: " if article.outlet else ""
    title = textwrap.shorten(article.title or name, LONGEST_TITLE, placeholder=" ...")
    return ", ".join(part for part in (named + title, day(article.published)) if part)


def _stem(source: str) -> str:
    found = None if _ADDRESS.match(source) else _FILE.fullmatch(source)
    return found["stem"] + found["place"] if found else source
