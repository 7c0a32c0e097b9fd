"""The paths, and what each does. A document that says only that nothing could be read is a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from summarizer import pipeline
from summarizer.domain import Brief, CheckReport, ClustersReport, FactsReport, Rejected
from summarizer.edges.http.accepting import form_of_answer
from summarizer.edges.http.body import JsonRoute
from summarizer.edges.http.core import Core
from summarizer.edges.http.problems import (
    BAD_BRIEF,
    BODY_TOO_LARGE,
    INVALID_JSON,
    INVALID_REQUEST,
    MODEL_BUSY,
    MODEL_FAILED,
    MODEL_NOT_ALLOWED,
    MODEL_TOO_SLOW,
    NO_USABLE_ARTICLE,
    NOT_ACCEPTABLE,
    UNSUPPORTED_MEDIA_TYPE,
    UPDATE_REFUSED,
    FieldError,
    ProblemRaised,
    documented,
)
from summarizer.edges.http.requests import BriefRequest, CheckRequest, ClustersRequest, FactsRequest, UpdateRequest
from summarizer.edges.http.stream import AS_EVENTS, event_stream
from summarizer.errors import BadBrief, UpdateRefused
from summarizer.pipeline import Policy, Services
from summarizer.settings import Settings
from summarizer.stores.database import Database
from summarizer.watching import Watcher
from summarizer.wiring import EXTRACTIVE


@dataclass(frozen=True)
class Offer:
    """What the operator offers: settings, and services by the names a request may give as `model`.

    Briefs are written on the `core`; what is kept is in the `database`.
    """

    settings: Settings
    services: Mapping[str, Services]
    core: Core
    database: Database

    def services_of(self, model: str | None) -> Services:
        """The services of a model; None is the operator's own. Raises ProblemRaised for any other."""
        wanted = self.services.get(self.settings.model if model is None else model)
        if wanted is None:
            raise ProblemRaised(MODEL_NOT_ALLOWED, f"`model` is one of {', '.join(sorted(self.services))}")
        return wanted


class Health(BaseModel):
    """The answer of the probes."""

    status: Literal["alive", "ready"]


async def _offer(request: Request) -> Offer:
    offer = request.app.state.offer
    assert isinstance(offer, Offer)  # noqa: S101 - `create_app` put it there
    return offer


Offered = Annotated[Offer, Depends(_offer)]

_BODY = (INVALID_JSON, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST)
_ANY_BODY = (*_BODY, NO_USABLE_ARTICLE)
_MODEL_FAILURES = (MODEL_FAILED, MODEL_BUSY, MODEL_TOO_SLOW)

documents = APIRouter(prefix="/v1", route_class=JsonRoute)
probes = APIRouter()


@documents.post(
    "/briefs",
    response_model=Brief,
    responses=AS_EVENTS | documented(*_ANY_BODY, NOT_ACCEPTABLE, MODEL_NOT_ALLOWED, *_MODEL_FAILURES),
)
async def brief(asked: BriefRequest, offer: Offered, request: Request) -> Brief | Response:
    """Write a cited brief of the articles. With `Accept: text/event-stream`, tell how it is written."""
    form = form_of_answer(request)
    offer.services_of(asked.model)  # in a stream it would be too late to say that there are none

    async def written(watcher: Watcher | None = None) -> Brief:
        return await write(asked, offer, watcher)

    return await event_stream(request, written) if form == "events" else await written()


async def write(asked: BriefRequest, offer: Offer, watcher: Watcher | None = None) -> Brief:
    """The brief asked for. Raises ProblemRaised where there can be none, and BackendError."""
    policy = Policy(words=asked.words or offer.settings.words, guard=asked.guard or offer.settings.guard)
    watched = replace(offer.services_of(asked.model), watcher=watcher)
    written = await offer.core.run(pipeline.summarize(asked.articles, watched, policy))
    if written.status == "refused":
        raise unusable(written.rejected, read=len(written.articles))
    return written


@documents.post("/updates", responses=documented(*_BODY, BAD_BRIEF, UPDATE_REFUSED, *_MODEL_FAILURES))
async def update(asked: UpdateRequest, offer: Offered) -> Brief:
    """Bring a brief up to date with new articles: what stands, what is new, what is withdrawn and why."""
    policy, services = Policy(words=asked.words or offer.settings.words), offer.services_of(None)
    try:
        return await offer.core.run(pipeline.update(asked.brief, asked.articles, services, policy))
    except BadBrief:
        detail = "`brief` was refused, lacks its articles' texts, or was changed; give it whole and as it came"
        raise ProblemRaised(BAD_BRIEF, detail) from None
    except UpdateRefused as error:
        detail = "every new article is unusable or about another event; `rejected` says which"
        raise ProblemRaised(UPDATE_REFUSED, detail, rejected=error.rejected) from None


@documents.post("/checks", responses=documented(*_ANY_BODY))
async def check(asked: CheckRequest, offer: Offered) -> CheckReport:
    """Check every sentence of a text, or every claim, against the articles."""
    claims = asked.to_check()
    if not claims:
        wrong = FieldError(field="text", message="holds no sentence to check")
        raise ProblemRaised(INVALID_REQUEST, "there is nothing to check; see `errors`", errors=[wrong])
    report = await offer.core.run(pipeline.check(claims, asked.articles, offer.services_of(EXTRACTIVE)))
    if not report.articles:
        raise unusable(report.rejected)
    return report


@documents.post("/facts", responses=documented(*_ANY_BODY))
async def facts(asked: FactsRequest, offer: Offered) -> FactsReport:
    """List what the articles say, and where."""
    report = await offer.core.run(pipeline.facts(asked.articles, offer.services_of(EXTRACTIVE)))
    if not report.articles:
        raise unusable(report.rejected)
    return report


@documents.post("/clusters", responses=documented(*_ANY_BODY))
async def clusters(asked: ClustersRequest, offer: Offered) -> ClustersReport:
    """Split the articles into events, the one with most articles first."""
    report = await offer.core.run(pipeline.clusters(asked.articles, offer.services_of(EXTRACTIVE)))
    if not report.clusters:
        raise unusable(report.rejected)
    return report


@probes.get("/livez")
async def livez() -> Health:
    """Whether the process answers; a failure means that it should be started again."""
    return Health(status="alive")


@probes.get("/readyz")
async def readyz() -> Health:
    """Whether requests may be sent here."""
    return Health(status="ready")


def unusable(rejected: Sequence[Rejected], *, read: int = 0) -> ProblemRaised:
    """Why there is nothing to answer with. `read` is how many articles could be used."""
    detail = (
        "no sentence of the articles stands alone within `words`; give more articles or more words"
        if read
        else "none of the articles could be used; `rejected` says why"
    )
    return ProblemRaised(NO_USABLE_ARTICLE, detail, rejected=rejected)
