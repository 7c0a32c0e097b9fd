"""Ask a server for briefs over many connections, and time every answer.

Plain HTTP over sockets: a client that does more would take the processor from the server it measures.
"""

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from evals.invented import invented_articles

ARTICLES = 5  # of a cluster
REFUSALS = frozenset({429, 503})


@dataclass(frozen=True)
class Answer:
    """The status of an answer, 0 where none came, and how long it took."""

    status: int
    seconds: float


@dataclass(frozen=True)
class Load:
    """What came of a load, and the time from the first request to the last answer."""

    answers: tuple[Answer, ...]
    wall_s: float

    def of(self, *statuses: int) -> tuple[Answer, ...]:
        """The answers with one of these statuses."""
        return tuple(answer for answer in self.answers if answer.status in statuses)


def bodies(number: int, *, first: int = 0) -> tuple[bytes, ...]:
    """So many requests, each with five articles of an event of its own."""
    return tuple(_body(seed) for seed in range(first, first + number))


async def steady(address: str, asked: Sequence[bytes], connections: int) -> Load:
    """Every connection sends its next request when its last one is answered."""
    waiting, started = iter(asked), time.perf_counter()
    each = await asyncio.gather(*(_one_after_the_other(address, waiting) for _ in range(connections)))
    return Load(tuple(answer for answers in each for answer in answers), time.perf_counter() - started)


async def flood(address: str, asked: Sequence[bytes], rate: float) -> Load:
    """So many requests a second, whether or not earlier ones are answered, each over a connection of its own."""
    started, tasks = time.perf_counter(), []
    for at, body in enumerate(asked):
        await asyncio.sleep(started + at / rate - time.perf_counter())
        tasks.append(asyncio.create_task(_alone(address, body)))
    return Load(tuple(await asyncio.gather(*tasks)), time.perf_counter() - started)


def _body(seed: int) -> bytes:
    articles = [article.model_dump(exclude_none=True) for article in invented_articles(ARTICLES, seed=seed)]
    return json.dumps({"articles": articles}).encode()


async def _one_after_the_other(address: str, waiting: Iterator[bytes]) -> list[Answer]:
    reader, writer = await _connected(address)
    answers = [await _timed(reader, writer, body) for body in waiting]
    writer.close()
    return answers


async def _alone(address: str, body: bytes) -> Answer:
    started = time.perf_counter()
    try:
        reader, writer = await _connected(address)
        status = await _asked(reader, writer, body)
        writer.close()
    except (OSError, asyncio.IncompleteReadError):
        status = 0
    return Answer(status, time.perf_counter() - started)


async def _connected(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    where = urlsplit(address)
    return await asyncio.open_connection(where.hostname, where.port, limit=2**20)


async def _timed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: bytes) -> Answer:
    started = time.perf_counter()
    return Answer(await _asked(reader, writer, body), time.perf_counter() - started)


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: bytes) -> int:
    """The status of the answer, once all of it is here."""
    writer.write(
        b"POST /v1/briefs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    )
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = next(line for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(int(length.partition(b":")[2]))
    return int(head.split(b" ", 2)[1])
