"""Answer to the names of this server only.

A page elsewhere may give its own name the address of this server, and would then read what is answered as its own.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from summarizer.edges.http.problems import MISDIRECTED, ProblemRaised

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Hosts:
    """Refuses a `Host` that is neither loopback, nor the address that was connected to, nor one of these names."""

    def __init__(self, app: ASGIApp, names: Collection[str] = ()) -> None:
        self.app = app
        self.names = LOOPBACK.union(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            host = _name(Headers(scope=scope).get("host", ""))
            address, _ = scope.get("server") or (None, None)
            if host not in self.names and host != address:
                raise ProblemRaised(MISDIRECTED, "this server does not go by that name; see SUMMARIZER_HOSTS")
        await self.app(scope, receive, send)


def _name(host: str) -> str:
    """The header without its port and the brackets of an address."""
    try:
        return (urlsplit(f"//{host}").hostname or "").removesuffix(".")
    except ValueError:
        return ""
