"""The paths, and what each does. A document that says only that nothing could be read is a problem."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel

from summarizer import pipeline
from summarizer.domain import Brief, CheckReport, ClustersReport, FactsReport, Rejected
from summarizer.edges.http.accepting import JSON, form_of_answer
from summarizer.edges.http.admission import REFUSALS, TimedRoute, hold_place
from summarizer.edges.http.budgets import Budgets
from summarizer.edges.http.core import Core
from summarizer.edges.http.metrics import count_brief, count_check
from summarizer.edges.http.notices import Notices
from summarizer.edges.http.once import key_in_schema
from summarizer.edges.http.owners import Owner
from summarizer.edges.http.problems import (
    BAD_BRIEF,
    BODY_TOO_LARGE,
    INVALID_JSON,
    INVALID_REQUEST,
    KEY_REUSED,
    MODEL_BUSY,
    MODEL_FAILED,
    MODEL_NOT_ALLOWED,
    MODEL_TOO_SLOW,
    NO_USABLE_ARTICLE,
    NOT_ACCEPTABLE,
    REQUEST_TIMEOUT,
    STORE_UNAVAILABLE,
    UNDER_WAY,
    UNSUPPORTED_MEDIA_TYPE,
    UPDATE_REFUSED,
    FieldError,
    ProblemRaised,
    documented,
)
from summarizer.edges.http.requests import BriefRequest, CheckRequest, ClustersRequest, FactsRequest, UpdateRequest
from summarizer.edges.http.stream import AS_EVENTS, event_stream
from summarizer.errors import BadBrief, UpdateRefused
from summarizer.keeping import BriefStore, JobStore
from summarizer.pipeline import Policy, Services
from summarizer.settings import Settings
from summarizer.stores.database import Database
from summarizer.stores.documents import written_out
from summarizer.watching import Watcher
from summarizer.wiring import EXTRACTIVE


@dataclass(frozen=True)
class Offer:
    """What the operator offers: settings, and services by what a request may name as `model` and `judge`.

    Briefs are written on the `core`; what is kept is in the `database`. What models take is on the
    `budgets` of whoever asked. `notices` wake who waits for a job.
    Once `stopping` is set, whatever has no end of its own ends.
    """

    settings: Settings
    services: Mapping[tuple[str, str | None], Services]
    core: Core
    database: Database
    budgets: Budgets
    briefs: BriefStore
    jobs: JobStore
    notices: Notices
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def models(self) -> tuple[str, ...]:
        """What `model` may name, the operator's own first."""
        return tuple(dict.fromkeys(model for model, _ in self.services))

    @property
    def judges(self) -> tuple[str, ...]:
        """What `judge` may name, the operator's own first."""
        return tuple(dict.fromkeys(judge for _, judge in self.services if judge is not None))

    def services_of(self, model: str | None, judge: str | None = None) -> Services:
        """The services of a model and a judge; None is the operator's own. Raises ProblemRaised for any other."""
        if model is not None and model not in self.models:
            raise ProblemRaised(MODEL_NOT_ALLOWED, f"`model` is one of {', '.join(self.models)}")
        if judge is not None and judge not in self.judges:
            offered = f"one of {', '.join(self.judges)}" if self.judges else "not offered here"
            raise ProblemRaised(MODEL_NOT_ALLOWED, f"`judge` is {offered}")
        settings = self.settings
        return self.services[settings.model if model is None else model, settings.judge if judge is None else judge]


async def _offer(request: Request) -> Offer:
    offer = request.app.state.offer
    assert isinstance(offer, Offer)  # noqa: S101 - `create_app` put it there
    return offer


Offered = Annotated[Offer, Depends(_offer)]

Id = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")]

BODY = (INVALID_JSON, REQUEST_TIMEOUT, UNDER_WAY, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST, KEY_REUSED)
_WAITED_FOR = (*BODY, *REFUSALS)
_READ = (*_WAITED_FOR, NO_USABLE_ARTICLE)
_KEPT = (MODEL_FAILED, MODEL_BUSY, MODEL_TOO_SLOW, STORE_UNAVAILABLE)

documents = APIRouter(
    prefix="/v1", route_class=TimedRoute, dependencies=[Depends(key_in_schema), Depends(hold_place)]
)


