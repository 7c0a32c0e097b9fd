"""Actors: the same deliveries as those of one process, once each, whoever dies."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Assignment, Delivery, RawArticle
from summarizer.errors import UsageError
from summarizer.executors import ray as ray_executor
from summarizer.executors.local import InProcess
from summarizer.executors.ray import RayExecutor
from summarizer.executors.terms import Terms
from summarizer.inflight import each
from summarizer.ports import Finished
from summarizer.settings import Settings
from tests.builders import FERRY, FLOOD, raw
from tests.edges.test_bulk_process import ANY, provider
from tests.ray.serials import Deadly, DeadlyLate, Older, Poor, running
from tests.unit.executors.test_local import KNOWN, TERMS, assignment, finished_by, without_times

pytestmark = [pytest.mark.ray, pytest.mark.needs("ray")]

MANY = 64
LONG_S = 120.0  # to start processes on a busy machine
MODEL = Settings(model="compatible/m", cache="off")


def council(number: int) -> Assignment:
    """A cluster that the provider of the tests knows by its number."""
    own = f"The council of Marl met {number + 2} times in March about the bridge on Hill Road."
    flooded = "The river Oster flooded the town of Marl on Sunday"
    return Assignment(id=f"c{number}", articles=(raw(flooded), raw(f"{own} {FERRY}", source="2.txt")))


def deadly(source: str = "x") -> Assignment:
    return Assignment(id="deadly", articles=(RawArticle(source=source, text="deadly " + FLOOD),))


def names(finished: list[Finished]) -> list[str]:
    return [one.id for one in finished]


async def test_actors_write_the_bytes_that_one_process_writes(address: str) -> None:
    given: list[Assignment | Delivery] = [*map(assignment, range(199)), KNOWN]

    here = without_times(await finished_by(InProcess(TERMS, parallel=1), given))
    in_order = without_times(await finished_by(RayExecutor(TERMS, address=address), given))
    as_they_come = without_times(await finished_by(RayExecutor(TERMS, address=address), given, ordered=False))

    assert in_order == here
    assert sorted(map(str, as_they_come)) == sorted(map(str, here))
    assert len(here) == 200


async def test_an_actor_that_is_killed_costs_nobody_a_brief(address: str) -> None:
    results = RayExecutor(TERMS, address=address, actors=2).deliver(each(map(assignment, range(MANY))), ordered=True)
    done = [await anext(results) for _ in range(3)]
    first, _ = running()
    os.kill(first, signal.SIGKILL)
    done += await rest(results)

    assert names(done) == [f"cluster {number}" for number in range(MANY)]
    assert all(one.brief for one in done)


async def rest(results: AsyncGenerator[Finished, None]) -> list[Finished]:
    return [one async for one in results]


async def test_a_cluster_that_kills_every_actor_is_a_problem_and_the_rest_goes_on(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray_executor, "Serial", Deadly)
    given = [*map(assignment, range(3)), deadly(), *map(assignment, range(3, 6))]

    done = await finished_by(RayExecutor(TERMS, address=address, actors=1), given)

    assert names(done) == names_of(given)
    assert {one.id: one.problem.code for one in done if one.problem} == {"deadly": "worker_died"}


def names_of(given: list[Assignment]) -> list[str]:
    return [one.id for one in given]


async def test_who_dies_with_a_cluster_that_kills_is_tried_by_itself(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ray_executor, "Serial", DeadlyLate)
    order = tmp_path / "die"
    with provider(slow_at="c1") as (base, asked, go_on):
        terms = Terms(settings=MODEL.changed(api_base=base))
        given = [council(0), council(1), deadly(str(order)), council(2)]
        running_on = asyncio.create_task(finished_by(RayExecutor(terms, address=address, actors=1), given))
        await order_death(order, lambda: asked["c1"] == 1)
        await order_death(order, lambda: asked["c1"] == 2)
        order.touch()  # and so it dies a third time, by itself
        await until(lambda: asked["c1"] == 3)
        go_on.set()
        done = await running_on

    assert names(done) == names_of(given)
    assert {one.id: one.problem.code for one in done if one.problem} == {"deadly": "worker_died"}
    assert all(one.status != "degraded" for one in done)


async def order_death(order: Path, is_time: Callable[[], bool]) -> None:
    await until(is_time)
    await asyncio.to_thread(order.touch)
    await until(lambda: not order.exists())


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(LONG_S):
        while not is_so():
            await asyncio.sleep(0.01)


async def test_a_node_that_is_lost_costs_nobody_a_brief(nodes: Any, address: str) -> None:  # noqa: ANN401 - no types
    lost = nodes.add_node(num_cpus=2)
    await asyncio.to_thread(nodes.wait_for_nodes)  # until the head knows that it may send actors there
    results = RayExecutor(TERMS, address=address, actors=4).deliver(each(map(assignment, range(MANY))), ordered=False)
    done = [await anext(results) for _ in range(3)]
    (raylet,) = (info.process.pid for info in lost.all_processes["raylet"])
    assert running(under=raylet)
    await asyncio.to_thread(nodes.remove_node, lost, allow_graceful=False)
    done += await rest(results)

    assert sorted(names(done)) == sorted(f"cluster {number}" for number in range(MANY))
    assert all(one.brief for one in done)


@pytest.mark.parametrize(("actors", "at_once"), [(2, 5), (3, 2), (1, 4)])
async def test_all_actors_together_ask_no_more_than_may_be_asked_at_once(
    address: str, actors: int, at_once: int
) -> None:
    with provider(slow_at=ANY) as (base, asked, go_on):
        terms = Terms(settings=MODEL.changed(api_base=base, at_once=at_once))
        executor = RayExecutor(terms, address=address, actors=actors)
        under_way = asyncio.create_task(finished_by(executor, [council(number) for number in range(12)]))
        await until(lambda: asked.total() >= at_once)
        await asyncio.sleep(0.5)  # for more, if there were any
        most = asked.total()
        go_on.set()
        done = await under_way

    assert most == at_once
    assert len(done) == asked.total() == 12


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        (Older, "has summarizer 0.0.9, not "),
        (Poor, "on a machine of the Ray cluster: there is no file of prices"),
    ],
)
async def test_machines_that_would_do_it_otherwise_are_refused(
    address: str, monkeypatch: pytest.MonkeyPatch, actor: type, told: str
) -> None:
    monkeypatch.setattr(ray_executor, "Serial", actor)

    with pytest.raises(UsageError, match=told):
        await finished_by(RayExecutor(TERMS, address=address), [assignment(1)])


async def test_no_actor_outlives_its_run(address: str) -> None:
    results = RayExecutor(TERMS, address=address).deliver(each(map(assignment, range(9))), ordered=True)
    await anext(results)
    assert running()
    await results.aclose()

    await until(lambda: not running())
