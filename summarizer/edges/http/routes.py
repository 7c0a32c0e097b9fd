"""The paths, and what each does. A document that says only that nothing could be read is a problem."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Request

from summarizer import pipeline
from summarizer.domain import Brief, CheckReport, ClustersReport, FactsReport, Rejected
from summarizer.edges.http.body import JsonRoute
from summarizer.edges.http.core import Core
from summarizer.edges.http.metrics import count_brief, count_check
from summarizer.edges.http.owners import Owner
from summarizer.edges.http.places import Places
from summarizer.edges.http.problems import (
    BODY_TOO_LARGE,
    INVALID_JSON,
    INVALID_REQUEST,
    MODEL_BUSY,
    MODEL_FAILED,
    MODEL_NOT_ALLOWED,
    MODEL_TOO_SLOW,
    NO_USABLE_ARTICLE,
    OVERLOADED,
    REQUEST_TIMEOUT,
    TIME_LIMIT,
    TOO_MANY_REQUESTS,
    UNSUPPORTED_MEDIA_TYPE,
    FieldError,
    ProblemRaised,
    documented,
)
from summarizer.edges.http.requests import BriefRequest, CheckRequest, ClustersRequest, FactsRequest
from summarizer.pipeline import Policy, Services
from summarizer.settings import Settings
from summarizer.stores.database import Database
from summarizer.wiring import EXTRACTIVE

T = TypeVar("T")


@dataclass(frozen=True)
class Offer:
    """What the operator offers: settings, and services by the names a request may give as `model`.

    Briefs are written on the `core`, so many at a time as there are `places`; what is kept is in the `database`.
    Once `stopping` is set, whatever has no end of its own ends.
    """

    settings: Settings
    services: Mapping[str, Services]
    core: Core
    database: Database
    places: Places
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def services_of(self, model: str | None) -> Services:
        """The services of a model; None is the operator's own. Raises ProblemRaised for any other."""
        wanted = self.services.get(self.settings.model if model is None else model)
        if wanted is None:
            raise ProblemRaised(MODEL_NOT_ALLOWED, f"`model` is one of {', '.join(sorted(self.services))}")
        return wanted

    async def in_time(self, work: Awaitable[T]) -> T:
        """The result of work that the caller waits for. Raises ProblemRaised when it takes too long."""
        limit_s = self.settings.request_s
        try:
            async with asyncio.timeout(limit_s) as limit:
                return await work
        except TimeoutError:
            if not limit.expired():
                raise
            detail = f"it was not done in {limit_s:g} s, which is as long as a caller may wait; send it to /v1/jobs"
            raise ProblemRaised(TIME_LIMIT, detail) from None


async def _offer(request: Request) -> Offer:
    offer = request.app.state.offer
    assert isinstance(offer, Offer)  # noqa: S101 - `create_app` put it there
    return offer


Offered = Annotated[Offer, Depends(_offer)]

_ANY_BODY = (
    *(INVALID_JSON, REQUEST_TIMEOUT, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST, NO_USABLE_ARTICLE),
    *(TOO_MANY_REQUESTS, OVERLOADED, TIME_LIMIT),
)

documents = APIRouter(prefix="/v1", route_class=JsonRoute)


async def _place(request: Request, owner: Owner, offer: Offered) -> AsyncIterator[None]:
    """Hold a place from before the articles are looked at until the answer has been sent, streams included."""
    request.state.owner = owner  # for the log
    with offer.places.taken(owner):
        yield


_WAITED_FOR = [Depends(_place)]


@documents.post(
    "/briefs",
    dependencies=_WAITED_FOR,
    responses=documented(*_ANY_BODY, MODEL_NOT_ALLOWED, MODEL_FAILED, MODEL_BUSY, MODEL_TOO_SLOW),
)
async def brief(asked: BriefRequest, offer: Offered) -> Brief:
    """Write a cited brief of the articles."""
    policy = Policy(words=asked.words or offer.settings.words, guard=asked.guard or offer.settings.guard)
    written = await offer.in_time(
        offer.core.run(pipeline.summarize(asked.articles, offer.services_of(asked.model), policy))
    )
    count_brief(written)
    if written.status == "refused":
        raise _unusable(written.rejected, read=len(written.articles))
    return written


@documents.post("/checks", dependencies=_WAITED_FOR, responses=documented(*_ANY_BODY))
async def check(asked: CheckRequest, offer: Offered) -> CheckReport:
    """Check every sentence of a text, or every claim, against the articles."""
    claims = asked.to_check()
    if not claims:
        wrong = FieldError(field="text", message="holds no sentence to check")
        raise ProblemRaised(INVALID_REQUEST, "there is nothing to check; see `errors`", errors=[wrong])
    report = await offer.in_time(
        offer.core.run(pipeline.check(claims, asked.articles, offer.services_of(EXTRACTIVE)))
    )
    count_check(report)
    if not report.articles:
        raise _unusable(report.rejected)
    return report


@documents.post("/facts", dependencies=_WAITED_FOR, responses=documented(*_ANY_BODY))
async def facts(asked: FactsRequest, offer: Offered) -> FactsReport:
    """List what the articles say, and where."""
    report = await offer.in_time(offer.core.run(pipeline.facts(asked.articles, offer.services_of(EXTRACTIVE))))
    if not report.articles:
        raise _unusable(report.rejected)
    return report


@documents.post("/clusters", dependencies=_WAITED_FOR, responses=documented(*_ANY_BODY))
async def clusters(asked: ClustersRequest, offer: Offered) -> ClustersReport:
    """Split the articles into events, the one with most articles first."""
    report = await offer.in_time(offer.core.run(pipeline.clusters(asked.articles, offer.services_of(EXTRACTIVE))))
    if not report.clusters:
        raise _unusable(report.rejected)
    return report


def _unusable(rejected: Sequence[Rejected], *, read: int = 0) -> ProblemRaised:
    detail = (
        "no sentence of the articles stands alone within `words`; give more articles or more words"
        if read
        else "none of the articles could be used; `rejected` says why"
    )
    return ProblemRaised(NO_USABLE_ARTICLE, detail, rejected=rejected)
