"""Events told apart in piles that others labelled and that are no part of this repository.

The thresholds were chosen with all of these files in view: a fall below is a regression, the figures are no forecast.
"""

import json
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path

import pytest

from summarizer.domain import RawArticle
from summarizer.language.parse import ParsedArticle
from summarizer.stages.cluster import cluster
from summarizer.stages.events import events_of, focus_on_one
from summarizer.stages.ingest import ingest


def _read(items: Sequence[RawArticle]) -> tuple[ParsedArticle, ...]:
    return cluster(ingest(items, english_only=True).articles)


@cache
def _piles(folder: Path) -> tuple[tuple[tuple[ParsedArticle, ...], dict[str, Hashable]], ...]:
    """Each file's articles, and the event of each by its source."""
    piles = []
    for path in sorted(folder.glob("*.json")):
        items = json.loads(path.read_text(encoding="utf-8"))["articles"]
        sources = [f"{path.stem}/{item['id']}" for item in items]
        given = [
            RawArticle(source=source, title=item["title"], outlet=item["outlet"], text=item["text"])
            for source, item in zip(sources, items, strict=True)
        ]
        home: dict[str, Hashable] = {
            source: (path.stem, item.get("event")) for source, item in zip(sources, items, strict=True)
        }
        piles.append((_read(given), home))
    return tuple(piles)


def _b_cubed(pile: Sequence[ParsedArticle], home: dict[str, Hashable]) -> float:
    """F1 of Bagga and Baldwin's B-cubed precision and recall."""
    found = {each.id: event.id for event in events_of(pile) for each in event.articles}
    pairs = [(found[each.id], home[each.article.source]) for each in pile]
    both, ours, theirs = Counter(pairs), Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    precision = sum(both[pair] / ours[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / theirs[pair[1]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.needs("shared")
def test_look_alike_events_are_told_apart(shared: Path) -> None:
    piles = _piles(shared / "data" / "clusters" / "ecb_pairs")
    scores = [_b_cubed(pile, home) for pile, home in piles]
    everything = [each for pile, _ in piles for each in pile]
    homes = {source: event for _, home in piles for source, event in home.items()}

    assert len(scores) == 15
    assert sum(scores) / 15 >= 0.85
    assert _b_cubed(everything, homes) >= 0.85


@pytest.mark.needs("shared")
def test_a_cluster_about_one_event_stays_one_and_loses_nothing(shared: Path) -> None:
    for pile, _ in _piles(shared / "data" / "clusters" / "summhay_docs"):
        assert len(events_of(pile)) == 1
        assert all(not focus_on_one(pile[at : at + 3]).rejected for at in range(len(pile)))
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").iterdir())]
    assert len(events_of(_read([RawArticle(text=text) for text in texts]))) == 1
