"""The names the server answers to."""

import pytest

from summarizer.settings import Settings
from tests.service import CANARY, assert_problem, serving


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8000", "localhost.", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000", "service"],
)
async def test_loopback_and_the_address_that_was_connected_to_are_names_of_the_server(host: str) -> None:
    async with serving() as client:  # a client of http://service
        assert (await client.get("/livez", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        CANARY,
        f"{CANARY}:8000",
        f"localhost.{CANARY}",
        f"localhost@{CANARY}",
        f"{CANARY}#localhost",
        "",
        ":80",
        "[",
        "0",
    ],
)
async def test_other_names_are_refused_and_not_repeated(host: str) -> None:
    async with serving() as client:
        for path in ("/livez", "/v1/briefs", "/openapi.json"):
            assert_problem(await client.get(path, headers={"host": host}), 421, "misdirected")


async def test_the_operator_adds_names() -> None:
    async with serving(Settings(hosts=("Briefs.Example",))) as client:
        assert (await client.get("/livez", headers={"host": "briefs.example:443"})).status_code == 200
        assert (await client.get("/livez", headers={"host": "www.briefs.example"})).status_code == 421
