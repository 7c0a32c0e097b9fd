"""The package from Python: `summarize`, `summarize_each`, `summarize_many`, `estimate`, `update`, `check`, `facts`
and `clusters`.

Articles may be texts, mappings with the keys of an article, or `RawArticle`s. Settings that are not
given come from SUMMARIZER_* and summarizer.toml, as on the command line.
"""

import asyncio
import logging
import os
import re
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable, Mapping, Sequence
from contextlib import aclosing
from functools import partial
from itertools import count
from pathlib import Path

from pydantic import ValidationError

from summarizer import pipeline
from summarizer.domain import (
    Assignment,
    Brief,
    CheckReport,
    Claim,
    ClustersReport,
    Delivery,
    FactsReport,
    GuardMode,
    Problem,
    RawArticle,
    Rejected,
    Usage,
    content_id,
)
from summarizer.errors import BackendError, SummarizerError, UsageError
from summarizer.inflight import each, in_flight
from summarizer.language.parse import parse_text
from summarizer.settings import ExtractorName, Settings
from summarizer.validation import first_fault
from summarizer.wiring import EXTRACTIVE, dry_run_for, policy_for, services_for

# Spaces are taken from the first of a run alone: from each of a hundred thousand it would cost a square.
_DOUBT = r"(?:\*\*)?\((?:not\ssupported|supported,\sbut\sother\sarticles\ssay\sotherwise)\)(?:\*\*)?"
_MARK = re.compile(rf"(?:(?<!\s)\s+)?(?:\[(?:\^?\d{{1,3}}|new)\]|{_DOUBT})")
_HEAD = re.compile(r"\bUpdate\sof\sbrief\s[0-9a-f]{16}:.*?(?:\n\s*\n|\Z)", re.DOTALL)
_FOOT = re.compile(r"^\d+ sentences?, (?:every one|none|\d+) supported by its source[.;]", re.MULTILINE)

_LONGEST_REASONS = 300  # characters
PARALLEL = 8  # clusters at a time
AHEAD = 4  # times as many may be held in order, so that one that takes long keeps no other waiting

ArticleLike = str | Mapping[str, str | None] | RawArticle | Rejected
ClusterLike = Assignment | Delivery | Iterable[ArticleLike]

log = logging.getLogger(__name__)


async def summarize(
    articles: Iterable[ArticleLike],
    *,
    model: str | Sequence[str] | None = None,
    judge: str | None = None,
    words: int | None = None,
    guard: GuardMode | None = None,
    degrade: bool = True,
    extractor: ExtractorName | None = None,
    settings: Settings | None = None,
) -> Brief:
    """The brief of a cluster of articles. Of several models each is asked when the one before it failed.

    With the `extractor` "model" they also name the facts of each article, else every statement is one.

    Raises UsageError for a wrong option or an article that is none, and BackendError when the model
    failed and `degrade` is off.
    """
    used = _settings(settings, **_models(model), judge=judge, words=words, guard=guard, extractor=extractor)
    return await pipeline.summarize(_raw(articles), services_for(used, degrade=degrade), policy_for(used))


async def summarize_each(
    articles: Iterable[ArticleLike],
    *,
    model: str | Sequence[str] | None = None,
    judge: str | None = None,
    words: int | None = None,
    guard: GuardMode | None = None,
    degrade: bool = True,
    extractor: ExtractorName | None = None,
    settings: Settings | None = None,
) -> tuple[Brief, ...]:
    """A brief of each event that the articles are about, the biggest first. Raises as `summarize` does."""
    used = _settings(settings, **_models(model), judge=judge, words=words, guard=guard, extractor=extractor)
    return await pipeline.summarize_each(_raw(articles), services_for(used, degrade=degrade), policy_for(used))


