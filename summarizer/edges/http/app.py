"""Put the HTTP service together."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from summarizer import pipeline
from summarizer.domain import RawArticle
from summarizer.edges.http.admission import Admission
from summarizer.edges.http.core import Core
from summarizer.edges.http.handlers import HANDLERS
from summarizer.edges.http.middleware import BodyLimit, RequestIds
from summarizer.edges.http.places import Places
from summarizer.edges.http.probes import probes
from summarizer.edges.http.problems import INTERNAL, PROBLEM_JSON, documented
from summarizer.edges.http.routes import Offer, documents
from summarizer.edges.http.watch import Watch
from summarizer.pipeline import Policy, Services
from summarizer.settings import Settings
from summarizer.stores.database import database_at
from summarizer.version import VERSION
from summarizer.wiring import EXTRACTIVE, services_for

# Something of everything that is read with data of its own: names, numbers, dates, quotes, verbs.
_WARM = (
    "The old bridge at Velden was closed after 40 residents had asked for help. “It is not safe,” said Ilse Brandt.",
    "About 40 people in Velden want the old bridge closed, Mayor Ilse Brandt said on 3 March 2025.",
)


def create_app(
    settings: Settings, *, services: Mapping[str, Services] | None = None, shared: Path | None = None
) -> FastAPI:
    """The service. `services` stand in for those that `wiring.py` picks for the models on offer.

    The processes of one server have a folder that is `shared`; without it there is one process.

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
        middleware=[  # outermost first
            Middleware(Watch),
            Middleware(RequestIds),
            Middleware(BodyLimit, longest_s=settings.read_s),
        ],
        exception_handlers=dict(HANDLERS),
        generate_unique_id_function=lambda route: route.name,
        responses=documented(INTERNAL),
    )
    database = database_at(settings.database_url, settings.state_dir)
    offered = _services(settings) if services is None else services
    app.state.offer = Offer(settings, offered, Core(), database)
    app.state.admission = Admission(_places(settings, shared), settings.request_s)
    app.include_router(documents)
    app.include_router(probes)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    offer: Offer = app.state.offer
    admission: Admission = app.state.admission
    offer.core.start()
    try:
        await offer.database.prepare()
        await offer.core.run(_warm_up())
        with admission.places.opened():
            yield
    finally:
        await offer.database.close()
        await offer.core.stop()


async def _warm_up() -> None:
    """Have everything loaded that a brief needs, so that the first caller does not wait for it."""
    alone = services_for(Settings())
    await pipeline.summarize([RawArticle(text=text) for text in _WARM], alone, Policy())


class _Api(FastAPI):
    def openapi(self) -> dict[str, Any]:  # Any: FastAPI's signature
        """The schema. FastAPI describes every answer of a route as what it delivers; problems are not."""
        schema = super().openapi()
        for path in schema["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    if status >= "400":
                        response["content"] = {PROBLEM_JSON: next(iter(response["content"].values()))}
        return schema


def _services(settings: Settings) -> dict[str, Services]:
    alone = settings.model_copy(update={"model": EXTRACTIVE, "fallbacks": ()})
    return {EXTRACTIVE: services_for(alone), settings.model: services_for(settings)}


def _places(settings: Settings, shared: Path | None) -> Places:
    half = (settings.places + 1) // 2
    return Places(settings.places, each=settings.places_per_key or half, folder=shared)
