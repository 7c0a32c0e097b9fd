"""Keep the output of a run: a line a cluster, each on the disk before the next is written.

Promises that a crash loses the line in flight at the most, that whoever resumes finds every other line, and that a
file that is none of ours is never touched. While a run goes on, a line that is done anew stands behind the one that
it replaces; `settle` leaves the new one alone, in its place.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from summarizer.errors import UsageError
from summarizer.ports import Finished

_OPENING = b'{"id":'  # of every line of ours


class Kept(NamedTuple):
    """Where a line stands, and of which input."""

    start: int
    length: int
    input_hash: bytes
    is_problem: bool


class Output(Protocol):
    """Where finished lines go."""

    @property
    def clusters(self) -> int:
        """How many lines it has in all."""
        ...

    @property
    def problems(self) -> int:
        """How many of all its lines are problems."""
        ...

    def holds(self, name: str, input_sha256: str, *, problems_too: bool) -> bool:
        """Is a line for this id there already, of the very same input?"""
        ...

    def add(self, finished: Finished, input_sha256: str) -> None:
        """Write a line. Raises UsageError when it cannot be written, and then it is as if it never was."""
        ...

    def settle(self, names: Collection[bytes] | None) -> None:
        """Put the lines in the order of these keys, if there are any, and drop those that were done anew."""
        ...


class Stream:
    """A pipe, a terminal or a device, which keeps nothing for us."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self.clusters = self.problems = 0

    def holds(self, name: str, input_sha256: str, *, problems_too: bool) -> bool:  # noqa: ARG002 - the port's
        return False

    def add(self, finished: Finished, input_sha256: str) -> None:
        try:
            self._stream.write(_as_line(finished, input_sha256))
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise UsageError(f"cannot write to {self._name}: {error.strerror}") from error
        self.clusters += 1
        self.problems += finished.problem is not None

    def settle(self, names: Collection[bytes] | None) -> None:
        """Nothing: what was written is gone."""


class KeptFile:
    """A file that can be gone on with."""

    def __init__(self, path: Path, stream: FileIO) -> None:
        self._path = path
        self._draft = path.with_name(f".{path.name}.settling")
        self._stream = stream  # without a buffer: what could not be written must not be tried again behind our back
        self._kept: dict[bytes, Kept] = {}
        self._end = 0
        self._has_replaced = False

    @property
    def clusters(self) -> int:
        """How many lines it has, one a cluster."""
        return len(self._kept)

    @property
    def problems(self) -> int:
        """How many of its lines are problems."""
        return sum(kept.is_problem for kept in self._kept.values())

    def holds(self, name: str, input_sha256: str, *, problems_too: bool) -> bool:
        kept = self._kept.get(key_of(name))
        if kept is None or kept.input_hash != bytes.fromhex(input_sha256):
            return False
        return problems_too or not kept.is_problem

    def add(self, finished: Finished, input_sha256: str) -> None:
        line = _as_line(finished, input_sha256)
        try:
            _write_all(self._stream, line)
            os.fsync(self._stream.fileno())
        except OSError as error:
            with suppress(OSError):
                self._cut()
            raise _unwritten(self._path, error) from error
        self._note(finished.id, line, bytes.fromhex(input_sha256), is_problem=finished.problem is not None)

    def read(self) -> None:
        """Take stock of what is there and cut off a torn last line. Raises UsageError where a line is not ours."""
        self._draft.unlink(missing_ok=True)
        with self._path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.endswith(b"\n"):
                    self._check_torn(line, number)
                    break
                self._take(line, number)
        self._cut()

    def empty(self) -> None:
        """Begin anew."""
        self._cut()

    def settle(self, names: Collection[bytes] | None) -> None:
        lines = list(self._in_order(names or ()))
        starts = [line.start for line in lines]
        if not self._has_replaced and (names is None or starts == sorted(starts)):
            return
        try:
            self._copy(lines, self._draft)
            self._draft.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            self._draft.unlink(missing_ok=True)
            raise _unwritten(self._path, error) from error

    def close(self) -> None:
        self._stream.close()

    def _take(self, line: bytes, number: int) -> None:
        try:
            value = json.loads(line)
            name, is_problem = str(value["id"]), "problem" in value
            input_hash = bytes.fromhex(value.get("input_sha256", ""))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise self._foreign(number) from None
        if not is_problem and "brief" not in value:
            raise self._foreign(number)
        self._note(name, line, input_hash, is_problem=is_problem)

    def _check_torn(self, line: bytes, number: int) -> None:
        # After a power cut, a file may end in zeros where its last bytes never came.
        written = line.rstrip(b"\0")
        if written[: len(_OPENING)] != _OPENING[: len(written)]:
            raise self._foreign(number)

    def _foreign(self, number: int) -> UsageError:
        return UsageError(f"{self._path}: line {number} is none that bulk wrote; name another file, or use --force")

    def _note(self, name: str, line: bytes, input_hash: bytes, *, is_problem: bool) -> None:
        key = key_of(name)
        self._has_replaced |= key in self._kept
        self._kept[key] = Kept(self._end, len(line), input_hash, is_problem)
        self._end += len(line)

    def _cut(self) -> None:
        self._stream.truncate(self._end)
        self._stream.seek(self._end)

    def _in_order(self, names: Collection[bytes]) -> Iterator[Kept]:
        """The lines of these keys, then all others as they stand."""
        yield from (self._kept[name] for name in names if name in self._kept)
        met = set(names)
        yield from sorted(kept for name, kept in self._kept.items() if name not in met)

    def _copy(self, lines: Iterable[Kept], draft: Path) -> None:
        with self._path.open("rb") as whole, draft.open("wb") as stream:
            for kept in lines:
                whole.seek(kept.start)
                stream.write(whole.read(kept.length))
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(self._path, draft)


