"""What a provider's answer means, whoever carried it: one table of statuses, one wording of errors.

Providers echo keys and prompts in what they say about an error. Their words are read here to tell one
failure from another, and never passed on.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from summarizer.domain import Usage
from summarizer.errors import (
    AnswerRefused,
    AttemptTimeout,
    AuthFailed,
    BackendError,
    ConnectFailed,
    FormRejected,
    InvalidReply,
    ModelNotFound,
    PromptTooLong,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    UpstreamUnavailable,
)
from summarizer.ports import ChatRequest, Finish

# A token, for estimates: OpenAI's count 5 of English news, and a guess too high is the safer one.
TOKEN_CHARACTERS = 4

_BY_STATUS: dict[int, tuple[type[BackendError], str]] = {
    401: (AuthFailed, "the provider does not accept the key; check {key}"),
    402: (QuotaExhausted, "the account has no credit left"),
    403: (AuthFailed, "the key may not use this model"),
    404: (ModelNotFound, "the provider has no such model; check its name"),
    408: (AttemptTimeout, "the provider took too long"),
    413: (PromptTooLong, "the request is too large for the model; give fewer articles"),
    429: (RateLimited, "the provider asks to slow down"),
    504: (AttemptTimeout, "the provider took too long"),
}
_UNPROCESSED = frozenset({400, 422})
# Codes and wordings of OpenAI, vLLM, llama.cpp, Ollama, Mistral and Anthropic.
_NO_CREDIT = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_FILTERED = frozenset({"content_policy_violation", "content_filter"})
_TOO_LONG = re.compile(
    r"context_length_exceeded|maximum context length|exceed_context_size|exceeds the available context size"
    r"|context window|prompt is too long",
    re.IGNORECASE,
)
_OF_FORM = re.compile(
    r"response_format|json_schema|json_object|guided_json|grammar|structured output|\btool_choice\b|\btools?\b",
    re.IGNORECASE,
)

# Words for an end that was the model's own. None of them: the answer may be cut, so it is not believed.
_ENDED = frozenset({"stop", "tool_calls", "function_call", "end_turn", "stop_sequence", "eos", "eos_token"})
_CUT = frozenset({"length", "max_tokens", "model_length"})
_DECLINED = frozenset({"content_filter", "refusal", "safety"})


def refusal(
    model: str, status: int, body: bytes, *, key: str, retry_after: str | None = None, now_s: float = 0.0
) -> BackendError:
    """The error of an answer that is no 200. `key` names where a key comes from, `now_s` is Unix time."""
    said = _Said(body)
    kind, reason = _meaning(status, said)
    named = reason.format(key=key, status=status)
    return kind(f"{model}: {named}", retry_after_s=retry_after_s(retry_after, now_s=now_s))


def retry_after_s(written: str | None, *, now_s: float) -> float | None:
    """Seconds to wait, from a number of seconds or an HTTP date; never negative, None when it is neither."""
    if written is None:
        return None
    try:
        seconds = float(written)
    except ValueError:
        seconds = _seconds_until(written, now_s)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def finish_of(model: str, reason: object) -> Finish:
    """How an answer ended. Raises AnswerRefused, and InvalidReply when it does not say that it ended."""
    if reason in _ENDED:
        return "stop"
    if reason in _CUT:
        return "length"
    if reason in _DECLINED:
        raise declined(model)
    raise InvalidReply(f"{model}: the answer does not say that it is whole")


def declined(model: str) -> AnswerRefused:
    """The error of a model that would not answer."""
    return AnswerRefused(f"{model}: the model or its filter declined to answer")


def too_slow(model: str, limit_s: float) -> AttemptTimeout:
    """The error of an answer that was not whole in time."""
    return AttemptTimeout(f"{model}: no whole answer within {limit_s:g} s")


def unreachable(model: str) -> ConnectFailed:
    """The error of a connection that never was. Nothing was sent, so nothing is charged."""
    error = ConnectFailed(f"{model}: no connection to the provider; check its address, and that it runs")
    error.usage = Usage(calls=1)
    return error


def broken_off(model: str) -> ConnectFailed:
    """The error of a connection that broke before the answer was whole."""
    return ConnectFailed(f"{model}: the connection to the provider broke")


def estimated_usage(request: ChatRequest, text: str) -> Usage:
    """A guess for a provider that counts nothing, who would look free otherwise; it says that it is a guess."""
    return Usage(
        calls=1,
        input_tokens=(len(request.system) + len(request.user)) // TOKEN_CHARACTERS,
        output_tokens=len(text) // TOKEN_CHARACTERS,
        cost_usd=None,
        estimated=True,
    )


class _Said:
    """What a provider says about an error: its codes, and all of its words."""

    def __init__(self, body: bytes) -> None:
        try:
            told = json.loads(body)
        except (ValueError, RecursionError):
            told = None
        inner = told.get("error", told) if isinstance(told, Mapping) else None
        named = inner if isinstance(inner, Mapping) else {}
        self.codes = frozenset(code for code in (named.get("code"), named.get("type")) if isinstance(code, str))
        self.words = " ".join(_texts(told))


def _texts(told: object, depth: int = 4) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif depth and isinstance(told, Mapping):
        for value in told.values():
            yield from _texts(value, depth - 1)
    elif depth and isinstance(told, list):
        for value in told:
            yield from _texts(value, depth - 1)


def _meaning(status: int, said: _Said) -> tuple[type[BackendError], str]:
    if status == 429 and said.codes & _NO_CREDIT:
        return _BY_STATUS[402]
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status in _UNPROCESSED:
        return _unprocessed(said)
    if status < 500:
        return RequestRejected, "the provider does not accept the request (HTTP {status})"
    return UpstreamUnavailable, "the provider failed (HTTP {status})"


def _unprocessed(said: _Said) -> tuple[type[BackendError], str]:
    if said.codes & _FILTERED:
        return AnswerRefused, "the model or its filter declined to answer"
    if _TOO_LONG.search(f"{said.words} {' '.join(said.codes)}"):
        return PromptTooLong, "the request is longer than the model can read; give fewer articles"
    if _OF_FORM.search(said.words):
        return FormRejected, "the provider does not take the way a reply's form is asked for (HTTP {status})"
    return RequestRejected, "the provider does not accept the request (HTTP {status})"


def _seconds_until(written: str, now_s: float) -> float:
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return math.nan
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now_s
