"""Things to test with. Everything has a default, so a test names only what matters to it."""

# ruff: noqa: ARG002 - a fake of a port need not use all it is handed

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from evals.cases import load_case
from summarizer.domain import (
    Article,
    Brief,
    Claim,
    Evidence,
    Fact,
    GuardMode,
    Label,
    RawArticle,
    Rejected,
    Verdict,
    content_id,
)
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.phrasing import RulePhraser
from summarizer.errors import UpstreamUnavailable, VerifierError
from summarizer.extractors.rules import RuleExtractor
from summarizer.language.parse import ParsedArticle, parse_article
from summarizer.language.words import count_words
from summarizer.pipeline import Policy, Services, summarize
from summarizer.ports import Draft, Drafter, Extractor, Judge, Reviser, Story, Verifier
from summarizer.readers.web import WebReader
from summarizer.stages.cluster import cluster
from summarizer.stages.extract import extract
from summarizer.stages.reconcile import reconcile
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.needs import ROOT

Result = TypeVar("Result")

SEEDS = tuple(sorted(path.parent for path in (ROOT / "seeds").glob("*/gold.json")))

FLOOD = (
    "The river Oster flooded the town of Marl on Sunday after three days of rain. "
    "Fire crews took 1,200 people to the school on Hill Road. "
    "“The water came faster than anyone expected,” said Mayor Dana Voss. "
    "The regional council set aside $4.5 million for repairs."
)
FERRY = (
    "Passengers on the night ferry to Lund waited nine hours in the harbour on Friday. "
    "The operator, Norline, blamed a broken fuel pump and promised every passenger a refund."
)


def raw(text: str = FLOOD, **fields: str | None) -> RawArticle:
    """An article as it is given."""
    return RawArticle.model_validate({"source": "flood.txt", "text": text} | fields)


def article(text: str = FLOOD, **fields: str | None) -> Article:
    """A cleaned article, an origin of its own."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    plain: dict[str, object] = {
        "id": content_id("article", text, *sorted(f"{key}={value}" for key, value in fields.items())),
        "source": "flood.txt",
        "words": count_words(text),
        "origin": content_id("origin", sha256),
        "text": text,
        "sha256": sha256,
    }
    return Article.model_validate(plain | fields)


def parsed(text: str = FLOOD, **fields: str | None) -> ParsedArticle:
    """An article, read."""
    return parse_article(article(text, **fields))


def fact_from(source: ParsedArticle, quote: str | None = None) -> Fact:
    """The fact that one sentence of the article states: the first, or the one that is named."""
    found = RuleExtractor().facts_of(source)
    return next(fact for fact in found if quote is None or quote in fact.text)


def story_of(*texts: str | ParsedArticle) -> Story:
    """A story as the pipeline makes it of these articles, clustered, in this order."""
    articles = cluster([parsed(text) if isinstance(text, str) else text for text in texts or (FLOOD,)])
    return reconcile(done(extract(articles, extractor=RuleExtractor())).facts, articles)


def done(coroutine: Coroutine[object, object, Result]) -> Result:
    """The result of a coroutine that never waits, inside a running loop too."""
    try:
        coroutine.send(None)
    except StopIteration as finished:
        result: Result = finished.value
        return result
    raise AssertionError("it waits: await it, or give it to asyncio.run")


def claim(text: str, *cited: Fact) -> Claim:
    """A claim that rests on these facts."""
    return Claim(id=content_id("claim", text), text=text, citations=tuple(fact.id for fact in cited))


def verdict(label: Label = "supported", evidence: Sequence[Evidence] = ()) -> Verdict:
    """What a verifier might say."""
    return Verdict(label=label, verifier="fake@1", score=float(label == "supported"), evidence=tuple(evidence))


def verdict_on(text: str, *articles: str) -> Verdict:
    """What the embedded verifier says of a text, with the articles it is checked against."""
    return asyncio.run(RuleVerifier().verify([claim(text)], story_of(*articles)))[0]


@dataclass(frozen=True)
class SpeakingDrafter:
    """Writes these sentences, each citing the fact of the same words or else the story's first."""

    sentences: Sequence[str]
    headline: str | None = None
    cites: bool = True
    name: str = "fake/speaking"

    async def draft(self, story: Story, *, words: int) -> Draft:
        claims = (claim(text, *(self._cited(text, story) if self.cites else ())) for text in self.sentences)
        return Draft(headline=self.headline, claims=tuple(claims))

    def _cited(self, text: str, story: Story) -> Sequence[Fact]:
        return [fact for fact in story.facts if fact.text == text] or story.facts[:1]


@dataclass(frozen=True)
class FailingDrafter:
    """Never delivers."""

    name: str = "fake/failing"

    async def draft(self, story: Story, *, words: int) -> Draft:
        raise UpstreamUnavailable("the provider failed on its side")


@dataclass(frozen=True)
class DecidedVerifier:
    """Has its mind made up: supports a claim or not by its text."""

    supports: Callable[[str], bool] = field(default=lambda _text: True)
    version: str = "fake@1"

    async def verify(self, claims: Sequence[Claim], story: Story) -> tuple[Verdict, ...]:
        return tuple(verdict("supported" if self.supports(each.text) else "not_enough_evidence") for each in claims)


@dataclass(frozen=True)
class FailingVerifier:
    """Never says anything."""

    version: str = "fake@1"

    async def verify(self, claims: Sequence[Claim], story: Story) -> tuple[Verdict, ...]:
        raise VerifierError("out of order")


def services(
    *,
    drafter: Drafter | None = None,
    stand_in: Drafter | None = None,
    verifier: Verifier | None = None,
    judge: Judge | None = None,
    reviser: Reviser | None = None,
    model_extractor: Extractor | None = None,
) -> Services:
    """The embedded adapters but for those that are named, and a clock that stands still."""
    return Services(
        reader=WebReader(),
        extractor=RuleExtractor(),
        drafter=drafter or ExtractiveDrafter(),
        stand_in=stand_in,
        phraser=RulePhraser(),
        verifier=verifier or RuleVerifier(),
        english_only=drafter is None,
        now=lambda: "2026-01-01T00:00:00+00:00",
        clock=lambda: 0.0,
        judge=judge,
        reviser=reviser,
        model_extractor=model_extractor,
    )


def brief_of(
    *given: RawArticle | Rejected,
    using: Services | None = None,
    words: int = 220,
    guard: GuardMode = "withhold",
) -> Brief:
    """The brief of these articles."""
    return asyncio.run(summarize(given, using or services(), Policy(words=words, guard=guard)))


@cache
def seed_articles(folder: Path) -> tuple[RawArticle, ...]:
    """The articles of a cluster under seeds/."""
    return tuple(
        RawArticle(source=path.name, text=path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))
    )


@cache
def event_articles(folder: Path) -> tuple[RawArticle, ...]:
    """Those that state a gold fact: any other is about a look-alike, and a brief may leave it out."""
    stating = {support.article for fact in load_case(folder / "gold.json").gold.facts for support in fact.support}
    return tuple(each for each in seed_articles(folder) if each.source in stating)


def renamed(source: ParsedArticle, **fields: str | None) -> ParsedArticle:
    """The same article with other metadata."""
    return replace(source, article=source.article.model_copy(update=fields))
