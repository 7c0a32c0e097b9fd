"""What every request to the API must show, whatever its path: a key that may do it, and room in its limits.

Before routing, so that no route can be left open by mistake, and before a body is read.
"""

from contextlib import suppress

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.edges.http.door import door_of
from summarizer.edges.http.limits import headers_of
from summarizer.edges.http.owners import CSRF_HEADER, Caller, caller_of, refuse_other_sites
from summarizer.edges.http.problems import FORBIDDEN, RATE_LIMITED, STORE_UNAVAILABLE, UNAUTHORIZED
from summarizer.errors import StoreUnavailable

GUARDED = "/v1/"
GATE_PROBLEMS = (UNAUTHORIZED, FORBIDDEN, RATE_LIMITED, STORE_UNAVAILABLE)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Lets through who may pass, and tells them what they have left of their limits."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        caller, limits = await _admitted(request), door_of(request).limits
        await limits.take(caller.owner, "requests", 1)

        async def send_with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                with suppress(StoreUnavailable):  # the answer is there, and does not depend on it
                    MutableHeaders(scope=message).update(headers_of(await limits.left(caller.owner)))
            await send(message)

        await self.app(scope, receive, send_with_limits)


async def _admitted(request: HTTPConnection) -> Caller:
    """Raises ProblemRaised."""
    caller = await caller_of(request)
    if request.scope["method"] in _READING:
        caller.require("read")
    else:
        caller.require("write")
        refuse_other_sites(request, caller, request.headers.get(CSRF_HEADER))
    return caller
