"""Any model that litellm reaches. The only file that imports litellm.

Importing litellm takes four seconds and 180 MB, so it happens when a backend is built and never
before. One request a call: litellm's retries and its SDKs' are off, `retrying.py` owns them. Its
HTTP goes through httpx, in production as in the tests. What a provider says in an error may echo
the key or the prompt, so our errors carry the kind of failure only.
"""

import asyncio
import logging
import os
import time
import warnings
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any  # litellm's answers have no usable types

import httpx

from summarizer.backends.answers import (
    broken_off,
    declined,
    estimated_usage,
    finish_of,
    refusal,
    too_slow,
    unreachable,
)
from summarizer.backends.keys import key_variables
from summarizer.backends.prices import Price
from summarizer.backends.wire import chat_body
from summarizer.domain import Usage
from summarizer.errors import AuthFailed, BackendError, FormRejected, InvalidReply, RequestRejected, UnknownModel
from summarizer.ports import ChatRequest, Completion

_ENVIRONMENT = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # or it fetches a price list while it is imported
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",  # or the first Anthropic call fetches a list of headers
    "DISABLE_AIOHTTP_TRANSPORT": "True",
}
_LOGS = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy")


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

    @property
    def price(self) -> Price | None:
        """What litellm's list says the model costs, if it is on it."""
        try:
            listed = self._litellm.get_model_info(self._model)
        except Exception:  # noqa: BLE001 - what it raises for an unknown model is a plain Exception
            return None
        costs = (listed.get("input_cost_per_token"), listed.get("output_cost_per_token"))
        if None in costs:
            return None
        cached = listed.get("cache_read_input_token_cost")
        return Price.of_tokens(*costs, cached=cached)

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask once. Raises BackendError."""
        if request.form == "tool":
            # It would import a package that it does not install, and makes tools of schemas itself where needed.
            raise FormRejected(f"{self._model}: litellm is not asked for tools", calls=0)
        try:
            async with asyncio.timeout(self._attempt_s):
                answer = await self._litellm.acompletion(**self._arguments(request))
        except TimeoutError:
            raise too_slow(self._model, self._attempt_s) from None
        except BackendError:
            raise
        except Exception as error:  # noqa: BLE001 - litellm's errors have no common base below Exception
            raise self._translated(error) from None
        return self._completion(answer, request)

    def _arguments(self, request: ChatRequest) -> dict[str, object]:
        body = {"model": self._model} | chat_body(request, request.reply_schema)
        base = {} if self._api_base is None else {"api_base": self._api_base}
        return body | base | {"timeout": self._attempt_s, "num_retries": 0, "max_retries": 0, "drop_params": True}

    def _translated(self, error: Exception) -> BackendError:
        """Our error for litellm's, read off what stands behind it: its own status codes are not reliable."""
        causes = list(_causes(error))
        answered = next((cause for cause in causes if isinstance(cause, httpx.HTTPStatusError)), None)
        if answered is not None:
            return self._refused(answered.response)
        if any(isinstance(cause, httpx.TimeoutException) for cause in causes):
            return too_slow(self._model, self._attempt_s)
        if any(isinstance(cause, httpx.ConnectError) for cause in causes):
            return unreachable(self._model)
        if any(isinstance(cause, httpx.TransportError) for cause in causes):
            return broken_off(self._model)
        if isinstance(error, self._litellm.AuthenticationError) or _lacks_key(causes):
            return AuthFailed(f"{self._model}: no key; set {key_variables(self._model)[0]}", calls=0)
        if isinstance(error, self._litellm.UnsupportedParamsError):
            return RequestRejected(f"{self._model}: the model does not take the request's parameters", calls=0)
        reason = type(causes[-1]).__name__
        return InvalidReply(f"{self._model}: the provider's answer is no completion ({reason})")

    def _refused(self, response: httpx.Response) -> BackendError:
        return refusal(
            self._model,
            response.status_code,
            response.content,
            key=key_variables(self._model)[0],
            retry_after=response.headers.get("retry-after"),
            now_s=time.time(),
        )

    def _completion(self, answer: Any, request: ChatRequest) -> Completion:  # noqa: ANN401 - litellm's ModelResponse
        if not answer.choices:
            raise InvalidReply(f"{self._model}: the answer has no choices")
        choice = answer.choices[0]
        if _refusal_in(choice.message):
            raise declined(self._model)
        finish = finish_of(self._model, choice.finish_reason)
        text = choice.message.content
        if not text:
            raise InvalidReply(f"{self._model}: the answer is empty")
        usage = self._usage(answer, request, str(text))
        return Completion(text=str(text), finish=finish, model=str(answer.model or self._model), usage=usage)

    def _usage(self, answer: Any, request: ChatRequest, text: str) -> Usage:  # noqa: ANN401 - litellm's ModelResponse
        counted = getattr(answer, "usage", None)
        if not counted or not _counts(counted.prompt_tokens, counted.completion_tokens):
            return estimated_usage(request, text)
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
    _silence_logs()  # while it is imported too, or it writes to standard output where everybody's log is at DEBUG
    import litellm

    litellm.suppress_debug_info = True  # or it prints "Give Feedback" to standard output on every error
    litellm.disable_aiohttp_transport = True
    _silence_logs()
    return litellm


def _silence_logs() -> None:
    """Warnings only, and by everybody's handlers: what litellm logs at DEBUG holds whole prompts."""
    for name in _LOGS:
        log = logging.getLogger(name)
        log.setLevel(logging.WARNING)
        log.handlers.clear()


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _ in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _lacks_key(causes: Sequence[BaseException]) -> bool:
    """The OpenAI client reports a missing key as its plain base error, before any request."""
    return any(
        type(cause).__module__.startswith("openai") and type(cause).__name__ == "OpenAIError" for cause in causes
    )


def _counts(*tokens: object) -> bool:
    return all(isinstance(number, int) and number > 0 for number in tokens)


def _refusal_in(message: Any) -> bool:  # noqa: ANN401 - litellm's Message
    return bool((getattr(message, "provider_specific_fields", None) or {}).get("refusal"))
