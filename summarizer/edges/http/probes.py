"""For whoever runs the server: is it alive, may requests be sent to it, what has it done?"""

from collections.abc import Mapping
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from summarizer.edges.http.admission import Admitting
from summarizer.edges.http.metrics import CONTENT_TYPE, exposition
from summarizer.edges.http.problems import OVERLOADED, STOPPING, STORE_UNAVAILABLE, ProblemRaised, documented
from summarizer.edges.http.routes import Offer, Offered
from summarizer.errors import StoreUnavailable
from summarizer.stores.health import check_writable, jobs_by_state

probes = APIRouter()


class Health(BaseModel):
    """The answer of the probes."""

    status: Literal["alive", "ready"]


class _Figures(Response):
    media_type = CONTENT_TYPE


@probes.get("/livez")
async def livez() -> Health:
    """Whether the process answers; a failure means that it should be started again."""
    return Health(status="alive")


@probes.get("/readyz", responses=documented(STOPPING, STORE_UNAVAILABLE, OVERLOADED))
async def readyz(offer: Offered, admission: Admitting) -> Health:
    """Whether requests may be sent here; the `type` of the problem says why not."""
    if offer.stopping.is_set():
        raise ProblemRaised(STOPPING, "running requests are finished, and no new ones are begun")
    await check_writable(offer.database)
    if admission.places.in_use() == admission.places.total:
        raise ProblemRaised(OVERLOADED, "all places are taken")
    return Health(status="ready")


@probes.get("/metrics", response_class=_Figures)
async def metrics(offer: Offered, admission: Admitting) -> Response:
    """Figures of the whole server, in the text format of Prometheus."""
    taken = admission.places.in_use()
    places = {"taken": taken, "free": admission.places.total - taken}
    return _Figures(exposition(places=places, jobs=await _jobs(offer)))


async def _jobs(offer: Offer) -> Mapping[str, int] | None:
    try:
        return await jobs_by_state(offer.database)
    except StoreUnavailable:
        return None  # the other figures are needed most just then
