"""Many clusters at once: each delivered, in order or not, and none spoiled by another."""

import asyncio
import gc
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from summarizer import Delivery, UsageError, summarize_many
from summarizer.domain import Assignment, Brief, Problem
from summarizer.inflight import in_flight
from tests.builders import FERRY, FLOOD, raw


async def delivered(*clusters: object, **options: object) -> list[Delivery]:
    return [one async for one in summarize_many(clusters, **options)]  # type: ignore[arg-type]  # wrong ones too


async def test_each_cluster_has_its_brief_in_the_order_given() -> None:
    flood, ferry = await delivered([FLOOD], Assignment(id="ferry", articles=(raw(FERRY),)))

    assert (flood.id, ferry.id) == ("cluster-1", "ferry")
    assert flood.brief
    assert "Oster" in flood.brief.claims[0].text
    assert ferry.brief
    assert "ferry" in ferry.brief.claims[0].text


async def test_a_cluster_may_want_a_length_of_its_own() -> None:
    short, usual = await delivered(
        Assignment(id="short", articles=(raw(),), words=20), Assignment(id="usual", articles=(raw(),))
    )

    assert short.brief
    assert usual.brief
    assert len(short.brief.claims) < len(usual.brief.claims)


@pytest.mark.parametrize(
    ("cluster", "code", "detail"),
    [
        ([], "no_usable_article", "there are no articles"),
        (["Too short."], "no_usable_article", "no sentence of 5 words"),
        ([7], "bad_article", "article 1"),
        (FLOOD, "bad_article", "must be a list"),
        (Assignment(id="x", articles=(raw(),), words=3), "bad_request", "from 10 to 5,000"),
    ],
)
async def test_a_cluster_that_fails_is_a_problem_and_spoils_no_other(cluster: object, code: str, detail: str) -> None:
    failed, flood = await delivered(cluster, [FLOOD])

    assert failed.problem
    assert (failed.problem.code, failed.brief) == (code, None)
    assert detail in failed.problem.detail
    assert flood.brief


async def test_what_is_delivered_already_passes_through() -> None:
    known = Delivery(id="known", problem=Problem(code="x", detail="y"))

    assert (await delivered([FLOOD], known))[1] == known


async def test_a_model_that_fails_is_a_problem_where_nobody_may_stand_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "script.json").write_text("[]")

    (failed,) = await delivered([FLOOD], model="scripted/script.json", degrade=False)

    assert failed.problem
    assert failed.brief is None


async def test_a_wrong_option_is_said_before_anything_is_done() -> None:
    with pytest.raises(UsageError, match="nosuch"):
        await delivered([FLOOD], model="nosuch")


async def test_one_that_takes_long_keeps_no_other_waiting_that_is_held_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    others, begun = asyncio.Event(), 0

    async def summarizing(*_: object) -> Brief:
        nonlocal begun
        begun += 1
        if begun == 1:
            await others.wait()
        elif begun == 6:
            others.set()
        return brief

    (flood,) = await delivered([FLOOD])
    assert flood.brief
    brief = flood.brief
    monkeypatch.setattr("summarizer.api.pipeline.summarize", summarizing)
    async with asyncio.timeout(5):
        done = await delivered(*([FLOOD] for _ in range(6)), parallel=2)

    assert [one.id for one in done] == [f"cluster-{number}" for number in range(1, 7)]


async def numbers(count: int, taken: list[int]) -> AsyncIterator[int]:
    for number in range(count):
        taken.append(number)
        yield number


async def results_of(delays: Sequence[float], *, ordered: bool) -> list[int]:
    async def work(number: int) -> int:
        await asyncio.sleep(delays[number])
        return number

    return [one async for one in in_flight(numbers(len(delays), []), work, most=3, ordered=ordered)]


async def test_results_come_in_order_or_as_they_are_done() -> None:
    assert await results_of([0.05, 0, 0, 0], ordered=True) == [0, 1, 2, 3]
    assert await results_of([0.05, 0, 0, 0], ordered=False) == [1, 2, 3, 0]


@pytest.mark.parametrize("ordered", [True, False])
async def test_no_more_is_taken_in_than_is_worked_on(*, ordered: bool) -> None:
    taken: list[int] = []

    async def work(number: int) -> int:
        await asyncio.sleep(0)
        return number

    handed_on = 0
    async for _ in in_flight(numbers(50, taken), work, most=4, ordered=ordered):
        handed_on += 1
        assert len(taken) <= handed_on + 4

    assert handed_on == 50


async def test_work_ends_when_nobody_waits_for_it() -> None:
    ended: list[int] = []

    async def work(number: int) -> int:
        try:
            await asyncio.sleep(0 if number == 0 else 60)
        finally:
            ended.append(number)
        return number

    before = asyncio.all_tasks()
    results = in_flight(numbers(3, []), work, most=3, ordered=True)
    assert await anext(results) == 0
    await results.aclose()

    assert set(ended) <= {0, 1, 2}
    assert asyncio.all_tasks() <= before


@pytest.mark.parametrize("ordered", [True, False])
async def test_of_several_that_fail_at_once_one_is_raised_and_none_is_left_unread(*, ordered: bool) -> None:
    unread: list[dict[str, object]] = []
    together = asyncio.Event()

    async def work(number: int) -> int:
        if number == 2:
            together.set()
        await together.wait()
        raise UsageError(f"{number} failed")

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: unread.append(context))
    try:
        with pytest.raises(UsageError):
            [one async for one in in_flight(numbers(3, []), work, most=3, ordered=ordered)]
        gc.collect()
    finally:
        loop.set_exception_handler(None)

    assert unread == []
