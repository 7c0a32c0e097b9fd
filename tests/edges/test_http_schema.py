"""The schema of the service: its examples are true, and what it promises changes on purpose alone.

After a change on purpose renew the snapshot and the examples' answers, and read the diff:

    RENEW_SNAPSHOTS=1 python -m pytest -q tests/edges/test_http_schema.py; git diff tests/snapshots summarizer
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from jsonschema_rs import Draft202012Validator

from tests.needs import ROOT
from tests.service import PROBLEM_JSON, client
from tests.test_snapshots import FOLDER, RENEW

__all__ = ["client"]  # a fixture

EXAMPLES = ROOT / "summarizer" / "edges" / "http" / "examples"
SNAPSHOT = FOLDER / "api.txt"
# In this order: the request of the update holds the answer of the brief.
POSTED = ("brief", "check", "facts", "clusters", "update")

Schema = dict[str, Any]  # Any: a JSON document


class Operation(NamedTuple):
    method: str
    path: str
    is_: Schema


async def schema_of(client: httpx.AsyncClient) -> Schema:
    schema: Schema = (await client.get("/openapi.json")).json()
    return schema


def operations(schema: Schema) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield Operation(method.upper(), path, operation)


def bodies(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Every body that is sent or answered, with a name that says where."""
    for method, path, operation in operations(schema):
        for type_, body in operation.get("requestBody", {}).get("content", {}).items():
            yield f"{method} {path} takes {type_}", body
        for status, response in operation["responses"].items():
            for type_, body in response.get("content", {}).items():
                yield f"{method} {path} {status} {type_}", body


def errors_in(example: object, body: Schema, schema: Schema) -> list[str]:
    validator = Draft202012Validator(body["schema"] | {"components": schema["components"]})
    return [error.message[:200] for error in validator.iter_errors(example)]


async def test_the_schema_is_of_openapi_3_1_and_every_operation_has_a_name(client: httpx.AsyncClient) -> None:
    schema = await schema_of(client)

    names = [operation.is_["operationId"] for operation in operations(schema)]
    assert schema["openapi"].startswith("3.1.")
    assert len(names) == len(set(names))


async def test_every_body_and_answer_has_an_example_and_each_fits_its_schema(client: httpx.AsyncClient) -> None:
    schema = await schema_of(client)

    found = {name: body.get("examples", {}) for name, body in bodies(schema)}
    wrong = [
        f"{name}, {example}: {error}"
        for name, body in bodies(schema)
        for example, shown in body.get("examples", {}).items()
        for error in errors_in(shown["value"], body, schema)
    ]
    assert [name for name, examples in found.items() if not examples and "text/plain" not in name] == []
    assert wrong == []


@pytest.mark.parametrize("operation", POSTED)
async def test_what_an_example_sends_is_answered_with_its_answer(client: httpx.AsyncClient, operation: str) -> None:
    [called] = [each for each in operations(await schema_of(client)) if each.is_["operationId"] == operation]
    request, answer = shown(operation)

    response = await client.request(called.method, called.path, json=request)

    assert str(response.status_code) == next(iter(called.is_["responses"]))
    if os.environ.get(RENEW):
        renewed = {"request": request, "answer": response.json()}
        place(operation).write_text(json.dumps(renewed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        assert lasting(response.json()) == lasting(answer)


def shown(operation: str) -> tuple[Schema, Schema]:
    example = json.loads(place(operation).read_text(encoding="utf-8"))
    if operation == "update" and os.environ.get(RENEW):
        example["request"]["brief"] = shown("brief")[1]
    return example["request"], example["answer"]


def place(operation: str) -> Path:
    return EXAMPLES / f"{operation}.json"


async def test_every_example_is_of_something(client: httpx.AsyncClient) -> None:
    names = {operation.is_["operationId"] for operation in operations(await schema_of(client))}

    assert {file.stem for file in EXAMPLES.glob("*.json")} <= names


def lasting(answer: Schema) -> Schema:
    """The answer without what every version of the program changes."""
    return {name: value for name, value in answer.items() if name not in {"id", "replaces", "manifest"}}


async def test_paths_methods_answers_and_documents_are_those_that_were_promised(client: httpx.AsyncClient) -> None:
    schema = await schema_of(client)

    lines = [f"{name}: {_described(body['schema'])}" for name, body in bodies(schema)]
    lines += [
        f"{method} {path} parameter {given['in']} {given['name']}"
        for method, path, operation in operations(schema)
        for given in operation.get("parameters", [])
    ]
    promised = "\n".join(sorted(lines)) + "\n"
    if os.environ.get(RENEW):
        SNAPSHOT.write_text(promised, encoding="utf-8")
    assert SNAPSHOT.read_text(encoding="utf-8") == promised


async def test_every_error_is_a_problem_that_says_its_types(client: httpx.AsyncClient) -> None:
    for operation in operations(await schema_of(client)):
        for status, response in operation.is_["responses"].items():
            if status >= "400":
                assert list(response["content"]) == [PROBLEM_JSON]
                body = response["content"][PROBLEM_JSON]
                assert body["schema"] == {"$ref": "#/components/schemas/Problem"}
                assert set(body["examples"]) == set(re.findall(r"`(/problems/[a-z-]+)`", response["description"]))


def _described(schema: Schema) -> str:
    return str(schema.get("$ref", schema.get("type", "any"))).removeprefix("#/components/schemas/")
