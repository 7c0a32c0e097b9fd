"""The load that the service is measured with: as much as was asked for, and every answer timed and counted."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle

from evals.service_bench import Measured
from evals.service_load import ARTICLES, REFUSALS, Answer, Load, bodies, flood, steady


@asynccontextmanager
async def answering(*statuses: int) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that answers with these in turn, its address, and what it was sent."""
    turns, seen = cycle(statuses), list[bytes]()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                seen.append(await reader.readexactly(length))
                writer.write(b"HTTP/1.1 %d Any\r\nContent-Length: 2\r\n\r\n{}" % next(turns))
        except asyncio.IncompleteReadError:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", seen


def test_no_two_requests_are_alike_and_all_are_the_same_in_every_run() -> None:
    made = bodies(20)

    assert len(set(made)) == 20
    assert made[5:] == bodies(15, first=5)
    assert all(len(json.loads(body)["articles"]) == ARTICLES for body in made)


async def test_a_steady_load_sends_everything_once() -> None:
    async with answering(200, 503) as (address, seen):
        load = await steady(address, [b"a", b"b", b"c", b"d"], connections=2)

    assert sorted(seen) == [b"a", b"b", b"c", b"d"]
    assert (len(load.of(200)), len(load.of(*REFUSALS))) == (2, 2)
    assert all(0 < answer.seconds <= load.wall_s for answer in load.answers)


async def test_a_flood_does_not_wait_for_answers() -> None:
    async with answering(200) as (address, seen):
        load = await flood(address, [b"a"] * 20, rate=1000)

    assert (len(seen), len(load.of(200))) == (20, 20)


async def test_a_server_that_is_gone_gives_no_answers() -> None:
    async with answering(200) as (address, _):
        pass

    assert [answer.status for answer in (await flood(address, [b"a"], rate=1000)).answers] == [0]


def test_the_table_tells_what_was_written_refused_and_lost() -> None:
    written, refused = (Answer(200, 0.5),) * 30, (Answer(503, 0.01),) * 60
    flooded = Load((*written, *refused, Answer(0, 1.0)), wall_s=10.0)

    table = str(Measured(Load(written, wall_s=2.0), 200.4, 201.6, flooded, offered=60.0))

    assert "15.0 a second (target 15), p50 500 ms, p99 500 ms" in table
    assert "0 errors" in table
    assert "memory 200 MB after 20% of them, 202 MB at the end" in table
    assert "30 written, 3.0 a second" in table
    assert "60 refused, p50 10 ms, p99 10 ms" in table
    assert "1 lost" in table
