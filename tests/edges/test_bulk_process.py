"""`summarizer bulk` as a program: killed, interrupted, out of disk, and gone on with."""

import json
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.builders import FERRY, FLOOD
from tests.edges.test_cli_process import PROGRAM, environment
from tests.providers import draft_reply, told

FLOODED = "The river Oster flooded the town of Marl on Sunday"
CLUSTERS = 40
ANY = "any"
# A brief of these takes about a hundredth of a second, so a run of forty a second with its start.
_SOME_S = 20.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with (tmp_path / "in.jsonl").open("w") as lines:
        for number in range(CLUSTERS):
            own = f"The council of Marl met {number + 2} times in March about the bridge on Hill Road."
            articles = [{"text": FLOOD}, {"text": f"{own} {FERRY}"}]
            lines.write(json.dumps({"id": f"c{number}", "articles": articles}) + "\n")
    return tmp_path


def command(*more: str) -> list[str]:
    return [*PROGRAM, "bulk", "in.jsonl", "-o", "out.jsonl", *more]


def started(folder: Path, *more: str, session: bool = False) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*more),
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        start_new_session=session,
        # A shell starts background jobs, and so these tests and all their children, with SIGINT ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )


def resumed(folder: Path, *more: str) -> tuple[int, str]:
    done = subprocess.run(
        command("--resume", *more), cwd=folder, env=environment(), capture_output=True, check=False, timeout=60
    )
    return done.returncode, done.stderr.decode()


def whole_lines(folder: Path) -> list[str]:
    out = folder / "out.jsonl"
    return out.read_text(errors="replace").split("\n")[:-1] if out.exists() else []


def wait_for_lines(folder: Path, number: int, *, within_s: float = _SOME_S) -> None:
    ends_by = time.monotonic() + within_s
    while len(whole_lines(folder)) < number:
        assert time.monotonic() < ends_by, "the run does not get on"
        time.sleep(0.005)


def wait_for_answers(folder: Path, number: int, *, within_s: float = _SOME_S) -> None:
    """Until so many are in the log of calls: what is only on its way when a process is killed is lost."""
    (log,) = folder.glob("state/**/calls.sqlite3")
    ends_by = time.monotonic() + within_s
    with closing(sqlite3.connect(f"file:{log}?mode=ro", uri=True)) as calls:
        while calls.execute("SELECT count(*) FROM calls WHERE answer IS NOT NULL").fetchone()[0] < number:
            assert time.monotonic() < ends_by, "the answers are not kept"
            time.sleep(0.005)


def ids(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for line in whole_lines(folder)]


ALL = [f"c{number}" for number in range(CLUSTERS)]


@pytest.mark.parametrize(("workers", "kills"), [pytest.param("1", 2, marks=pytest.mark.long), ("2", 1)])
def test_a_run_that_is_killed_again_and_again_does_every_cluster_once(folder: Path, workers: str, kills: int) -> None:
    chance = random.Random(int(workers))  # noqa: S311 - no secret
    for reached in sorted(chance.sample(range(1, CLUSTERS - 8), kills)):
        process = started(folder, "--resume", "--workers", workers)
        wait_for_lines(folder, reached)
        time.sleep(chance.random() * 0.02)
        process.kill()
        process.communicate()
    before = whole_lines(folder)

    assert resumed(folder, "--workers", workers) == (0, "")

    assert ids(folder) == ALL
    assert whole_lines(folder)[: len(before)] == before


