"""`summarizer serve --workers`: several processes that are one server, for as long as their parent lives."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from evals.invented import invented_articles
from tests.server import LONGEST_S, children, is_running, serving, wait_until

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")

TWO = ("--workers", "2")
# What no such service can do without.
LIBRARIES = "import aiosqlite, fastapi, httpx, jinja2, sqlalchemy.ext.asyncio, uvicorn"
FURTHER_MODULES = 150  # that a first answer may load beside those and our own: 122 now, thousands with a provider
FEW_ARTICLES = {"articles": [article.model_dump(exclude_none=True) for article in invented_articles(3)]}
MANY_ARTICLES = {"articles": [article.model_dump(exclude_none=True) for article in invented_articles(20)]}


def answers(address: str) -> bool:
    """Whether a new connection gets an answer, from whichever worker."""
    try:
        return httpx.get(f"{address}/livez", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def ready(process: "subprocess.Popen[str]", address: str) -> frozenset[int]:
    """The workers, once they answer."""
    wait_until(lambda: answers(address) and len(children(process)) == 2, "two workers")
    return children(process)


def test_a_worker_that_is_killed_is_replaced_and_the_server_goes_on(tmp_path: Path) -> None:
    with serving(tmp_path, *TWO) as (process, address):
        before = ready(process, address)
        killed = min(before)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: len(children(process)) == 2 and killed not in children(process), "a new worker")
        wait_until(lambda: answers(address), "an answer")
        process.terminate()
        _, log = process.communicate(timeout=LONGEST_S)

    [told] = [line for line in map(json.loads, log.splitlines()) if line["event"] == "worker ended"]
    assert (told["worker"], told["exit_code"]) == (killed, -signal.SIGKILL)
    assert process.returncode == 0


@pytest.mark.parametrize(
    "end",
    [
        lambda process: process.send_signal(signal.SIGTERM),
        lambda process: process.send_signal(signal.SIGINT),
        lambda process: process.kill(),
    ],
    ids=["SIGTERM", "SIGINT", "SIGKILL"],
)
def test_no_worker_outlives_the_parent(tmp_path: Path, end: "Callable[[subprocess.Popen[str]], None]") -> None:
    with serving(tmp_path, *TWO) as (process, address):
        workers = ready(process, address)
        end(process)
        process.wait(timeout=LONGEST_S)
        wait_until(lambda: not any(map(is_running, workers)), "the workers' end")

        assert not answers(address)


def test_a_server_told_to_stop_finishes_what_it_has_begun(tmp_path: Path) -> None:
    with serving(tmp_path, *TWO) as (process, address):
        ready(process, address)
        with ThreadPoolExecutor() as pool:
            under_way = [pool.submit(post_many, address) for _ in range(3)]
            wait_until(lambda: figures(address)['summarizer_places{state="taken"}'] == 3, "three requests")
            process.terminate()
            statuses = [answer.result() for answer in under_way]
        process.wait(timeout=LONGEST_S)

    assert statuses == [200, 200, 200]
    assert process.returncode == 0


def post_many(address: str) -> int:
    answer = httpx.post(f"{address}/v1/briefs", json=MANY_ARTICLES, trust_env=False, timeout=LONGEST_S)
    return answer.status_code


def figures(address: str) -> dict[str, int]:
    """The figures as whichever worker tells them."""
    text = httpx.get(f"{address}/metrics", trust_env=False).text
    lines = (line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {name: int(float(value)) for name, value in lines}


def test_places_and_figures_are_of_the_whole_server(tmp_path: Path) -> None:
    with serving(tmp_path, *TWO, places="2") as (process, address):
        ready(process, address)
        with ThreadPoolExecutor(12) as pool:
            statuses = list(pool.map(post_many, [address] * 12))
        done = 'summarizer_requests_total{method="POST",route="/v1/briefs",status="200"}'
        seen = [figures(address)[done] for _ in range(6)]  # each over a connection of its own, so from both workers

    assert set(statuses) == {200, 503}
    assert seen == [statuses.count(200)] * 6


def test_a_server_that_cannot_start_says_why_and_ends(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serving(tmp_path, *TWO, state_dir=str(tmp_path / "file")) as (process, _):
        output, log = process.communicate(timeout=LONGEST_S)

    assert (process.returncode, output) == (1, "")
    assert "Traceback" not in log
    assert "set SUMMARIZER_STATE_DIR" in json.loads(log.splitlines()[0])["event"]


def test_the_first_answer_needs_few_libraries_and_none_of_providers(tmp_path: Path) -> None:
    # Counted and not timed, as machines are noisy: docs/operations.md says how long a first answer takes.
    libraries = subprocess.run(
        [sys.executable, "-c", f"import sys; {LIBRARIES}; print(len(sys.modules))"],
        capture_output=True,
        check=True,
        text=True,
    )
    script = """
import sys
from summarizer.edges.cli.main import exit_code
code = exit_code(sys.argv[1:])
others = sum(name.partition(".")[0] != "summarizer" for name in sys.modules)
print(code, others, *sorted({"fastapi", "litellm", "openai", "tiktoken"} & set(sys.modules)))
"""
    with serving(tmp_path, script=script) as (process, address):
        answer = httpx.post(f"{address}/v1/briefs", json=FEW_ARTICLES, trust_env=False, timeout=LONGEST_S)
        process.terminate()
        output, _ = process.communicate(timeout=LONGEST_S)

    assert answer.status_code == 200
    code, others, *loaded = output.split()
    assert (code, loaded) == ("0", ["fastapi"])
    assert int(others) <= int(libraries.stdout) + FURTHER_MODULES


def test_the_clock_of_a_graceful_end_fits_into_half_a_minute() -> None:
    from summarizer.edges.http import core, server, stream, workers

    assert stream.GRACE_S < server.GRACE_S
    assert server.GRACE_S + core.STOP_S < workers.LAST_CALL_S < 30