def new_file(path: Path) -> KeptFile:
    """A file that is not there yet. Raises UsageError when it is."""
    try:
        stream = path.open("xb+", buffering=0)
    except FileExistsError:
        raise UsageError(f"{path} is there already: --resume goes on with it, --force writes it anew") from None
    except OSError as error:
        raise _unwritten(path, error) from error
    _lock(stream, path)
    _sync_folder(path.parent)
    return KeptFile(path, stream)


def resumed_file(path: Path) -> KeptFile:
    """A file as an earlier run left it, or a new one. Raises UsageError when it is none of ours."""
    if not path.exists():
        return new_file(path)
    file = _existing(path)
    try:
        file.read()
    except BaseException:
        file.close()
        raise
    return file


def emptied_file(path: Path) -> KeptFile:
    """A new file, whatever there was."""
    if not path.exists():
        return new_file(path)
    file = _existing(path)
    file.empty()
    return file


def key_of(name: str) -> bytes:
    """What stands for an id where there are a million."""
    return hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=16).digest()


def _existing(path: Path) -> KeptFile:
    try:
        stream = path.open("rb+", buffering=0)
    except OSError as error:
        raise _unwritten(path, error) from error
    _lock(stream, path)
    return KeptFile(path, stream)


def _lock(stream: FileIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        raise UsageError(f"{path}: another run is writing it; wait for it, or name another file") from error


def _as_line(finished: Finished, input_sha256: str) -> bytes:
    what = f'"brief":{finished.brief}' if finished.brief else f'"problem":{_problem(finished)}'
    return f'{{"id":{json.dumps(finished.id)},"input_sha256":"{input_sha256}",{what}}}\n'.encode()


def _problem(finished: Finished) -> str:
    assert finished.problem  # noqa: S101 - or there would be a brief
    return finished.problem.model_dump_json()


def _write_all(stream: FileIO, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[stream.write(left) :]


def _sync_folder(folder: Path) -> None:
    """A file's name is on the disk when its folder is."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritten(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot write {path}: {error.strerror}; what stands in it is whole: see to that, then go on with --resume"
    )
