"""Which exception becomes which problem.

An exception not named here is unexpected: `middleware.py` answers it, without details.
"""

import logging
import math
from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from summarizer.edges.http.middleware import request_id_of, unexpected
from summarizer.edges.http.problems import (
    INVALID_JSON,
    INVALID_REQUEST,
    METHOD_NOT_ALLOWED,
    MODEL_BUSY,
    MODEL_FAILED,
    MODEL_TOO_SLOW,
    NOT_FOUND,
    QUEUE_FULL,
    STORE_UNAVAILABLE,
    TOO_MANY_JOBS,
    FieldError,
    Kind,
    ProblemRaised,
    answer,
)
from summarizer.errors import (
    AttemptTimeout,
    BackendError,
    BadCursor,
    DeadlineExceeded,
    QueueFull,
    RateLimited,
    StoreUnavailable,
    TooManyJobs,
)

log = logging.getLogger(__name__)

MOST_FIELD_ERRORS = 20  # a body of two megabytes has room for half a million wrong fields
RETRY_AFTER_S = 10.0  # when the provider names no time of its own
LONGEST_RETRY_AFTER_S = 3600.0
STORE_RETRY_AFTER_S = 5
QUEUE_RETRY_AFTER_S = 10

# In the words of JSON, where pydantic's are about Python.
_MESSAGES = {
    "extra_forbidden": "holds a field that is not known here",
    "model_type": "Input should be an object",
    "model_attributes_type": "Input should be an object",
}
# What the framework raises by itself, with what we say about it.
_FRAMEWORK: Mapping[int, tuple[Kind, str]] = {
    400: (INVALID_JSON, "the body could not be read to its end; send it again"),
    404: (NOT_FOUND, "nothing answers at this path; /openapi.json lists what does"),
    405: (METHOD_NOT_ALLOWED, "the header `Allow` names the methods this path takes"),
}


async def on_problem(request: Request, error: ProblemRaised) -> Response:
    """Answer what our own code raised."""
    return answer(error, request_id_of(request.scope))


async def on_http_error(request: Request, error: HTTPException) -> Response:
    """Answer what the framework raised; its headers are kept, and `Allow` is made whole."""
    unnamed = Kind("about:blank", error.status_code, HTTPStatus(error.status_code).phrase)
    kind, detail = _FRAMEWORK.get(error.status_code, (unnamed, unnamed.title))
    headers = dict(error.headers or {})
    if "Allow" in headers:
        headers["Allow"] = _allowed(request, headers["Allow"])
    return await on_problem(request, ProblemRaised(kind, detail, headers=headers))


async def on_invalid_request(request: Request, error: RequestValidationError) -> Response:
    """Answer a body that is JSON but not the document the route takes."""
    wrong = dict.fromkeys(_field_error(found) for found in error.errors())
    detail = "the request does not have the form this path takes; see `errors`"
    return await on_problem(request, ProblemRaised(INVALID_REQUEST, detail, errors=list(wrong)[:MOST_FIELD_ERRORS]))


async def on_model_failure(request: Request, error: BackendError) -> Response:
    """Answer a model's failure that nobody stood in for."""
    request_id = request_id_of(request.scope)
    log.warning(
        "model failed in request %s", request_id, extra={"request_id": request_id, "error": type(error).__name__}
    )
    return answer(problem_of(error), request_id)


async def on_store_failure(request: Request, error: StoreUnavailable) -> Response:
    """Answer that nothing can be kept or looked up for now."""
    return await on_problem(request, problem_of(error))


def problem_of(error: ProblemRaised | BackendError | StoreUnavailable) -> ProblemRaised:
    """The problem that a failure is."""
    match error:
        case ProblemRaised():
            return error
        case StoreUnavailable():
            headers = {"Retry-After": str(STORE_RETRY_AFTER_S)}
            detail = "nothing can be kept or looked up for now; send the request again later"
            return ProblemRaised(STORE_UNAVAILABLE, detail, headers=headers)
        case BackendError():
            return model_problem(error)


async def on_full_queue(request: Request, error: QueueFull) -> Response:
    """Answer that as many jobs wait as may, for one owner or for all."""
    kind = TOO_MANY_JOBS if isinstance(error, TooManyJobs) else QUEUE_FULL
    return await on_problem(
        request, ProblemRaised(kind, str(error), headers={"Retry-After": str(QUEUE_RETRY_AFTER_S)})
    )


async def on_bad_cursor(request: Request, error: BadCursor) -> Response:
    """Answer a place in a list that no page of it gave."""
    wrong = FieldError(field="after", message="holds no place in this list")
    return await on_problem(request, ProblemRaised(INVALID_REQUEST, str(error), errors=[wrong]))


# FastAPI types a handler's second argument as Any: each takes the exception it is registered for.
Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]
HANDLERS: Mapping[int | type[Exception], Handler] = {
    ProblemRaised: on_problem,
    HTTPException: on_http_error,
    RequestValidationError: on_invalid_request,
    BackendError: on_model_failure,
    StoreUnavailable: on_store_failure,
    QueueFull: on_full_queue,
    BadCursor: on_bad_cursor,
}


async def answer_to(request: Request, error: Exception) -> Response:
    """The answer to whatever was raised once it is too late to raise it: what nobody handles is an error of ours."""
    handle = next((HANDLERS[kind] for kind in type(error).__mro__ if kind in HANDLERS), None)
    return unexpected(request.scope, error) if handle is None else await handle(request, error)


def _allowed(request: Request, by_first_route: str) -> str:
    """The methods of every route of the path. The framework names only those of the first."""
    named = set(by_first_route.split(", "))
    for path, operations in request.app.openapi()["paths"].items():
        if compile_path(path)[0].match(request.url.path):
            named |= {method.upper() for method in operations}
    return ", ".join(sorted(named))


def _field_error(found: Mapping[str, Any]) -> FieldError:  # Any: pydantic's errors are loosely typed
    """Where and what, without the value. An unknown field's own name is the caller's text too."""
    path = found["loc"][1:-1] if found["type"] == "extra_forbidden" else found["loc"][1:]
    message = _MESSAGES.get(found["type"], found["msg"].removeprefix("Value error, "))
    return FieldError(field=".".join(str(part) for part in path) or "body", message=message)


def model_problem(error: BackendError) -> ProblemRaised:
    """What a model's failure is to whoever asked."""
    match error:
        case RateLimited():
            asked_s = error.retry_after_s or RETRY_AFTER_S
            # Python keeps the first of two numbers it cannot order, so a NaN falls to 1.
            wait_s = math.ceil(min(max(1.0, asked_s), LONGEST_RETRY_AFTER_S))
            headers = {"Retry-After": str(wait_s)}
            return ProblemRaised(MODEL_BUSY, "the model's provider asks to slow down", headers=headers)
        case AttemptTimeout() | DeadlineExceeded():
            return ProblemRaised(MODEL_TOO_SLOW, "the model did not answer in time")
        case _:
            return ProblemRaised(MODEL_FAILED, "the model could not answer")
