"""The one server of a real model that all tests here share."""

from collections.abc import Iterator

import pytest

from tests.model.server import serving


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of the server, up to its `/v1`."""
    with serving() as address:
        yield address
