"""A script cites facts by their words, so that it outlives other numbers."""

import asyncio
import json

import pytest

from summarizer.backends.scripted import ScriptedBackend
from tests.providers import chat_request

ASKED = '{"source": "Herald", "date": null}\n[1, "It rained."]\n[2, "The dike of Lund broke on “Sunday”."]\n'


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        ("fact: The dike of Lund", 2),
        ("fact: the DIKE", 2),
        ("fact: rained", 1),
        ("fact: snowed", 0),
        ("The dike", "The dike"),
    ],
)
def test_the_words_of_a_fact_stand_for_its_number(cited: str, number: int | str) -> None:
    backend = ScriptedBackend([json.dumps({"facts": [cited, 7]})])

    answer = asyncio.run(backend.complete(chat_request(user=ASKED)))

    assert json.loads(answer.text) == {"facts": [number, 7]}
