"""OpenAI's wire format: the body of a chat request, and what stands in the body of its answer."""

from collections.abc import Mapping
from typing import assert_never

from pydantic import BaseModel, Field, ValidationError

from summarizer.backends.answers import declined, estimated_usage, finish_of
from summarizer.domain import Usage
from summarizer.errors import InvalidReply
from summarizer.ports import ChatRequest, Completion
from summarizer.validation import first_fault

_NAME = "reply"  # of the schema, or of the one tool


class _Function(BaseModel):
    arguments: str


class _ToolCall(BaseModel):
    function: _Function


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None
    tool_calls: tuple[_ToolCall, ...] | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Cached(BaseModel):
    cached_tokens: int | None = Field(default=None, ge=0)


class _Usage(BaseModel):
    prompt_tokens: int = Field(gt=0)
    completion_tokens: int = Field(gt=0)
    prompt_tokens_details: _Cached | None = None


class _Answer(BaseModel):
    choices: tuple[_Choice, ...] = Field(min_length=1)
    model: str | None = None
    usage: object = None


def chat_body(request: ChatRequest, schema: Mapping[str, object]) -> dict[str, object]:
    """The request's body without the model's name; `schema` is the one of the two that the server takes."""
    body: dict[str, object] = {
        "messages": [
            {"role": "system", "content": request.system},
            {"role": "user", "content": request.user},
        ],
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
        "stream": False,
    }
    seed = {} if request.seed is None else {"seed": request.seed}
    return body | seed | _form(request, schema)


def completion_in(body: bytes, request: ChatRequest, *, model: str) -> Completion:
    """The completion in an answer's body. Raises InvalidReply and AnswerRefused."""
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError as error:
        fault = first_fault(error, whole="the answer")
        raise InvalidReply(f"{model}: the provider's answer is no completion ({fault})") from None
    choice = answer.choices[0]
    if choice.message.refusal:
        raise declined(model)
    finish = finish_of(model, choice.finish_reason)
    calls = choice.message.tool_calls
    text = calls[0].function.arguments if calls else choice.message.content
    if not text:
        raise InvalidReply(f"{model}: the answer is empty")
    return Completion(text=text, finish=finish, model=answer.model or model, usage=_usage(answer, request, text))


def _form(request: ChatRequest, schema: Mapping[str, object]) -> dict[str, object]:
    match request.form:
        case "json_schema":
            named = {"name": _NAME, "schema": schema, "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        case "json_object":
            return {"response_format": {"type": "json_object"}}
        case "tool":
            function = {"name": _NAME, "description": "Give the reply.", "parameters": schema}
            choice = {"type": "function", "function": {"name": _NAME}}
            return {"tools": [{"type": "function", "function": function}], "tool_choice": choice}
        case "prompt":
            return {}
        case _:
            assert_never(request.form)


def _usage(answer: _Answer, request: ChatRequest, text: str) -> Usage:
    try:
        counted = _Usage.model_validate(answer.usage)
    except ValidationError:
        return estimated_usage(request, text)
    details = counted.prompt_tokens_details
    return Usage(
        calls=1,
        input_tokens=counted.prompt_tokens,
        output_tokens=counted.completion_tokens,
        cached_tokens=(details and details.cached_tokens) or 0,
        cost_usd=None,
    )
