"""Cases from clusters that others labelled: a folder of JSON files, one cluster each.

A file is {"id", "articles": [{"id", "title"?, "date"?, "outlet"?, "text"}], "gold_facts": [{"id",
"text", "importance"?}], "topic"?}; other keys are ignored. A fact without an importance has 2, so
that all weigh the same and none is vital. Where a fact stands and which figures it has is unknown:
it has no support to prove it by, and a wrong figure is not seen.
Copies nothing: the files stay where they are.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.cases import Case, Gold, GoldError, GoldFact, load_cases
from summarizer.domain import RawArticle, Rejected
from summarizer.validation import first_fault

UNRATED = 2


class Part(BaseModel):
    """A part of somebody else's file; other keys are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ExternalArticle(Part):
    """An article; `event` names the one it is about, where somebody labelled that."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    event: str | None = None

    def raw(self) -> RawArticle:
        """As the product is given it."""
        return RawArticle(source=self.id, title=self.title, outlet=self.outlet, published=self.date, text=self.text)


class _Fact(Part):
    id: str
    text: str
    importance: int = Field(default=UNRATED, ge=1, le=3)


class _Cluster(Part):
    articles: tuple[ExternalArticle, ...] = Field(min_length=1)
    gold_facts: tuple[_Fact, ...] = Field(min_length=1)
    topic: str | None = None


@dataclass(frozen=True)
class ExternalCase(Case):
    """A cluster of somebody else's. `folder` is the one its file lies in."""

    given: tuple[RawArticle, ...]

    def articles(self) -> list[RawArticle | Rejected]:
        """The articles of the file."""
        return list(self.given)


def load_any_cases(folder: Path) -> tuple[Case, ...]:
    """The cases below a folder: ours, with a `gold.json`, or else the external clusters in it. Raises GoldError."""
    if any(folder.glob("gold.json")) or any(folder.glob("*/gold.json")):
        return load_cases(folder)
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder}: no gold.json here or one folder down, and no clusters as *.json here")
    return tuple(load_external(file) for file in files)


def load_external(file: Path) -> ExternalCase:
    """The case of a cluster's file. Raises GoldError."""
    try:
        cluster = _Cluster.model_validate(json.loads(file.read_text(encoding="utf-8")))
        given = tuple(article.raw() for article in cluster.articles)
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}; name a folder of cluster files") from error
    except ValidationError as error:
        raise GoldError(f"{file}: this is no cluster with gold facts: {first_fault(error)}") from None
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{file}: broken JSON: {error}") from error
    facts = tuple(
        GoldFact(id=fact.id, text=fact.text, importance=fact.importance, support=()) for fact in cluster.gold_facts
    )
    repeated = [id_ for id_, count in Counter(fact.id for fact in facts).items() if count > 1]
    if repeated:
        raise GoldError(f"{file}: id {repeated[0]!r} is used more than once")
    gold = Gold(event=cluster.topic, articles=tuple(article.id for article in cluster.articles), facts=facts)
    return ExternalCase(file.stem, file.parent, gold, given)
