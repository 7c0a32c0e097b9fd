"""One database behind all stores: SQLite in a file by default, PostgreSQL by its URL.

Promises that the tables are there and of our version after `prepare`, however many processes start at once, and
that a database that fails, is full or locked is StoreUnavailable, with the cause in the log alone.
"""

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite
from sqlalchemy import Connection, event, func, insert, select, text, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from summarizer import sqlite_file
from summarizer.errors import StoreUnavailable, UsageError
from summarizer.stores.tables import SCHEMA_VERSION, STEPS, metadata, versions

log = logging.getLogger(__name__)

FILE_NAME = "summarizer.sqlite3"
BUSY_MS = 5_000  # how long to wait for another process that writes
_ASYNC_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_ONLY_READS, _APART = "only_reads", "apart"
_MIGRATION_LOCK = 7_265_118  # any number, the same in every process, that nobody else locks


def database_at(url: str | None, state_dir: Path | None) -> "Database":
    """The database of a URL; without one a file in the folder of state, or in memory where there is no folder.

    Raises UsageError for a URL that is none, or of a database we do not know.
    """
    if url:
        return Database(_async_url(url))
    if state_dir is None:
        return Database(make_url("sqlite+aiosqlite://"))
    path = state_dir.expanduser() / FILE_NAME
    return Database(URL.create("sqlite+aiosqlite", database=str(path)))


class Database:
    """Connections to one database."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine: AsyncEngine | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether writers wait for each other, and no row can be locked."""
        return self._url.get_backend_name() == "sqlite"

    async def prepare(self) -> None:
        """Create or upgrade the tables. Raises StoreUnavailable, and UsageError for tables newer than ours."""
        self._make_folder()
        async with self.begin() as connection:
            await connection.execute(text(_lock_statement(sqlite=self.is_sqlite)))
            await connection.run_sync(metadata.create_all)
            found = await connection.scalar(select(func.max(versions.c.version)))
            await _upgrade(connection, found)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed at the end, rolled back when something is raised. Raises StoreUnavailable."""
        async with self._transaction(self._connections()) as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only looks, and waits for nobody who writes. Raises StoreUnavailable."""
        async with self._transaction(self._connections().execution_options(**{_ONLY_READS: True})) as connection:
            yield connection

    async def wipe(self) -> None:
        """Leave nothing on the disk of what was deleted, if that can be done now. SQLite logs pages as they were."""
        if not self.is_sqlite:
            return
        try:
            async with self._connections().connect() as connection:
                # Past SQLAlchemy, which would begin a transaction, in which this cannot be done.
                driver = (await connection.get_raw_connection()).driver_connection
                assert isinstance(driver, aiosqlite.Connection)  # noqa: S101 - it is SQLite's
                await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, aiosqlite.Error) as error:
            log.warning("deleted but not wiped", extra={"error": type(error).__name__})

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[AsyncConnection]:
        """Statements that need not hold together. Raises StoreUnavailable.

        SQLite has one lock for all who write. A transaction holds it from its beginning to its end, while other
        tasks have their turns; a statement by itself only while it runs.
        """
        async with self._transaction(self._connections().execution_options(**{_APART: True})) as connection:
            yield connection

    async def close(self) -> None:
        """End all connections."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        try:
            async with engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            log.warning("store unavailable", extra={"error": type(error).__name__})
            log.debug("store unavailable", exc_info=error)
            raise StoreUnavailable("the database cannot be used now; try again later") from error

    def _connections(self) -> AsyncEngine:
        if self._engine is None:
            self._engine = _engine(self._url)
        return self._engine

    def _make_folder(self) -> None:
        if not self.is_sqlite or not self._url.database:
            return
        path = Path(self._url.database)
        try:
            sqlite_file.create(path)
        except (OSError, sqlite3.Error) as error:
            raise StoreUnavailable(
                f"the database cannot be opened in {path.parent} ({error}); "
                "set SUMMARIZER_STATE_DIR or SUMMARIZER_DATABASE_URL"
            ) from error


def _async_url(given: str) -> URL:
    """The URL with a driver that does not block. Raises UsageError; the message holds no password."""
    try:
        url = make_url(given)
        driver = _ASYNC_DRIVERS[url.get_backend_name()]
        url.set(drivername=driver).get_dialect()
    except (ArgumentError, KeyError, NoSuchModuleError) as error:
        raise UsageError("SUMMARIZER_DATABASE_URL takes sqlite:///PATH or postgresql://HOST/NAME") from error
    return url.set(drivername=driver)


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        # A connection that a restarted server has forgotten is noticed before it is used.
        return create_async_engine(url, pool_pre_ping=True)
    # In memory each connection is a database of its own, so there is one, and whoever comes second waits for it.
    only_one = {"poolclass": AsyncAdaptedQueuePool, "pool_size": 1, "max_overflow": 0}
    in_memory = only_one if not url.database or url.database == ":memory:" else {}
    engine = create_async_engine(url, connect_args={"timeout": BUSY_MS / 1000}, **in_memory)
    event.listen(engine.sync_engine, "connect", _configure_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _configure_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    # Without this the driver begins transactions by itself, and only before some statements.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", f"busy_timeout = {BUSY_MS}", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """Take the lock for writing at once: a reader that turns writer would fail where it could have waited."""
    options = connection.get_execution_options()
    if not options.get(_APART):
        connection.exec_driver_sql("BEGIN" if options.get(_ONLY_READS) else "BEGIN IMMEDIATE")


def _lock_statement(*, sqlite: bool) -> str:
    """SQLite's transaction holds the lock already."""
    return "SELECT 1" if sqlite else f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"


async def _upgrade(connection: AsyncConnection, found: int | None) -> None:
    if found is None:
        await connection.execute(insert(versions).values(version=SCHEMA_VERSION))
        return
    if found > SCHEMA_VERSION:
        raise UsageError(
            f"the database is of version {found}, and this program knows {SCHEMA_VERSION}; use a newer program"
        )
    for version in range(found + 1, SCHEMA_VERSION + 1):
        for statement in STEPS[version]:
            await connection.execute(text(statement))
        await connection.execute(update(versions).values(version=version))
