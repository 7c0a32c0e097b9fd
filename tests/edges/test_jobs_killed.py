"""Workers that are killed in the middle of their jobs: none is lost, none ends twice, nothing is paid twice."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

import httpx
import pytest
from sqlalchemy import text

from summarizer.stores.database import Database, database_at
from summarizer.stores.jobs import SqlJobs
from tests.builders import FLOOD
from tests.databases import SHARED_KINDS
from tests.needs import ROOT
from tests.providers import draft_reply, questions, told
from tests.server import serving

FLOODED = "The river Oster flooded the town of Marl on Sunday after three days of rain."
_SOME_S = 60.0

# Count every end of a job, whichever process brings it about.
COUNTING = {
    "sqlite": (
        "CREATE TABLE finished (id TEXT)",
        (
            "CREATE TRIGGER counting AFTER UPDATE OF state ON jobs WHEN NEW.state = 'succeeded' "
            "BEGIN INSERT INTO finished VALUES (NEW.id); END"
        ),
    ),
    "postgresql": (
        "CREATE TABLE finished (id TEXT)",
        (
            "CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN INSERT INTO finished VALUES (NEW.id); RETURN NEW; END'"
        ),
        (
            "CREATE TRIGGER counting AFTER UPDATE OF state ON jobs FOR EACH ROW WHEN (NEW.state = 'succeeded') "
            "EXECUTE FUNCTION count_it()"
        ),
    ),
}


class Fleet:
    """Runners on one database, which are replaced as they are killed."""

    def __init__(self, url: str, folder: Path, size: int, **environment: str) -> None:
        self._environment = _bare_environment() | {
            "SUMMARIZER_DATABASE_URL": url,
            "SUMMARIZER_STATE_DIR": str(folder),
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        self._runners = [self._started() for _ in range(size)]
        for runner in self._runners:
            assert runner.stdout is not None
            assert runner.stdout.readline() == "ready\n"

    def kill_one(self) -> None:
        """Kill the one that has been at work for longest, and start another."""
        self._end(self._runners.pop(0))
        self._runners.append(self._started())

    def end(self) -> None:
        for runner in self._runners:
            self._end(runner)

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.job_runner"]
        return subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def _end(self, runner: subprocess.Popen[str]) -> None:
        runner.kill()
        runner.communicate()


@contextmanager
def fleet(url: str, folder: Path, size: int, **environment: str) -> Iterator[Fleet]:
    runners = Fleet(url, folder, size, **environment)
    try:
        yield runners
    finally:
        runners.end()


def _bare_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("SUMMARIZER_")}


Result = TypeVar("Result")


def on(url: str, work: Callable[[Database], Coroutine[object, object, Result]]) -> Result:
    """The result of work on a database, which is opened for it alone."""

    async def opened() -> Result:
        database = database_at(url, None)
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(opened())


def queue(url: str, count: int) -> None:
    """Queue jobs whose briefs all differ."""

    async def add(database: Database) -> None:
        await database.prepare()
        for number in range(count):
            own = f"The council of Marl met {number + 2} times in March about the bridge on Hill Road."
            await SqlJobs(database).add("desk", json.dumps({"articles": [{"text": f"{FLOOD}\n\n{own}"}]}))

    on(url, add)


def count_ends(url: str) -> None:
    async def make(database: Database) -> None:
        await database.prepare()
        async with database.begin() as connection:
            for statement in COUNTING["sqlite" if database.is_sqlite else "postgresql"]:
                await connection.execute(text(statement))

    on(url, make)


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    async def read(database: Database) -> list[tuple[object, ...]]:
        async with database.reading() as connection:
            return [tuple(row) for row in await connection.execute(text(query))]

    return on(url, read)


def wait_for(url: str, ended: int) -> None:
    until = time.monotonic() + _SOME_S
    while len(rows(url, "SELECT id FROM jobs WHERE finished_at IS NOT NULL")) < ended:
        assert time.monotonic() < until, "the jobs do not get on"
        time.sleep(0.02)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/kept.sqlite3"


def test_jobs_whose_workers_are_killed_end_once_and_with_a_brief(url: str, tmp_path: Path) -> None:
    assert_all_end_once(url, tmp_path, count=8, kills=2)


@pytest.mark.long
@pytest.mark.parametrize("database_url", SHARED_KINDS, indirect=True)
def test_many_jobs_whose_workers_are_killed_again_and_again_end_once(database_url: str, tmp_path: Path) -> None:
    assert_all_end_once(database_url, tmp_path, count=50, kills=10)


def assert_all_end_once(url: str, folder: Path, *, count: int, kills: int) -> None:
    """Two workers, of which one is killed at random points of the batch and replaced."""
    chance = random.Random(8)  # noqa: S311 - the same points in every run
    count_ends(url)
    with fleet(url, folder, 2, RUNNER_PAUSE_S="0.3") as runners:
        queue(url, count)
        for ended in sorted(chance.sample(range(count - 2), kills)):
            wait_for(url, ended)
            time.sleep(chance.random() * 0.3)
            runners.kill_one()
        wait_for(url, count)

    finished = [str(row[0]) for row in rows(url, "SELECT id FROM finished")]
    assert len(finished) == len(set(finished)) == count
    assert len(rows(url, "SELECT id FROM jobs WHERE state = 'succeeded' AND brief_id IS NOT NULL")) == count
    assert len(rows(url, "SELECT briefs.id FROM briefs JOIN jobs ON brief_id = briefs.id")) == count
    assert rows(url, "SELECT SUM(attempts) FROM jobs") > [(count,)]  # or no kill met a job


def test_what_a_model_answered_before_its_worker_was_killed_is_not_asked_again(url: str, tmp_path: Path) -> None:
    queue(url, 1)
    with provider() as (address, asked, judge_is_asked, judge_may_answer):
        models = {"SUMMARIZER_MODEL": "compatible/writer", "SUMMARIZER_JUDGE": "compatible/judge"}
        with fleet(url, tmp_path, 1, **models, SUMMARIZER_API_BASE=address) as runners:
            assert judge_is_asked.wait(_SOME_S)
            runners.kill_one()
            judge_may_answer.set()
            wait_for(url, 1)

    assert rows(url, "SELECT state, attempts FROM jobs") == [("succeeded", 2)]
    assert asked == {"writer": 1, "judge": 2}
    (brief,) = rows(url, "SELECT document FROM briefs")
    assert [claim["text"] for claim in json.loads(str(brief[0]))["claims"]] == [FLOODED]


@pytest.mark.long
def test_a_server_that_is_told_to_stop_hands_back_what_takes_too_long(url: str, tmp_path: Path) -> None:
    with provider() as (address, _, judge_is_asked, _):
        settings = {
            "model": "compatible/writer",
            "judge": "compatible/judge",
            "api_base": address,
            "database_url": url,
        }
        lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
        (tmp_path / "summarizer.toml").write_text("\n".join(lines))
        with serving(tmp_path) as (server, served_at):
            httpx.post(f"{served_at}/v1/jobs", json={"articles": [{"text": FLOOD}]}, trust_env=False)
            assert judge_is_asked.wait(_SOME_S)
            server.send_signal(signal.SIGTERM)
            _, noise = server.communicate(timeout=30)

    assert server.returncode == 0
    assert {json.loads(line)["level"] for line in noise.splitlines()} <= {"info", "warning"}
    assert rows(url, "SELECT state, attempts FROM jobs") == [("queued", 0)]


@contextmanager
def provider() -> Iterator[tuple[str, Counter[str], Event, Event]]:
    """The address of a server of two models, how often each was asked, and when the judge is asked and may answer."""
    asked: Counter[str] = Counter()
    judge_is_asked, judge_may_answer = Event(), Event()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            prompt = body["messages"][-1]["content"]
            asked[body["model"]] += 1
            if body["model"] == "judge":
                judge_is_asked.set()
                judge_may_answer.wait(_SOME_S)
            self._reply(_judged(prompt) if body["model"] == "judge" else _drafted(prompt))

        def _reply(self, said: str) -> None:
            choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": said}}
            content = json.dumps({"id": "1", "object": "chat.completion", "model": "m", "choices": [choice]}).encode()
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
        yield f"http://127.0.0.1:{server.server_port}/v1", asked, judge_is_asked, judge_may_answer
    finally:
        judge_may_answer.set()
        server.shutdown()
        server.server_close()


def _drafted(prompt: str) -> str:
    fact = next(number for number, text in told(prompt).items() if text == FLOODED)
    return draft_reply((FLOODED, [fact]))


def _judged(prompt: str) -> str:
    verdicts = [{"n": claim["n"], "label": "supported", "quote": FLOODED} for claim in questions(prompt, "claim")]
    return json.dumps({"verdicts": verdicts})
