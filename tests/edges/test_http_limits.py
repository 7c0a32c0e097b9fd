"""Limits a minute: of requests and of characters, told in headers, shared by all servers on one database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from summarizer.edges.http.app import create_app
from summarizer.edges.http.limits import CHARACTERS_PER_MINUTE, REQUESTS_PER_MINUTE, PerMinute
from summarizer.edges.http.middleware import MOST_BODY_BYTES
from summarizer.edges.http.requests import MOST_ARTICLE_CHARACTERS, MOST_ARTICLES, MOST_CHARACTERS, MOST_CLAIMS
from summarizer.settings import FEWEST_WORDS, MOST_WORDS, Settings
from summarizer.stores.counters import Counters
from tests.doors import Clock, bearer, kept_in, new_key
from tests.service import FLOOD, assert_problem, client, client_of

__all__ = ["client"]  # a fixture

ASKED = {"articles": [FLOOD]}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@asynccontextmanager
async def server(settings: Settings, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """A server whose minutes are moved by hand."""
    app = create_app(settings)
    limits = PerMinute(Counters(app.state.offer.database, clock=clock), settings)
    app.state.door = replace(app.state.door, limits=limits)
    async with client_of(app) as client:
        yield client


async def test_two_servers_on_one_database_share_the_limit_of_a_key(tmp_path: Path, clock: Clock) -> None:
    settings = kept_in(tmp_path, requests_per_minute=3)
    async with server(settings, clock) as one, server(settings, clock) as other:
        key = bearer(await new_key(tmp_path))
        answers = [await client.post("/v1/facts", json=ASKED, headers=key) for client in (one, other, one, other)]
        another = await one.post("/v1/facts", json=ASKED, headers=bearer(await new_key(tmp_path)))

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert another.status_code == 200


async def test_the_headers_tell_what_is_left_and_when_to_come_again(tmp_path: Path, clock: Clock) -> None:
    settings = kept_in(tmp_path, requests_per_minute=2, characters_per_minute=9_000)
    async with server(settings, clock) as client:
        key = bearer(await new_key(tmp_path))
        clock.now = 615.0
        taken = await client.post("/v1/facts", json=ASKED, headers=key)
        await client.get("/v1/limits", headers=key)
        refused = await client.post("/v1/facts", json=ASKED, headers=key)
        clock.now += int(refused.headers["retry-after"]) - 1
        early = await client.post("/v1/facts", json=ASKED, headers=key)
        clock.now += 1
        again = await client.post("/v1/facts", json=ASKED, headers=key)

    left = 9_000 - len(taken.request.content.decode())
    policy = '"requests";q=2;w=60;qu="requests", "characters";q=9000;w=60;qu="characters"'
    assert taken.headers["ratelimit-policy"] == refused.headers["ratelimit-policy"] == policy
    assert taken.headers["ratelimit"] == f'"requests";r=1;t=45, "characters";r={left};t=45'
    assert refused.headers["ratelimit"] == f'"requests";r=0;t=45, "characters";r={left};t=45'
    assert_problem(refused, 429, "rate-limited")
    assert refused.headers["retry-after"] == "46"  # in the next minute the two of this one wane
    assert [early.status_code, again.status_code] == [429, 200]


async def test_characters_have_a_limit_of_their_own_before_they_are_read(tmp_path: Path, clock: Clock) -> None:
    settings = kept_in(tmp_path, characters_per_minute=1_000)
    headers = {"Content-Type": "application/json"}
    async with server(settings, clock) as client:
        key = bearer(await new_key(tmp_path))
        headers |= dict(key)
        first = await client.post("/v1/facts", content="é" * 600, headers=headers)
        second = await client.post("/v1/facts", content="é" * 600, headers=headers)
        small = await client.post("/v1/facts", content="é" * 400, headers=headers)
        never = await client.post("/v1/facts", content="é" * 1_001, headers=headers)

    assert_problem(first, 400, "invalid-json")  # it was read, as characters and not as bytes
    assert_problem(second, 429, "rate-limited")
    assert "1,000 characters a minute" in second.json()["detail"]
    assert second.headers["ratelimit"].endswith('"characters";r=400;t=60')
    assert second.headers.get_list("ratelimit") == [second.headers["ratelimit"]]
    assert_problem(small, 400, "invalid-json")
    assert_problem(never, 413, "body-too-large")
    assert "retry-after" not in never.headers


async def test_a_key_has_limits_of_which_nothing_was_set_and_who_needs_none_has_none(
    tmp_path: Path, clock: Clock
) -> None:
    async with server(kept_in(tmp_path), clock) as client:
        without = await client.post("/v1/facts", json=ASKED)
        answer = await client.post("/v1/facts", json=ASKED, headers=bearer(await new_key(tmp_path)))

    assert "ratelimit" not in without.headers
    assert f'"requests";q={REQUESTS_PER_MINUTE};' in answer.headers["ratelimit-policy"]
    assert f'"characters";q={CHARACTERS_PER_MINUTE};' in answer.headers["ratelimit-policy"]


async def test_limits_that_are_set_bound_everybody_together_where_there_are_no_keys(
    tmp_path: Path, clock: Clock
) -> None:
    async with server(kept_in(tmp_path, requests_per_minute=1), clock) as client:
        codes = [(await client.post("/v1/facts", json=ASKED)).status_code for _ in range(2)]
        probe = await client.get("/livez")

    assert codes == [200, 429]
    assert probe.status_code == 200


async def test_who_waits_as_long_as_told_is_let_in_and_not_a_second_before(tmp_path: Path, clock: Clock) -> None:
    settings = kept_in(tmp_path, characters_per_minute=1_000)
    async with server(settings, clock) as client:
        headers = {"Content-Type": "application/json"} | dict(bearer(await new_key(tmp_path)))
        for seconds, characters in ((0, 900), (31, 300), (70, 950), (20, 600), (0, 999)):
            clock.now += seconds
            answer = await client.post("/v1/facts", content="x" * characters, headers=headers)
            if answer.status_code == 429:
                clock.now += int(answer.headers["retry-after"]) - 1
                assert (await client.post("/v1/facts", content="x" * characters, headers=headers)).status_code == 429
                clock.now += 1
                answer = await client.post("/v1/facts", content="x" * characters, headers=headers)
            assert answer.status_code == 400  # it was read, and is no JSON


# What is published


async def test_limits_are_published(client: httpx.AsyncClient) -> None:
    limits = (await client.get("/v1/limits")).json()

    assert limits == {
        "body_bytes": MOST_BODY_BYTES,
        "articles": MOST_ARTICLES,
        "article_characters": MOST_ARTICLE_CHARACTERS,
        "claims": MOST_CLAIMS,
        "text_characters": MOST_CHARACTERS,
        "words": {"fewest": FEWEST_WORDS, "most": MOST_WORDS, "default": 220},
        "models": ["extractive"],
        "judges": [],
        "per_minute": [],
        "today": {"tokens_spent": 0, "tokens_left": None, "usd_spent": 0.0, "usd_left": None},
    }


async def test_what_is_left_is_published_to_a_key(tmp_path: Path, clock: Clock) -> None:
    settings = kept_in(tmp_path, requests_per_minute=5, key_budget_tokens=700, key_budget_usd=0.5)
    async with server(settings, clock) as client:
        limits = (await client.get("/v1/limits", headers=bearer(await new_key(tmp_path)))).json()

    assert limits["per_minute"] == [
        {"counted": "requests", "limit": 5, "left": 4, "resets_in_s": 60},
        {"counted": "characters", "limit": CHARACTERS_PER_MINUTE, "left": CHARACTERS_PER_MINUTE, "resets_in_s": 60},
    ]
    assert limits["today"] == {"tokens_spent": 0, "tokens_left": 700, "usd_spent": 0.0, "usd_left": 0.5}


@pytest.mark.parametrize("path", ["/v1/briefs", "/v1/facts", "/v1/checks", "/v1/clusters"])
async def test_an_article_has_so_many_characters_and_no_more(client: httpx.AsyncClient, path: str) -> None:
    text = {"text": "Nine people died."} if path == "/v1/checks" else {}
    long = {"text": "The dam broke. ".ljust(MOST_ARTICLE_CHARACTERS + 1, "x")}

    answer = await client.post(path, json={"articles": [FLOOD, long], **text})

    assert_problem(answer, 422, "invalid-request")
    message = f"an article has at most {MOST_ARTICLE_CHARACTERS:,} characters"
    assert answer.json()["errors"] == [{"field": "articles.1", "message": message}]


async def test_an_article_as_long_as_may_be_is_read(client: httpx.AsyncClient) -> None:
    long = {"text": "The dam on the river broke on Sunday. ".ljust(MOST_ARTICLE_CHARACTERS)}

    assert (await client.post("/v1/facts", json={"articles": [long]})).status_code == 200
