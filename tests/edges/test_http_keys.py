"""Who may ask: nobody needs a key where there is none, and everybody does where there is one."""

import logging
import time
from pathlib import Path

import httpx
import pytest
from fastapi import Request, Response
from starlette.requests import HTTPConnection

from summarizer.edges.http.door import door_at
from summarizer.edges.http.owners import CSRF_HEADER, Caller, caller_of, caller_or_none, refuse_other_sites
from summarizer.edges.http.problems import ProblemRaised
from summarizer.edges.http.sessions import COOKIE, LASTS_S, session_of, sign_in, sign_out
from summarizer.settings import Settings
from summarizer.stores.database import Database
from summarizer.stores.keys import Key, Keys, Scope
from tests.doors import bearer, id_of, kept_in, new_key, revoke, shared_database
from tests.service import CANARY, FLOOD, assert_problem, client, serving

__all__ = ["client"]  # a fixture

ASKED = {"articles": [FLOOD]}


async def test_without_any_key_everybody_may_ask(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/facts", json=ASKED)).status_code == 200
    assert (await client.post("/v1/facts", json=ASKED, headers=bearer("nsk_x_y"))).status_code == 200


async def test_with_a_key_every_path_of_the_api_needs_one_and_the_probes_do_not(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        key = await new_key(tmp_path)

        for path in ("/v1/facts", "/v1/nothing"):
            answer = await client.post(path, json=ASKED)
            assert_problem(answer, 401, "unauthorized")
            assert answer.headers["www-authenticate"] == "Bearer"
        assert (await client.post("/v1/facts", json=ASKED, headers=bearer(key))).status_code == 200
        assert [(await client.get(path)).status_code for path in ("/livez", "/readyz", "/openapi.json")] == [200] * 3


@pytest.mark.parametrize(
    "header", [f"Bearer nsk_0_{CANARY}", f"Bearer {CANARY}", "Bearer", "", "Basic bnNrOg==", f"{CANARY} nsk"]
)
async def test_a_wrong_key_is_refused_and_not_repeated(
    tmp_path: Path, header: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="summarizer")
    async with serving(kept_in(tmp_path)) as client:
        await new_key(tmp_path)
        answer = await client.post("/v1/facts", json=ASKED, headers={"Authorization": header})

    assert_problem(answer, 401, "unauthorized")
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert CANARY not in caplog.text


async def test_a_key_is_asked_for_before_the_body_is_read(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        await new_key(tmp_path)
        answer = await client.post("/v1/facts", content=b" " * (3 * 1024 * 1024))

    assert_problem(answer, 401, "unauthorized")


async def test_a_revoked_key_works_no_more_and_opens_nothing(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        key = await new_key(tmp_path)
        before = await client.post("/v1/facts", json=ASKED, headers=bearer(key))
        await revoke(tmp_path, key)

        assert before.status_code == 200
        assert_problem(await client.post("/v1/facts", json=ASKED, headers=bearer(key)), 401, "unauthorized")
        assert_problem(await client.post("/v1/facts", json=ASKED), 401, "unauthorized")


@pytest.mark.parametrize(("scope", "reads", "writes"), [("read", 404, 403), ("write", 403, 200)])
async def test_a_key_does_what_its_scope_says(tmp_path: Path, scope: Scope, reads: int, writes: int) -> None:
    async with serving(kept_in(tmp_path)) as client:
        key = await new_key(tmp_path, [scope])
        read = await client.get("/v1/nothing", headers=bearer(key))
        written = await client.post("/v1/facts", json=ASKED, headers=bearer(key))

    assert (read.status_code, written.status_code) == (reads, writes)
    refused = read if reads == 403 else written
    assert_problem(refused, 403, "forbidden")
    assert refused.headers["www-authenticate"].startswith('Bearer error="insufficient_scope", scope="')


async def test_neither_an_answer_nor_the_log_shows_a_key(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with serving(kept_in(tmp_path)) as client:
        key = await new_key(tmp_path, ["read"])
        answers = [
            await client.post("/v1/facts", json=ASKED, headers=bearer(key)),
            await client.get("/v1/nothing", headers=bearer(key)),
        ]

    secret = key.split("_", 2)[2]
    assert all(secret not in answer.text + str(answer.headers) for answer in answers)
    assert secret not in caplog.text


async def test_a_database_that_fails_lets_nobody_in(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        async with shared_database(tmp_path) as database, database.begin() as connection:
            await connection.exec_driver_sql("DROP TABLE api_keys")
        answer = await client.post("/v1/facts", json=ASKED)

    assert_problem(answer, 503, "store-unavailable")
    assert answer.headers["retry-after"] == "5"


async def test_the_schema_says_where_a_key_is_asked_for(client: httpx.AsyncClient) -> None:
    schema = (await client.get("/openapi.json")).json()

    asking = {
        path for path, operations in schema["paths"].items() for each in operations.values() if "security" in each
    }
    assert schema["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    assert asking == {path for path in schema["paths"] if path.startswith("/v1/")}


# Pages


def browsing(database: Database, *, method: str = "POST", **headers: str) -> Request:
    """What a page's route is given."""
    app = type("App", (), {"state": type("State", (), {"door": door_at(database, Settings())})})
    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": method, "headers": lines, "app": app, "state": {}, "path": "/"})


async def key_in(database: Database) -> Key:
    keys = Keys(database)
    key = await keys.valid(await keys.create("news desk", ["read"], now=0.0))
    assert key is not None
    return key


async def test_a_session_speaks_for_its_key_until_it_ends_or_the_key_is_revoked(tmp_path: Path) -> None:
    async with shared_database(tmp_path) as database:
        key = await key_in(database)
        fresh = f"{COOKIE}={session_of(key, now=time.time())}"
        over = f"{COOKIE}={session_of(key, now=time.time() - LASTS_S - 1)}"

        caller = await caller_of(browsing(database, cookie=fresh))
        assert (caller.owner, caller.scopes) == (key.id, ("read",))
        assert caller.csrf
        assert await caller_or_none(browsing(database, cookie=over)) is None
        await Keys(database).revoke(key.id, now=1.0)
        assert await caller_or_none(browsing(database, cookie=fresh)) is None


async def test_a_session_that_was_tampered_with_speaks_for_nobody(tmp_path: Path) -> None:
    async with shared_database(tmp_path) as database:
        one, other = await key_in(database), await key_in(database)
        key_id, ends, signature = session_of(one, now=time.time()).split(".")

        for wrong in (
            f"{other.id}.{ends}.{signature}",
            f"{key_id}.{int(ends) + 1}.{signature}",
            f"{key_id}.{ends}.",
            f"{key_id}.never.{signature}",
            key_id,
            ".",
        ):
            assert await caller_or_none(browsing(database, cookie=f"{COOKIE}={wrong}")) is None


async def test_a_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    async with shared_database(tmp_path) as database:
        key, response = await key_in(database), Response()
        sign_in(browsing(database, host="service"), response, key, now=time.time())
        sign_out(response)

    signed_in, signed_out = response.headers.getlist("set-cookie")
    assert all(f"; {word}" in signed_in for word in ("HttpOnly", "SameSite=strict", "Path=/", f"Max-Age={LASTS_S}"))
    assert "Max-Age=0" in signed_out
    assert "nsk_" not in signed_in
    assert key.sha256 not in signed_in


async def test_what_a_session_changes_needs_the_token_of_its_own_forms(tmp_path: Path) -> None:
    async with shared_database(tmp_path) as database:
        key = await key_in(database)
        session = session_of(key, now=time.time())
        request = browsing(database, cookie=f"{COOKIE}={session}")
        caller = await caller_of(request)
        later = await caller_of(browsing(database, cookie=f"{COOKIE}={session_of(key, now=time.time() + 9)}"))

    refuse_other_sites(request, caller, caller.csrf)
    for token in (None, "", "x", later.csrf):
        with pytest.raises(ProblemRaised) as refused:
            refuse_other_sites(request, caller, token)
        assert refused.value.kind.status == 403


@pytest.mark.parametrize(("site", "refused"), [("cross-site", True), ("same-site", True), ("same-origin", False)])
async def test_a_page_of_another_site_changes_nothing_on_a_server_without_keys(
    tmp_path: Path, site: str, refused: bool
) -> None:
    async with serving(kept_in(tmp_path)) as client:
        answer = await client.post("/v1/facts", json=ASKED, headers={"Sec-Fetch-Site": site})

    assert answer.status_code == (403 if refused else 200)


async def test_a_signed_in_page_uses_the_api_with_its_token_only(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        made = await new_key(tmp_path)
        async with shared_database(tmp_path) as database:
            key = await Keys(database).valid(made)
            assert key is not None
            client.cookies.set(COOKIE, session_of(key, now=time.time()))
            caller = await caller_of(browsing(database, cookie=f"{COOKIE}={client.cookies[COOKIE]}"))

        assert (await client.get("/v1/nothing")).status_code == 404
        assert_problem(await client.post("/v1/facts", json=ASKED), 403, "forbidden")
        sent = await client.post("/v1/facts", json=ASKED, headers={CSRF_HEADER: caller.csrf or ""})

    assert sent.status_code == 200
    assert caller == Caller(id_of(made), ("read", "write"), caller.csrf)


async def test_a_caller_is_looked_up_once_a_request() -> None:
    known = Caller("somebody")
    request = HTTPConnection({"type": "http", "headers": [], "state": {"caller": known}})

    assert await caller_of(request) is known
