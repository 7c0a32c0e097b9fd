"""Put the HTTP service together."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from summarizer.edges.http.background import Background
from summarizer.edges.http.briefs import briefs
from summarizer.edges.http.core import Core
from summarizer.edges.http.docs import docs
from summarizer.edges.http.handlers import HANDLERS
from summarizer.edges.http.jobs import jobs
from summarizer.edges.http.middleware import BodyLimit, RequestIds
from summarizer.edges.http.notices import Notices
from summarizer.edges.http.problems import INTERNAL, PROBLEM_JSON, documented
from summarizer.edges.http.routes import Offer, documents, probes
from summarizer.pipeline import Services
from summarizer.settings import Settings
from summarizer.stores.briefs import SqlBriefs
from summarizer.stores.database import database_at
from summarizer.stores.jobs import SqlJobs
from summarizer.version import VERSION
from summarizer.wiring import EXTRACTIVE, services_for


def create_app(settings: Settings, *, services: Mapping[str, Services] | None = None) -> FastAPI:
    """The service. `services` stand in for those that `wiring.py` picks for the models on offer.

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
        middleware=[Middleware(RequestIds), Middleware(BodyLimit)],  # outermost first
        exception_handlers=dict(HANDLERS),
        generate_unique_id_function=lambda route: route.name,
        responses=documented(INTERNAL),
    )
    database = database_at(settings.database_url, settings.state_dir)
    app.state.offer = Offer(
        settings,
        _services(settings) if services is None else services,
        core=Core(),
        database=database,
        briefs=SqlBriefs(database),
        jobs=SqlJobs(database),
        notices=Notices(),
    )
    for router in (documents, jobs, briefs, probes, docs):
        app.include_router(router)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    offer: Offer = app.state.offer
    offer.core.start()
    background = Background(offer)
    try:
        await offer.database.prepare()
        background.start()
        yield
    finally:
        await background.stop()
        await offer.database.close()
        await offer.core.stop()


class _Api(FastAPI):
    def openapi(self) -> dict[str, Any]:  # Any: FastAPI's signature
        """The schema. FastAPI describes every answer of a route as plain JSON; problems are not."""
        schema = super().openapi()
        for path in schema["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    if status >= "400" and "application/json" in response["content"]:
                        response["content"] = {PROBLEM_JSON: response["content"]["application/json"]}
        return schema


def _services(settings: Settings) -> dict[str, Services]:
    alone = settings.model_copy(update={"model": EXTRACTIVE, "fallbacks": ()})
    return {EXTRACTIVE: services_for(alone), settings.model: services_for(settings)}
