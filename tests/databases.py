"""Databases to test with: SQLite in a file and in memory, and a real PostgreSQL of the test run's own."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from summarizer.stores.database import Database, database_at
from tests.needs import postgres_programs

# What several processes can share; a database in memory is one process's own.
SHARED_KINDS = ("file", pytest.param("postgresql", marks=pytest.mark.needs("postgresql")))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a database on a server that lives as long as the test run."""
    with _folder() as folder:
        port = _free_port()
        _run("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "tester", "--no-sync")
        # What is lost when the machine loses power is no matter here.
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=100"
        _run("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://tester@127.0.0.1:{port}/postgres"
        finally:
            _run("pg_ctl", "-D", f"{folder}/data", "-w", "-m", "immediate", "stop")


@pytest.fixture(params=("memory", *SHARED_KINDS))
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "memory":
        return "sqlite://"
    if request.param == "file":
        return f"sqlite:///{tmp_path}/kept.sqlite3"
    return emptied(request.getfixturevalue("postgresql"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database with its tables."""
    opened = database_at(database_url, None)
    await opened.prepare()
    yield opened
    await opened.close()


def emptied(url: str) -> str:
    """The URL of a database of PostgreSQL, once all its tables are gone."""
    import psycopg

    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url


@contextmanager
def _folder() -> Iterator[str]:
    """A short path, for the name of a socket has few characters; the server's own user must reach it."""
    folder = tempfile.mkdtemp(prefix="pg-", dir="/tmp")
    try:
        if _is_root():
            shutil.chown(folder, "postgres")
        yield folder
    finally:
        shutil.rmtree(folder)


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, which refuse to be run by root."""
    as_user = ["runuser", "-u", "postgres", "--"] if _is_root() else []
    path = str(postgres_programs() / program)
    # The server keeps the standard output of `pg_ctl`, so a pipe there would never end.
    subprocess.run([*as_user, path, *arguments], stdout=subprocess.DEVNULL, check=True, cwd="/", timeout=60)


def _is_root() -> bool:
    return os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