async def summarize_many(  # noqa: PLR0913 - those of `summarize` and two of its own
    clusters: Iterable[ClusterLike] | AsyncIterable[ClusterLike],
    *,
    model: str | Sequence[str] | None = None,
    judge: str | None = None,
    words: int | None = None,
    guard: GuardMode | None = None,
    degrade: bool = True,
    extractor: ExtractorName | None = None,
    settings: Settings | None = None,
    parallel: int = PARALLEL,
    ordered: bool = True,
) -> AsyncGenerator[Delivery, None]:
    """What becomes of each cluster, in the order given or, if not `ordered`, as they are done.

    A cluster is a list of articles, which is called `cluster-N` by its place, or an Assignment; a Delivery passes
    through. One that fails is delivered as a problem and spoils no other. `parallel` are worked on at a time, and
    clusters are taken in as they are wanted. Raises UsageError for a wrong option.
    """
    used = _settings(settings, **_models(model), judge=judge, words=words, guard=guard, extractor=extractor)
    services, gate = services_for(used, degrade=degrade), asyncio.Semaphore(parallel)
    summarizing = partial(_delivered, services=services, settings=used, gate=gate)
    coming = _numbered(clusters if isinstance(clusters, AsyncIterable) else each(clusters))
    most = parallel * AHEAD if ordered else parallel
    async with aclosing(in_flight(coming, summarizing, most=most, ordered=ordered)) as deliveries:
        async for delivery in deliveries:
            yield delivery


async def estimate(
    articles: Iterable[ArticleLike],
    *,
    model: str | Sequence[str] | None = None,
    words: int | None = None,
    extractor: ExtractorName | None = None,
    each_event: bool = False,
    settings: Settings | None = None,
) -> Usage:
    """What a brief of these articles may take at the most, or one of each event, without asking any model.

    The first model counts, asked once a brief, and where it names facts once an article; then this is a `Plan`.
    Trying again and other models come on top. Raises UsageError.
    """
    used = _settings(settings, **_models(model), words=words, extractor=extractor)
    given, run, policy = _raw(articles), dry_run_for(used), policy_for(used)
    if not each_event:
        return run.plan_of((await pipeline.summarize(given, run.services, policy)).usage)
    briefs = await pipeline.summarize_each(given, run.services, policy)
    return run.plan_of(sum((brief.usage for brief in briefs), Usage()))


async def update(
    earlier: Brief,
    articles: Iterable[ArticleLike],
    *,
    model: str | Sequence[str] | None = None,
    judge: str | None = None,
    words: int | None = None,
    degrade: bool = True,
    extractor: ExtractorName | None = None,
    settings: Settings | None = None,
) -> Brief:
    """The earlier brief brought up to date with new articles; each claim says whether it is new.

    A model is asked only where there is something new to tell, and about nothing else. Raises BadBrief for a brief
    that is not as it was written or has no texts, UpdateRefused when all articles are about another event or
    unusable, and otherwise as `summarize` does.
    """
    used = _settings(settings, **_models(model), judge=judge, words=words, extractor=extractor)
    return await pipeline.update(earlier, _raw(articles), services_for(used, degrade=degrade), policy_for(used))


async def check(
    text_or_claims: str | Sequence[str | Claim],
    articles: Iterable[ArticleLike],
    *,
    judge: str | None = None,
    settings: Settings | None = None,
) -> CheckReport:
    """A verdict for every sentence of a text, or for every claim of a list, each taken as it is.

    Raises UsageError when there is nothing to check.
    """
    claims = claims_in(text_or_claims) if isinstance(text_or_claims, str) else numbered(text_or_claims)
    if not claims:
        raise UsageError("there is no sentence to check")
    used = _settings(settings, judge=judge).changed(model=EXTRACTIVE, extractor="rules")  # nothing is told
    return await pipeline.check(claims, _raw(articles), services_for(used))


async def facts(
    articles: Iterable[ArticleLike],
    *,
    model: str | Sequence[str] | None = None,
    extractor: ExtractorName | None = None,
    settings: Settings | None = None,
) -> FactsReport:
    """What the articles say, sentence by sentence, merged where the wording is the same.

    With the `extractor` "model", what a model finds worth telling. Raises UsageError, also for a model that would not
    be asked.
    """
    used = _settings(settings, **_models(model), extractor=extractor)
    if used.extractor == "model":
        return await pipeline.facts(_raw(articles), services_for(used))
    if model is not None:
        raise UsageError("the rules list every statement and ask no model; set the extractor to model, or name none")
    return await pipeline.facts(_raw(articles), services_for(Settings()))


async def clusters(articles: Iterable[ArticleLike]) -> ClustersReport:
    """The events the articles are about, the biggest first, each with its articles."""
    return await pipeline.clusters(_raw(articles), services_for(Settings()))


