"""What the tests of stores share."""

from collections.abc import AsyncIterator

import pytest

from summarizer.stores.database import Database, database_at
from tests.doors import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def databases(database: Database, database_url: str) -> AsyncIterator[list[Database]]:
    """What two servers have; in memory there can be but one."""
    other = database if database_url == "sqlite://" else database_at(database_url, None)
    yield [database, other]
    if other is not database:
        await other.close()
