"""The command line as a program: pipes, signals, and nothing on standard error that nobody asked for."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from summarizer.domain import Brief
from tests.builders import FERRY, FLOOD
from tests.needs import ROOT

PROGRAM = (sys.executable, "-c", "from summarizer.edges.cli.main import run; run()")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def in_a_process(*arguments: object, stdin: bytes = b"", cwd: Path, hash_seed: str = "random") -> Ran:
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment() | {"PYTHONHASHSEED": hash_seed},
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def facts_written_to(descriptor: int, folder: Path) -> subprocess.CompletedProcess[bytes]:
    (folder / "flood.txt").write_text(FLOOD)
    command = [*PROGRAM, "facts", "flood.txt"]
    return subprocess.run(
        command, stdout=descriptor, stderr=subprocess.PIPE, cwd=folder, env=environment(), check=False
    )


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}


def test_the_program_writes_a_brief_of_what_it_is_piped(tmp_path: Path) -> None:
    code, out, err = in_a_process(
        "brief", "-", "--format", "json", stdin=f"{FLOOD}\n\n{FERRY}".encode(), cwd=tmp_path
    )

    assert (code, err) == (0, "")
    assert Brief.model_validate_json(out).status == "complete"


def test_the_program_refuses_and_says_why(tmp_path: Path) -> None:
    code, out, err = in_a_process("brief", "gone.txt", "--format", "json", cwd=tmp_path)

    assert (code, Brief.model_validate_json(out).status) == (1, "refused")
    assert err.startswith("summarizer: not used: gone.txt")
    assert "Traceback" not in err


def test_evidence_of_equal_weight_keeps_its_order_whatever_python_hashes_with(tmp_path: Path) -> None:
    # Each of four names on one side has a twin on the other that is as rare: only rounding could tell them apart.
    (tmp_path / "story.txt").write_text(
        "Arlo, Brem, Corv and Drun sang in Marl. Estil, Fanx, Gorp and Hulm danced in Lund. Brem slept. Fanx slept. "
        "Brem rowed with Corv. Fanx rowed with Gorp. Corv and Drun paid. Gorp and Hulm paid. Drun left. Hulm left. "
        "Drun waited. Hulm waited."
    )
    claim = b"Arlo, Brem, Corv and Drun met Estil, Fanx, Gorp and Hulm."

    told = {
        in_a_process("check", "-", "story.txt", "--format", "json", stdin=claim, cwd=tmp_path, hash_seed=seed).out
        for seed in ("1", "3")
    }

    assert len(told) == 1


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)

    done = facts_written_to(write_end, tmp_path)
    os.close(write_end)

    assert (done.returncode, done.stderr) == (0, b"")


def interrupted(process: "subprocess.Popen[bytes]") -> bytes:
    """What it says when it is interrupted: once more, as a person would, where the first came just before a read."""
    process.send_signal(signal.SIGINT)
    try:
        _, err = process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    return err


def test_ctrl_c_while_it_waits_for_input_says_so_and_exits_130(tmp_path: Path) -> None:
    # The pipe has a reader as soon as the program reads it: then, and not before, it is interrupted.
    os.mkfifo(tmp_path / "pipe.txt")
    # A file that is closed by an interrupt warns of that, so here warnings are no errors.
    calm = environment() | {"PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(
        [*PROGRAM, "brief", "pipe.txt"],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=calm,
        # A shell starts background jobs, and so these tests and all their children, with SIGINT ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    with (tmp_path / "pipe.txt").open("wb"):
        err = interrupted(process)

    assert (process.returncode, err.strip()) == (130, b"summarizer: interrupted")


def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = facts_written_to(full.fileno(), tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith(b"summarizer: cannot write to standard output")
    assert done.stderr.count(b"\n") == 1


def test_a_file_name_that_is_no_text_sinks_nothing(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)
    Path(os.fsdecode(bytes(tmp_path) + b"/\xff.txt")).write_text(FERRY)

    code, out, err = in_a_process("brief", ".", "no\udcffsuch.txt", "--format", "json", cwd=tmp_path)

    assert (code, len(Brief.model_validate_json(out).articles)) == (0, 2)
    assert "not used: no\\udcffsuch.txt" in err


def test_a_closed_input_is_missed_by_nobody_who_does_not_read_it(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)

    done = in_a_shell("brief flood.txt - <&-", tmp_path)

    assert (done.code, done.err) == (0, "")
    assert "standard input: there is nothing in it" in " ".join(done.out.split())


def test_a_closed_output_is_said_in_one_line_and_a_file_needs_none(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)

    assert in_a_shell("brief flood.txt -o brief.txt >&-", tmp_path).code == 0
    done = in_a_shell("brief flood.txt >&-", tmp_path)

    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "standard output: it is closed" in done.err
    assert "Marl" in (tmp_path / "brief.txt").read_text()


def test_a_brief_may_be_sent_to_the_pipe_behind_dev_stdout(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD)

    code, out, err = in_a_process("brief", "flood.txt", "-o", "/dev/stdout", cwd=tmp_path)

    assert (code, err) == (0, "")
    assert "Marl" in out


def in_a_shell(command: str, folder: Path) -> Ran:
    """A shell, because only what starts a process can close its streams."""
    program = shlex.join(PROGRAM)
    done = subprocess.run(
        ["sh", "-c", f"{program} {command}"], capture_output=True, cwd=folder, env=environment(), check=False
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
