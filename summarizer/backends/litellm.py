"""Any model that litellm reaches. The only file that imports litellm.

Importing litellm takes four seconds and 180 MB, so it happens when a backend is built and never
before. One request a call: litellm's retries and its SDKs' are off, `retrying.py` owns them. Its
HTTP goes through httpx, in production as in the tests. What a provider says in an error may echo
the key or the prompt, so our errors carry the kind of failure only.
"""

import asyncio
import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any  # litellm's answers have no usable types

import httpx

from summarizer.backends.keys import key_variables
from summarizer.domain import Usage
from summarizer.errors import (
    AnswerRefused,
    AttemptTimeout,
    AuthFailed,
    BackendError,
    ConnectFailed,
    InvalidReply,
    ModelNotFound,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    UnknownModel,
    UpstreamUnavailable,
)
from summarizer.ports import ChatRequest, Completion

_ENVIRONMENT = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # or it fetches a price list while it is imported
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",  # or the first Anthropic call fetches a list of headers
    "DISABLE_AIOHTTP_TRANSPORT": "True",
}
_TOKEN_CHARACTERS = (
    4  # a token, for estimates: OpenAI's count 5 of English news, and a guess too high is the safer one
)

_BY_STATUS: dict[int, tuple[type[BackendError], str]] = {
    401: (AuthFailed, "the provider does not accept the key; check {key}"),
    402: (QuotaExhausted, "the account has no credit left"),
    403: (AuthFailed, "the key may not use this model"),
    404: (ModelNotFound, "the provider has no such model; check its name"),
    408: (AttemptTimeout, "the provider took too long"),
    413: (RequestRejected, "the request is too large for the model; give fewer articles"),
    429: (RateLimited, "the provider asks to slow down"),
    504: (AttemptTimeout, "the provider took too long"),
}


