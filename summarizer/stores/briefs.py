"""Briefs in a table, by owner and id."""

import asyncio
import re
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import RowMapping, delete, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from summarizer.domain import Brief
from summarizer.errors import BadCursor
from summarizer.keeping import BriefPage, BriefSummary
from summarizer.stores.database import Database
from summarizer.stores.documents import written_out
from summarizer.stores.tables import briefs, jobs

_PLACE = re.compile(r"(\d+\.\d+) ([A-Za-z0-9_-]+)")
_KEY = (briefs.c.owner, briefs.c.id)
_LISTED = (briefs.c.id, briefs.c.headline, briefs.c.status, briefs.c.created_at, briefs.c.articles)


class SqlBriefs:
    """A BriefStore. `now` is in seconds since 1970."""

    def __init__(self, database: Database, *, now: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now = now

    async def add(self, owner: str, brief: Brief) -> None:
        """Keep a brief; one of the same id gives way to it."""
        document = await written_out(brief)
        async with self._database.begin() as connection:
            await put_brief(connection, owner, brief, document, at=self._now())

    async def get(self, owner: str, brief_id: str) -> Brief | None:
        """The brief, if it is kept for this owner."""
        return await _read_back(await self.document(owner, brief_id))

    async def document(self, owner: str, brief_id: str) -> str | None:
        """The brief's JSON as it was written, which takes no time to read."""
        query = select(briefs.c.document).where(briefs.c.owner == owner, briefs.c.id == brief_id)
        async with self._database.reading() as connection:
            document: str | None = await connection.scalar(query)
        return document

    async def page(self, owner: str, *, after: str | None, limit: int) -> BriefPage:
        """At most `limit` briefs, the newest first. Raises BadCursor."""
        query = select(*_LISTED).where(briefs.c.owner == owner)
        if after is not None:
            query = query.where(tuple_(briefs.c.created_at, briefs.c.id) < tuple_(*_place(after)))
        query = query.order_by(briefs.c.created_at.desc(), briefs.c.id.desc()).limit(limit + 1)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        has_more = len(rows) > limit
        data = tuple(map(_summary, rows[:limit]))
        return BriefPage(data=data, has_more=has_more, next=_cursor(rows[limit - 1]) if has_more else None)

    async def remove(self, owner: str, brief_id: str) -> Brief | None:
        """The brief, which is kept no longer, nor on the disk. Jobs that wrote it are `expired` from then on."""
        query = delete(briefs).where(briefs.c.owner == owner, briefs.c.id == brief_id)
        wrote = update(jobs).where(jobs.c.owner == owner, jobs.c.brief_id == brief_id)
        async with self._database.begin() as connection:
            document = await connection.scalar(query.returning(briefs.c.document))
            await connection.execute(wrote.values(state="expired", brief_id=None))
        await self._database.wipe()
        return await _read_back(document)

    async def remove_older(self, before: float) -> int:
        """Remove everybody's briefs from before a time. How many there were."""
        async with self._database.begin() as connection:
            removed = (await connection.execute(delete(briefs).where(briefs.c.created_at < before))).rowcount
        if removed:
            await self._database.wipe()
        return removed


async def put_brief(connection: AsyncConnection, owner: str, brief: Brief, document: str, *, at: float) -> None:
    """Keep a brief, and its JSON, as part of what the connection does."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    kept: dict[str, object] = {
        "created_at": at,
        "headline": brief.headline,
        "status": brief.status,
        "articles": len(brief.articles),
        "document": document,
    }
    insert = dialect.insert(briefs).values(owner=owner, id=brief.id, **kept)
    await connection.execute(insert.on_conflict_do_update(index_elements=_KEY, set_=kept))


async def _read_back(document: str | None) -> Brief | None:
    """Read in a thread: a brief of many long articles takes longer than others should wait."""
    return None if document is None else await asyncio.to_thread(Brief.model_validate_json, document)


def moment(at: float) -> datetime:
    """A time of the tables."""
    return datetime.fromtimestamp(at, UTC)


def _summary(row: RowMapping) -> BriefSummary:
    return BriefSummary.model_validate(dict(row) | {"created_at": moment(row["created_at"])})


def _cursor(row: RowMapping) -> str:
    return urlsafe_b64encode(f"{row['created_at']!r} {row['id']}".encode()).decode()


def _place(cursor: str) -> tuple[float, str]:
    try:
        said = _PLACE.fullmatch(urlsafe_b64decode(cursor).decode())
    except ValueError:
        said = None
    if said is None:
        raise BadCursor("`after` takes what `next` of another page says")
    return float(said[1]), said[2]
