"""First answers to requests that carry an Idempotency-Key, so that a repetition gets the same and does nothing.

Whoever comes first puts down that it is at work, in one statement; whoever comes second finds that, or the answer. Of
the key and of the request only hashes are kept. An answer may hold a brief: see `forget`.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, delete, select, text, update

from summarizer.stores.database import Database
from summarizer.stores.tables import answers

KEPT_S = 24 * 3600

# A lock whose holder died is taken over.
_LOCK = text(
    """
    INSERT INTO answers (owner, key_sha256, request_sha256, created_at) VALUES (:owner, :key, :request, :now)
    ON CONFLICT (owner, key_sha256) DO UPDATE
    SET request_sha256 = excluded.request_sha256, created_at = excluded.created_at
    WHERE answers.status IS NULL AND answers.created_at < :stale
    RETURNING created_at
    """
)


@dataclass(frozen=True)
class Named:
    """A request by the hashes of its key and of all that it asks."""

    owner: str
    key_sha256: str
    request_sha256: str


@dataclass(frozen=True)
class Lock:
    """Leave to do the request, until somebody finds that it takes too long."""

    named: Named
    since: float


@dataclass(frozen=True)
class Kept:
    """A first answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Answers:
    """The answers in one database. `lock_s` is longer than any request takes."""

    def __init__(self, database: Database, *, lock_s: float, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._lock_s = lock_s
        self._clock = clock

    async def begin(self, named: Named) -> Lock | Kept | Literal["under way", "another request"]:
        """Leave to do it, or the first answer, or why there is neither."""
        now = self._clock()
        values = {"owner": named.owner, "key": named.key_sha256, "request": named.request_sha256}
        async with self._database.apart() as connection:
            await connection.execute(delete(answers).where(answers.c.created_at < now - KEPT_S))
            locked = await connection.scalar(_LOCK, values | {"now": now, "stale": now - self._lock_s})
            if locked is not None:
                return Lock(named, now)
            row = (await connection.execute(select(answers).where(_of(named)))).first()
        if row is not None and row.request_sha256 != named.request_sha256:
            return "another request"
        if row is None or row.status is None:
            return "under way"
        return Kept(row.status, json.loads(row.headers), row.body.encode())

    async def keep(self, lock: Lock, answer: Kept) -> None:
        """Give this answer from now on, unless somebody else has taken over."""
        kept = {"status": answer.status, "headers": json.dumps(dict(answer.headers)), "body": answer.body.decode()}
        async with self._database.apart() as connection:
            await connection.execute(update(answers).where(_held(lock)).values(kept))

    async def release(self, lock: Lock) -> None:
        """Let the next one do it."""
        async with self._database.apart() as connection:
            await connection.execute(delete(answers).where(_held(lock)))

    async def forget(self, owner: str, brief_id: str) -> None:
        """Delete the answers in which a brief stands that is deleted."""
        holds = answers.c.body.contains(brief_id, autoescape=True)
        async with self._database.apart() as connection:
            deleted = await connection.execute(delete(answers).where(answers.c.owner == owner, holds))
        if deleted.rowcount:
            await self._database.wipe()


def _of(named: Named) -> ColumnElement[bool]:
    return (answers.c.owner == named.owner) & (answers.c.key_sha256 == named.key_sha256)


def _held(lock: Lock) -> ColumnElement[bool]:
    return _of(lock.named) & (answers.c.created_at == lock.since) & answers.c.status.is_(None)
