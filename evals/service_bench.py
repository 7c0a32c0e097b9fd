"""How many briefs a second does `summarizer serve` write, how long does one take, and what does it do when flooded?

The server is a process group of its own, this process sends the load; both share the machine. Nothing leaves it.
"""

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from evals.service_load import REFUSALS, Answer, Load, bodies, flood, steady
from summarizer.executors.local import processors

CONNECTIONS = 16
WORKERS = 2
TIMES_OVER = 4  # how many times as much as it can do is asked of it
FLOOD_S = 10.0
WARM = 0.2  # of the requests come before memory is first measured
MOST_RATE, LEAST_RATE = 1_000.0, 1.0  # what is offered stays bounded, whatever was measured
_FAR = 1_000_000  # no number of any other request
_COMMAND = "from summarizer.edges.cli.main import run; run()"
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Measured:
    """A server under steady load, then flooded. Memory is that of all its processes, before and after most of it."""

    steady: Load
    before_mb: float
    after_mb: float
    flooded: Load
    offered: float

    def __str__(self) -> str:
        written, refused = self.flooded.of(200), self.flooded.of(*REFUSALS)
        lines = (
            f"{len(self.steady.answers):,} briefs over {CONNECTIONS} connections:",
            f"  {_rate(self.steady):.1f} a second (target 15), {_times(self.steady.of(200))} (target p99 1,500 ms)",
            f"  {len(self.steady.answers) - len(self.steady.of(200))} errors",
            f"  memory {self.before_mb:.0f} MB after {WARM:.0%} of them, {self.after_mb:.0f} MB at the end",
            f"flooded with {self.offered:.0f} a second for {FLOOD_S:g} s:",
            f"  {len(written):,} written, {_rate(self.flooded):.1f} a second, {_times(written)}",
            f"  {len(refused):,} refused, {_times(refused)} (target p99 50 ms)",
            f"  {len(self.flooded.answers) - len(written) - len(refused)} lost",
        )
        return "\n".join(lines)


def service_bench(requests: int) -> str:
    """Figures of one server: so many requests, then a flood."""
    head = f"serve --workers {WORKERS}, {processors()} processors; five articles of 300 words, no two requests alike"
    with _serving() as (address, pid):
        return f"{head}\n{asyncio.run(_measured(address, pid, requests))}"


async def _measured(address: str, pid: int, requests: int) -> Measured:
    asked, warm = bodies(requests), int(requests * WARM)
    await steady(address, bodies(1, first=_FAR), 1)  # answered when everything is loaded
    first = await steady(address, asked[:warm], CONNECTIONS)
    before_mb = _resident_mb(pid)
    second = await steady(address, asked[warm:], CONNECTIONS)
    after_mb = _resident_mb(pid)
    rate = min(MOST_RATE, max(LEAST_RATE, _rate(second))) * TIMES_OVER
    flooded = await flood(address, bodies(int(rate * FLOOD_S), first=requests), rate)
    whole = Load(first.answers + second.answers, first.wall_s + second.wall_s)
    return Measured(whole, before_mb, after_mb, flooded, rate)


@contextmanager
def _serving() -> Iterator[tuple[str, int]]:
    """The address of a new server with nothing kept, and its process."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SUMMARIZER_")}
        ours = {"XDG_STATE_HOME": folder, "SUMMARIZER_LOG": "error", "PYTHONPATH": str(_ROOT)}
        arguments = [sys.executable, "-c", _COMMAND, "serve", "--port", "0", "--workers", str(WORKERS)]
        process = subprocess.Popen(  # noqa: S603 - ours
            arguments, cwd=folder, env=environment | ours, stderr=subprocess.PIPE, text=True
        )
        try:
            yield _address(process), process.pid
        finally:
            process.terminate()
            process.communicate()


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None  # noqa: S101 - as it was started
    line = process.stderr.readline()
    found = re.search(r"http://\S+", line)
    if found is None:
        raise RuntimeError(f"the server did not start: {line.strip()}")
    return found[0]


def _rate(load: Load) -> float:
    return len(load.of(200)) / load.wall_s


def _times(answers: Sequence[Answer]) -> str:
    """The middle and the end of how long they took."""
    if len(answers) < 2:
        return f"{len(answers)} answers, too few to say"
    cuts = statistics.quantiles([answer.seconds for answer in answers], n=100, method="inclusive")
    return f"p50 {1000 * cuts[49]:,.0f} ms, p99 {1000 * cuts[98]:,.0f} ms"


def _resident_mb(pid: int) -> float:
    """What a process and those it started have in memory; pages that they share are counted for each."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(map(_own_mb, [pid, *map(int, children)]))


def _own_mb(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0
