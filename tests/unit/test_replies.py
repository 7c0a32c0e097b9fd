"""What counts as the reply that was asked for, and what is only like it."""

import json

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer.errors import InvalidReply, Truncated
from summarizer.ports import Completion, Finish
from summarizer.replies import DEEPEST, MOST_CHARACTERS, read_reply


class Tally(BaseModel):
    """A small document."""

    model_config = ConfigDict(extra="forbid", strict=True)

    total: float
    names: tuple[str, ...] = ()


def _read(text: str, finish: Finish = "stop") -> Tally:
    return read_reply(Completion(text=text, finish=finish, model="m"), Tally, name="some/model")


@pytest.mark.parametrize(
    "text",
    [
        '{"total": 3, "names": ["a"]}',
        ' \n{"total": 3, "names": ["a"]}\n',
        '```json\n{"total": 3, "names": ["a"]}\n```',
        '```\n{"total": 3, "names": ["a"]}```\n',
        '```JSON \n{"total": 3, "names": ["a"]}\n  ```',
        '<think>\nThree, or {"total": 4}?\n</think>\n\n{"total": 3, "names": ["a"]}',
        '<think></think>```json\n{"total": 3, "names": ["a"]}\n```',
    ],
)
def test_a_document_is_read_bare_or_in_one_fence(text: str) -> None:
    assert _read(text) == Tally(total=3, names=("a",))


def test_brackets_and_fences_within_a_text_are_text() -> None:
    said = "[{" * 100 + ' ``` "quoted" \\'

    assert _read(json.dumps({"total": 1, "names": [said]})).names == (said,)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "the reply: Expecting value at character 1"),
        ("The total is 3.", "Expecting value at character 1"),
        ('{"total": 3} That is all.', "Extra data at character 14"),
        ('{"total": 3}{"total": 4}', "Extra data"),
        ('{"total": 3', "delimiter"),
        ('{"total": 3, "total": 4}', "it names a key twice"),
        ('{"total": NaN}', "NaN is no number of JSON"),
        ('{"total": -Infinity}', "-Infinity is no number of JSON"),
        ('\ufeff{"total": 3}', "BOM"),
        ('{"total": 3, "names": ["\\ud83d"]}', "lone surrogate"),
        ('{"total": 3, "names": ["\ud83d"]}', "lone surrogate"),
        ('{"total": 3, "names": ["a\x00b\n"]}', "control character"),
        (f'{{"total": {"9" * 5_000}}}', "a number that is too long"),
        ("[" * 10_000, f"more than {DEEPEST} brackets"),
        ('{"a":' * 10_000 + '"', f"more than {DEEPEST} brackets"),
        ('{"total": 3}' + " " * MOST_CHARACTERS, "longer than 1,000,000 characters"),
        ('```json\n{"total": 3}\n```\n```json\n{"total": 4}\n```', "character"),
        ('Here you are:\n```json\n{"total": 3}\n```', "Expecting value"),
        ('<think>Three? {"total": 3}', "Expecting value"),
        ('<think>Three?</think>{"total": 3}<think>Yes.</think>', "Extra data"),
        ("[]", "the reply: "),
        ('{"names": []}', "total: Field required"),
        ('{"total": "3"}', "total: "),
        ('{"total": 3, "more": 1}', "more: unknown field"),
        ('{"total": 3, "names": [1]}', "names.0: "),
    ],
)
def test_what_is_not_the_document_is_refused_by_what_is_wrong_with_it(text: str, fault: str) -> None:
    with pytest.raises(InvalidReply) as caught:
        _read(text)

    assert str(caught.value).startswith("some/model: the reply is not the JSON asked for: ")
    assert fault.lower() in str(caught.value).lower()


def test_a_reply_that_was_cut_is_refused_even_when_it_can_be_read() -> None:
    with pytest.raises(Truncated, match="cut at the token limit"):
        _read('{"total": 3}', finish="length")
