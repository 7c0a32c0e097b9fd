"""Take a body only if it is plain JSON in UTF-8, read as strictly as RFC 8259 allows.

Python's own reader accepts NaN and halves of surrogate pairs, which no answer can carry: they would
come back as a bare 500 from wherever they are met first.
"""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic_core import from_json
from starlette.datastructures import Headers

from summarizer.edges.http.door import door_of
from summarizer.edges.http.once import once
from summarizer.edges.http.owners import owner_of
from summarizer.edges.http.problems import INVALID_JSON, UNSUPPORTED_MEDIA_TYPE, ProblemRaised

_POSITION = re.compile(r"line \d+ column \d+$")


class JsonRoute(APIRoute):
    """A route whose body is plain JSON, and which does nothing twice for one Idempotency-Key."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:  # Any: FastAPI's signature
        """FastAPI's handler behind our reading of the body."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            _require_plain_json(request.headers)
            return await once(_JsonRequest(request.scope, request.receive), handle)

        return handle_json


class _JsonRequest(Request):
    async def json(self) -> object:
        body = await self.body()
        characters = len(body.decode(errors="replace"))
        await door_of(self).limits.take(await owner_of(self), "characters", characters)
        try:
            return from_json(body, allow_inf_nan=False)
        except ValueError as error:
            # Only the position: the rest of the message depends on the reader's version.
            position = _POSITION.search(str(error))
            where = f" from {position[0]} on" if position else ""
            raise ProblemRaised(INVALID_JSON, f"the body cannot be read as JSON in UTF-8{where}") from None


def _require_plain_json(headers: Headers) -> None:
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ProblemRaised(UNSUPPORTED_MEDIA_TYPE, "send the body as `Content-Type: application/json`")
    # A small compressed body may unpack to any size.
    if any(coding.strip().lower() != "identity" for coding in headers.getlist("content-encoding")):
        detail = "send the body as it is, without `Content-Encoding`"
        raise ProblemRaised(UNSUPPORTED_MEDIA_TYPE, detail, headers={"Accept-Encoding": "identity"})