@documents.post(
    "/briefs",
    response_model=Brief,
    responses=AS_EVENTS | documented(*_READ, NOT_ACCEPTABLE, MODEL_NOT_ALLOWED, *_KEPT),
)
async def brief(asked: BriefRequest, offer: Offered, owner: Owner, request: Request) -> Response:
    """Write a cited brief of the articles, and keep it. With `Accept: text/event-stream`, tell how it is written."""
    form = form_of_answer(request)
    offer.services_of(asked.model, asked.judge)  # in a stream it would be too late to say that there are none
    written = partial(write_and_keep, asked, offer, owner)
    return await event_stream(request, written) if form == "events" else await _answer(await written())


async def write_and_keep(asked: BriefRequest, offer: Offer, owner: str, watcher: Watcher | None = None) -> Brief:
    """The brief asked for, kept. Raises as `write` does, and StoreUnavailable."""
    written = await write(asked, offer, owner, watcher)
    # A reader who goes away now cannot undo what is written.
    await asyncio.shield(offer.briefs.add(owner, written))
    return written


async def write(asked: BriefRequest, offer: Offer, owner: str, watcher: Watcher | None = None) -> Brief:
    """The brief asked for. Raises ProblemRaised where there can be none, and BackendError."""
    policy = Policy(words=asked.words or offer.settings.words, guard=asked.guard or offer.settings.guard)
    watched = replace(offer.services_of(asked.model, asked.judge), watcher=watcher)
    async with offer.budgets.within(owner, watched) as paid:
        written = await offer.core.run(pipeline.summarize(asked.articles, paid, policy))
    count_brief(written)
    if written.status == "refused":
        raise unusable(written.rejected, reason=_reason(written))
    return written


@documents.post(
    "/updates", response_model=Brief, responses=documented(*_WAITED_FOR, BAD_BRIEF, UPDATE_REFUSED, *_KEPT)
)
async def update(asked: UpdateRequest, offer: Offered, owner: Owner) -> Response:
    """Bring a brief up to date with new articles: what stands, what is new, what is withdrawn and why."""
    policy, services = Policy(words=asked.words or offer.settings.words), offer.services_of(None)
    try:
        async with offer.budgets.within(owner, services) as paid:
            updated = await offer.core.run(pipeline.update(asked.brief, asked.articles, paid, policy))
    except BadBrief:
        detail = "`brief` was refused, lacks its articles' texts, or was changed; give it whole and as it came"
        raise ProblemRaised(BAD_BRIEF, detail) from None
    except UpdateRefused as error:
        detail = "every new article is unusable or about another event; `rejected` says which"
        raise ProblemRaised(UPDATE_REFUSED, detail, rejected=error.rejected) from None
    count_brief(updated)
    await offer.briefs.add(owner, updated)
    return await _answer(updated)


@documents.post("/checks", response_model=CheckReport, responses=documented(*_READ))
async def check(asked: CheckRequest, offer: Offered, owner: Owner) -> Response:
    """Check every sentence of a text, or every claim, against the articles."""
    claims = asked.to_check()
    if not claims:
        wrong = FieldError(field="text", message="holds no sentence to check")
        raise ProblemRaised(INVALID_REQUEST, "there is nothing to check; see `errors`", errors=[wrong])
    async with offer.budgets.within(owner, offer.services_of(EXTRACTIVE)) as paid:
        report = await offer.core.run(pipeline.check(claims, asked.articles, paid))
    count_check(report)
    if not report.articles:
        raise unusable(report.rejected)
    return await _answer(report)


@documents.post("/facts", response_model=FactsReport, responses=documented(*_READ))
async def facts(asked: FactsRequest, offer: Offered) -> Response:
    """List what the articles say, and where."""
    report = await offer.core.run(pipeline.facts(asked.articles, offer.services_of(EXTRACTIVE)))
    if not report.articles:
        raise unusable(report.rejected)
    return await _answer(report)


@documents.post("/clusters", response_model=ClustersReport, responses=documented(*_READ))
async def clusters(asked: ClustersRequest, offer: Offered) -> Response:
    """Split the articles into events, the one with most articles first."""
    report = await offer.core.run(pipeline.clusters(asked.articles, offer.services_of(EXTRACTIVE)))
    if not report.clusters:
        raise unusable(report.rejected)
    return await _answer(report)


async def _answer(document: BaseModel) -> Response:
    return Response(await written_out(document), media_type=JSON)


def unusable(rejected: Sequence[Rejected], *, reason: str | None = None) -> ProblemRaised:
    """Why there is nothing to answer with; without a `reason` no article could be used."""
    detail = reason or "none of the articles could be used; `rejected` says why"
    return ProblemRaised(NO_USABLE_ARTICLE, detail, rejected=rejected)


def _reason(refused: Brief) -> str | None:
    return next((note.detail for note in refused.notes if note.code == "no_claim"), None)
