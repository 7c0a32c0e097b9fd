"""Requests that are wrong: each a problem of its own, none a 500, and none repeated to the caller."""

import asyncio
import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.requests import ClientDisconnect

from summarizer.edges.http.middleware import MOST_BODY_BYTES
from summarizer.edges.http.requests import MOST_ARTICLES, MOST_CHARACTERS
from summarizer.settings import FEWEST_WORDS, MOST_WORDS
from tests.growth import MOST_TIMES, SQUARE, Work, growth
from tests.service import CANARY, FLOOD, assert_problem, client, post_bytes, serving

__all__ = ["client"]  # a fixture


# Requests that are wrong


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/v1/briefs", {}, "articles"),
        ("/v1/briefs", [CANARY], "body"),
        ("/v1/briefs", {"articles": []}, "articles"),
        ("/v1/briefs", {"articles": {CANARY: FLOOD}}, "articles"),
        ("/v1/briefs", {"articles": [FLOOD] * (MOST_ARTICLES + 1)}, "articles"),
        ("/v1/briefs", {"articles": [FLOOD], CANARY: 1}, "body"),
        ("/v1/briefs", {"articles": [{"text": "x", CANARY: CANARY}]}, "articles.0"),
        ("/v1/briefs", {"articles": [FLOOD, {"text": CANARY, "html": CANARY}]}, "articles.1"),
        ("/v1/briefs", {"articles": [{"text": [CANARY]}]}, "articles.0.text"),
        ("/v1/briefs", {"articles": [CANARY]}, "articles.0"),
        ("/v1/briefs", {"articles": [FLOOD], "words": FEWEST_WORDS - 1}, "words"),
        ("/v1/briefs", {"articles": [FLOOD], "words": MOST_WORDS + 1}, "words"),
        ("/v1/briefs", {"articles": [FLOOD], "words": CANARY}, "words"),
        ("/v1/briefs", {"articles": [FLOOD], "words": "220"}, "words"),
        ("/v1/briefs", {"articles": [FLOOD], "words": 10**400}, "words"),
        ("/v1/briefs", {"articles": [FLOOD], "guard": CANARY}, "guard"),
        ("/v1/briefs", {"articles": [FLOOD], "model": {CANARY: CANARY}}, "model"),
        ("/v1/checks", {"articles": [FLOOD]}, "body"),
        ("/v1/checks", {"articles": [FLOOD], "text": CANARY, "claims": [{"text": CANARY}]}, "body"),
        ("/v1/checks", {"articles": [FLOOD], "claims": []}, "claims"),
        ("/v1/checks", {"articles": [FLOOD], "claims": [{"text": " \n"}]}, "claims.0.text"),
        ("/v1/checks", {"articles": [FLOOD], "claims": [{"text": CANARY, "id": ""}]}, "claims.0.id"),
        ("/v1/checks", {"articles": [FLOOD], "claims": [CANARY]}, "claims.0"),
        ("/v1/checks", {"articles": [FLOOD], "text": ""}, "text"),
        ("/v1/checks", {"articles": [FLOOD], "text": " \u2026 --- \n"}, "text"),
        ("/v1/facts", {"articles": [FLOOD], "words": 220}, "body"),
        ("/v1/clusters", {"articles": [FLOOD], "words": 220}, "body"),
        ("/v1/clusters", {"articles": []}, "articles"),
    ],
)
async def test_an_invalid_request_names_the_field_and_repeats_nothing(
    client: httpx.AsyncClient, path: str, body: object, field: str
) -> None:
    response = await client.post(path, json=body)

    errors = assert_problem(response, 422, "invalid-request")["errors"]
    assert isinstance(errors, list)
    assert [error["field"] for error in errors] == [field]
    assert all(error["message"] for error in errors)


async def test_a_body_full_of_wrong_fields_does_not_get_a_longer_answer(client: httpx.AsyncClient) -> None:
    many = [{"text": 1, "title": 2, "outlet": 3, "url": 4} for _ in range(MOST_ARTICLES)]

    response = await client.post("/v1/briefs", json={"articles": many})

    assert_problem(response, 422, "invalid-request")
    assert len(response.content) < 4_000


def checks_body(text: bytes = b'"Nine people died."', extra: bytes = b"") -> bytes:
    return b'{"articles": [{"text": "Nine people died there on Thursday."}], "text": ' + text + extra + b"}"


