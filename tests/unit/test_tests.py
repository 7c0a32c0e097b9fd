"""The tests' own guards: no network, nothing left out in silence, and no square unseen."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.growth import SQUARE, Work, growth
from tests.needs import NEEDS, ROOT, SHARED_VARIABLE, Need, left_out, outcome
from tests.network import NetworkTouched, loopback_only

ELSEWHERE = ("192.0.2.1", 9)  # an address for documentation, which nobody has


def test_a_connection_to_another_machine_is_stopped_and_written_down() -> None:
    touches: list[str] = []

    with loopback_only(touches), socket.socket() as connection:
        with pytest.raises(NetworkTouched):
            connection.connect(ELSEWHERE)
        with pytest.raises(NetworkTouched):
            connection.connect_ex(ELSEWHERE)
        with pytest.raises(NetworkTouched):
            socket.getaddrinfo("news.example", 443)
        with pytest.raises(NetworkTouched):
            socket.create_connection(("news.example", 443))

    assert touches == ["192.0.2.1", "192.0.2.1", "news.example", "news.example"]


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
    assert socket.getaddrinfo("localhost", 80)


def test_the_error_is_none_that_a_client_would_take_for_a_bad_connection() -> None:
    assert not issubclass(NetworkTouched, OSError)


@pytest.mark.long
def test_a_square_of_slices_is_told_from_a_walk() -> None:
    def slicing(length: int) -> Work:
        line = [0] * length
        return lambda: sum(len(line[at:]) for at in range(length))

    def walking(length: int) -> Work:
        return lambda: sum(range(length))

    assert growth(slicing, 3_000) > SQUARE
    assert growth(walking, 1_000_000) < SQUARE


@pytest.mark.parametrize(
    ("is_there", "ci_provides", "in_ci", "expected"),
    [
        (True, True, True, "run"),
        (False, True, True, "fail"),
        (False, True, False, "skip"),
        (False, False, True, "skip"),
    ],
)
def test_an_absent_need_that_ci_provides_fails_there(
    is_there: bool, ci_provides: bool, in_ci: bool, expected: str
) -> None:
    need = Need(is_there=lambda: is_there, absent="gone", ci_provides=ci_provides)

    assert outcome(need, in_ci=in_ci) == expected


@pytest.mark.needs("shared")
def test_the_shared_folder_is_there_when_a_test_needs_it(shared: Path) -> None:
    assert (shared / "data").is_dir()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a run prints in which two tests lack what they need and a third hides that it went out."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "test_it.py").write_text(
        "import pytest, socket\n"
        "@pytest.mark.needs('shared')\n"
        "@pytest.mark.parametrize('number', [1, 2])\n"
        "def test_a(number): pass\n"
        "def test_b():\n"
        "    try: socket.create_connection(('192.0.2.1', 9))\n"
        "    except Exception: pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml", "-p", "tests.conftest", folder],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {SHARED_VARIABLE: str(folder / "gone")},
        check=False,
    )
    return done.stdout


def test_what_was_left_out_is_told_with_its_reason_and_cost(printed: str) -> None:
    assert f"shared: 2 tests: {NEEDS['shared'].absent}" in printed
    assert "2 skipped" in printed


def test_a_test_that_swallows_the_guards_error_fails_all_the_same(printed: str) -> None:
    assert "this test tried to reach 192.0.2.1" in printed
    assert "1 error" in printed


def test_it_is_said_when_nothing_was_left_out() -> None:
    assert left_out({}) == ["nothing"]
    assert left_out({"shared": 1}) == [f"shared: 1 test: {NEEDS['shared'].absent}"]
