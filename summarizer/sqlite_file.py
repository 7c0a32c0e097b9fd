"""A new SQLite file: private, and whole before anybody can see it."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp


def create(path: Path) -> None:
    """Make the file and its folder, unless they are there, with a log of its own that readers need not wait for.

    It appears with its log's mode set: of several processes that set it at once all but one would fail, for SQLite
    does not wait there. And it is never opened here under its own name: closing a file lets go of all locks that this
    process has on it, SQLite's too, and another process would then take away the log that a thread of ours is writing
    (sqlite.org/howtocorrupt.html, 2.2).

    Raises OSError and sqlite3.Error.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    new = Path(name)
    try:
        with closing(sqlite3.connect(new)) as file:
            file.execute("PRAGMA journal_mode = WAL")
        with suppress(FileExistsError):
            path.hardlink_to(new)
    finally:
        new.unlink()
