"""Every error over HTTP is a problem document (RFC 9457), and these are all the types there are.

A `type` never changes its meaning. Nothing of the request stands in a problem, neither its text nor
its headers nor names it made up: only where it is wrong. The one exception is `rejected`, which
names articles by the `source` the caller gave, as every answer does.
Which exception becomes which problem is decided in `handlers.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import Response
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from summarizer.domain import Rejected

PROBLEM_JSON = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A type of problem, with the status it is answered with."""

    type: str
    status: int
    title: str


INVALID_HTTP = Kind("/problems/invalid-http", 400, "The request is not HTTP")
INVALID_JSON = Kind("/problems/invalid-json", 400, "The body is not JSON")
UNAUTHORIZED = Kind("/problems/unauthorized", 401, "This needs a key")
FORBIDDEN = Kind("/problems/forbidden", 403, "This is not allowed with what was sent")
INVALID_FORM = Kind("/problems/invalid-form", 400, "The form cannot be read")
NOT_FOUND = Kind("/problems/not-found", 404, "Nothing is found here")
METHOD_NOT_ALLOWED = Kind("/problems/method-not-allowed", 405, "This path does not take this method")
NOT_ACCEPTABLE = Kind("/problems/not-acceptable", 406, "The answer has no form that `Accept` admits")
UNDER_WAY = Kind("/problems/under-way", 409, "The first request with this key is not answered yet")
REQUEST_TIMEOUT = Kind("/problems/request-timeout", 408, "The request did not arrive in time")
BODY_TOO_LARGE = Kind("/problems/body-too-large", 413, "The body is too large")
UNSUPPORTED_MEDIA_TYPE = Kind("/problems/unsupported-media-type", 415, "The body must be plain JSON")
MISDIRECTED = Kind("/problems/misdirected", 421, "This server has another name")
INVALID_REQUEST = Kind("/problems/invalid-request", 422, "The request is not valid")
KEY_REUSED = Kind("/problems/idempotency-key-reused", 422, "The key came with another request")
MODEL_NOT_ALLOWED = Kind("/problems/model-not-allowed", 422, "This server does not offer the model")
NO_USABLE_ARTICLE = Kind("/problems/no-usable-article", 422, "No article could be used")
BAD_BRIEF = Kind("/problems/bad-brief", 422, "The brief cannot be updated")
UPDATE_REFUSED = Kind("/problems/update-refused", 422, "No new article can update the brief")
RATE_LIMITED = Kind("/problems/rate-limited", 429, "Too much was asked in a minute")
TOO_MANY_JOBS = Kind("/problems/too-many-jobs", 429, "Too many of your jobs wait")
INTERNAL = Kind("/problems/internal", 500, "The server failed")
STORE_UNAVAILABLE = Kind("/problems/store-unavailable", 503, "The server's database cannot be used now")
QUEUE_FULL = Kind("/problems/queue-full", 503, "Too many jobs wait on this server")
TOO_MANY_REQUESTS = Kind("/problems/too-many-requests", 429, "This key asks for too much at once")
OVERLOADED = Kind("/problems/overloaded", 503, "The server has no place left")
STOPPING = Kind("/problems/stopping", 503, "The server is being stopped")
TIME_LIMIT = Kind("/problems/time-limit", 504, "The request takes too long to be waited for")
MODEL_FAILED = Kind("/problems/model-failed", 502, "The model failed")
MODEL_BUSY = replace(MODEL_FAILED, status=503)
MODEL_TOO_SLOW = replace(MODEL_FAILED, status=504)


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldError(_Document):
    """What is wrong with one field. `field` is a path such as `articles.0.text`, or `body`."""

    field: str
    message: str


class Problem(_Document):
    """The document of every error. `errors` names wrong fields, `rejected` articles that were not used."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str
    errors: tuple[FieldError, ...] | None = None
    rejected: tuple[Rejected, ...] | None = None


class ProblemRaised(HTTPException):
    """Ends a request with a problem.

    An HTTPException, because FastAPI turns any other error met while it reads a body into its own.
    """

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[FieldError] | None = None,
        rejected: Sequence[Rejected] | None = None,
    ) -> None:
        super().__init__(kind.status, detail, headers)
        self.kind = kind
        self.errors = None if errors is None else tuple(errors)
        self.rejected = None if rejected is None else tuple(rejected)


def answer(problem: ProblemRaised, request_id: str) -> Response:
    """The response that carries the problem."""
    document = Problem(
        type=problem.kind.type,
        title=problem.kind.title,
        status=problem.kind.status,
        detail=problem.detail,
        request_id=request_id,
        errors=problem.errors,
        rejected=problem.rejected,
    )
    return Response(
        document.model_dump_json(exclude_none=True),
        status_code=problem.kind.status,
        headers=problem.headers,
        media_type=PROBLEM_JSON,
    )


def documented(*kinds: Kind) -> dict[int | str, dict[str, object]]:
    """The kinds as FastAPI's `responses`, so that the schema names every type a route may answer with."""
    return {
        status: {
            "model": Problem,
            "description": "; ".join(f"`{kind.type}`: {kind.title}" for kind in kinds if kind.status == status),
            "content": {
                PROBLEM_JSON: {"examples": {kind.type: _example(kind) for kind in kinds if kind.status == status}}
            },
        }
        for status in sorted({kind.status for kind in kinds})
    }


def _example(kind: Kind) -> dict[str, object]:
    shown = Problem(
        type=kind.type,
        title=kind.title,
        status=kind.status,
        detail="what is wrong, and what to do about it",
        request_id="5f0c2d9ab7314c1e8a6d2b90c4e7f113",
    )
    return {"value": shown.model_dump(mode="json", exclude_none=True)}