@pytest.mark.parametrize(
    "body",
    [
        b"canary-7f3a",
        b'{"articles": "canary-7f3a',
        b"\xff\xfe",
        checks_body(b'"\xff"'),
        checks_body(b'"canary-7f3a \\ud800"'),
        checks_body(b'"\\udfff\\ud800"'),
        checks_body(extra=b', "\\udc00": 1'),
        b'{"articles": [{"text": "canary-7f3a \\ud800"}], "text": "x"}',
        b'{"articles": [{"text": "x"}], "claims": [{"text": "canary-7f3a \\ud800"}]}',
        checks_body(b"NaN"),
        checks_body(b"-Infinity"),
        checks_body(b"9" * 5_000),
        checks_body(b"[" * 200_000 + b"]" * 200_000),
        checks_body(b'{"a":' * 100_000),
        checks_body() + b"canary-7f3a",
        "\ufeff{}".encode(),
        '{"articles": []}'.encode("utf-16"),
    ],
    ids=lambda body: repr(body[-40:]),
)
async def test_a_body_that_is_no_json_is_a_problem_and_not_a_500(client: httpx.AsyncClient, body: bytes) -> None:
    assert (await post_bytes(client, checks_body())).status_code == 200

    response = await post_bytes(client, body)

    assert_problem(response, 400, "invalid-json")


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'"canary-7f3a"', checks_body(b"1e400")])
async def test_json_that_is_no_such_document_is_an_invalid_request(client: httpx.AsyncClient, body: bytes) -> None:
    assert_problem(await post_bytes(client, body), 422, "invalid-request")


async def test_a_caller_who_leaves_is_no_failure_of_ours(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken_off() -> AsyncIterator[bytes]:
        yield checks_body()[:20]
        raise ClientDisconnect

    assert_problem(await post_bytes(client, broken_off()), 400, "invalid-json")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    "headers",
    [
        {"content_type": ""},
        {"content_type": "text/plain"},
        {"content_type": "application/x-www-form-urlencoded"},
        {"content_type": f"application/{CANARY}+json"},
        {"content_type": f"{CANARY}/json"},
        {"content_type": "\u00ff"},
        {"content_encoding": "gzip"},
        {"content_encoding": f"identity, {CANARY}"},
    ],
)
async def test_only_plain_json_is_read(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    response = await post_bytes(client, checks_body(), **headers)

    assert_problem(response, 415, "unsupported-media-type")


@pytest.mark.parametrize(
    "headers",
    [{"content_type": "Application/JSON; charset=utf-8"}, {"content_encoding": "identity"}],
)
async def test_plain_json_may_say_so_in_every_allowed_way(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await post_bytes(client, checks_body(), **headers)).status_code == 200


@pytest.mark.parametrize("token", [" ", "\n", " [1] "])
def test_as_many_characters_as_are_taken_cost_no_square_without_a_sentence(token: str) -> None:
    async def checked(text: str) -> None:
        async with serving() as service:
            response = await service.post("/v1/checks", json={"articles": [FLOOD], "text": text})
            assert response.status_code in {200, 422}

    def checking(length: int) -> Work:
        text = (token * length)[:length]
        return lambda: asyncio.run(checked(text))

    assert growth(checking, MOST_CHARACTERS // MOST_TIMES) < SQUARE


async def in_chunks(total: int) -> AsyncIterator[bytes]:
    for start in range(0, total, 65_536):
        yield b" " * min(65_536, total - start)


async def test_a_body_over_the_limit_is_refused_with_and_without_a_declared_length(client: httpx.AsyncClient) -> None:
    fits = checks_body().ljust(MOST_BODY_BYTES)

    assert (await post_bytes(client, fits)).status_code == 200
    assert_problem(await post_bytes(client, fits + b" "), 413, "body-too-large")
    assert_problem(await post_bytes(client, in_chunks(MOST_BODY_BYTES + 1)), 413, "body-too-large")


async def test_a_body_that_lies_about_its_length_is_counted(client: httpx.AsyncClient) -> None:
    for lie in ("10", "-5", "\u00b2", "9" * 5_000):
        response = await post_bytes(client, in_chunks(MOST_BODY_BYTES + 1), content_length=lie)

        assert_problem(response, 413, "body-too-large")


async def test_an_endless_body_is_not_read_to_its_end(client: httpx.AsyncClient) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 100 * MOST_BODY_BYTES:
            read += 65_536
            yield b" " * 65_536

    assert_problem(await post_bytes(client, endless()), 413, "body-too-large")
    assert read <= MOST_BODY_BYTES + 2 * 65_536
