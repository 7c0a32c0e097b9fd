"""Do a request with an `Idempotency-Key` once; who repeats it gets the first answer, byte for byte.

What failed by no fault of the request may be tried again with the same key: answers of 5xx and 429 are not kept. Nor
is what was refused before any work was done for it, so that a mended request may keep its key. Nor is a stream of
events.
"""

import hashlib
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse

from summarizer.edges.http.accepting import EVENTS
from summarizer.edges.http.door import door_of
from summarizer.edges.http.middleware import request_id_of
from summarizer.edges.http.owners import owner_of
from summarizer.edges.http.problems import (
    INVALID_REQUEST,
    KEY_REUSED,
    NO_USABLE_ARTICLE,
    UNDER_WAY,
    FieldError,
    ProblemRaised,
    answer,
)
from summarizer.errors import StoreUnavailable
from summarizer.stores.answers import Answers, Kept, Lock, Named

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
RETRY_AFTER_S = 2  # while the first is under way
_KEY = re.compile(r"^[!-~]{1,255}$")

# For the schema; `once` has read the header before FastAPI does.
InSchema = Annotated[
    str | None,
    Header(
        alias=HEADER,
        pattern=_KEY.pattern,
        description="A name for this request: sent again with it, it is not done again, but answered alike.",
    ),
]

Handle = Callable[[Request], Awaitable[Response]]


async def key_in_schema(_key: InSchema = None) -> None:
    """A dependency that does nothing."""


async def _name(request: Request) -> str | None:
    named: Named | None = getattr(request.state, "named", None)
    return None if named is None else f"{named.key_sha256} {named.request_sha256}"


# What a request with a key is called. Who keeps what it makes by that name finds it again when the process died
# before the answer was kept.
Name = Annotated[str | None, Depends(_name)]


async def once(request: Request, handle: Handle) -> Response:
    """The answer of `handle`, or the one it gave to this key before. Raises ProblemRaised."""
    given = request.headers.getlist(HEADER)
    if not given:
        return await handle(request)
    answers = door_of(request).answers
    request.state.named = await _named(request, " ".join(given))
    match await answers.begin(request.state.named):
        case Lock() as lock:
            return await _first(request, handle, answers, lock)
        case Kept() as kept:
            return Response(kept.body, kept.status, {**kept.headers, REPLAYED: "true"})
        case "under way":
            detail = f"the first request with this `{HEADER}` is not answered yet"
            raise ProblemRaised(UNDER_WAY, detail, headers={"Retry-After": str(RETRY_AFTER_S)})
        case "another request":
            raise ProblemRaised(KEY_REUSED, f"this `{HEADER}` came with another request before; send a new one")


async def _named(request: Request, key: str) -> Named:
    if not _KEY.fullmatch(key):
        wrong = FieldError(field=HEADER, message="has 1 to 255 visible ASCII characters, without spaces")
        raise ProblemRaised(INVALID_REQUEST, f"the header `{HEADER}` is not valid; see `errors`", errors=[wrong])
    try:
        body = await request.body()
    except ClientDisconnect:
        raise HTTPException(400) from None  # as FastAPI has it for a body that breaks off
    streams = EVENTS in request.headers.get("accept", "")
    asked = f"{request.method} {request.url.path} {streams}\n".encode() + body
    return Named(await owner_of(request), _sha256(key.encode()), _sha256(asked))


async def _first(request: Request, handle: Handle, answers: Answers, lock: Lock) -> Response:
    try:
        response = await _worked(request, handle)
    except BaseException:
        await answers.release(lock)
        raise
    with suppress(StoreUnavailable):  # which is in the log: the answer is there, and who repeats has to wait
        await answers.keep(lock, _kept(response)) if _is_final(response) else await answers.release(lock)
    return response


async def _worked(request: Request, handle: Handle) -> Response:
    try:
        return await handle(request)
    except ProblemRaised as problem:
        if problem.kind != NO_USABLE_ARTICLE:
            raise
        return answer(problem, request_id_of(request.scope))  # the one problem that is found by working


def _is_final(response: Response) -> bool:
    passing = response.status_code >= 500 or response.status_code == 429
    return not passing and not isinstance(response, StreamingResponse)


def _kept(response: Response) -> Kept:
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    return Kept(response.status_code, headers, bytes(response.body))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
