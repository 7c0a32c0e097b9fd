"""Show a person whatever went wrong as a page, and not as the document that programs get.

Problems are raised in many places; here they pass by all together, on their way out.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.edges.http.problems import PROBLEM_JSON, Problem
from summarizer.edges.http.site import Frame, page_headers
from summarizer.stages.framing import on_site

_API = "/v1/"


class ProblemPages:
    """Turns problems into pages for who asks for pages; outside the API, where programs ask."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_for_people(scope):
            await self.app(scope, receive, _Turning(send).send)
        else:
            await self.app(scope, receive, send)


class _Turning:
    """Holds a problem back until it is complete; everything else goes on at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_problem(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start)

    async def _send_page(self, start: Message) -> None:
        page = on_site("problem.html", {"problem": Problem.model_validate_json(self._body)}, site=Frame())
        body = page.html.encode()
        headers = MutableHeaders(scope=start)
        headers.update(page_headers(page.policy) | {"Content-Length": str(len(body))})
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_for_people(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["path"].startswith(_API):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def _is_problem(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type") == PROBLEM_JSON
