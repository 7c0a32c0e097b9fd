"""Several models: who is asked, what is kept of those that failed, and when nobody else is asked."""

import pytest

from summarizer.backends.chain import ChainBackend
from summarizer.backends.scripted import ScriptedBackend
from summarizer.domain import Usage
from summarizer.errors import (
    AnswerRefused,
    AttemptTimeout,
    AuthFailed,
    BackendError,
    BudgetExceeded,
    CircuitOpen,
    DeadlineExceeded,
    InvalidReply,
    RateLimited,
    Truncated,
)
from tests.providers import chat_request


def _chain(*answers: str | BackendError) -> tuple[ChainBackend, list[ScriptedBackend]]:
    models = [ScriptedBackend([answer], name=f"p/{number}") for number, answer in enumerate(answers)]
    return ChainBackend(models), models


def _asked(models: list[ScriptedBackend]) -> list[int]:
    return [len(model.requests) for model in models]


async def test_while_the_first_model_answers_no_other_is_asked() -> None:
    chain, models = _chain("one", "two")

    completion = await chain.complete(chat_request())

    assert (completion.text, completion.failures) == ("one", ())
    assert _asked(models) == [1, 0]
    assert chain.name == "p/0, p/1"


@pytest.mark.parametrize("kind", [RateLimited, AuthFailed, InvalidReply, Truncated, AnswerRefused, CircuitOpen])
async def test_the_next_model_is_asked_and_what_became_of_the_one_before_is_kept(kind: type[BackendError]) -> None:
    chain, models = _chain(kind("no"), "two", "three")

    completion = await chain.complete(chat_request())

    assert (completion.text, completion.model) == ("two", "p/1")
    assert [type(error) for error in completion.failures] == [kind]
    assert _asked(models) == [1, 1, 0]


async def test_when_all_fail_the_last_error_names_the_others_and_counts_all_calls() -> None:
    slow = AttemptTimeout("slow")
    slow.usage = Usage(calls=2, input_tokens=50, output_tokens=9, cost_usd=0.25, estimated=True)
    chain, _ = _chain(slow, RateLimited("later", calls=3), AuthFailed("no key", calls=0))

    with pytest.raises(AuthFailed) as caught:
        await chain.complete(chat_request())

    assert [error.kind for error in caught.value.failures] == ["attempt_timeout", "rate_limited"]
    assert caught.value.usage == Usage(calls=5, input_tokens=50, output_tokens=9, cost_usd=0.25, estimated=True)


@pytest.mark.parametrize("kind", [BudgetExceeded, DeadlineExceeded])
async def test_nobody_else_is_asked_when_it_is_over_for_all(kind: type[BackendError]) -> None:
    chain, models = _chain(RateLimited("later"), kind("over"), "three")

    with pytest.raises(kind) as caught:
        await chain.complete(chat_request())

    assert _asked(models) == [1, 1, 0]
    assert [error.kind for error in caught.value.failures] == ["rate_limited"]
