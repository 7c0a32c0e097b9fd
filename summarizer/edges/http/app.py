"""Put the HTTP service together."""

import math
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware

from summarizer import pipeline
from summarizer.domain import RawArticle
from summarizer.edges.http.admission import Admission, Crowded
from summarizer.edges.http.background import Background
from summarizer.edges.http.briefs import briefs
from summarizer.edges.http.budgets import Budgets
from summarizer.edges.http.core import Core
from summarizer.edges.http.docs import docs
from summarizer.edges.http.door import door_at
from summarizer.edges.http.gate import GATE_PROBLEMS, Gate
from summarizer.edges.http.handlers import HANDLERS
from summarizer.edges.http.hosts import Hosts
from summarizer.edges.http.jobs import jobs, new_jobs
from summarizer.edges.http.middleware import BodyLimit, RequestIds
from summarizer.edges.http.notices import Notices
from summarizer.edges.http.pages import pages, writing
from summarizer.edges.http.places import Places
from summarizer.edges.http.probes import probes
from summarizer.edges.http.problem_pages import ProblemPages
from summarizer.edges.http.problems import INTERNAL, MISDIRECTED, documented
from summarizer.edges.http.published import published
from summarizer.edges.http.routes import Offer, documents
from summarizer.edges.http.schema import completed
from summarizer.edges.http.visitors import SignInNeeded, on_sign_in_needed
from summarizer.edges.http.watch import Watch
from summarizer.pipeline import Policy, Services
from summarizer.settings import Settings
from summarizer.stores.briefs import SqlBriefs
from summarizer.stores.database import Database, database_at
from summarizer.stores.jobs import SqlJobs
from summarizer.stores.spending import Spending
from summarizer.version import VERSION
from summarizer.wiring import services_for, services_on_offer

# Places that one of several processes may take above its even share. Callers come in turns (`turns.py`), but those
# who keep their connection stay where they are when others leave, and a process with many more than its share would
# keep them waiting while another idles.
ABOVE_SHARE = 1

# Something of everything that is read with data of its own: names, numbers, dates, quotes, verbs.
_WARM = (
    "The old bridge at Velden was closed after 40 residents had asked for help. “It is not safe,” said Ilse Brandt.",
    "About 40 people in Velden want the old bridge closed, Mayor Ilse Brandt said on 3 March 2025.",
)


def create_app(
    settings: Settings,
    *,
    services: Mapping[str, Services] | None = None,
    shared: Path | None = None,
    processes: int = 1,
) -> FastAPI:
    """The service. `services` stand in for those that `wiring.py` picks for the models on offer.

    The `processes` of one server have a folder that is `shared`. Starts no thread and no loop, for it is called
    before they part.

    Raises UnknownModel when the settings name a model that is none, and UsageError for a wrong database.
    """
    app = _Api(
        title="summarizer",
        version=VERSION,
        description="News briefs in which every sentence carries its proof.",
        lifespan=_running,
        # Their default pages load scripts from a CDN, so without a network they are blank.
        docs_url=None,
        redoc_url=None,
        # A redirect to or from a trailing slash would repeat the Host header.
        redirect_slashes=False,
        middleware=_middleware(settings),
        exception_handlers={**HANDLERS, SignInNeeded: on_sign_in_needed},
        generate_unique_id_function=lambda route: route.name,
        responses=documented(MISDIRECTED, INTERNAL),
    )
    database = database_at(settings.database_url, settings.state_dir)
    app.state.offer = _offer(settings, _services(settings, services), database)
    app.state.door = door_at(database, settings)
    app.state.admission = Admission(_places(settings, shared, processes), settings.request_s)
    # `Gate` asks for the key; this has the schema say so.
    key = Depends(HTTPBearer(auto_error=False, description="A key made by `summarizer keys create`."))
    for router in (documents, new_jobs, jobs, briefs, published):
        app.include_router(router, dependencies=[key], responses=documented(*GATE_PROBLEMS))
    for router in (probes, docs, pages, writing):
        app.include_router(router)
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    """The outermost first."""
    return [
        Middleware(Watch),
        Middleware(ProblemPages),
        Middleware(RequestIds),
        # What those below raise becomes a problem as it does in a route.
        Middleware(ExceptionMiddleware, handlers=dict(HANDLERS)),
        Middleware(Hosts, names=settings.hosts),
        Middleware(Crowded, routes=(*documents.routes, *writing.routes)),
        Middleware(Gate),
        Middleware(BodyLimit, longest_s=settings.read_s),
    ]


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    offer: Offer = app.state.offer
    offer.core.start()
    background = Background(offer)
    try:
        await offer.database.prepare()
        await offer.core.run(_warm_up())
        background.start()
        with app.state.admission.places.opened():
            yield
    finally:
        await background.stop()
        await offer.core.stop()
        await offer.budgets.settle()
        await offer.database.close()


async def _warm_up() -> None:
    """Have everything loaded that a brief needs, so that the first caller does not wait for it."""
    alone = services_for(Settings())
    await pipeline.summarize([RawArticle(text=text) for text in _WARM], alone, Policy())


class _Api(FastAPI):
    def openapi(self) -> dict[str, Any]:  # Any: FastAPI's signature
        """The schema, with what FastAPI leaves out of it."""
        return completed(super().openapi())


def _offer(settings: Settings, services: Mapping[tuple[str, str | None], Services], database: Database) -> Offer:
    return Offer(
        settings,
        services,
        core=Core(),
        database=database,
        budgets=Budgets(Spending(database), settings),
        briefs=SqlBriefs(database),
        jobs=SqlJobs(database),
        notices=Notices(),
    )


def _places(settings: Settings, shared: Path | None, processes: int) -> Places:
    places = settings.places
    most_here = places if processes == 1 else math.ceil(places / processes) + ABOVE_SHARE
    return Places(places, each=settings.places_per_key or (places + 1) // 2, folder=shared, most_here=most_here)


def _services(settings: Settings, given: Mapping[str, Services] | None) -> Mapping[tuple[str, str | None], Services]:
    if given is None:
        return services_on_offer(settings)
    return {(model, settings.judge): services for model, services in given.items()}
