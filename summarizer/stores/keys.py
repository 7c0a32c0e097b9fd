"""API keys. What is kept of one is a hash: who reads the database can use none.

A key has 32 random bytes, so a plain SHA-256 is as good as a slow hash, which guards what people choose themselves.
Revoked keys stay: a server that once had a key never opens to everybody when the last is revoked.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Row, insert, select, update

from summarizer.errors import UsageError
from summarizer.stores import tables
from summarizer.stores.database import Database

Scope = Literal["read", "write"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
LOCAL = "local"  # the owner of everything where there are no keys, and the server listens on loopback alone
PREFIX = "nsk"
MOST_NAME = 100  # characters
_ID_BYTES, _SECRET_BYTES = 6, 32
_NOBODY = hashlib.sha256(b"").hexdigest()  # compared with where there is no such key


@dataclass(frozen=True)
class Key:
    """A key as it is kept. Times are seconds since 1970."""

    id: str
    name: str
    sha256: str
    scopes: tuple[Scope, ...]
    created_at: float
    revoked_at: float | None = None


class Keys:
    """The keys of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, name: str, scopes: Collection[Scope], *, now: float) -> str:
        """A new key, which nobody can look up again. Raises UsageError for a name that is none."""
        if not name.strip() or len(name) > MOST_NAME:
            raise UsageError(f"a key's name has 1 to {MOST_NAME} characters")
        key_id = secrets.token_hex(_ID_BYTES)
        key = f"{PREFIX}_{key_id}_{secrets.token_urlsafe(_SECRET_BYTES)}"
        row = {
            "id": key_id,
            "name": name,
            "sha256": _sha256(key),
            "scopes": " ".join(scope for scope in SCOPES if scope in scopes),
            "created_at": now,
        }
        async with self._database.apart() as connection:
            await connection.execute(insert(tables.keys).values(row))
        return key

    async def valid(self, key: str) -> Key | None:
        """What is kept of a key that may be used."""
        found = await self.active(_id_of(key))
        same = hmac.compare_digest(_sha256(key), found.sha256 if found else _NOBODY)
        return found if same else None

    async def active(self, key_id: str) -> Key | None:
        """The key of this id, unless it is revoked."""
        wanted = select(tables.keys).where(tables.keys.c.id == key_id, tables.keys.c.revoked_at.is_(None))
        async with self._database.apart() as connection:
            row = (await connection.execute(wanted)).first()
        return None if row is None else _key(row)

    async def exist(self) -> bool:
        """Whether there ever was a key here."""
        async with self._database.apart() as connection:
            return await connection.scalar(select(tables.keys.c.id).limit(1)) is not None

    async def all(self) -> tuple[Key, ...]:
        """Every key, the oldest first."""
        async with self._database.apart() as connection:
            rows = await connection.execute(select(tables.keys).order_by(tables.keys.c.created_at, tables.keys.c.id))
            return tuple(map(_key, rows))

    async def revoke(self, key_id: str, *, now: float) -> None:
        """Let the key be used no more, from the next request on. Raises UsageError when there is no such key."""
        one = tables.keys.c.id == key_id
        still = update(tables.keys).where(one, tables.keys.c.revoked_at.is_(None)).values(revoked_at=now)
        async with self._database.apart() as connection:
            await connection.execute(still)
            known = await connection.scalar(select(tables.keys.c.id).where(one))
        if known is None:
            raise UsageError(_no_such_key(await self.named(key_id)))

    async def named(self, name: str) -> tuple[str, ...]:
        """Ids of the keys of this name that may be used, the oldest first."""
        return tuple(key.id for key in await self.all() if key.name == name and key.revoked_at is None)


def _no_such_key(named: Collection[str]) -> str:
    """What to do where a key is asked for by its name."""
    if not named:
        return "no key has this id; `summarizer keys list` shows those there are"
    return f"keys go by their id, and of this name there is {' and '.join(named)}: `summarizer keys revoke ID`"


def _key(row: Row[tuple[object, ...]]) -> Key:
    kept = row._asdict()
    return Key(**kept | {"scopes": tuple(scope for scope in SCOPES if scope in kept["scopes"].split())})


def _sha256(key: str) -> str:
    # What is no key may hold halves of surrogate pairs.
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


def _id_of(key: str) -> str:
    prefix, _, rest = key.partition("_")
    key_id = rest.partition("_")[0]
    return key_id if prefix == PREFIX and key_id.isascii() and key_id.isalnum() else ""