def claims_in(text: str) -> tuple[Claim, ...]:
    """The sentences of a text as claims, in order; ones without a letter or digit are no sentences.

    Marks such as [1], [^1], [new] and (not supported) are no part of a sentence, nor are our own head and foot.
    """
    bare = _MARK.sub("", _HEAD.sub("", _FOOT.split(text)[0]))
    return numbered([sentence.wording for sentence in parse_text(bare).sentences if sentence.words])


def numbered(texts: Sequence[str | Claim]) -> tuple[Claim, ...]:
    """Claims of these texts; a repeated text gets an id of its own, a claim keeps the one it has."""
    seen: Counter[str] = Counter()
    claims = []
    for text in texts:
        if isinstance(text, Claim):
            claims.append(text)
            continue
        claims.append(Claim(id=content_id("claim", text, seen[text] or None), text=text))
        seen[text] += 1
    return tuple(claims)


async def _numbered(clusters: AsyncIterable[ClusterLike]) -> AsyncIterator[Assignment | Delivery]:
    number = count(1)
    async for cluster in clusters:
        yield _assignment(cluster, f"cluster-{next(number)}")


def _assignment(cluster: ClusterLike, name: str) -> Assignment | Delivery:
    if isinstance(cluster, Assignment | Delivery):
        return cluster
    try:
        return Assignment(id=name, articles=tuple(_raw(cluster)))
    except UsageError as error:
        return _failed(name, "bad_article", str(error))


async def _delivered(
    given: Assignment | Delivery, *, services: pipeline.Services, settings: Settings, gate: asyncio.Semaphore
) -> Delivery:
    if isinstance(given, Delivery):
        return given
    try:
        async with gate:
            brief = await pipeline.summarize(given.articles, services, _policy(settings, given.words))
    except BackendError as error:
        return _failed(given.id, error.kind, str(error))
    except SummarizerError as error:
        return _failed(given.id, "bad_request", str(error))
    except Exception as error:
        log.exception("cluster not summarised", extra={"cluster_id": given.id})
        return _failed(given.id, "internal_error", f"a fault of ours ({type(error).__name__}); please report it")
    if brief.status == "refused":
        return _failed(given.id, "no_usable_article", _reasons(brief.rejected))
    return Delivery(id=given.id, brief=brief)


def _policy(settings: Settings, words: int | None) -> pipeline.Policy:
    return policy_for(settings if words is None else settings.changed(words=words))


def _failed(name: str, code: str, detail: str) -> Delivery:
    return Delivery(id=name, problem=Problem(code=code, detail=detail))


def _reasons(rejected: Sequence[Rejected]) -> str:
    reasons = "; ".join(f"{item.source}: {item.detail} [{item.code}]" for item in rejected)
    if not reasons:
        return "there are no articles"
    return f"none of the articles could be used: {reasons}"[:_LONGEST_REASONS]


def _settings(settings: Settings | None, **given: object) -> Settings:
    if settings is None:
        return Settings.read(os.environ, Path.cwd(), "name", **given)
    return settings.changed(**given)


def _models(given: str | Sequence[str] | None) -> dict[str, object]:
    """The settings of a model, or of a model and its fallbacks."""
    if given is None:
        return {}
    if isinstance(given, str):
        return {"model": given}
    if not given:
        raise UsageError("`model` is an empty list; name a model")
    return {"model": given[0], "fallbacks": tuple(given[1:])}


def _raw(articles: Iterable[ArticleLike]) -> list[RawArticle | Rejected]:
    if isinstance(articles, str | Mapping):
        raise UsageError("articles must be a list of articles, not one article")
    return [_one(article, number) for number, article in enumerate(articles, start=1)]


def _one(article: ArticleLike, number: int) -> RawArticle | Rejected:
    if isinstance(article, RawArticle | Rejected):
        return article
    if not isinstance(article, str | Mapping):
        raise UsageError(f"article {number}: an article is a text or a mapping, not {type(article).__name__}")
    try:
        return RawArticle.model_validate({"text": article} if isinstance(article, str) else dict(article))
    except ValidationError as error:
        raise UsageError(f"article {number}: {first_fault(error)}") from None
