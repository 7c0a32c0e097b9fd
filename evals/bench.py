"""How fast is it? CPU seconds and peak memory of fresh processes, and CPU seconds of a warm one.

Each figure is the best of several runs: on a shared machine the fastest run is the one least
disturbed. Budgets are those of the design; a figure over its budget is marked.
"""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from summarizer.api import summarize
from summarizer.edges.files import read_paths

RUNS = 5
CLUSTER = Path(__file__).parents[1] / "seeds" / "moscow-visit"  # five articles
_COMMAND = "from summarizer.edges.cli.main import run; run()"


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


def bench() -> str:
    """A table of figures beside their budgets."""
    help_s, _ = _fresh([sys.executable, "-c", _COMMAND, "--help"])
    bare_s, _ = _fresh([sys.executable, "-c", "import click; click.Group()"])
    cold_s, cold_mb = _fresh([sys.executable, "-c", _COMMAND, "brief", str(CLUSTER)])
    rows = (
        Row("bare click", bare_s, None),
        Row("summarizer --help", help_s, 0.10),
        Row("brief of five articles, fresh process", cold_s, 0.8),
        Row("the same, peak memory", cold_mb, 90, "MB"),
        Row("the same in a warm process", _warm(), 0.06),
    )
    return "\n".join(str(row) for row in rows)


def _fresh(command: list[str]) -> tuple[float, float]:
    """Least CPU seconds and peak megabytes of a command, over several runs."""
    seconds, megabytes = [], []
    for _ in range(RUNS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=CLUSTER.parents[1])  # noqa: S603 - ours
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command[3:])} ended with {process.returncode}")
        seconds.append(used.ru_utime + used.ru_stime)
        megabytes.append(used.ru_maxrss / 1024)
    return min(seconds), min(megabytes)


def _warm() -> float:
    async def briefs() -> list[float]:
        spent = []
        for _ in range(RUNS + 1):
            articles = read_paths([str(CLUSTER)], sys.stdin.buffer)
            started = time.process_time()
            await summarize(articles)
            spent.append(time.process_time() - started)
        return spent[1:]

    return min(asyncio.run(briefs()))
