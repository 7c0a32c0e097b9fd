"""What every request to the API must show, whatever its path: a key with the right scope.

Before routing, so that no route can be left open by mistake, and before a body is read.
"""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from summarizer.edges.http.owners import CSRF_HEADER, caller_of, refuse_other_sites
from summarizer.edges.http.problems import FORBIDDEN, STORE_UNAVAILABLE, UNAUTHORIZED

GUARDED = "/v1/"
GATE_PROBLEMS = (UNAUTHORIZED, FORBIDDEN, STORE_UNAVAILABLE)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Lets through who may pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(GUARDED):
            await _admit(HTTPConnection(scope))
        await self.app(scope, receive, send)


async def _admit(request: HTTPConnection) -> None:
    """Raises ProblemRaised."""
    caller = await caller_of(request)
    if request.scope["method"] in _READING:
        caller.require("read")
        return
    caller.require("write")
    refuse_other_sites(request, caller, request.headers.get(CSRF_HEADER))
