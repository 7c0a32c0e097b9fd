"""The log of model calls: what was asked, what came back, when, how long it took and what it cost.

One SQLite file, readable by its owner alone. A call is found by its key, a hash of everything that decides
the answer. Keys of providers are blotted out before anything is written; an answer in which something was
blotted out is logged but never served, for it is no longer what the model said. Nothing is open between two
pieces of work, so any number of processes may share the file and one that dies leaves it whole.
"""

import hashlib
import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from summarizer import errors, sqlite_file
from summarizer.backends.redaction import redacted, redacted_within
from summarizer.domain import PromptUse, Usage
from summarizer.errors import BackendError, UnreadableLog
from summarizer.ports import ChatRequest, Completion

log = logging.getLogger(__name__)

FILE_NAME = "calls.sqlite3"
DAYS_SERVED = 14
MOST_BYTES = 100_000_000  # some 10,000 drafts
BUSY_S = 2.0  # how long to wait for another process that writes

_DAY_S = 86_400
_VERSION = 1  # of the table, and of what a key is made of
_TABLE = """
CREATE TABLE IF NOT EXISTS calls (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, at REAL NOT NULL, model TEXT NOT NULL,
    request TEXT NOT NULL, answer TEXT, error TEXT, duration_ms REAL NOT NULL, servable INTEGER NOT NULL,
    tokens INTEGER NOT NULL, cost_usd REAL, served INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS calls_by_key ON calls (key, at);
CREATE INDEX IF NOT EXISTS calls_by_time ON calls (at);
"""
_ADD = """
INSERT INTO calls (key, at, model, request, answer, error, duration_ms, servable, tokens, cost_usd)
VALUES (:key, :at, :model, :request, :answer, :error, :duration_ms, :servable, :tokens, :cost_usd)
"""
_KINDS = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, BackendError)
}
_COLUMNS = "key, at, model, request, answer, error, duration_ms, served"


@dataclass(frozen=True)
class Call:
    """One call as it was logged. `at` is in seconds since 1970; of answer and error there is one."""

    key: str
    at: float
    model: str
    request: ChatRequest
    answer: Completion | None
    error: str | None
    duration_ms: float
    served: int = 0


@dataclass(frozen=True)
class Totals:
    """What is in the log. `saved_usd` leaves out answers of unknown price."""

    calls: int
    errors: int
    expired: int
    served: int
    saved_tokens: int
    saved_usd: float
    size_bytes: int


def call_key(model: str, request: ChatRequest, *, address: str | None = None) -> str:
    """SHA-256 of all that decides an answer; `address` is the server's, where it is not the provider's own."""
    decides = {"version": _VERSION, "model": model, "address": address, "request": _asked(request)}
    return hashlib.sha256(_json(decides).encode()).hexdigest()


def calls_in(state_dir: Path) -> "CallLog":
    """The log that is kept in a folder of state."""
    return CallLog(state_dir.expanduser() / FILE_NAME)


