"""`summarizer bulk` and a provider that fails three times in ten and refuses in storms, over real HTTP."""

import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from pathlib import Path
from threading import Lock, Thread

import pytest

from summarizer.edges.cli.main import exit_code
from tests.edges.test_bulk_process import ALL, FLOODED, folder, ids, whole_lines
from tests.providers import USAGE, completion, draft_reply, told

__all__ = ["folder"]  # a fixture

CLUSTERS, AT_ONCE, A_SECOND = 18, 6, 6
FAILURES = 0.3
STORM = range(12, 16)  # calls, by their number
SLOW_S = 0.1
MOST_ROUNDS = 6
SHORTEST_S = 2


class Stormy(ThreadingHTTPServer):
    """What it was asked, when, and how much of it at a time."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.chance = random.Random(11)  # noqa: S311 - no secret
        self.lock = Lock()
        self.began_s: list[float] = []
        self.working = self.most = 0
        self.answered: Counter[str] = Counter()

    def status(self) -> int:
        """Of the next call."""
        self.began_s.append(time.monotonic())
        if len(self.began_s) in STORM:
            return 429
        return self.chance.choice((429, 500, 503)) if self.chance.random() < FAILURES else 200


class Answering(BaseHTTPRequestHandler):
    server: Stormy

    def do_POST(self) -> None:
        prompt = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][-1]["content"]
        with self.server.lock:
            status = self.server.status()
            self.server.working += 1
            self.server.most = max(self.server.most, self.server.working)
        time.sleep(SLOW_S)
        with self.server.lock:
            self.server.working -= 1  # before it is told, or the next may come first
            if status == 200:
                self.server.answered[_name(prompt)] += 1
        self._reply(status, _draft(prompt) if status == 200 else b"{}")

    def _reply(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Type", "application/json")
        if status == 429:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def _name(prompt: str) -> str:
    met = re.search(r"The council of Marl met (\d+) times", prompt)
    return f"c{int(met[1]) - 2}" if met else "?"


def _draft(prompt: str) -> bytes:
    fact = next(number for number, text in told(prompt).items() if text.startswith(FLOODED))
    return completion(draft_reply((FLOODED, [fact])), usage=USAGE).content


@pytest.fixture
def stormy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stormy]:
    monkeypatch.chdir(folder)
    with Stormy() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        monkeypatch.setenv("SUMMARIZER_API_BASE", f"http://127.0.0.1:{server.server_port}/v1")
        monkeypatch.setenv("SUMMARIZER_AT_ONCE", str(AT_ONCE))
        monkeypatch.setenv("SUMMARIZER_CALLS_PER_MINUTE", str(60 * A_SECOND))
        yield server
        server.shutdown()


def bulk(*more: str) -> int:
    return exit_code(
        [
            "bulk",
            "in.jsonl",
            "-o",
            "out.jsonl",
            "--model",
            "compatible/m",
            "--no-degrade",
            "--limit",
            str(CLUSTERS),
            *more,
        ]
    )


def test_all_finish_and_the_provider_s_limits_are_kept_and_no_answer_is_asked_for_twice(
    folder: Path, stormy: Stormy
) -> None:
    code, rounds = bulk(), 1
    while code == 3 and rounds < MOST_ROUNDS:
        code, rounds = bulk("--retry-failed"), rounds + 1

    assert (code, ids(folder)) == (0, ALL[:CLUSTERS])
    assert {json.loads(line)["brief"]["status"] for line in whole_lines(folder)} <= {"complete", "reduced"}
    assert stormy.most <= AT_ONCE
    assert fastest(stormy.began_s) <= 1.2 * A_SECOND  # some are longer on their way than others
    assert stormy.answered == Counter(ALL[:CLUSTERS])
    assert len(stormy.began_s) > CLUSTERS + len(STORM)


def fastest(moments: list[float]) -> float:
    """Calls a second, of the busiest stretch that takes at least so long as a few late arrivals do not matter."""
    return max(
        (after - before) / (moments[after] - moments[before])
        for before, after in combinations(range(len(moments)), 2)
        if moments[after] - moments[before] >= SHORTEST_S
    )
