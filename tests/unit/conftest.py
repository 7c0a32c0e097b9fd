"""What every unit test runs under."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def without_collections() -> Iterator[None]:
    """No full collection falls into a test of cost: with the suite loaded, one takes half a CPU second."""
    gc.disable()
    yield
    gc.enable()
