"""Where the library `limits` keeps its counts: in the database, so that all processes and machines share them.

The window slides: of the minute before, as much counts as lies less than a minute back. What is refused is not
counted.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from limits.aio.storage import SlidingWindowCounterSupport, Storage
from sqlalchemy import delete, func, literal, select, text

from summarizer.errors import StoreUnavailable
from summarizer.stores.database import Database
from summarizer.stores.tables import counters

# One statement, so that nobody comes between looking and counting. PostgreSQL wants to be told the types.
_TAKE = text(
    """
    WITH earlier (count) AS (
        SELECT COALESCE(SUM(count * CAST(:weight AS DOUBLE PRECISION)), 0) FROM counters WHERE name = :previous
    )
    INSERT INTO counters (name, count, expires_at)
    SELECT CAST(:name AS VARCHAR(255)), CAST(:amount AS BIGINT), CAST(:expires_at AS DOUBLE PRECISION)
    FROM earlier WHERE earlier.count + CAST(:amount AS BIGINT) < CAST(:most AS BIGINT) + 1
    ON CONFLICT (name) DO UPDATE SET count = counters.count + excluded.count
    WHERE (SELECT count FROM earlier) + counters.count + excluded.count < CAST(:most AS BIGINT) + 1
    RETURNING count
    """
)


@dataclass(frozen=True)
class Window:
    """Counts of the window before and of this one, of which some seconds are left."""

    before: int
    now: int
    left_s: float
    length_s: int

    @property
    def used(self) -> int:
        """What counts now."""
        return math.floor(self.before * self.left_s / self.length_s) + self.now

    def wait_s(self, room: int) -> float:
        """Until less than `room` counts. In this window the one before wanes, in the next one this one does."""
        if self.now < room:
            return self.left_s - self.length_s * (room - self.now) / max(1, self.before)
        return self.left_s + self.length_s * (1 - room / self.now)


class Counters(Storage, SlidingWindowCounterSupport):
    """The counts of one database."""

    STORAGE_SCHEME = None  # it is made by hand and never by a URL

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._database = database
        self._clock = clock

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may be raised here."""
        return StoreUnavailable

    async def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` if so much is left, in one statement."""
        now = self._clock()
        number, into_s = divmod(now, expiry)
        values = {
            "name": _window(key, number),
            "previous": _window(key, number - 1),
            "weight": 1 - into_s / expiry,
            "amount": amount,
            "most": limit,
            "expires_at": (number + 2) * expiry,
        }
        async with self._database.apart() as connection:
            count = await connection.scalar(_TAKE, values)
            if count == amount:  # the first of this window, so once a minute for each limit
                await connection.execute(delete(counters).where(counters.c.expires_at < now))
        return count is not None

    async def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Counts of the window before and of this one, each with the seconds for which it still counts."""
        [window] = await self.windows([key], expiry)
        return window.before, window.left_s, window.now, window.left_s + expiry

    async def windows(self, keys: Sequence[str], expiry: int) -> tuple[Window, ...]:
        """How each of several counts stands, in one statement."""
        number, into_s = divmod(self._clock(), expiry)
        names = [_window(key, each) for key in keys for each in (number - 1, number)]
        async with self._database.apart() as connection:
            rows = await connection.execute(
                select(counters.c.name, counters.c.count).where(counters.c.name.in_(names))
            )
            found = {row.name: int(row[1]) for row in rows}
        counts = [found.get(name, 0) for name in names]
        return tuple(
            Window(before, now, expiry - into_s, expiry)
            for before, now in zip(counts[::2], counts[1::2], strict=True)
        )

    async def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Begin to count anew."""
        number = self._clock() // expiry
        await self.clear(_window(key, number - 1))
        await self.clear(_window(key, number))

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count without a limit."""
        most, now = 2**62, self._clock()
        values = {
            "name": key,
            "previous": "",
            "weight": 0.0,
            "amount": amount,
            "most": most,
            "expires_at": now + expiry,
        }
        async with self._database.apart() as connection:
            return int(await connection.scalar(_TAKE, values) or 0)

    async def get(self, key: str) -> int:
        """The count, 0 when there is none."""
        async with self._database.apart() as connection:
            return await connection.scalar(select(counters.c.count).where(counters.c.name == key)) or 0

    async def get_expiry(self, key: str) -> float:
        """When the count ends, in seconds since 1970."""
        async with self._database.apart() as connection:
            ends = await connection.scalar(select(counters.c.expires_at).where(counters.c.name == key))
        return self._clock() if ends is None else ends

    async def check(self) -> bool:
        """Whether the database answers. Raises StoreUnavailable."""
        async with self._database.apart() as connection:
            return await connection.scalar(select(literal(1))) == 1

    async def reset(self) -> int | None:
        """Forget all counts."""
        async with self._database.apart() as connection:
            count = await connection.scalar(select(func.count()).select_from(counters))
            await connection.execute(delete(counters))
        return count

    async def clear(self, key: str) -> None:
        """Forget a count."""
        async with self._database.apart() as connection:
            await connection.execute(delete(counters).where(counters.c.name == key))


def _window(key: str, number: float) -> str:
    return f"{key}/{number:.0f}"
