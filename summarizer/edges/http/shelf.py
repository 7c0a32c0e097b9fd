"""Where the pages keep and find briefs, by owner and id."""

import json
import time
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from summarizer.domain import Brief
from summarizer.stores.database import Database
from summarizer.stores.tables import briefs


@dataclass(frozen=True)
class Kept:
    """A brief in a list."""

    id: str
    headline: str
    created_at: float


class Shelf:
    """The briefs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, owner: str, brief: Brief) -> None:
        """Keep a brief; one of the same id gives way to it. Raises StoreUnavailable."""
        async with self._database.begin() as connection:
            await connection.execute(delete(briefs).where(briefs.c.owner == owner, briefs.c.id == brief.id))
            row = {"owner": owner, "id": brief.id, "created_at": time.time(), "document": brief.model_dump_json()}
            await connection.execute(insert(briefs).values(row))

    async def get(self, owner: str, id_: str) -> Brief | None:
        """The owner's brief of this id. Raises StoreUnavailable."""
        async with self._database.begin() as connection:
            document = await connection.scalar(
                select(briefs.c.document).where(briefs.c.owner == owner, briefs.c.id == id_)
            )
        return None if document is None else Brief.model_validate_json(document)

    async def newest(self, owner: str, most: int) -> tuple[Kept, ...]:
        """The owner's briefs, the newest first. Raises StoreUnavailable."""
        chosen = select(briefs.c.id, briefs.c.created_at, briefs.c.document).where(briefs.c.owner == owner)
        newest_first = chosen.order_by(briefs.c.created_at.desc(), briefs.c.id).limit(most)
        async with self._database.begin() as connection:
            rows = (await connection.execute(newest_first)).all()
        return tuple(Kept(id_, json.loads(document)["headline"] or "", at) for id_, at, document in rows)
