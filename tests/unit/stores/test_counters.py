"""Counts in the database: of a sliding minute, shared, and never above the limit."""

import asyncio

import pytest
from limits import RateLimitItemPerMinute
from limits.aio.strategies import FixedWindowRateLimiter, SlidingWindowCounterRateLimiter
from sqlalchemy import func, select

from summarizer.stores.counters import Counters
from summarizer.stores.database import Database
from summarizer.stores.tables import counters as table
from tests.doors import Clock

TEN = RateLimitItemPerMinute(10)


@pytest.fixture
def limiters(databases: list[Database], clock: Clock) -> list[SlidingWindowCounterRateLimiter]:
    return [SlidingWindowCounterRateLimiter(Counters(database, clock=clock)) for database in databases]


async def test_two_servers_on_one_database_share_a_limit(limiters: list[SlidingWindowCounterRateLimiter]) -> None:
    one, other = limiters

    assert await one.hit(TEN, "desk", cost=7)
    assert not await other.hit(TEN, "desk", cost=4)
    assert await other.hit(TEN, "desk", cost=3)
    assert not await one.hit(TEN, "desk")
    assert await one.hit(TEN, "other desk")


async def test_no_more_than_the_limit_passes_however_many_ask_at_once(
    limiters: list[SlidingWindowCounterRateLimiter],
) -> None:
    asked = [limiter.hit(TEN, "desk") for _ in range(15) for limiter in limiters]

    assert sum(await asyncio.gather(*asked)) == 10


async def test_what_is_refused_is_not_counted(limiters: list[SlidingWindowCounterRateLimiter]) -> None:
    limiter = limiters[0]

    assert not await limiter.hit(TEN, "desk", cost=11)
    assert await limiter.hit(TEN, "desk", cost=10)


async def test_the_minute_slides(limiters: list[SlidingWindowCounterRateLimiter], clock: Clock) -> None:
    limiter = limiters[0]
    assert await limiter.hit(TEN, "desk", cost=10)

    clock.now = 660.0
    assert not await limiter.hit(TEN, "desk")
    clock.now = 690.0  # half of the ten lies less than a minute back
    assert await limiter.hit(TEN, "desk", cost=5)
    assert not await limiter.hit(TEN, "desk")
    clock.now = 780.0
    assert await limiter.hit(TEN, "desk", cost=10)


async def test_old_counts_are_deleted(
    limiters: list[SlidingWindowCounterRateLimiter], databases: list[Database], clock: Clock
) -> None:
    for minute in range(10, 20):
        clock.now = minute * 60.0
        await limiters[0].hit(TEN, "desk")

    async with databases[0].begin() as connection:
        assert (await connection.scalar(select(func.count()).select_from(table)) or 0) <= 4


async def test_the_storage_serves_the_librarys_other_strategies_too(databases: list[Database], clock: Clock) -> None:
    counters = Counters(databases[0], clock=clock)
    limiter = FixedWindowRateLimiter(counters)

    assert [await limiter.hit(TEN, "desk", cost=6) for _ in range(2)] == [True, False]
    assert await limiter.get_window_stats(TEN, "desk") == (660.0, 0)
    assert await counters.check()
    await limiter.clear(TEN, "desk")
    assert await counters.get(TEN.key_for("desk")) == 0
    assert await limiter.hit(TEN, "desk")
    assert await counters.reset() == 1


async def test_a_sliding_window_can_be_cleared(limiters: list[SlidingWindowCounterRateLimiter]) -> None:
    assert await limiters[0].hit(TEN, "desk", cost=10)
    await limiters[0].clear(TEN, "desk")

    assert await limiters[0].hit(TEN, "desk", cost=10)