def test_ctrl_c_ends_a_run_with_130_and_it_can_be_gone_on_with(folder: Path) -> None:
    process = started(folder, "--workers", "2", session=True)
    wait_for_lines(folder, 5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, err = process.communicate(timeout=_SOME_S)

    assert process.returncode == 130
    assert err.decode().startswith("summarizer: interrupted after ")
    assert err.count(b"\n") == 1
    assert 5 <= len(ids(folder)) < CLUSTERS
    assert resumed(folder, "--unordered", "--workers", "1") == (0, "")
    assert sorted(ids(folder)) == sorted(ALL)


def test_a_disk_that_fills_is_said_and_what_was_written_stays(folder: Path) -> None:
    most = 100_000  # bytes that a file may have: the system refuses more as it does on a full disk

    done = subprocess.run(
        command("--workers", "1"),
        cwd=folder,
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )

    written = (folder / "out.jsonl").read_bytes()
    assert done.returncode == 2
    assert done.stderr.startswith(b"summarizer: cannot write ")
    assert (done.stderr.count(b"\n"), b"--resume" in done.stderr) == (1, True)
    assert written.endswith(b"\n")
    assert 0 < len(ids(folder)) < CLUSTERS
    assert resumed(folder, "--workers", "1") == (0, "")
    assert ids(folder) == ALL
    assert (folder / "out.jsonl").read_bytes().startswith(written)


def test_a_full_device_is_said_in_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "bulk", "in.jsonl", "-o", "-", "--limit", "1"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.startswith(b"summarizer: cannot write to standard output")


def test_a_reader_that_leaves_ends_the_run(folder: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "bulk", "in.jsonl", "-o", "-", "--workers", "1"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()

    assert (process.wait(_SOME_S), process.stderr.read()) == (0, b"")
    process.stderr.close()


def test_lines_of_a_pipe_are_answered_as_they_come_and_ctrl_c_is_heard_while_it_waits(folder: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "bulk", "-", "-o", "-", "--workers", "1"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    assert process.stdin
    assert process.stdout
    for line in _first_lines(folder, 2):
        process.stdin.write(line)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"id":"c')
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=_SOME_S)

    assert process.returncode == 130
    assert err.startswith(b"summarizer: interrupted after 2")
    assert b"Fatal" not in err


def _first_lines(folder: Path, number: int) -> Iterator[bytes]:
    with (folder / "in.jsonl").open("rb") as lines:
        yield from (line for line, _ in zip(lines, range(number), strict=False))


def test_what_a_killed_run_paid_for_is_not_paid_for_again(folder: Path) -> None:
    with provider(slow_at="c5") as (address, asked, go_on):
        env = environment() | {"SUMMARIZER_API_BASE": address, "XDG_STATE_HOME": str(folder / "state")}
        run = [*command("--resume", "--limit", "12"), "--model", "compatible/m"]
        process = subprocess.Popen(run, cwd=folder, env=env)
        wait_for_lines(folder, 5)  # and no more come, in the input's order, while the sixth keeps us waiting
        wait_for_answers(folder, 11)
        process.kill()
        process.wait()
        before = Counter(asked)
        go_on.set()

        again = subprocess.run(run, cwd=folder, env=env, check=False)

    assert (again.returncode, ids(folder)) == (0, ALL[:12])
    assert set(asked - before) == {"c5"}


@contextmanager
def provider(*, slow_at: str) -> Iterator[tuple[str, Counter[str], Event]]:
    """A server, how often it was asked to write of each cluster, and what lets it write of the slow one."""
    asked: Counter[str] = Counter()
    go_on = Event()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            prompt = body["messages"][-1]["content"]
            met = re.search(r"The council of Marl met (\d+) times", prompt)
            name = f"c{int(met[1]) - 2}" if met else "?"
            asked[name] += 1
            if slow_at in (name, ANY):
                go_on.wait(_SOME_S)
            fact = next(number for number, text in told(prompt).items() if text.startswith(FLOODED))
            self._reply(json.dumps(_completion(draft_reply((FLOODED, [fact])))).encode())

        def _reply(self, content: bytes) -> None:
            with suppress(ConnectionError):  # whoever asked may be dead
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked, go_on
    finally:
        server.shutdown()
        server.server_close()


def _completion(content: str) -> dict[str, object]:
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    choices = [{"index": 0, "finish_reason": "stop", "message": message}]
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices, "usage": usage}
