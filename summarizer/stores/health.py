"""What is asked of the database to know how the server is."""

from collections.abc import Mapping

from sqlalchemy import func, select, update

from summarizer.stores.database import Database
from summarizer.stores.tables import jobs, versions


async def check_writable(database: Database) -> None:
    """Raises StoreUnavailable unless something can be written now, as on a disk that is full."""
    async with database.begin() as connection:
        await connection.execute(update(versions).values(version=versions.c.version))


async def jobs_by_state(database: Database) -> Mapping[str, int]:
    """How many jobs there are of each state. Raises StoreUnavailable."""
    counting = select(jobs.c.state, func.count()).group_by(jobs.c.state)
    async with database.begin() as connection:
        return {str(state): int(number) for state, number in await connection.execute(counting)}
