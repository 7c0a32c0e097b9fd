"""Put the HTTP service together."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from summarizer.edges.http.core import Core
from summarizer.edges.http.docs import docs
from summarizer.edges.http.handlers import HANDLERS
from summarizer.edges.http.middleware import BodyLimit, RequestIds
from summarizer.edges.http.pages import pages
from summarizer.edges.http.problem_pages import ProblemPages
from summarizer.edges.http.problems import INTERNAL, documented
from summarizer.edges.http.routes import Offer, documents, probes
from summarizer.edges.http.schema import completed
from summarizer.edges.http.visitors import NoSessions, SignInNeeded, on_sign_in_needed
from summarizer.pipeline import Services
from summarizer.settings import Settings
from summarizer.stores.database import database_at
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
        middleware=[Middleware(ProblemPages), Middleware(RequestIds), Middleware(BodyLimit)],  # outermost first
        exception_handlers={**HANDLERS, SignInNeeded: on_sign_in_needed},
        generate_unique_id_function=lambda route: route.name,
        responses=documented(INTERNAL),
    )
    database = database_at(settings.database_url, settings.state_dir)
    app.state.offer = Offer(settings, _services(settings) if services is None else services, Core(), database)
    app.state.sessions = NoSessions()
    app.include_router(documents)
    app.include_router(probes)
    app.include_router(docs)
    app.include_router(pages)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    offer: Offer = app.state.offer
    offer.core.start()
    try:
        await offer.database.prepare()
        yield
    finally:
        await offer.database.close()
        await offer.core.stop()


class _Api(FastAPI):
    def openapi(self) -> dict[str, Any]:  # Any: FastAPI's signature
        """The schema, with what FastAPI leaves out of it."""
        return completed(super().openapi())


def _services(settings: Settings) -> dict[str, Services]:
    alone = settings.model_copy(update={"model": EXTRACTIVE, "fallbacks": ()})
    return {EXTRACTIVE: services_for(alone), settings.model: services_for(settings)}
