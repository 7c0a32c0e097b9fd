"""How fast is `summarizer bulk`, how near to what one process could do at best, and does its memory stay flat?

The ideal is the CPU time of the same briefs, written one after the other by a process that is warm and does nothing
else. What is compared is measured in turns, the best of which counts: other work on the machine comes and goes.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evals.invented import invented_clusters
from summarizer.api import summarize
from summarizer.edges.cli.main import exit_code
from summarizer.executors.local import processors

QUARTERS = (25, 50, 75, 100)
TURNS = 4
SAMPLE = 40  # clusters of a turn in this process
SHORT_RUN = 120  # clusters of a turn in processes of its own
_EVERY_S = 0.05
COMMAND = "from summarizer.edges.cli.main import run; run()"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Measured:
    """A run. `peaks_mb` are the most it had in memory, workers included, until so many per cent were done."""

    workers: int
    clusters: int
    wall_s: float
    cpu_s: float
    peaks_mb: dict[int, float]

    def __str__(self) -> str:
        peaks = " ".join(f"{self.peaks_mb[quarter]:7.1f}" for quarter in QUARTERS)
        rate, each_ms = self.clusters / self.wall_s, 1000 * self.cpu_s / self.clusters
        return f"{self.workers:7} {self.wall_s:8.1f} {rate:9.1f} {each_ms:7.1f} {peaks}"


def bulk_bench(clusters: int) -> str:
    """A table: one worker and two, beside the ideal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ideal_s, bulk_s = _in_turns(folder)
        gain = _gain(folder)
        runs = [_measured(folder, workers, clusters) for workers in (1, 2)]
    peaks = " ".join(f"MB@{quarter}%".rjust(7) for quarter in QUARTERS)
    return "\n".join(
        [
            f"{clusters:,} clusters of 3 to 6 articles of 300 words; {processors()} processors",
            f"one process: {bulk_s * 1000:.1f} CPU ms a cluster, {ideal_s / bulk_s:.0%} of the ideal",
            f"two workers: {gain:.2f}x of one, with their start, on {SHORT_RUN} clusters",
            f"workers     wall  a second  CPU ms {peaks}",
            *map(str, runs),
            f"growth of one worker from 25 to 100 %: {_growth(runs[0]):.2f} MB a 1,000 clusters",
        ]
    )


def _growth(run: Measured) -> float:
    return (run.peaks_mb[100] - run.peaks_mb[25]) / (run.clusters * 0.75) * 1000


def _in_turns(folder: Path) -> tuple[float, float]:
    """Least CPU seconds of a brief, alone and in a run; the first turn warms up."""
    clusters = list(invented_clusters(SAMPLE))
    source = written(folder, SAMPLE)

    async def alone() -> None:
        for cluster in clusters:
            await summarize(cluster.articles)

    def run() -> None:
        exit_code(["bulk", str(source), "-o", str(folder / "sample.jsonl"), "--force", "--workers", "1"])

    turns = [(_cpu_s(lambda: asyncio.run(alone())), _cpu_s(run)) for _ in range(TURNS + 1)][1:]
    return min(ideal_s for ideal_s, _ in turns) / SAMPLE, min(bulk_s for _, bulk_s in turns) / SAMPLE


def _cpu_s(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _gain(folder: Path) -> float:
    """How many times as fast two workers are as one."""
    one, two = [], []
    for _ in range(TURNS):
        one.append(_measured(folder, 1, SHORT_RUN).wall_s)
        two.append(_measured(folder, 2, SHORT_RUN).wall_s)
    return min(one) / min(two)


def written(folder: Path, clusters: int) -> Path:
    path = folder / f"in-{clusters}.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(cluster.model_dump_json(exclude_none=True) + "\n" for cluster in invented_clusters(clusters))
    return path


def _measured(folder: Path, workers: int, clusters: int) -> Measured:
    source, out = written(folder, clusters), folder / f"out-{workers}.jsonl"
    out.unlink(missing_ok=True)
    command = [sys.executable, "-c", COMMAND, "bulk", str(source), "-o", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--workers", str(workers)], cwd=ROOT)  # noqa: S603 - ours
    peaks = dict(_peaks(process, out, clusters))
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"bulk ended with {process.returncode}")
    return Measured(workers, clusters, time.perf_counter() - started, used.ru_utime + used.ru_stime, peaks)


def _peaks(process: "subprocess.Popen[bytes]", out: Path, clusters: int) -> Iterator[tuple[int, float]]:
    """The peak of memory when each quarter is done."""
    done, read, peak = 0, 0, 0.0
    for quarter in QUARTERS:
        while done * 100 < quarter * clusters and (seen := _peak_mb(process.pid)):
            peak = max(peak, seen)
            time.sleep(_EVERY_S)
            new = lines_from(out, read)
            done, read = done + new.count(b"\n"), read + len(new)
        yield quarter, peak


def lines_from(out: Path, start: int) -> bytes:
    if not out.exists():
        return b""
    with out.open("rb") as lines:
        lines.seek(start)
        return lines.read()


def _peak_mb(pid: int) -> float:
    """The peaks of a process and of those it started, added up; 0 when it has ended."""
    return sum(map(_own_peak_mb, _family(pid)))


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def _own_peak_mb(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0
