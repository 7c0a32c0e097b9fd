"""`summarizer keys`: a key is printed once, and never again."""

import json

import pytest

from tests.command import Run, run

__all__ = ["run"]  # a fixture


@pytest.fixture
def keys(run: Run) -> Run:
    return lambda *arguments: run("keys", *arguments)


def test_a_key_is_printed_when_it_is_made_and_never_again(keys: Run) -> None:
    assert keys("list") == (0, "no keys\n", "")
    made = keys("create", "news desk", "--scope", "read")
    key = made.out.strip()

    listed, as_json = keys("list"), keys("list", "--format", "json")

    _, key_id, secret = key.split("_", 2)
    assert made == (0, f"nsk_{key_id}_{secret}\n", "")
    assert listed.out.startswith(f"{key_id}  read  since 2")
    assert listed.out.endswith("  news desk\n")
    [shown] = json.loads(as_json.out)
    assert (shown["id"], shown["name"], shown["scopes"], shown["revoked_at"]) == (key_id, "news desk", ["read"], None)
    assert set(shown) == {"id", "name", "scopes", "created_at", "revoked_at"}
    assert secret not in listed.out + as_json.out


def test_a_key_is_good_for_everything_unless_it_is_said(keys: Run) -> None:
    keys("create", "news desk")
    keys("create", "wall screen", "--scope", "read")

    assert [key["scopes"] for key in json.loads(keys("list", "--format", "json").out)] == [
        ["read", "write"],
        ["read"],
    ]


def test_a_revoked_key_is_listed_as_such(keys: Run) -> None:
    key_id = keys("create", "news desk").out.split("_")[1]

    assert keys("revoke", key_id) == (0, f"key {key_id} revoked\n", "")
    assert "  revoked 2" in keys("list").out


def test_what_is_wrong_is_one_line_and_exit_2(keys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys("revoke", "000000000000")[:2] == (2, "")
    assert keys("create", " ")[:2] == (2, "")
    assert keys("create", "desk", "--scope", "admin").code == 2
    monkeypatch.delenv("SUMMARIZER_STATE_DIR")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.delenv("HOME")
    said = keys("create", "desk")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "SUMMARIZER_STATE_DIR" in said.err


def test_a_name_of_odd_bytes_is_kept_on_one_line(keys: Run) -> None:
    assert keys("create", "news\n\udcffdesk\x1b[31m").code == 0
    assert keys("list").out.endswith("  news \\udcffdesk[31m\n")


def test_a_second_key_of_one_name_is_made_and_the_first_is_named(keys: Run) -> None:
    first = keys("create", "desk").out.split("_")[1]

    second = keys("create", "desk")

    assert (second.code, second.out[:4]) == (0, "nsk_")
    assert f"{first} of the same name stays good" in second.err
    keys("revoke", first)
    keys("revoke", second.out.split("_")[1])
    assert keys("create", "desk").err == ""


def test_a_key_revoked_by_its_name_says_which_id_to_give(keys: Run) -> None:
    key_id = keys("create", "desk").out.split("_")[1]

    said = keys("revoke", "desk")

    assert (said.code, said.out) == (2, "")
    assert "keys go by their id" in said.err
    assert key_id in said.err
    assert keys("list").out.startswith(f"{key_id}  read,write  since")
