"""Callers that are slow, broken or rude, over real connections to a server on this machine."""

import asyncio
import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from summarizer.edges.http.protocol import MOST_CONNECTIONS
from summarizer.edges.http.server import Server
from summarizer.edges.http.turns import Callers
from tests.server import LONGEST_S, serving, wait_until
from tests.service import CANARY, FLOOD

READ_S = 0.6
DRIP_S = 0.05
BODY = json.dumps({"articles": [FLOOD]}).encode()
HEAD = b"POST /v1/briefs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("server"), read_s=str(READ_S), log="error") as (_, address):
        yield address


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(address: str) -> Iterator[None]:
    """Whatever a caller does, the server answers the next one and gives the place back."""
    yield
    wait_until(lambda: 'summarizer_places{state="taken"} 0.0' in httpx.get(f"{address}/metrics").text, "the place")
    assert httpx.post(f"{address}/v1/facts", json={"articles": [FLOOD]}).status_code == 200


def connected(address: str) -> socket.socket:
    host, _, port = address.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=LONGEST_S)


def rest_of(connection: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    answer = b""
    try:
        while part := connection.recv(65_536):
            answer += part
    except ConnectionResetError:
        pass
    return answer


def assert_told(answer: bytes, status: int, kind: str) -> None:
    """The answer is this problem, and says that the connection is closed."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), answer[:200]
    assert b"content-type: application/problem+json" in head.lower()
    assert b"connection: close" in head.lower()
    problem = json.loads(body)
    assert (problem["type"], problem["status"]) == (f"/problems/{kind}", status)
    assert re.fullmatch(r"[A-Za-z0-9_-]{8,64}", problem["request_id"])
    assert CANARY.encode() not in answer


def answer_to_drips(connection: socket.socket, text: bytes) -> tuple[bytes, float]:
    """What comes of sending a byte every while for as long as the server listens, and after how many seconds."""
    started = time.monotonic()
    connection.settimeout(DRIP_S)
    for at in range(len(text)):
        try:
            connection.sendall(text[at : at + 1])
            if first := connection.recv(65_536):
                connection.settimeout(LONGEST_S)
                return first + rest_of(connection), time.monotonic() - started
        except TimeoutError:
            continue
    raise AssertionError("the server listened to the end")


def long_head() -> bytes:
    return HEAD + b"".join(b"X-%d: y\r\n" % at for at in range(500))


@pytest.mark.parametrize(
    "text",
    [long_head(), HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY],
    ids=["head", "body"],
)
def test_a_request_that_drips_is_given_up_in_time(address: str, text: bytes) -> None:
    whole_head = text.find(b"\r\n\r\n")
    with connected(address) as connection:
        if whole_head > 0:
            connection.sendall(text[: whole_head + 4])
        answer, seconds = answer_to_drips(connection, text[whole_head + 4 :] if whole_head > 0 else text)

    assert_told(answer, 408, "request-timeout")
    assert READ_S * 0.9 < seconds < LONGEST_S


def test_who_connects_and_says_nothing_is_hung_up_on(address: str) -> None:
    with connected(address) as connection:
        assert_told(rest_of(connection), 408, "request-timeout")


def test_a_second_request_that_drips_is_given_up_too(address: str) -> None:
    with connected(address) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
        first = b""
        while not first.endswith(b'{"status":"alive"}'):
            more = connection.recv(65_536)
            assert more, first
            first += more
        answer, _ = answer_to_drips(connection, long_head())

    assert_told(answer, 408, "request-timeout")


def test_who_goes_on_after_a_refusal_is_hung_up_on(address: str) -> None:
    with connected(address) as connection:
        connection.sendall(HEAD + b"Content-Length: 999999999\r\n\r\n" + b" " * 1000)
        with pytest.raises(OSError, match=r"Broken pipe|reset"):  # noqa: PT012 - any of the writes may find out
            for _ in range(int(LONGEST_S / DRIP_S)):
                connection.sendall(b" ")
                time.sleep(DRIP_S)


async def test_who_does_not_read_the_answer_is_hung_up_on() -> None:
    left = asyncio.Event()

    async def endless(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

        async def write() -> None:
            while True:
                await send({"type": "http.response.body", "body": b"x" * 65_536, "more_body": True})
                await asyncio.sleep(0)

        writing = asyncio.create_task(write())
        while (await receive())["type"] != "http.disconnect":
            pass
        writing.cancel()
        left.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(endless, lifespan="off", log_config=None)
        server = Server(config, asyncio.Event(), Callers(1).of(0), read_s=DRIP_S)
        serving = asyncio.create_task(server.serve([listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname(), limit=1024)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        await asyncio.wait_for(left.wait(), LONGEST_S)
        assert await reader.read(100)
        writer.close()
        server.should_exit = True
        await serving


@pytest.mark.parametrize("sent", [0, 1, len(BODY) - 1])
def test_a_body_that_is_cut_leaves_nothing_behind(address: str, sent: int) -> None:
    with connected(address) as connection:
        connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY[:sent])
        connection.shutdown(socket.SHUT_WR)
        answer = rest_of(connection)

    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


def test_who_leaves_while_the_brief_is_written_gives_the_place_back(address: str) -> None:
    with connected(address) as connection:
        connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # a reset


@pytest.mark.parametrize(
    "text",
    [
        b"canary-7f3a\r\n\r\n",
        b"GET /canary-7f3a\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /livez HTTP/1.1\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX: \x00canary-7f3a\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: localhost\r\nno colon canary-7f3a\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + b"canary-7f3a" * 10_000 + b"\r\n\r\n",
        b"GET /" + b"canary-7f3a" * 10_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: localhost\r\n" + b"X: canary-7f3a\r\n" * 10_000 + b"\r\n",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        HEAD + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n{}",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\n{}",
    ],
    ids=lambda text: repr(text[:60]),
)
def test_what_is_no_http_is_a_problem(address: str, text: bytes) -> None:
    with connected(address) as connection:
        with suppress(OSError):  # the answer may be there before all is sent
            connection.sendall(text)
        answer = rest_of(connection)

    assert_told(answer, 400, "invalid-http")


@pytest.mark.parametrize("chunks", [b"zz\r\n", b"5\r\n{canary-7f3a\r\n", b"f" * 40 + b"\r\n"])
def test_chunks_that_are_none_are_a_problem(address: str, chunks: bytes) -> None:
    with connected(address) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)

        assert_told(rest_of(connection), 400, "invalid-http")


def test_a_process_takes_so_many_connections_and_no_more(tmp_path: Path) -> None:
    with serving(tmp_path, log="error") as (_, address), ExitStack() as held:
        for _ in range(MOST_CONNECTIONS):
            held.enter_context(connected(address))
        with connected(address) as one_more:
            assert_told(rest_of(one_more), 503, "overloaded")
        held.close()

        wait_until(lambda: answers(address), "an answer")


def answers(address: str) -> bool:
    return httpx.get(f"{address}/livez").status_code == 200
