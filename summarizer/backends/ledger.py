"""What models took on a day of UTC, of everybody who shares a folder of state: brief after brief, process by process.

What is left when a brief is begun bounds that brief, and what it took is written down when it has ended, however it
ended. Nothing is set aside before: of briefs that are written at the same time each may take what was left.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from summarizer import sqlite_file
from summarizer.backends.allowance import Allowance, Limits
from summarizer.errors import UnreadableLedger

FILE_NAME = "spent.sqlite3"
BUSY_S = 2.0  # how long to wait for another process that writes

_TABLE = "CREATE TABLE IF NOT EXISTS spent (day TEXT PRIMARY KEY, tokens INTEGER NOT NULL, usd REAL NOT NULL)"
_ADD = """
INSERT INTO spent (day, tokens, usd) VALUES (?, ?, ?)
ON CONFLICT (day) DO UPDATE SET tokens = tokens + excluded.tokens, usd = usd + excluded.usd
"""


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class Spent:
    """Tokens and US dollars; calls whose price nobody knows add no dollars."""

    tokens: int = 0
    usd: float = 0.0


class Ledger:
    """The days in one file, which is created when the first sum is written down."""

    def __init__(self, folder: Path, day: Limits, *, today: Callable[[], date] = _today) -> None:
        """`day` are the limits of a whole day."""
        self.path = folder.expanduser() / FILE_NAME
        self._day = day
        self._today = today

    def spent(self) -> Spent:
        """What was taken today. Raises UnreadableLedger."""
        with self._opened() as file:
            row = file.execute("SELECT tokens, usd FROM spent WHERE day = ?", (self._today().isoformat(),)).fetchone()
        return Spent(*row) if row else Spent()

    @contextmanager
    def bounding(self, allowance: Allowance) -> Iterator[None]:
        """Within the block the allowance takes no more than is left of today. Raises UnreadableLedger."""
        spent = self.spent()
        left = replace(
            self._day,
            usd=None if self._day.usd is None else max(0.0, self._day.usd - spent.usd),
            tokens=None if self._day.tokens is None else max(0, self._day.tokens - spent.tokens),
        )
        allowance.beside = (*allowance.beside, left)
        try:
            yield
        finally:
            taken = allowance.spent
            self._add(
                Spent(taken.input_tokens + taken.output_tokens, sum(c.cost_usd or 0.0 for c in allowance.calls))
            )

    def _add(self, spent: Spent) -> None:
        if spent == Spent():
            return
        today = self._today().isoformat()
        with self._opened() as file:
            file.execute(_ADD, (today, spent.tokens, spent.usd))
            file.execute("DELETE FROM spent WHERE day < ?", (today,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work. Raises UnreadableLedger for whatever goes wrong in it."""
        try:
            sqlite_file.create(self.path)
            with closing(sqlite3.connect(self.path, timeout=BUSY_S, isolation_level=None)) as file:
                file.execute(_TABLE)
                yield file
        except (sqlite3.Error, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise UnreadableLedger(
                f"{self.path}: the account of a day's budget cannot be used ({reason}); delete the file, or set "
                "SUMMARIZER_STATE_DIR to another folder"
            ) from error
