"""What the models took for each owner on each day of UTC."""

from dataclasses import dataclass

from sqlalchemy import delete, select, text

from summarizer.stores.database import Database
from summarizer.stores.tables import spending

_ADD = text(
    """
    INSERT INTO spending (owner, day, tokens, usd) VALUES (:owner, :day, :tokens, :usd)
    ON CONFLICT (owner, day) DO UPDATE
    SET tokens = spending.tokens + excluded.tokens, usd = spending.usd + excluded.usd
    """
)


@dataclass(frozen=True)
class Spent:
    """Tokens and dollars; calls whose price nobody knows add no dollars."""

    tokens: int = 0
    usd: float = 0.0


class Spending:
    """The accounts in one database. A day is written as in ISO 8601."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, owner: str, day: str, spent: Spent) -> None:
        """Put it on the owner's account of the day."""
        values = {"owner": owner, "day": day, "tokens": spent.tokens, "usd": spent.usd}
        async with self._database.apart() as connection:
            await connection.execute(_ADD, values)

    async def of(self, owner: str, day: str) -> Spent:
        """What the owner has spent that day."""
        wanted = select(spending.c.tokens, spending.c.usd).where(spending.c.owner == owner, spending.c.day == day)
        async with self._database.apart() as connection:
            row = (await connection.execute(wanted)).first()
        return Spent() if row is None else Spent(row.tokens, row.usd)

    async def remove_before(self, day: str) -> None:
        """Close everybody's accounts of the days before."""
        async with self._database.apart() as connection:
            await connection.execute(delete(spending).where(spending.c.day < day))
