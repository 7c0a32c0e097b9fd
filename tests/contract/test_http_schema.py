"""The API holds to its own schema, whatever is sent: schemathesis makes up requests, the same in every run.

No answer may be a 500, nor one that the schema does not tell of, for its status, its type or its form.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from summarizer.edges.http.app import create_app
from summarizer.settings import Settings
from tests.server import serving

EXAMPLES = 25  # of each route, besides those that go to the edges of every field
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    allow_header_conformance,
    unsupported_method,
]


schema = schemathesis.openapi.from_dict(create_app(Settings()).openapi())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("server"), log="error") as (_, address):
        yield address


@schema.parametrize()
@settings(max_examples=EXAMPLES)
def test_every_answer_is_one_that_the_schema_tells_of(
    case: schemathesis.Case,  # type: ignore[type-arg]  # what its operation is made of is of no matter here
    address: str,
) -> None:
    case.call_and_validate(base_url=address, checks=CHECKS)
