"""`summarizer serve` as a process of its own, to test with over loopback."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_S = 30.0  # far more than anything here may take: a machine may be busy


RUN = "from summarizer.edges.cli.main import run; run()"


def command(*arguments: str, script: str = RUN) -> list[str]:
    return [sys.executable, "-c", script, *arguments]


def bare_environment() -> dict[str, str]:
    """This process's environment without settings that would reach the server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SUMMARIZER_")}


@contextmanager
def serving(
    folder: Path, *arguments: str, script: str = RUN, **settings: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server and its address; it is killed if the test left it running. Settings are given as `read_s="1"`.

    What it keeps is in the folder, unless a setting says otherwise: nothing of a test reaches the user's own.
    """
    given = {"state_dir": str(folder / "state")} | settings
    process = subprocess.Popen(
        command("serve", "--port", "0", *arguments, script=script),
        cwd=folder,
        env=bare_environment() | {f"SUMMARIZER_{name.upper()}": value for name, value in given.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        said = re.fullmatch(r"summarizer: listening on (http://\S+:[1-9]\d*)\n", line)
        assert said, line
        yield process, said[1]
    finally:
        process.kill()
        process.communicate()


def children(process: "subprocess.Popen[str]") -> frozenset[int]:
    """The processes that it started and that have not ended."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return frozenset(map(int, path.read_text().split()))


def is_running(pid: int) -> bool:
    """Whether there is such a process; one that has ended and waits to be noticed is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(met: Callable[[], bool], what: str) -> None:
    """Fails when it is not so after a while."""
    ends_at = time.monotonic() + LONGEST_S
    while not met():
        assert time.monotonic() < ends_at, f"waited for {what}"
        time.sleep(0.02)
