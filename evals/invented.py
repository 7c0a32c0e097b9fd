"""Piles of invented articles about one event, as large or as many as wanted: to see how the cost grows.

Promises the same articles for the same number, each of about 300 words and of one flooded valley.
Their sentences are built from a few forms, so they repeat each other more than news does: good
for measuring time and memory, of no use for measuring quality.
"""

import random
from collections.abc import Iterator

from summarizer.domain import Assignment, RawArticle

WORDS = 300
_OUTLETS = 40
_PARAGRAPH = 3  # sentences
_FIRST = "Dana Rolf Mira Tomas Ilse Petra Jonas Veda".split()
_LAST = "Voss Anselm Korde Brill Hask Tarn Olmer Quist".split()
_PLACES = "Marl Oster Velden Norrick Harth Elsby".split()
_THINGS = "bridge dam harbour school station mill canal market tower depot".split()
_DONE = "closed opened flooded burned rebuilt inspected repaired sold".split()
_FORMS = (
    "The {thing} at {place} was {done} on Tuesday after {many} residents had asked the council for help.",
    "{first} {last}, the mayor of {place}, said the {thing} would be {done} within {few} days.",
    "“We will count every {thing} in {place} before the winter,” {last} told reporters.",
    "About {many} people left the streets around the {thing}, according to the fire service of {place}.",
    "Engineers from {place} {done} the old {thing} and found damage worth ${many} million.",
    "{first} {last} did not say whether the {thing} had been {done} since March {year}.",
)


def invented_articles(number: int, *, seed: int | None = None) -> tuple[RawArticle, ...]:
    """So many articles, over four weeks and forty outlets; others for another seed."""
    chance = random.Random(number if seed is None else f"{number} {seed}")  # noqa: S311 - no secret
    return tuple(
        RawArticle(
            source=f"article {at}",
            outlet=f"Paper {at % _OUTLETS}",
            published=f"2025-03-{1 + at % 28:02}",
            text="\n\n".join(_paragraphs(chance)),
        )
        for at in range(number)
    )


def invented_clusters(number: int) -> Iterator[Assignment]:
    """So many clusters of three to six articles, each of an event of its own."""
    for at in range(number):
        size = 3 + at % 4
        yield Assignment(id=f"cluster {at}", articles=invented_articles(size, seed=at))


def _paragraphs(chance: random.Random) -> Iterator[str]:
    left = WORDS
    while left > 0:
        paragraph = " ".join(_sentence(chance) for _ in range(_PARAGRAPH))
        left -= len(paragraph.split())
        yield paragraph


def _sentence(chance: random.Random) -> str:
    return chance.choice(_FORMS).format(
        first=chance.choice(_FIRST),
        last=chance.choice(_LAST),
        place=chance.choice(_PLACES),
        thing=chance.choice(_THINGS),
        done=chance.choice(_DONE),
        few=chance.randint(2, 11),
        many=chance.randint(13, 900),
        year=chance.randint(1990, 2020),
    )
