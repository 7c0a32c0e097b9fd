"""What happens to every request, whatever its path: it gets an id, and its body a limit.

Plain ASGI, so that answers pass through as they are written.
"""

import asyncio
import logging
import re
import traceback
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.edges.http.problems import (
    BODY_TOO_LARGE,
    INTERNAL,
    REQUEST_TIMEOUT,
    ProblemRaised,
    answer,
)

log = logging.getLogger(__name__)

REQUEST_ID_HEADER = "X-Request-ID"
MOST_BODY_BYTES = 2 * 1024 * 1024  # a million characters of news with room for its JSON

_CLOSING = {"Connection": "close"}  # who sends such a request is not waited for any longer
_ACCEPTABLE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")  # nothing that could break a line of a log


class RequestIds:
    """Names every request, on the response and in problems, and answers what nobody else caught."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _accepted_or_new(Headers(scope=scope).get(REQUEST_ID_HEADER))
        scope.setdefault("state", {})["request_id"] = request_id
        started = False

        async def send_with_id(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = request_id
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            internal = unexpected(scope, error)
            if started:
                raise  # half an answer is out: the server can only break the connection
            await internal(scope, receive, send_with_id)


class BodyLimit:
    """Stops reading a body that is longer than `most_bytes`, declared or not, or takes longer than `longest_s`.

    FastAPI's own `max_body_size` answers in plain text before any of our code is asked.
    """

    def __init__(self, app: ASGIApp, *, longest_s: float, most_bytes: int = MOST_BODY_BYTES) -> None:
        self.app = app
        self.longest_s = longest_s
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = _declared_bytes(scope)
        read, whole = 0, False
        ends_at = asyncio.get_running_loop().time() + self.longest_s

        async def receive_counted() -> Message:
            nonlocal read, whole
            if whole:
                return await receive()  # what comes after the body tells that the caller has left
            if declared > self.most_bytes:
                raise self._too_large()
            message = await self._in_time(receive, ends_at)
            read += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if read > self.most_bytes:
                raise self._too_large()
            return message

        await self.app(scope, receive_counted, send)

    async def _in_time(self, receive: Receive, ends_at: float) -> Message:
        try:
            async with asyncio.timeout_at(ends_at):
                return await receive()
        except TimeoutError:
            detail = f"the body was not here after {self.longest_s:g} s; send it again"
            raise ProblemRaised(REQUEST_TIMEOUT, detail, headers=_CLOSING) from None

    def _too_large(self) -> ProblemRaised:
        return ProblemRaised(BODY_TOO_LARGE, f"a body may have {self.most_bytes:,} bytes; send fewer articles")


def request_id_of(scope: Scope) -> str:
    """The id that RequestIds gave."""
    return str(scope["state"]["request_id"])


def unexpected(scope: Scope, error: Exception) -> Response:
    """Log what nobody expected, and answer without details."""
    request_id = request_id_of(scope)
    log_failure(error, request_id)
    problem = ProblemRaised(INTERNAL, "an unexpected error; its cause is in the log under the request id")
    return answer(problem, request_id)


def log_failure(error: Exception, request_id: str) -> None:
    """Where it broke. The message may hold an article's text, so it is for the debug log alone."""
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    extra = {"request_id": request_id, "error": type(error).__name__}
    log.error("request %s failed: %s\n%s", request_id, type(error).__name__, frames, extra=extra)
    log.debug("request %s failed", request_id, exc_info=error, extra=extra)


def _accepted_or_new(given: str | None) -> str:
    return given if given and _ACCEPTABLE_ID.fullmatch(given) else uuid.uuid4().hex


def _declared_bytes(scope: Scope) -> int:
    try:
        return int(Headers(scope=scope).get("content-length", "0"))
    except ValueError:
        return 0  # the bytes are counted all the same
