"""Executors: the same deliveries whoever makes them, and workers that die hurt nobody but their cluster."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import pytest

from summarizer.domain import Assignment, Delivery, Problem, RawArticle
from summarizer.errors import UsageError
from summarizer.executors import pool
from summarizer.executors.local import InProcess, local_executor, processors
from summarizer.executors.pool import WorkerPool
from summarizer.executors.terms import Terms
from summarizer.inflight import each
from summarizer.ports import Executor, Finished
from summarizer.settings import Settings
from tests.builders import FERRY, FLOOD, raw
from tests.needs import ROOT

TERMS = Terms(settings=Settings())
KNOWN = Delivery(id="known", problem=Problem(code="bad_json", detail="line 2: broken"))
TIMES = ("started_at", "duration_ms", "stage_ms")


def assignment(number: int) -> Assignment:
    town = f"The council of Marl met {number + 2} times in March about the bridge on Hill Road."
    return Assignment(id=f"cluster {number}", articles=(raw(), raw(f"{town} {FERRY}", source="second.txt")))


async def finished_by(
    executor: Executor, given: Sequence[Assignment | Delivery], *, ordered: bool = True
) -> list[Finished]:
    return [one async for one in executor.deliver(each(given), ordered=ordered)]


def without_times(finished: Sequence[Finished]) -> list[object]:
    return [_timeless(one) for one in finished]


def _timeless(finished: Finished) -> object:
    if finished.brief is None:
        return finished
    brief = json.loads(finished.brief)
    for name in TIMES:
        del brief["manifest"][name]
    return finished.id, json.dumps(brief)


async def test_the_same_briefs_whatever_the_number_of_workers() -> None:
    given: list[Assignment | Delivery] = [*map(assignment, range(3)), KNOWN, *map(assignment, range(3, 7))]

    here, two, three = [
        without_times(await finished_by(executor, given))
        for executor in (
            InProcess(TERMS, parallel=2),
            WorkerPool(TERMS, workers=2),
            WorkerPool(TERMS, workers=3),
        )
    ]

    assert here == two == three
    assert len(here) == 8


async def test_out_of_order_nothing_is_missing() -> None:
    given: list[Assignment | Delivery] = [*map(assignment, range(5)), KNOWN]

    done = await finished_by(WorkerPool(TERMS, workers=2), given, ordered=False)

    assert {one.id for one in done} == {one.id for one in given}


async def test_texts_are_left_out_and_words_are_kept_in_workers_too() -> None:
    terms = Terms(settings=Settings(words=20), texts=False)

    (there,) = await finished_by(WorkerPool(terms, workers=2), [assignment(1)])

    assert there.brief
    brief = json.loads(there.brief)
    assert "text" not in brief["articles"][0]
    assert sum(len(claim["text"].split()) for claim in brief["claims"]) <= 20


async def test_a_worker_that_is_killed_costs_nobody_a_brief() -> None:
    executor = WorkerPool(TERMS, workers=2)
    done = []
    async for one in executor.deliver(each(map(assignment, range(8))), ordered=True):
        done.append(one)
        if len(done) == 2:
            for worker in children():
                os.kill(worker, signal.SIGKILL)

    assert [one.id for one in done] == [f"cluster {number}" for number in range(8)]
    assert all(one.brief for one in done)


async def test_workers_that_died_while_they_had_nothing_to_do_cost_nobody_a_brief() -> None:
    executor = WorkerPool(TERMS, workers=2)
    both_idle = asyncio.Event()

    async def given() -> AsyncGenerator[Assignment, None]:
        yield assignment(0)
        yield assignment(1)
        await both_idle.wait()
        for worker in children():
            os.kill(worker, signal.SIGKILL)
        yield assignment(2)

    done = list[Finished]()
    async for one in executor.deliver(given(), ordered=True):
        done.append(one)
        if len(done) == 2:
            both_idle.set()

    assert all(one.brief for one in done)
    assert len(done) == 3


async def test_a_cluster_that_kills_every_worker_is_a_problem_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deadly = Assignment(id="deadly", articles=(RawArticle(source="x", text="deadly " + FLOOD),))
    monkeypatch.setattr(pool, "_BOOT", KILLER)

    first, killed, last = await finished_by(WorkerPool(TERMS, workers=1), [assignment(1), deadly, assignment(2)])

    assert first.brief
    assert last.brief
    assert killed.problem
    assert killed.problem.code == "worker_died"


# A worker that dies of a certain text, as one would of a fault in a library.
KILLER = """
import sys; sys.path[:] = sys.argv[1:]
import os, signal
from summarizer.executors import worker
parse = worker.Assignment.model_validate_json
class Deadly:
    @staticmethod
    def model_validate_json(data):
        if b"deadly " in data: os.kill(os.getpid(), signal.SIGKILL)
        return parse(data)
worker.Assignment = Deadly
worker.main()
"""


async def test_no_worker_outlives_its_run() -> None:
    results = WorkerPool(TERMS, workers=2).deliver(each(map(assignment, range(6))), ordered=True)
    await anext(results)
    assert children()
    await results.aclose()

    assert children() == []


@pytest.mark.parametrize("clusters", [pytest.param(2, marks=pytest.mark.long), 99])
def test_no_worker_outlives_a_parent_that_is_killed(clusters: int) -> None:
    # With two clusters the workers have nothing to do when it happens, with many they are in the middle of one.
    script = (
        "import asyncio, time; from tests.unit.executors.test_local import *\n"
        "async def main():\n"
        f"    given = each(map(assignment, range({clusters})))\n"
        "    results = WorkerPool(TERMS, workers=2).deliver(given, ordered=True)\n"
        "    await anext(results), await anext(results)\n"
        "    print(*children(), flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert parent.stdout
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.communicate()

    assert len(workers) == 2
    ends_by = time.monotonic() + 5
    while any(map(is_alive, workers)) and time.monotonic() < ends_by:
        time.sleep(0.02)
    assert not any(map(is_alive, workers))


async def test_an_interrupt_is_no_business_of_a_worker_s() -> None:
    executor = WorkerPool(TERMS, workers=1)
    results = executor.deliver(each(map(assignment, range(3))), ordered=True)
    await anext(results)
    (worker,) = children()
    os.kill(worker, signal.SIGINT)
    await anext(results)

    assert children() == [worker]
    await results.aclose()


async def test_workers_that_cannot_start_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_BOOT", "raise SystemExit(3)")

    with pytest.raises(UsageError, match="could not be started"):
        await finished_by(WorkerPool(TERMS, workers=2), [assignment(1), assignment(2)])


def test_processes_are_used_where_they_pay() -> None:
    assert isinstance(local_executor(TERMS, workers=2), WorkerPool)
    assert isinstance(local_executor(TERMS, workers=1), InProcess)
    model = Terms(settings=Settings(model="openai/gpt-4o-mini"))
    assert isinstance(local_executor(model, workers=2), InProcess)
    assert 1 <= processors() <= (os.cpu_count() or 1)


def children() -> list[int]:
    """Workers that this process started, unless they ended; other tests' servers and browsers are none."""
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in found if is_alive(int(pid)) and is_worker(int(pid))]


def is_worker(pid: int) -> bool:
    return b"summarizer.executors.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