class LiteLLMBackend:
    """One model, named PROVIDER/MODEL as litellm names it."""

    def __init__(self, model: str, *, api_base: str | None = None, attempt_s: float = 60.0) -> None:
        """`attempt_s` bounds one request from first to last byte. Raises UnknownModel."""
        self._litellm = _imported()
        self._model = model
        self._api_base = api_base
        self._attempt_s = attempt_s
        try:
            self._litellm.get_llm_provider(model, api_base=api_base)
        except self._litellm.BadRequestError:
            provider = model.partition("/")[0]
            raise UnknownModel(
                f"unknown provider {provider!r}: use `extractive`, or a PROVIDER/MODEL that litellm knows, "
                "such as openai/gpt-4o-mini"
            ) from None

    @property
    def name(self) -> str:
        """The model as the user named it."""
        return self._model

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask once. Raises BackendError."""
        try:
            async with asyncio.timeout(self._attempt_s):
                answer = await self._litellm.acompletion(**self._arguments(request))
        except TimeoutError:
            raise AttemptTimeout(f"{self._model}: no whole answer within {self._attempt_s:g} s") from None
        except BackendError:
            raise
        except Exception as error:  # noqa: BLE001 - litellm's errors have no common base below Exception
            raise self._translated(error) from None
        return self._completion(answer, request)

    def _arguments(self, request: ChatRequest) -> dict[str, object]:
        schema = {"name": "reply", "schema": request.reply_schema, "strict": True}
        optional = {"seed": request.seed, "api_base": self._api_base}
        return {
            "model": self._model,
            "messages": [
                {"role": "system", "content": request.system},
                {"role": "user", "content": request.user},
            ],
            "response_format": {"type": "json_schema", "json_schema": schema},
            "max_tokens": request.max_tokens,
            "temperature": request.temperature,
            "timeout": self._attempt_s,
            "num_retries": 0,
            "max_retries": 0,
            "drop_params": True,
            "stream": False,
        } | {name: value for name, value in optional.items() if value is not None}

    def _translated(self, error: Exception) -> BackendError:
        """Our error for litellm's, read off what stands behind it: its own status codes are not reliable."""
        causes = list(_causes(error))
        answered = next((cause for cause in causes if isinstance(cause, httpx.HTTPStatusError)), None)
        if answered is not None:
            return self._refused(error, answered.response)
        if any(isinstance(cause, httpx.TimeoutException) for cause in causes):
            return AttemptTimeout(f"{self._model}: the provider took too long")
        if any(isinstance(cause, httpx.TransportError) for cause in causes):
            return ConnectFailed(f"{self._model}: no connection to the provider, or it broke")
        if isinstance(error, self._litellm.AuthenticationError) or _lacks_key(causes):
            return AuthFailed(f"{self._model}: no key; set {key_variables(self._model)[0]}", calls=0)
        if isinstance(error, self._litellm.UnsupportedParamsError):
            return RequestRejected(f"{self._model}: the model does not take the request's parameters", calls=0)
        reason = type(causes[-1]).__name__
        return InvalidReply(f"{self._model}: the provider's answer is no completion ({reason})")

    def _refused(self, error: Exception, response: httpx.Response) -> BackendError:
        status = response.status_code
        if status == 429 and _is_out_of_credit(error):
            return QuotaExhausted(f"{self._model}: the account has no credit left")
        if status in _BY_STATUS:
            kind, reason = _BY_STATUS[status]
            named = reason.format(key=key_variables(self._model)[0])
            return kind(f"{self._model}: {named}", retry_after_s=_retry_after_s(response))
        if status < 500:
            return RequestRejected(f"{self._model}: the provider does not accept the request (HTTP {status})")
        return UpstreamUnavailable(f"{self._model}: the provider failed (HTTP {status})")

    def _completion(self, answer: Any, request: ChatRequest) -> Completion:  # noqa: ANN401 - litellm's ModelResponse
        if not answer.choices:
            raise InvalidReply(f"{self._model}: the answer has no choices")
        choice = answer.choices[0]
        if choice.finish_reason == "content_filter" or _refusal_in(choice.message):
            raise AnswerRefused(f"{self._model}: the model or its filter declined to answer")
        if not choice.message.content:
            raise InvalidReply(f"{self._model}: the answer is empty")
        text = str(choice.message.content)
        return Completion(
            text=text,
            finish="length" if choice.finish_reason == "length" else "stop",
            model=str(answer.model or self._model),
            usage=self._usage(answer, request, text),
        )

    def _usage(self, answer: Any, request: ChatRequest, text: str) -> Usage:  # noqa: ANN401 - litellm's ModelResponse
        counted = getattr(answer, "usage", None)
        if not counted or not counted.prompt_tokens or not counted.completion_tokens:
            # A provider that counts nothing would look free: guess, and say that it is a guess.
            asked = len(request.system) + len(request.user)
            tokens = {
                "input_tokens": asked // _TOKEN_CHARACTERS,
                "output_tokens": len(text) // _TOKEN_CHARACTERS,
            }
            return Usage(calls=1, **tokens, cost_usd=None, estimated=True)
        cached = getattr(counted, "prompt_tokens_details", None)
        cost = answer._hidden_params.get("response_cost")
        return Usage(
            calls=1,
            input_tokens=counted.prompt_tokens,
            output_tokens=counted.completion_tokens,
            cached_tokens=getattr(cached, "cached_tokens", None) or 0,
            cost_usd=None if cost is None else float(cost),
        )


def _imported() -> ModuleType:
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # pydantic says once that it will not guard a ReadOnly field of litellm's, which concerns nobody here.
    warnings.filterwarnings("ignore", message=".* is using the `ReadOnly` qualifier", category=UserWarning)
    import litellm

    litellm.suppress_debug_info = True  # or it prints "Give Feedback" to standard output on every error
    litellm.disable_aiohttp_transport = True
    log = logging.getLogger("LiteLLM")
    log.setLevel(logging.WARNING)  # its DEBUG holds whole prompts
    log.handlers.clear()
    return litellm


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _ in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _is_out_of_credit(error: Exception) -> bool:
    body = getattr(error, "body", None)
    return isinstance(body, dict) and "insufficient_quota" in {body.get("code"), body.get("type")}


def _lacks_key(causes: Sequence[BaseException]) -> bool:
    """The OpenAI client reports a missing key as its plain base error, before any request."""
    return any(
        type(cause).__module__.startswith("openai") and type(cause).__name__ == "OpenAIError" for cause in causes
    )


def _retry_after_s(response: httpx.Response) -> float | None:
    try:
        return max(0.0, float(response.headers["retry-after"]))
    except (KeyError, ValueError):
        return None


def _refusal_in(message: Any) -> bool:  # noqa: ANN401 - litellm's Message
    return bool((getattr(message, "provider_specific_fields", None) or {}).get("refusal"))
