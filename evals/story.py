"""How well are events told apart, and do facts name the articles that hold them?

Reads clusters that others labelled: JSON files of {"articles": [{"id", "text", "event"?}], "gold_facts": [{"id",
"text", "docs"?}]}. Where every article has an `event`, the pile is split and compared by B-cubed F1; where gold
facts have `docs`, the articles of the facts found are compared with these. Copies nothing.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from pydantic import Field, ValidationError

from evals.cases import GoldError, GoldFact
from evals.external import UNRATED, ExternalArticle, Part
from evals.metrics.assignment import BCubed, b_cubed
from evals.metrics.citations import Cited, citations
from evals.report import grid
from evals.stats import mean_share
from summarizer.api import clusters, facts
from summarizer.domain import FactsReport, RawArticle
from summarizer.validation import first_fault


class _Fact(Part):
    id: str
    text: str
    docs: tuple[str, ...] = ()


class _Pile(Part):
    articles: tuple[ExternalArticle, ...] = Field(min_length=1)
    gold_facts: tuple[_Fact, ...] = ()

    def given(self) -> list[RawArticle]:
        return [article.raw() for article in self.articles]


@dataclass(frozen=True)
class Told:
    """What became of a pile: its events, None where it has no labels, and the citations of its gold facts."""

    name: str
    events: BCubed | None
    cited: tuple[Cited, ...]
    facts: int


async def told_of(files: Sequence[Path], *, progress: Callable[[int], None] = lambda _: None) -> tuple[Told, ...]:
    """The figures of each file. `progress` is told how many are done. Raises GoldError."""
    found = []
    for number, file in enumerate(files, start=1):
        found.append(await _told(file))
        progress(number)
    return tuple(found)


async def _told(file: Path) -> Told:
    pile = _read(file)
    wanted = [fact for fact in pile.gold_facts if fact.docs]
    return Told(
        name=file.stem,
        events=await _events(pile) if all(item.event for item in pile.articles) else None,
        cited=_citations(await facts(pile.given()), wanted) if wanted else (),
        facts=len(wanted),
    )


def _read(file: Path) -> _Pile:
    try:
        return _Pile.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}; name a folder of cluster files") from error
    except ValidationError as error:
        raise GoldError(f"{file}: this is no labelled cluster: {first_fault(error)}") from None
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{file}: broken JSON: {error}") from error


async def _events(pile: _Pile) -> BCubed:
    report = await clusters(pile.given())
    group = {item.source: cluster.id for cluster in report.clusters for item in cluster.articles}
    # An article that was turned away is alone.
    return b_cubed([group.get(item.id, item.id) for item in pile.articles], [item.event for item in pile.articles])


def _citations(report: FactsReport, wanted: Sequence[_Fact]) -> tuple[Cited, ...]:
    ids = {article.source: article.id for article in report.articles}
    gold = [GoldFact(id=fact.id, text=fact.text, importance=UNRATED, support=()) for fact in wanted]
    return citations(report.facts, gold, {fact.id: [ids.get(doc, doc) for doc in fact.docs] for fact in wanted})


def story_report(piles: Sequence[Told]) -> str:
    """A row a pile and the means over piles."""
    return (
        "\n\n".join(part for part in (_of_events(piles), _of_citations(piles)) if part) or "no labels in these files"
    )


def _of_events(piles: Sequence[Told]) -> str:
    found = [(pile.name, pile.events) for pile in piles if pile.events]
    rows = [["pile", "B-cubed precision", "recall", "F1"]]
    rows += [[name, *_shares(events.precision, events.recall, events.f1)] for name, events in found]
    if not found:
        return ""
    columns = zip(*((events.precision, events.recall, events.f1) for _, events in found), strict=True)
    return grid([*rows, ["mean", *map(_mean, columns)]])


def _of_citations(piles: Sequence[Told]) -> str:
    found = [pile for pile in piles if pile.cited]
    rows = [["pile", "gold facts found", "citation precision", "recall", "F1"]]
    means = [
        tuple(map(fmean, zip(*((c.precision, c.recall, c.f1) for c in pile.cited), strict=True))) for pile in found
    ]
    rows += [
        [pile.name, f"{len(pile.cited)} of {pile.facts}", *_shares(*mean)]
        for pile, mean in zip(found, means, strict=True)
    ]
    if not found:
        return ""
    total = f"{sum(len(pile.cited) for pile in found)} of {sum(pile.facts for pile in found)}"
    return grid([*rows, ["mean", total, *map(_mean, zip(*means, strict=True))]])


def _shares(*values: float) -> list[str]:
    return [f"{value:.2f}" for value in values]


def _mean(values: Sequence[float]) -> str:
    mean = mean_share(values)
    edges = f" [{mean.interval.low:.2f}, {mean.interval.high:.2f}]" if mean.interval else ""
    return f"{mean.value:.3f}{edges}"
