"""One writer a folder: a lock that the system takes back when its owner dies, however it dies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import UsageError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder. Raises UsageError when somebody else does."""
    with (folder / "lock").open("a", encoding="utf-8") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            raise UsageError(f"another runner writes to {folder}; wait for it, or start a new run") from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
