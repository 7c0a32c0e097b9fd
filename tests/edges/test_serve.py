"""`summarizer serve`, as a process: where it listens, what it says, how it stops."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.server import bare_environment, command, serving

ARTICLE = {
    "text": "The river burst its banks in Tarvane on Thursday. Nine people died when a gate of the dam failed."
}


def refused(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command("serve", *arguments),
        cwd=folder,
        env=bare_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def all_refused(folder: Path, *attempts: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """One process that tries them one after the other and prints how each ended: starting up is what takes time."""
    code = f"print([exit_code(['serve', *attempt]) for attempt in {attempts!r}])"
    return subprocess.run(
        [sys.executable, "-c", f"from summarizer.edges.cli.main import exit_code; {code}"],
        cwd=folder,
        env=bare_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_server_answers_on_the_address_it_prints_and_stops_without_noise(
    tmp_path: Path, stop: signal.Signals
) -> None:
    with serving(tmp_path) as (process, address):
        with httpx.Client(base_url=address, trust_env=False) as client:
            ready = client.get("/readyz")
            brief = client.post("/v1/briefs", json={"articles": [ARTICLE]})
            wrong = client.post("/v1/briefs", content=b"{", headers={"content-type": "application/json"})
        process.send_signal(stop)
        output, noise = process.communicate(timeout=30)

    assert address.startswith("http://127.0.0.1:")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})
    assert (brief.status_code, brief.json()["status"]) == (200, "complete")
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "application/problem+json")
    assert process.returncode == 0
    assert output == ""
    assert [json.loads(line)["route"] for line in noise.splitlines()] == ["/v1/briefs", "/v1/briefs"]


def test_an_answer_is_not_held_back_until_its_beginning_is_acknowledged(tmp_path: Path) -> None:
    with serving(tmp_path) as (_, address), httpx.Client(base_url=address, trust_env=False) as client:
        took = sorted(client.get("/livez").elapsed.total_seconds() for _ in range(50))

    # Held back, most take 40 ms, wherever they are asked for; on a busy machine some do in any case.
    assert took[10] < 0.03


def test_a_body_over_the_limit_is_refused_by_the_real_server_too(tmp_path: Path) -> None:
    with serving(tmp_path) as (_, address), httpx.Client(base_url=address, trust_env=False) as client:
        headers = {"content-type": "application/json"}
        declared = client.post("/v1/briefs", content=b" " * (2 * 1024 * 1024 + 1), headers=headers)
        chunked = client.post("/v1/briefs", content=iter([b" " * 1024] * 2049), headers=headers)

    assert [declared.status_code, chunked.status_code] == [413, 413]
    assert chunked.json()["type"] == "/problems/body-too-large"


@pytest.mark.needs("loopback6")
def test_the_loopback_address_of_ip_version_6_is_printed_as_a_url(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "::1") as (_, address):
        assert address.startswith("http://[::1]:")
        assert httpx.get(f"{address}/livez", trust_env=False).status_code == 200


def test_a_host_that_others_can_reach_is_refused_while_there_are_no_keys(tmp_path: Path) -> None:
    hosts = ("0.0.0.0", "::", "192.0.2.7")  # noqa: S104 - refused

    done = all_refused(tmp_path, *(("--host", host, "--port", "0") for host in hosts))

    assert done.stdout == "[2, 2, 2]\n"
    lines = done.stderr.splitlines()
    assert len(lines) == len(hosts)
    assert all("has no keys" in line and "loopback only" in line for line in lines)


def test_with_a_key_another_address_may_be_listened_on_but_no_name(tmp_path: Path) -> None:
    create = command("keys", "create", "desk")
    subprocess.run(create, cwd=tmp_path, env=bare_environment(), capture_output=True, check=True)
    # An address for documents, which no machine has.
    done = all_refused(tmp_path, ("--host", "192.0.2.7"), ("--host", "service.example"), ("--host", ""))

    assert done.stdout == "[2, 2, 2]\n"
    foreign, *names = done.stderr.splitlines()
    assert foreign.startswith("summarizer: cannot listen on 192.0.2.7 port 8000")
    assert all("takes an address" in line for line in names)


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = refused(tmp_path, "--port", port)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"summarizer: cannot listen on 127.0.0.1 port {port}: ")
    assert done.stderr.count("\n") == 1


def test_a_wrong_option_stops_the_server_before_it_listens(tmp_path: Path) -> None:
    done = all_refused(tmp_path, ("--port", "65536"), ("--port", "http"), ("--model", "nonsense"))

    assert done.stdout == "[2, 2, 2]\n"
    assert "listening" not in done.stderr
    assert "Traceback" not in done.stderr


def test_help_of_the_commands_loads_no_server() -> None:
    script = """
import sys
from summarizer.edges.cli.main import exit_code
code = exit_code(["--help"])
print(code, sorted({"fastapi", "starlette", "uvicorn", "litellm"} & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "serve" in done.stdout
    assert done.stderr == "0 []\n"