class CallLog:
    """The log in one file, which is created when the first call is added."""

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], float] = time.time,
        busy_s: float = BUSY_S,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """`now` is in seconds since 1970. Beyond `most_bytes` the oldest calls go."""
        self.path = path
        self._now = now
        self._busy_s = busy_s
        self._most_bytes = most_bytes

    def add(
        self, key: str, model: str, request: ChatRequest, outcome: Completion | BackendError, *, duration_ms: float
    ) -> None:
        """Log a call. Raises UnreadableLog."""
        answer = None if isinstance(outcome, BackendError) else outcome
        answered = answer and _fields(answer)
        kept = redacted_within(answered)
        row = {
            "key": key,
            "at": self._now(),
            "model": redacted(model),
            "request": _json(redacted_within(_asked(request))),
            "answer": answer and _json(kept),
            "error": f"{type(outcome).__name__}: {redacted(str(outcome))}" if answer is None else None,
            "duration_ms": duration_ms,
            "servable": bool(answer and answer.finish == "stop" and kept == answered),
            "tokens": answer.usage.input_tokens + answer.usage.output_tokens if answer else 0,
            "cost_usd": answer and answer.usage.cost_usd,
        }
        with self._writing() as file:
            file.execute(_ADD, row)
            self._shrink(file)

    def answer_to(self, key: str, *, however_old: bool = False) -> Completion | None:
        """The last whole answer to a request, and that it was served is counted. Raises UnreadableLog."""
        since = 0.0 if however_old else self._oldest_served()
        rows = self._read(
            "SELECT number, answer FROM calls WHERE key = ? AND servable AND at >= ? ORDER BY number DESC LIMIT 1",
            (key, since),
        )
        if not rows:
            return None
        number, answer = rows[0]
        completion = self._completion(str(answer))
        self._count_served(number)
        return replace(completion, call=key)

    def latest(self, count: int) -> tuple[Call, ...]:
        """The last calls, the oldest of them first. Raises UnreadableLog."""
        rows = self._read(f"SELECT {_COLUMNS} FROM calls ORDER BY number DESC LIMIT ?", (count,))  # noqa: S608
        return tuple(self._call(row) for row in reversed(rows))

    def of(self, keys: Sequence[str]) -> tuple[Call, ...]:
        """Every call with one of these keys, the oldest first. Raises UnreadableLog."""
        sql = f"SELECT {_COLUMNS} FROM calls WHERE key = ? ORDER BY number"  # noqa: S608 - our own names
        return tuple(self._call(row) for key in dict.fromkeys(keys) for row in self._read(sql, (key,)))

    def totals(self) -> Totals:
        """What is in the log. Raises UnreadableLog."""
        rows = self._read(
            "SELECT COUNT(*), COUNT(error), COALESCE(SUM(at < ?), 0), COALESCE(SUM(served), 0),"
            " COALESCE(SUM(served * tokens), 0), COALESCE(SUM(served * cost_usd), 0.0) FROM calls",
            (self._oldest_served(),),
        )
        calls, errors, expired, served, tokens, usd = map(str, rows[0] if rows else (0,) * 6)
        return Totals(
            calls=int(calls),
            errors=int(errors),
            expired=int(expired),
            served=int(served),
            saved_tokens=int(tokens),
            saved_usd=float(usd),
            size_bytes=sum(file.stat().st_size for file in self._files() if file.exists()),
        )

    def prune(self) -> int:
        """Delete the calls whose answers are too old to be served. How many; raises UnreadableLog."""
        removed = self.remove_older(self._oldest_served())
        if self._is_there():
            self._compact()
        return removed

    def remove_older(self, before: float) -> int:
        """Delete the calls from before a time. How many; raises UnreadableLog."""
        return self._delete("DELETE FROM calls WHERE at < ?", [(before,)])

    def remove(self, keys: Sequence[str]) -> int:
        """Delete every call with one of these keys. How many; raises UnreadableLog."""
        return self._delete("DELETE FROM calls WHERE key = ?", [(key,) for key in keys])

    def clear(self) -> int | None:
        """Delete every call, or the file when it is damaged. How many calls, None for a damaged file.

        Raises UnreadableLog when another process has locked it or it cannot be deleted.
        """
        if not self._is_there():
            return 0
        try:
            with self._writing() as file:
                removed = file.execute("DELETE FROM calls").rowcount
            self._compact()
        except UnreadableLog as error:
            if _is_locked(error.__cause__):
                raise
            self._delete_files()
            return None
        return removed

    def _is_there(self) -> bool:
        try:
            return self.path.exists()
        except OSError as error:
            raise UnreadableLog(f"{self.path}: {_explained(error)}") from error

    def _oldest_served(self) -> float:
        return self._now() - DAYS_SERVED * _DAY_S

    def _files(self) -> tuple[Path, ...]:
        """The file after those that belong to it: a journal alone must never meet a new file."""
        return (*(Path(f"{self.path}{suffix}") for suffix in ("-wal", "-shm")), self.path)

    def _delete_files(self) -> None:
        try:
            for file in self._files():
                file.unlink(missing_ok=True)
        except OSError as error:
            raise UnreadableLog(f"{self.path}: cannot be deleted ({error.strerror}); delete it by hand") from error

    def _delete(self, sql: str, values: Sequence[tuple[object]]) -> int:
        if not self._is_there():
            return 0
        with self._writing() as file:
            return file.executemany(sql, values).rowcount

    def _read(self, sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        if not self._is_there():
            return []
        with self._opened() as file:
            return file.execute(sql, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Inside, all or nothing is written."""
        with self._opened() as file:
            file.execute("BEGIN IMMEDIATE")
            yield file
            file.execute("COMMIT")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work. Raises UnreadableLog for whatever goes wrong in it."""
        try:
            sqlite_file.create(self.path)
            with closing(sqlite3.connect(self.path, timeout=self._busy_s, isolation_level=None)) as file:
                _prepare(file)
                yield file
        except (sqlite3.Error, OSError) as error:
            raise UnreadableLog(f"{self.path}: {_explained(error)}") from error

    def _compact(self) -> None:
        with self._opened() as file:
            file.execute("VACUUM")

    def _shrink(self, file: sqlite3.Connection) -> None:
        """Delete the oldest tenth until what is used fits; the space it took is used again."""
        while _used_bytes(file) > self._most_bytes:
            tenth = "SELECT number FROM calls ORDER BY at LIMIT (SELECT COUNT(*) / 10 + 1 FROM calls)"
            if not file.execute(f"DELETE FROM calls WHERE number IN ({tenth})").rowcount:  # noqa: S608
                return

    def _count_served(self, number: object) -> None:
        try:
            with self._writing() as file:
                file.execute("UPDATE calls SET served = served + 1 WHERE number = ?", (number,))
        except UnreadableLog as error:
            log.debug("a served answer was not counted: %s", error)

    def _call(self, row: tuple[object, ...]) -> Call:
        key, at, model, request, answer, error, duration_ms, served = row
        try:
            return Call(
                key=str(key),
                at=float(str(at)),
                model=str(model),
                request=ChatRequest(**json.loads(str(request))),
                answer=self._completion(str(answer)) if answer else None,
                error=None if error is None else str(error),
                duration_ms=float(str(duration_ms)),
                served=int(str(served)),
            )
        except (TypeError, ValueError) as fault:
            raise UnreadableLog(f"{self.path}: {_DAMAGED}") from fault

    def _completion(self, answer: str) -> Completion:
        try:
            fields = json.loads(answer)
            usage = Usage.model_validate(fields["usage"])
            prompts = tuple(map(PromptUse.model_validate, fields["prompts"]))
            failures = tuple(_KINDS[kind](message, calls=0) for kind, message in fields.get("failures", ()))
            return Completion(**(fields | {"usage": usage, "prompts": prompts, "failures": failures}))
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableLog(f"{self.path}: {_DAMAGED}") from error


_DAMAGED = "the log of model calls is damaged; `summarizer cache clear` starts a new one"
_OTHER_VERSION = "the log of model calls is of another version; `summarizer cache clear` starts a new one"


class _OtherVersion(sqlite3.Error):
    """The table was made by another version of this package."""


def _prepare(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA synchronous = NORMAL")
    file.execute("PRAGMA secure_delete = ON")
    version = file.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        # Two processes may both be the first: either creates the table, neither minds that it is there.
        file.execute("PRAGMA journal_mode = WAL")
        file.executescript(f"BEGIN IMMEDIATE; {_TABLE} PRAGMA user_version = {_VERSION}; COMMIT;")
    elif version != _VERSION:
        raise _OtherVersion


def _used_bytes(file: sqlite3.Connection) -> int:
    pages, free, size = (
        int(file.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _explained(error: Exception) -> str:
    code = _code(error)
    if isinstance(error, _OtherVersion):
        return _OTHER_VERSION
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return _DAMAGED
    if _is_locked(error):
        return "the log of model calls is locked by another process; try again when it is done"
    reason = error.strerror if isinstance(error, OSError) else error
    return f"the log of model calls cannot be used ({reason}); set SUMMARIZER_STATE_DIR to another folder"


def _is_locked(error: BaseException | None) -> bool:
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _code(error: BaseException | None) -> int:
    """SQLite's code of an error without the details in its upper bytes; 0 when there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _asked(request: ChatRequest) -> Mapping[str, object]:
    """What was asked; how the answer is read afterwards is no part of it."""
    return asdict(replace(request, reply=None))


def _fields(answer: Completion) -> Mapping[str, object]:
    return {
        "text": answer.text,
        "finish": answer.finish,
        "model": answer.model,
        "usage": answer.usage.model_dump(),
        "prompts": [use.model_dump() for use in answer.prompts],
        "failures": [[type(error).__name__, str(error)] for error in answer.failures],
    }


def _json(value: object) -> str:
    """Canonical: equal values, equal text. ASCII, so that any text can be stored, broken ones too."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
