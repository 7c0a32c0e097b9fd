"""Every request is counted and told to the log: who asked for which route, how it ended, and how long it took.

Nothing that the caller wrote is told: the route is its template, and neither query nor headers are looked at.
"""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.edges.http.metrics import NO_ROUTE, count_request, method_name

log = logging.getLogger(__name__)

_LEFT = 0  # the status of a request whose caller left before the answer
_PROBES = frozenset({"/livez", "/readyz", "/metrics"})  # asked all day long: told at the level debug


class Watch:
    """Counts requests and logs them, whatever becomes of them. Outermost, to see every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, started = _LEFT, time.perf_counter()

        async def send_seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_seen)
        finally:
            _tell(scope, status, time.perf_counter() - started)


def _tell(scope: Scope, status: int, seconds: float) -> None:
    route, method = _template(scope), method_name(scope["method"])
    count_request(route=route, method=method, status=status, seconds=seconds)
    state = scope.get("state", {})
    fields = {
        "request_id": state.get("request_id"),
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
        "owner": getattr(state.get("caller"), "owner", None),
    }
    log.log(logging.DEBUG if route in _PROBES else logging.INFO, "request", extra=fields)


def _template(scope: Scope) -> str:
    return str(getattr(scope.get("route"), "path", NO_ROUTE))
