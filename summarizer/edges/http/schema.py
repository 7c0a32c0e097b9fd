"""What FastAPI's schema of the service lacks: problems as what they are, and an example of every body and answer.

The examples are files in `examples/`, each named for its operation, with its `request` and its `answer`.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.edges.http.problems import PROBLEM_JSON

Schema = dict[str, Any]  # Any: a JSON document

_JSON = "application/json"
_NAME = "example"
_SHOWN_AS = {"kept_brief": "brief"}  # an answer that is another's


def completed(schema: Schema) -> Schema:
    """The same schema, changed in place; one that is complete stays as it is."""
    for operation in _operations(schema):
        request, answer = _example(operation["operationId"])
        _show(operation.get("requestBody"), request)
        for status, response in operation["responses"].items():
            if status < "400":
                _show(response, answer)
            else:
                _is_problem(response)
    return schema


def _operations(schema: Schema) -> Iterator[Schema]:
    for path in schema["paths"].values():
        yield from path.values()


def _show(body: Schema | None, example: object) -> None:
    if example is not None and body and _JSON in body.get("content", {}):
        body["content"][_JSON]["examples"] = {_NAME: {"value": example}}


def _is_problem(response: Schema) -> None:
    """FastAPI describes every answer of a route as what it delivers when all is well; problems are not."""
    content = response.get("content", {})
    described: Schema = {}
    for each in content.values():
        described |= each
    if content:
        response["content"] = {PROBLEM_JSON: described}


@cache
def _example(operation: str) -> tuple[object, object]:
    """The request and the answer that are shown, None where there is none."""
    file = files("summarizer.edges.http") / "examples" / f"{_SHOWN_AS.get(operation, operation)}.json"
    if not file.is_file():
        return None, None
    shown = json.loads(file.read_text(encoding="utf-8"))
    return shown["request"], shown["answer"]
