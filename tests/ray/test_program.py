"""`summarizer bulk --engine ray` as a program: killed, interrupted, gone on with, and pointed at nothing."""

import os
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from tests.edges.test_bulk_process import (
    ALL,
    command,
    folder,
    ids,
    provider,
    resumed,
    wait_for_answers,
    wait_for_lines,
    whole_lines,
)
from tests.edges.test_cli_process import environment
from tests.ray.serials import family, is_raylet, running

__all__ = ["folder"]  # a fixture

pytestmark = [pytest.mark.ray, pytest.mark.needs("ray")]

LONG_S = 60.0
AGENTS_S = 60.0  # for which Ray's agents try to tell a cluster that is gone that it is; fixed in Ray


def on_ray(*more: str) -> list[str]:
    return command("--engine", "ray", "--workers", "2", *more)


def our_environment(**more: str) -> dict[str, str]:
    """Ray's own warnings are no business of ours."""
    return environment() | {"PYTHONWARNINGS": "default"} | more


def started(folder: Path, *more: str, **variables: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        on_ray(*more),
        cwd=folder,
        env=our_environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - as a terminal would
    )


def finished(folder: Path, *more: str, **variables: str) -> tuple[int, str]:
    done = subprocess.run(
        on_ray(*more), cwd=folder, env=our_environment(**variables), capture_output=True, check=False, timeout=LONG_S
    )
    return done.returncode, done.stderr.decode()


def wait_until_gone(pids: set[int], *, within_s: float = LONG_S) -> None:
    ends_by = time.monotonic() + within_s
    while any(Path(f"/proc/{pid}/exe").exists() for pid in pids):  # a zombie has none
        assert time.monotonic() < ends_by, "processes are left behind"
        time.sleep(0.02)


def test_a_driver_that_is_killed_leaves_nothing_running_and_another_does_the_rest_once(folder: Path) -> None:
    process = started(folder, "--resume")
    wait_for_lines(folder, 4, within_s=LONG_S)
    processes = family(process.pid)
    actors = set(running()) & processes
    assert {os.getpriority(os.PRIO_PROCESS, pid) for pid in actors} == {os.getpriority(os.PRIO_PROCESS, 0)}
    process.kill()
    process.communicate()
    before = whole_lines(folder)
    wait_until_gone(actors)

    assert len(before) < len(ALL)
    assert finished(folder, "--resume", "--unordered") == (0, "")
    assert sorted(ids(folder)) == sorted(ALL)
    assert set(before) <= set(whole_lines(folder))
    wait_until_gone(processes, within_s=AGENTS_S + LONG_S)


def test_ctrl_c_ends_a_run_with_130_and_no_process_is_left(folder: Path) -> None:
    process = started(folder)
    wait_for_lines(folder, 4, within_s=LONG_S)
    processes = family(process.pid)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all that it can reach
    _, err = process.communicate(timeout=LONG_S)

    assert (process.returncode, err.count(b"\n")) == (130, 1)
    assert err.startswith(b"summarizer: interrupted after ")
    assert len(processes) > 5
    wait_until_gone(processes)
    assert 4 <= len(ids(folder)) < len(ALL)


def test_a_cluster_that_is_lost_is_said_and_another_run_does_the_rest(folder: Path) -> None:
    given = folder / "in.jsonl"
    line = given.read_text().partition("\n")[0]
    given.unlink()
    os.mkfifo(given)
    process = started(folder)
    fed = feed_until_ended(process, given, (line.replace("c0", f"n{number}") for number in count()), folder)
    out, err = process.communicate(timeout=LONG_S)
    given.unlink()
    given.write_text("".join(f"{one}\n" for one in fed))

    assert (process.returncode, out, len(err.splitlines())) == (2, b"", 1), err.decode()
    assert b"the Ray cluster is lost; start it again, and go on with --resume" in err
    assert resumed(folder, "--workers", "2") == (0, "")
    assert ids(folder) == [f"n{number}" for number in range(len(fed))]


def feed_until_ended(process: subprocess.Popen[bytes], fifo: Path, lines: Iterator[str], folder: Path) -> list[str]:
    """What it was given. It takes Ray a while to see that it is lost, and there has to be work as long."""
    fed = [next(lines) for _ in range(9)]
    with suppress(BrokenPipeError), fifo.open("w", buffering=1) as pipe:
        print(*fed, sep="\n", file=pipe)
        wait_for_lines(folder, 4, within_s=LONG_S)
        (raylet,) = filter(is_raylet, family(process.pid))
        os.kill(raylet, signal.SIGKILL)
        ends_by = time.monotonic() + AGENTS_S + LONG_S
        while process.poll() is None:
            assert time.monotonic() < ends_by, "it does not see that it is lost"
            fed.append(next(lines))
            print(fed[-1], file=pipe)
            time.sleep(0.05)
    return fed


def test_what_a_killed_driver_s_actors_paid_for_is_not_paid_for_again(folder: Path, address: str) -> None:
    with provider(slow_at="c5") as (base, asked, go_on):
        settings = {"SUMMARIZER_API_BASE": base, "XDG_STATE_HOME": str(folder / "state")}
        more = ("--ray-address", address, "--resume", "--limit", "12", "--model", "compatible/m")
        process = started(folder, *more, **settings)
        wait_for_lines(
            folder, 5, within_s=LONG_S
        )  # no more come, in the input's order, while the sixth keeps us waiting
        wait_for_answers(folder, 11, within_s=LONG_S)
        actors = set(running())
        process.kill()
        process.communicate()
        wait_until_gone(actors)
        before = Counter(asked)
        go_on.set()

        again = finished(folder, *more, **settings)

    assert (again, ids(folder)) == ((0, ""), ALL[:12])
    assert set(asked - before) == {"c5"}


def test_an_address_where_nothing_listens_is_said_at_once(folder: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # taken, and not listened at
        assert_unreachable(folder, f"127.0.0.1:{nobody.getsockname()[1]}")
    assert_unreachable(folder, "nonsense")


def test_an_address_where_somebody_keeps_silent_is_said_soon(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert_unreachable(folder, f"127.0.0.1:{silent.getsockname()[1]}")


def test_the_address_of_a_web_page_is_not_taken_for_ray_s(folder: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert_unreachable(folder, f"127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()


def assert_unreachable(folder: Path, address: str) -> None:
    started_at = time.monotonic()
    code, err = finished(folder, "--ray-address", address, "--force")

    assert (code, err.count("\n")) == (2, 1)
    assert f"no Ray cluster can be reached at {address}; " in err
    assert time.monotonic() - started_at < 20
