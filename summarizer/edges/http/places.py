"""Places: how many requests the whole server works on at a time, and how many of them for one key.

A place is a locked file in a folder that all processes of the server share. The kernel lets go of the lock with
its process, so a worker that is killed leaves no place taken. Nobody waits for one: who gets none is told at once.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from summarizer.edges.http.owners import LOCAL
from summarizer.edges.http.problems import OVERLOADED, TOO_MANY_REQUESTS, ProblemRaised

RETRY_AFTER_S = 1  # most requests take less

_WHOLE_SERVER = "server"
_SOON = {"Retry-After": str(RETRY_AFTER_S)}
# Whoever connects anew comes to the process that has fewest callers.
_ELSEWHERE = _SOON | {"Connection": "close"}


class Places:
    """So many places in all, and so many for each key. `folder` is shared; without one they are this process's.

    A process among several takes no more than `most_here`: what it has taken waits for it alone, however idle the
    others are.
    """

    def __init__(self, total: int, *, each: int, folder: Path | None = None, most_here: int | None = None) -> None:
        self.total = total
        self._each = each
        self._folder = folder
        self._most_here = total if most_here is None else most_here
        self._here = 0

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Have a folder for the time of the block."""
        if self._folder is not None:
            yield
            return
        with tempfile.TemporaryDirectory(prefix="summarizer-") as name:
            self._folder = Path(name)
            yield
        self._folder = None

    def refuse_when_full(self) -> None:
        """Raises ProblemRaised when `taken` would find no place now. Takes none."""
        self._refuse_when_full_here()
        if not any(_is_free(self._slot(_WHOLE_SERVER, at)) for at in range(self.total)):
            raise _overloaded(_SOON)

    @contextmanager
    def taken(self, owner: str) -> Iterator[None]:
        """Hold a place for the time of the block. Raises ProblemRaised when there is none."""
        self._refuse_when_full_here()
        with ExitStack() as held:
            if not self._enter(held, _WHOLE_SERVER, self.total):
                raise _overloaded(_SOON)
            if owner != LOCAL and not self._enter(held, _name(owner), self._each):
                detail = f"{self._each} requests of this key are worked on; wait for one to end, or send jobs"
                raise ProblemRaised(TOO_MANY_REQUESTS, detail, headers=_SOON)
            held.callback(self._left)
            self._here += 1
            yield

    def _refuse_when_full_here(self) -> None:
        if self._here >= self._most_here:
            raise _overloaded(_ELSEWHERE if self._here < self.total else _SOON)

    def _left(self) -> None:
        self._here -= 1

    def in_use(self) -> int:
        """How many places are taken now, by whomever."""
        return sum(not _is_free(self._slot(_WHOLE_SERVER, at)) for at in range(self.total))

    def _enter(self, held: ExitStack, whose: str, number: int) -> bool:
        """Lock the first file that nobody has locked, until `held` ends.

        Who looks whether a place is free holds it for that moment, so each is tried twice.
        """
        for at in (*range(number), *range(number)):
            slot = _open(self._slot(whose, at))
            if _locks(slot, fcntl.LOCK_EX):
                held.callback(os.close, slot)
                return True
            os.close(slot)
        return False

    def _slot(self, whose: str, at: int) -> Path:
        assert self._folder is not None  # noqa: S101 - `opened` made it
        return self._folder / f"{whose}-{at}"


def _overloaded(headers: Mapping[str, str]) -> ProblemRaised:
    detail = "the server works on as many requests as it can; send the request again, or as a job"
    return ProblemRaised(OVERLOADED, detail, headers=headers)


def _name(owner: str) -> str:
    """A name that is safe in a path, whatever the owner is called, and nobody else's."""
    return sha256(owner.encode()).hexdigest()[:32]


def _open(slot: Path) -> int:
    # A lock belongs to what was opened, so two requests of one process must not share a descriptor.
    return os.open(slot, os.O_CREAT | os.O_RDWR, 0o600)


def _locks(slot: int, kind: int) -> bool:
    try:
        fcntl.flock(slot, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_free(path: Path) -> bool:
    slot = _open(path)
    try:
        return _locks(slot, fcntl.LOCK_SH)
    finally:
        os.close(slot)
