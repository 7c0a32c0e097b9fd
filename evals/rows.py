"""A row of the table of `bench`, and how its seconds are taken."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Row:
    """One measured thing. `figure` and `budget` are in `unit`."""

    what: str
    figure: float
    budget: float | None
    unit: str = "CPU s"

    def __str__(self) -> str:
        budget = "" if self.budget is None else f"  budget {self.budget:g}"
        over = "  OVER" if self.budget is not None and self.figure > self.budget else ""
        return f"{self.what:44} {self.figure:8.3f} {self.unit}{budget}{over}"


async def least(work: Callable[[], Awaitable[object]], runs: int = RUNS) -> float:
    """Least CPU seconds of a piece of work, over several runs and one before them."""
    spent = []
    for _ in range(runs + 1):
        started = time.process_time()
        await work()
        spent.append(time.process_time() - started)
    return min(spent[1:])
