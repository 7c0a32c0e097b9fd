"""How fast is `summarizer bulk`, how near to what one process could do at best, and does its memory stay flat?

The ideal is the CPU time of the same briefs, written one after the other by a process that is warm and does nothing
else. Shares are of CPU seconds, which other work on the machine disturbs less than the clock's.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evals.invented import invented_clusters
from summarizer.api import summarize
from summarizer.executors.local import processors

QUARTERS = (25, 50, 75, 100)
IDEAL_OF = 200  # clusters
WARM_UP = 10  # clusters
_EVERY_S = 0.05
_COMMAND = "from summarizer.edges.cli.main import run; run()"
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Measured:
    """A run. `peaks_mb` are the most it had in memory, workers included, until so many per cent were done."""

    workers: int
    clusters: int
    wall_s: float
    cpu_s: float
    peaks_mb: dict[int, float]

    def row(self, ideal_s: float) -> str:
        """A line of the table; `ideal_s` are CPU seconds a cluster."""
        peaks = " ".join(f"{self.peaks_mb[quarter]:7.1f}" for quarter in QUARTERS)
        share = ideal_s * self.clusters / self.cpu_s
        return f"{self.workers:7} {self.wall_s:8.1f} {self.clusters / self.wall_s:9.1f} {share:8.0%} {peaks}"


def bulk_bench(clusters: int) -> str:
    """A table: one worker and two, beside the ideal."""
    ideal_s = asyncio.run(_ideal(clusters))
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder) / "in.jsonl", clusters)
        runs = [_measured(Path(folder), workers, clusters) for workers in (1, 2)]
    peaks = " ".join(f"MB@{quarter}%".rjust(7) for quarter in QUARTERS)
    one, two = runs
    return "\n".join(
        [
            f"{clusters:,} clusters of 3 to 6 articles of 300 words; {processors()} processors",
            f"ideal: {ideal_s * 1000:.1f} CPU ms a cluster",
            f"workers     wall  a second   ideal {peaks}",
            *(run.row(ideal_s) for run in runs),
            f"two workers: {one.wall_s / two.wall_s:.2f}x of one",
            f"growth of one worker from 25 to 100 %: {_growth(one):.2f} MB a 1,000 clusters",
        ]
    )


def _growth(run: Measured) -> float:
    return (run.peaks_mb[100] - run.peaks_mb[25]) / (run.clusters * 0.75) * 1000


async def _ideal(clusters: int) -> float:
    """CPU seconds of a brief."""
    given = [cluster.articles for cluster in invented_clusters(min(clusters, IDEAL_OF) + WARM_UP)]
    for articles in given[:WARM_UP]:
        await summarize(articles)
    started = time.process_time()
    for articles in given[WARM_UP:]:
        await summarize(articles)
    return (time.process_time() - started) / (len(given) - WARM_UP)


def _write(path: Path, clusters: int) -> None:
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(cluster.model_dump_json(exclude_none=True) + "\n" for cluster in invented_clusters(clusters))


def _measured(folder: Path, workers: int, clusters: int) -> Measured:
    out = folder / f"out-{workers}.jsonl"
    command = [sys.executable, "-c", _COMMAND, "bulk", str(folder / "in.jsonl"), "-o", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--workers", str(workers)], cwd=_ROOT)  # noqa: S603 - ours
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
            new = _lines_from(out, read)
            done, read = done + new.count(b"\n"), read + len(new)
        yield quarter, peak


def _lines_from(out: Path, start: int) -> bytes:
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
