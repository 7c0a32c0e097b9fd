"""Holding a model to a form: which way is asked for, what a second chance is given for, what it all costs."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer.backends.scripted import ScriptedBackend
from summarizer.backends.structured import FormPrompts, StructuredBackend
from summarizer.domain import Usage
from summarizer.errors import BackendError, FormRejected, InvalidReply, RateLimited, Truncated
from summarizer.ports import ChatRequest, Completion, Form
from summarizer.prompting import load_prompt
from tests.providers import chat_request

GOOD = '{"total": 3}'
BAD = '{"total": "three"}'
PROMPTS = FormPrompts(form=load_prompt("form"), again=load_prompt("again"))
COST = Usage(calls=1, input_tokens=100, output_tokens=10, cost_usd=0.5)


class Tally(BaseModel):
    """A small document."""

    model_config = ConfigDict(extra="forbid", strict=True)

    total: int


class Costly(ScriptedBackend):
    """Each answer costs; one that ends in an ellipsis is cut."""

    async def complete(self, request: ChatRequest) -> Completion:
        completion = await super().complete(request)
        return replace(completion, usage=COST, finish="length" if completion.text.endswith("…") else "stop")


def _structured(
    *answers: str | BackendError, forced: Form | None = None, known: dict[str, Form] | None = None
) -> tuple[StructuredBackend, Costly]:
    script = Costly(answers)
    return StructuredBackend(script, PROMPTS, forced=forced, known=known), script


def _request(**changes: object) -> ChatRequest:
    return chat_request(reply=Tally, **changes)


def _refused() -> FormRejected:
    return FormRejected("scripted: not this way")


async def test_a_good_reply_is_asked_for_once_and_by_its_schema() -> None:
    backend, script = _structured(GOOD)

    completion = await backend.complete(_request())

    assert (completion.text, completion.usage, completion.prompts) == (GOOD, COST, ())
    assert [(asked.form, asked.system, asked.user) for asked in script.requests] == [
        ("json_schema", "You are an editor.", "Write.")
    ]


async def test_a_reply_that_is_not_the_document_is_asked_for_once_more_with_its_fault() -> None:
    backend, script = _structured(BAD, GOOD)

    completion = await backend.complete(_request())

    assert completion.text == GOOD
    assert completion.usage == COST + COST
    assert [use.name for use in completion.prompts] == ["again"]
    again = script.requests[1].user
    assert again.startswith("Write.\n\n")
    assert "total: Input should be a valid integer" in again
    assert "three" not in again


async def test_there_is_no_third_chance_and_all_of_it_is_counted() -> None:
    backend, script = _structured(BAD, "no JSON", GOOD)

    with pytest.raises(InvalidReply, match="Expecting value") as caught:
        await backend.complete(_request())

    assert len(script.requests) == 2
    assert caught.value.usage == COST + COST


async def test_a_cut_reply_gets_twice_the_tokens_once_and_no_word_of_its_fault() -> None:
    backend, script = _structured("{…", GOOD)

    completion = await backend.complete(_request(max_tokens=300))

    assert completion.text == GOOD
    assert [(asked.max_tokens, asked.user) for asked in script.requests] == [(300, "Write."), (600, "Write.")]


@pytest.mark.parametrize(("second", "error"), [("{…", Truncated), (BAD, InvalidReply)])
async def test_a_cut_reply_is_not_asked_for_again_after_that(second: str, error: type[BackendError]) -> None:
    backend, script = _structured("{…", second, GOOD)

    with pytest.raises(error):
        await backend.complete(_request())

    assert len(script.requests) == 2


async def test_a_second_chance_that_fails_still_counts_the_first() -> None:
    backend, _ = _structured(BAD, RateLimited("later", calls=3))

    with pytest.raises(RateLimited) as caught:
        await backend.complete(_request())

    assert caught.value.usage is not None
    assert (caught.value.usage.calls, caught.value.usage.input_tokens) == (4, 100)


async def test_a_refused_form_is_asked_for_in_a_plainer_one_with_the_schema_in_words() -> None:
    backend, script = _structured(_refused(), _refused(), GOOD)
    request = _request(reply_schema={"type": "object", "title": "tally"})

    completion = await backend.complete(request)

    assert [asked.form for asked in script.requests] == ["json_schema", "json_object", "prompt"]
    assert ["tally" in asked.system for asked in script.requests] == [False, True, True]
    assert completion.usage.calls == 3
    assert [use.name for use in completion.prompts] == ["form"]


async def test_the_form_a_model_takes_is_remembered_by_its_name() -> None:
    known: dict[str, Form] = {}
    first, _ = _structured(_refused(), GOOD, known=known)
    await first.complete(_request())

    later, script = _structured(GOOD, GOOD, known=known)
    await later.complete(_request())
    await later.complete(_request())

    assert known == {"scripted": "json_object"}
    assert [asked.form for asked in script.requests] == ["json_object", "json_object"]


async def test_a_request_that_is_refused_in_every_form_teaches_nothing() -> None:
    known: dict[str, Form] = {}
    backend, script = _structured(_refused(), _refused(), _refused(), GOOD, known=known)

    with pytest.raises(FormRejected) as caught:
        await backend.complete(_request())

    assert caught.value.usage == Usage(calls=3)
    assert (known, len(script.requests)) == ({}, 3)


@pytest.mark.parametrize("known", [{}, {"scripted": "json_object"}])
async def test_a_forced_form_is_the_only_one(known: Mapping[str, Form]) -> None:
    backend, script = _structured(_refused(), GOOD, forced="tool", known=dict(known))

    with pytest.raises(FormRejected):
        await backend.complete(_request())

    assert [asked.form for asked in script.requests] == ["tool"]


async def test_where_no_document_is_asked_for_any_text_will_do() -> None:
    backend, _ = _structured("Just words.")

    assert (await backend.complete(chat_request())).text == "Just words."
