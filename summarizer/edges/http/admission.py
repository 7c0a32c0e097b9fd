"""Who is let in, and for how long: requests that are worked on while their caller waits."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from summarizer.edges.http.body import JsonRoute
from summarizer.edges.http.owners import Owner
from summarizer.edges.http.places import Places
from summarizer.edges.http.problems import OVERLOADED, TIME_LIMIT, TOO_MANY_REQUESTS, ProblemRaised

# What a route of this kind may answer besides its own problems.
REFUSALS = (TOO_MANY_REQUESTS, OVERLOADED, TIME_LIMIT)


@dataclass(frozen=True)
class Admission:
    """The places of the server, and the seconds that a caller may wait for an answer, or a stream to begin."""

    places: Places
    longest_s: float

    async def in_time(self, answer: Awaitable[Response]) -> Response:
        """The answer, unless it takes too long: then it is given up. Raises ProblemRaised."""
        try:
            async with asyncio.timeout(self.longest_s) as limit:
                return await answer
        except TimeoutError:
            if not limit.expired():
                raise
            raise _too_late(self.longest_s) from None


async def _admission(request: Request) -> Admission:
    admission = request.app.state.admission
    assert isinstance(admission, Admission)  # noqa: S101 - `create_app` put it there
    return admission


Admitting = Annotated[Admission, Depends(_admission)]


class Crowded:
    """Refuses what nobody can work on now, at once: before its key is looked up, and before its body is read.

    `routes` are those that hold a place. Who gets past this may still find none.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self._routes = {route.path: route for route in routes if isinstance(route, Route)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] in self._routes:
            scope["route"] = self._routes[scope["path"]]  # for the log and the figures
            scope["app"].state.admission.places.refuse_when_full()
        await self.app(scope, receive, send)


class TimedRoute(JsonRoute):
    """A route whose caller is told when it takes too long."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:  # Any: FastAPI's signature
        """The handler, broken off at the limit."""
        handle = super().get_route_handler()

        async def handle_in_time(request: Request) -> Response:
            return await (await _admission(request)).in_time(handle(request))

        return handle_in_time


async def hold_place(owner: Owner, admission: Admitting) -> AsyncIterator[None]:
    """From before the articles are looked at until the answer has been sent, streams included."""
    with admission.places.taken(owner):
        yield


def _too_late(longest_s: float) -> ProblemRaised:
    detail = f"it was not done in {longest_s:g} s, which is as long as a caller may wait; send it to /v1/jobs"
    return ProblemRaised(TIME_LIMIT, detail)
