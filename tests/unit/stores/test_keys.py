"""API keys: made once, kept as hashes, looked up by id, compared in constant time."""

import hmac
import re
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.stores.database import Database, database_at
from summarizer.stores.keys import MOST_NAME, SCOPES, Keys
from tests.doors import all_bytes_in


@pytest.fixture
def keys(database: Database) -> Keys:
    return Keys(database)


async def test_a_key_has_an_id_and_32_random_bytes_and_is_found_again(keys: Keys) -> None:
    key = await keys.create("news desk", ["read"], now=5.0)

    found = await keys.valid(key)
    assert re.fullmatch(r"nsk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}", key)
    assert found is not None
    assert (found.id, found.name, found.scopes, found.created_at) == (key.split("_")[1], "news desk", ("read",), 5.0)
    assert await keys.create("news desk", ["read"], now=5.0) != key


async def test_nothing_of_the_secret_is_in_the_database(tmp_path: Path) -> None:
    database = database_at(None, tmp_path)
    await database.prepare()
    key = await Keys(database).create("news desk", SCOPES, now=5.0)
    await database.close()

    kept = all_bytes_in(tmp_path)
    assert key.split("_")[1].encode() in kept
    assert key.split("_", 2)[2].encode() not in kept


async def test_what_is_no_key_is_none(keys: Keys) -> None:
    key = await keys.create("news desk", SCOPES, now=5.0)
    other = await keys.create("wire desk", SCOPES, now=5.0)
    mixed = "_".join([*key.split("_", 2)[:2], other.split("_", 2)[2]])

    for wrong in (mixed, key[:-1], key + "x", key.upper(), "nsk__", "", "local", "nsk_\ud800_\ud800", "é_ß_"):
        assert await keys.valid(wrong) is None


async def test_hashes_are_compared_in_constant_time_and_so_they_are_where_there_is_no_such_key(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await keys.create("news desk", SCOPES, now=5.0)
    compared = []

    def compare(one: str, other: str) -> bool:
        compared.append((one, other))
        return False

    monkeypatch.setattr(hmac, "compare_digest", compare)

    assert await keys.valid(key) is None
    assert await keys.valid("nsk_000000000000_x") is None
    assert [len(text) for pair in compared for text in pair] == [64] * 4


async def test_a_revoked_key_is_no_key_but_there_still_was_one(keys: Keys) -> None:
    assert not await keys.exist()
    key = await keys.create("news desk", SCOPES, now=5.0)
    key_id = key.split("_")[1]

    await keys.revoke(key_id, now=9.0)
    await keys.revoke(key_id, now=11.0)

    assert await keys.valid(key) is None
    assert await keys.active(key_id) is None
    assert [kept.revoked_at for kept in await keys.all()] == [9.0]
    assert await keys.exist()


async def test_a_key_that_is_not_there_cannot_be_revoked(keys: Keys) -> None:
    with pytest.raises(UsageError, match="keys list"):
        await keys.revoke("000000000000", now=9.0)


@pytest.mark.parametrize("name", ["", "  ", "x" * (MOST_NAME + 1)])
async def test_a_key_has_a_name(keys: Keys, name: str) -> None:
    with pytest.raises(UsageError, match="a key's name"):
        await keys.create(name, SCOPES, now=5.0)
