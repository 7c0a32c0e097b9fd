"""Statements apart from each other: none holds up who writes elsewhere."""

import asyncio
from pathlib import Path

from summarizer.stores.spending import Spending, Spent
from tests.doors import shared_database


async def test_who_writes_statements_apart_keeps_nobody_waiting_between_them(tmp_path: Path) -> None:
    async with shared_database(tmp_path) as one, shared_database(tmp_path) as other:
        async with one.apart() as connection, asyncio.timeout(3):  # a writer waits for another for five seconds
            await connection.exec_driver_sql("INSERT INTO spending VALUES ('desk', '2024-05-02', 5, 0.5)")
            await Spending(other).add("desk", "2024-05-02", Spent(tokens=1))

        assert await Spending(one).of("desk", "2024-05-02") == Spent(tokens=6, usd=0.5)
