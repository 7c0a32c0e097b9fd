"""Actors that do not do what they should, and where to find those that run."""

import asyncio
import os
import signal
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from summarizer.domain import Assignment
from summarizer.errors import UsageError
from summarizer.executors.serial import Serial


class Deadly(Serial):
    """Dies of a certain text, as one would of a fault in a library."""

    async def finish(self, assignment: str) -> str:
        if "deadly " in assignment:
            os.kill(os.getpid(), signal.SIGKILL)
        return await super().finish(assignment)


class DeadlyLate(Deadly):
    """Dies when it is told to, by a file; the source of the deadly article is its name."""

    async def finish(self, assignment: str) -> str:
        if "deadly " in assignment:
            order = Path(str(Assignment.model_validate_json(assignment).articles[0].source))
            while not _taken_away(order):
                await asyncio.sleep(0.01)
        return await super().finish(assignment)


def _taken_away(order: Path) -> bool:
    with suppress(FileNotFoundError):
        order.unlink()
        return True
    return False


class Older(Serial):
    """Has another version."""

    async def ready(self) -> str:
        return "0.0.9"


class Poor(Serial):
    """Lacks what is asked for."""

    async def ready(self) -> str:
        raise UsageError("there is no file of prices")


def family(pid: int) -> set[int]:
    """A process, those that it started, those that they started, and so on."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for other in _all():
        children[_parent(other)].append(other)
    found, left = {pid}, [pid]
    while left:
        new = children[left.pop()]
        found.update(new)
        left += new
    return found


def running(under: int | None = None) -> list[int]:
    """Processes of actors that run, or only those that a process started."""
    return [pid for pid in _all() if _is_actor(pid) and under in (None, _parent(pid))]


def is_raylet(pid: int) -> bool:
    """Is it what runs a machine of a Ray cluster?"""
    return _read(pid, "cmdline").partition(b"\0")[0].endswith(b"/raylet")


def _all() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def _is_actor(pid: int) -> bool:
    return _read(pid, "cmdline").startswith((b"ray::Serial", b"ray::Deadly"))


def _parent(pid: int) -> int:
    return int((_read(pid, "stat").rpartition(b")")[2].split() or [b"0", b"0"])[1])


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""
