"""How much faster are two Ray actors than one, and what does it cost to hand out and to write down?

Whatever else runs on the machine comes and goes, so runs take turns and the best of each counts. Ray's start, of
many seconds, is left out: the clock runs from a tenth of the lines to all of them.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.bulk_bench import COMMAND, ROOT, lines_from, written
from summarizer.executors.local import processors

ACTORS = (1, 2)
TURNS = 3
_EVERY_S = 0.02
_TICKS = 100  # a second, of the kernel's account


@dataclass(frozen=True)
class Pace:
    """Clusters a second, and CPU milliseconds a cluster of the process that hands out and writes."""

    a_second: float
    driver_ms: float


@dataclass(frozen=True)
class _Reached:
    """A moment of a run: lines written, the time, and CPU seconds of its main process."""

    lines: int
    now_s: float
    cpu_s: float


def ray_bench(clusters: int) -> str:
    """One actor and two, in turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder, clusters)
        turns = [[_measured(folder, source, actors, clusters) for actors in ACTORS] for _ in range(TURNS)]
    one, two = (max(turn[at].a_second for turn in turns) for at in range(len(ACTORS)))
    driver_ms = min(pace.driver_ms for turn in turns for pace in turn)
    return "\n".join(
        [
            f"{clusters:,} clusters of 3 to 6 articles of 300 words; {processors()} processors; Ray's start left out",
            f"one actor: {one:.1f} a second; two: {two:.1f} a second, {two / one:.2f}x; best of {TURNS} turns",
            *(f"  turn {number}: {_told(turn)}" for number, turn in enumerate(turns, 1)),
            f"the process that hands out and writes: {driver_ms:.1f} CPU ms a cluster",
        ]
    )


def _told(turn: list[Pace]) -> str:
    return " and ".join(f"{pace.a_second:.1f} a second ({pace.driver_ms:.1f} ms)" for pace in turn)


def _measured(folder: Path, source: Path, actors: int, clusters: int) -> Pace:
    out = folder / "out.jsonl"
    out.unlink(missing_ok=True)
    command = [sys.executable, "-c", COMMAND, "bulk", str(source), "-o", str(out), "--engine", "ray"]
    with subprocess.Popen([*command, "--workers", str(actors)], cwd=ROOT) as process:  # noqa: S603 - ours
        reached = _reached(process, out)
        begun, ended = _first(reached, clusters // 10), _first(reached, clusters - 1)  # before it takes leave of Ray
    if process.returncode:
        raise RuntimeError(f"bulk ended with {process.returncode}")
    done = ended.lines - begun.lines
    return Pace(done / (ended.now_s - begun.now_s), 1000 * (ended.cpu_s - begun.cpu_s) / done)


def _first(reached: Iterator[_Reached], lines: int) -> _Reached:
    return next(each for each in reached if each.lines >= lines)


def _reached(process: "subprocess.Popen[bytes]", out: Path) -> Iterator[_Reached]:
    """How far it is, every few hundredths of a second; it is read no more than it must be, which would slow it."""
    lines, read = 0, 0
    while process.poll() is None:
        new = lines_from(out, read)
        lines, read = lines + new.count(b"\n"), read + len(new)
        yield _Reached(lines, time.perf_counter(), _cpu_s(process.pid))
        time.sleep(_EVERY_S)
    raise RuntimeError(f"bulk ended with {process.returncode} after {lines} lines")


def _cpu_s(pid: int) -> float:
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / _TICKS
