"""Keys for the HTTP service under test: whoever runs the command line writes into the same file."""

import asyncio
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx

from summarizer.settings import Settings
from summarizer.stores.database import Database, database_at
from summarizer.stores.keys import SCOPES, Keys, Scope


class Clock:
    """Seconds, moved by hand; a minute begins at 600."""

    now = 600.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def shared_database(folder: Path) -> AsyncIterator[Database]:
    """A second look at the database of a server whose folder of state this is."""
    database = database_at(None, folder)
    await database.prepare()
    try:
        yield database
    finally:
        await database.close()


async def new_key(folder: Path, scopes: Sequence[Scope] = SCOPES) -> str:
    """A key for the server of this folder."""
    async with shared_database(folder) as database:
        return await Keys(database).create("news desk", scopes, now=0.0)


async def revoke(folder: Path, key: str) -> None:
    """Have the server of this folder take the key no more."""
    async with shared_database(folder) as database:
        await Keys(database).revoke(id_of(key), now=1.0)


def id_of(key: str) -> str:
    """What a key is listed by, and owns things by."""
    return key.split("_")[1]


def bearer(key: str) -> httpx.Headers:
    """The header that carries the key."""
    return httpx.Headers({"Authorization": f"Bearer {key}"})


def kept_in(folder: Path, **given: object) -> Settings:
    """Settings of a server that keeps its database in this folder."""
    return Settings().changed(state_dir=folder, **given)


async def ended(client: httpx.AsyncClient, job: str, key: httpx.Headers) -> dict[str, object]:
    """What became of a job, once it has ended."""
    async with asyncio.timeout(20):
        while True:
            found: dict[str, object] = (await client.get(job, params={"wait": 5}, headers=key)).json()
            if found["state"] not in {"queued", "running"}:
                return found


def all_bytes_in(folder: Path) -> bytes:
    """What somebody finds who reads the disk. Another process does: a file closed here is unlocked for SQLite."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return subprocess.run(["cat", "--", *files], capture_output=True, check=True).stdout if files else b""


async def empty_database(folder: Path) -> None:
    """Take all tables from under a server. (Its files are left alone: they are mapped into its memory.)"""
    await asyncio.to_thread(_drop_tables, folder)


def _drop_tables(folder: Path) -> None:
    [path] = folder.glob("*.sqlite3")
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("BEGIN IMMEDIATE")
        for (table,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            file.execute(f"DROP TABLE {table}")
        file.execute("COMMIT")
