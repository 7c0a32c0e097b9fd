"""The HTTP service to test with: a client of it, models that fail, what every problem must look like."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from summarizer.edges.http.app import create_app
from summarizer.pipeline import Services
from summarizer.ports import Draft, Story
from summarizer.settings import Settings
from summarizer.wiring import services_for

CANARY = "canary-7f3a"  # planted in bad requests; it must never come back
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
PROBLEM_JSON = "application/problem+json"
MODEL = "house/model"  # the operator's model in these tests

FLOOD = {
    "source": "flood.txt",
    "outlet": "The Harbour Post",
    "published": "2024-05-02",
    "text": "The river burst its banks in Tarvane on Thursday. Nine people died when a gate of the dam failed.\n\n"
    '"We had no warning at all," said the mayor, Ana Brandt. About 1,200 residents left their homes.',
}
GERMAN = {
    "source": "hochwasser.txt",
    "language": "de",
    "text": "Der Fluss ist am Donnerstag in Tarvane über die Ufer getreten, und neun Menschen sind gestorben.",
}


class FailingDrafter:
    """A drafter that raises what it was given."""

    name = MODEL

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def draft(self, story: Story, *, words: int) -> Draft:  # noqa: ARG002 - the port's signature
        raise self._error


def still(services: Services) -> Services:
    """The services with a clock that stands, so that two runs give the same bytes."""
    return replace(services, now=lambda: "2024-05-02T12:00:00+00:00", clock=lambda: 0.0)


def failing(error: Exception) -> Services:
    """Services whose model fails, with nobody to stand in."""
    return replace(services_for(Settings()), drafter=FailingDrafter(error))


@asynccontextmanager
async def serving(settings: Settings | None = None, **services: Services) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service; a service given as `model` is the one of MODEL."""
    offered = {"extractive": still(services_for(Settings()))}
    if "model" in services:
        offered[MODEL] = services["model"]
    async with client_of(create_app(settings or Settings(), services=offered)) as client:
        yield client


@asynccontextmanager
async def client_of(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service that runs."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as client,
    ):
        yield client


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with serving() as client:
        yield client


def assert_problem(response: httpx.Response, status: int, kind: str) -> dict[str, object]:
    """The problem document, once everything that all problems share is checked."""
    assert response.headers["content-type"] == PROBLEM_JSON
    problem: dict[str, object] = response.json()
    assert (response.status_code, problem["type"]) == (status, f"/problems/{kind}")
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["request_id"] == response.headers["x-request-id"]
    assert REQUEST_ID.fullmatch(response.headers["x-request-id"])
    assert set(problem) <= {"type", "title", "status", "detail", "request_id", "errors", "rejected"}
    assert CANARY not in response.text
    assert CANARY not in str(response.headers)
    return problem


async def post_bytes(client: httpx.AsyncClient, body: bytes | AsyncIterator[bytes], **headers: str) -> httpx.Response:
    """The answer to these bytes as JSON; `content_type=""` sends no such header."""
    sent = {"content_type": "application/json"} | headers
    lines = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in sent.items() if value]
    return await client.post("/v1/checks", content=body, headers=lines)
