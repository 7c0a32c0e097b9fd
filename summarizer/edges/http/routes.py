"""The paths, and what each does. A document that says only that nothing could be read is a problem."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from summarizer import pipeline
from summarizer.domain import Brief, CheckReport, ClustersReport, FactsReport, Rejected
from summarizer.edges.http.admission import REFUSALS, TimedRoute, hold_place
from summarizer.edges.http.core import Core
from summarizer.edges.http.metrics import count_brief, count_check
from summarizer.edges.http.problems import (
    BODY_TOO_LARGE,
    INVALID_JSON,
    INVALID_REQUEST,
    MODEL_BUSY,
    MODEL_FAILED,
    MODEL_NOT_ALLOWED,
    MODEL_TOO_SLOW,
    NO_USABLE_ARTICLE,
    REQUEST_TIMEOUT,
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


@dataclass(frozen=True)
class Offer:
    """What the operator offers: settings, and services by the names a request may give as `model`.

    Briefs are written on the `core`; what is kept is in the `database`.
    Once `stopping` is set, whatever has no end of its own ends.
    """

    settings: Settings
    services: Mapping[str, Services]
    core: Core
    database: Database
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def services_of(self, model: str | None) -> Services:
        """The services of a model; None is the operator's own. Raises ProblemRaised for any other."""
        wanted = self.services.get(self.settings.model if model is None else model)
        if wanted is None:
            raise ProblemRaised(MODEL_NOT_ALLOWED, f"`model` is one of {', '.join(sorted(self.services))}")
        return wanted


async def _offer(request: Request) -> Offer:
    offer = request.app.state.offer
    assert isinstance(offer, Offer)  # noqa: S101 - `create_app` put it there
    return offer


Offered = Annotated[Offer, Depends(_offer)]

_BODY = (INVALID_JSON, REQUEST_TIMEOUT, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST)
_ANY_BODY = (*_BODY, NO_USABLE_ARTICLE, *REFUSALS)

documents = APIRouter(prefix="/v1", route_class=TimedRoute, dependencies=[Depends(hold_place)])


@documents.post(
    "/briefs",
    responses=documented(*_ANY_BODY, MODEL_NOT_ALLOWED, MODEL_FAILED, MODEL_BUSY, MODEL_TOO_SLOW),
)
async def brief(asked: BriefRequest, offer: Offered) -> Brief:
    """Write a cited brief of the articles."""
    policy = Policy(words=asked.words or offer.settings.words, guard=asked.guard or offer.settings.guard)
    written = await offer.core.run(pipeline.summarize(asked.articles, offer.services_of(asked.model), policy))
    count_brief(written)
    if written.status == "refused":
        raise _unusable(written.rejected, read=len(written.articles))
    return written


@documents.post("/checks", responses=documented(*_ANY_BODY))
async def check(asked: CheckRequest, offer: Offered) -> CheckReport:
    """Check every sentence of a text, or every claim, against the articles."""
    claims = asked.to_check()
    if not claims:
        wrong = FieldError(field="text", message="holds no sentence to check")
        raise ProblemRaised(INVALID_REQUEST, "there is nothing to check; see `errors`", errors=[wrong])
    report = await offer.core.run(pipeline.check(claims, asked.articles, offer.services_of(EXTRACTIVE)))
    count_check(report)
    if not report.articles:
        raise _unusable(report.rejected)
    return report


@documents.post("/facts", responses=documented(*_ANY_BODY))
async def facts(asked: FactsRequest, offer: Offered) -> FactsReport:
    """List what the articles say, and where."""
    report = await offer.core.run(pipeline.facts(asked.articles, offer.services_of(EXTRACTIVE)))
    if not report.articles:
        raise _unusable(report.rejected)
    return report


@documents.post("/clusters", responses=documented(*_ANY_BODY))
async def clusters(asked: ClustersRequest, offer: Offered) -> ClustersReport:
    """Split the articles into events, the one with most articles first."""
    report = await offer.core.run(pipeline.clusters(asked.articles, offer.services_of(EXTRACTIVE)))
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
