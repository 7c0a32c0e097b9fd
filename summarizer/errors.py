"""Every error this package raises on purpose, in one tree.

    SummarizerError
    ├── UsageError               an option, a setting or a request is wrong; nothing was done
    │   ├── UnknownModel         no such model or provider
    │   ├── BadBrief             a brief to be updated is none, or was changed since it was written
    │   ├── BadCursor            a place in a list that no page of it gave
    │   └── UnreadableLog        the log of model calls is damaged, locked, or of another version
    ├── UpdateRefused            no new article can be used, or all are about another event
    ├── QueueFull                too many jobs wait on the whole server
    │   └── TooManyJobs          too many jobs of one owner wait
    ├── ServiceError             the HTTP service, asked by `client.py`, answered with a problem
    │   ├── ServiceUnreachable   no connection to it, it broke, or what came is no answer of this service
    │   └── NoBriefOfJob         a job ended without a brief: it failed, was cancelled or expired
    ├── QueueFull                too many jobs wait on the whole server
    │   └── TooManyJobs          too many jobs of one owner wait
    ├── StoreUnavailable         the database fails, is full or locked; trying again later may help
    ├── PromptError              a file in prompts/ is missing or malformed
    ├── VerifierError            a check of a claim could not be made
    └── BackendError             a model could not answer; `retryable` says whether asking again may help
        ├── RateLimited          429; may carry `retry_after_s`
        ├── QuotaExhausted       402, or 429 with the provider's word that money is out
        ├── ConnectFailed        no connection, or it broke
        ├── AttemptTimeout       408, 504, or our own limit for one attempt
        ├── UpstreamUnavailable  500, 502, 503, 529
        ├── InvalidReply         an answer that is no completion, or no draft as asked for
        ├── Truncated            the answer was cut at the token limit
        ├── AnswerRefused        the model or a filter declined to answer
        ├── CircuitOpen          the model failed too often just now and is left alone for a while
        ├── DeadlineExceeded     the time for the whole brief is over
        ├── BudgetExceeded       the next call may cost more than is left of the budget
        ├── NotSent              a dry run asks nobody
        ├── AuthFailed           401, 403
        ├── ModelNotFound        404
        ├── RequestRejected      400, 422: the request itself
        │   ├── FormRejected     the way the reply's form was asked for
        │   └── PromptTooLong    413, or a prompt longer than the model reads
        └── NotRecorded          only recorded answers were allowed, and there is none; no call was made

Messages name the thing and what to do. They never carry a provider's own text, which may
echo keys and prompts.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.usage import Usage


class SummarizerError(Exception):
    """Base of all errors of this package."""


class UsageError(SummarizerError):
    """An option, a setting or a request is wrong."""


class UnknownModel(UsageError):
    """No such model or provider."""


class BadBrief(UsageError):
    """A brief that cannot be updated: it is none, lacks its articles' texts, or was changed by hand."""


class BadCursor(UsageError):
    """No page of the list ended there."""


class UnreadableLog(UsageError):
    """The log of model calls cannot be read or written."""


class UnreadableLedger(UsageError):
    """What models took today cannot be read or written."""


class UpdateRefused(SummarizerError):
    """The new articles cannot update the brief; `rejected` lists them as `domain.Rejected`, with the reasons."""

    def __init__(self, message: str, rejected: Sequence[Any] = ()) -> None:  # Any: the domain is above this module
        super().__init__(message)
        self.rejected = tuple(rejected)


class QueueFull(SummarizerError):
    """As many jobs wait as may."""


class TooManyJobs(QueueFull):
    """As many jobs of one owner wait as may."""


class ServiceError(SummarizerError):
    """The HTTP service did not do what it was asked.

    `status` and `type` are those of its problem document, None where nothing that is one came. `retry_after_s` is
    there when the service said after which time to ask again, `problem` is the whole document.
    """

    def __init__(
        self,
        detail: str,
        *,
        status: int | None = None,
        problem: Mapping[str, object] | None = None,
        request_id: str | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status
        self.problem = dict(problem or {})
        self.request_id = request_id
        self.retry_after_s = retry_after_s

    @property
    def type(self) -> str | None:
        """The type of the problem, such as `/problems/invalid-request`."""
        named = self.problem.get("type")
        return named if isinstance(named, str) else None


class ServiceUnreachable(ServiceError):
    """Nothing came from the service that could be read as its answer."""


class NoBriefOfJob(ServiceError):
    """A job ended and there is no brief."""


class StoreUnavailable(SummarizerError):
    """The database cannot be used now."""


class PromptError(SummarizerError):
    """A prompt file is missing, malformed, or was given the wrong variables."""


class VerifierError(SummarizerError):
    """A claim could not be checked. Its verdict becomes `not_enough_evidence`."""


class BackendError(SummarizerError):
    """A model could not answer. `calls` counts the requests that were sent to it.

    `usage` is what they cost, where that is known or guessed; `free` kinds are not charged by any provider.
    `failures` are those of other models that were asked before, `call` is the failure's key in the log of calls.
    """

    retryable = False
    free = False
    usage: "Usage | None" = None
    failures: "tuple[BackendError, ...]" = ()

    def __init__(self, message: str, *, retry_after_s: float | None = None, calls: int = 1) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.calls = calls
        self.call: str | None = None

    @property
    def kind(self) -> str:
        """The kind of failure as notes name it: `rate_limited`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(self).__name__).lower()


class RateLimited(BackendError):
    """The provider asks to slow down."""

    free = True
    retryable = True


class QuotaExhausted(BackendError):
    """The account has no credit left; waiting does not help."""

    free = True


class ConnectFailed(BackendError):
    """No connection to the provider, or it broke."""

    retryable = True


class AttemptTimeout(BackendError):
    """One attempt took longer than its limit."""

    retryable = True


class UpstreamUnavailable(BackendError):
    """The provider failed on its side."""

    free = True
    retryable = True


class InvalidReply(BackendError):
    """What came back is no completion, or not the document that was asked for."""


class Truncated(BackendError):
    """The answer was cut at the token limit, so claims may be missing from it."""


class AnswerRefused(BackendError):
    """The model or a content filter declined to answer."""


class AuthFailed(BackendError):
    """The provider does not accept the key."""

    free = True


class ModelNotFound(BackendError):
    """The provider has no model of this name."""

    free = True


class RequestRejected(BackendError):
    """The provider does not accept the request as it is."""

    free = True


class FormRejected(RequestRejected):
    """The provider does not take the way in which a reply's form was asked for; there are plainer ways."""


class PromptTooLong(RequestRejected):
    """The prompt is longer than the model reads."""


class CircuitOpen(BackendError):
    """The model failed too often just now; it is left alone for a while."""

    free = True


class DeadlineExceeded(BackendError):
    """The time for the whole brief is over."""


class BudgetExceeded(BackendError):
    """The next call may cost more than is left."""

    free = True


class NotSent(BackendError):
    """A dry run asks nobody; `usage` is what asking may take."""


class NotRecorded(BackendError):
    """No answer to this request was recorded, and asking the model was not allowed."""
