"""`summarizer keys`: a key is printed once, and never again."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.edges.cli.main import exit_code


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name in [name for name in os.environ if name.startswith("SUMMARIZER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", "state")
    monkeypatch.chdir(tmp_path)

    def runs(*arguments: str) -> Ran:
        code = exit_code(("keys", *arguments))
        return Ran(code, *capsys.readouterr())

    return runs


def test_a_key_is_printed_when_it_is_made_and_never_again(run: Run) -> None:
    assert run("list") == (0, "no keys\n", "")
    made = run("create", "news desk", "--scope", "read")
    key = made.out.strip()

    listed, as_json = run("list"), run("list", "--format", "json")

    _, key_id, secret = key.split("_", 2)
    assert made == (0, f"nsk_{key_id}_{secret}\n", "")
    assert listed.out.startswith(f"{key_id}  read  since 2")
    assert listed.out.endswith("  news desk\n")
    [shown] = json.loads(as_json.out)
    assert (shown["id"], shown["name"], shown["scopes"], shown["revoked_at"]) == (key_id, "news desk", ["read"], None)
    assert set(shown) == {"id", "name", "scopes", "created_at", "revoked_at"}
    assert secret not in listed.out + as_json.out


def test_a_key_is_good_for_everything_unless_it_is_said(run: Run) -> None:
    run("create", "news desk")
    run("create", "wall screen", "--scope", "read")

    assert [key["scopes"] for key in json.loads(run("list", "--format", "json").out)] == [["read", "write"], ["read"]]


def test_a_revoked_key_is_listed_as_such(run: Run) -> None:
    key_id = run("create", "news desk").out.split("_")[1]

    assert run("revoke", key_id) == (0, f"key {key_id} revoked\n", "")
    assert "  revoked 2" in run("list").out


def test_what_is_wrong_is_one_line_and_exit_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("revoke", "000000000000")[:2] == (2, "")
    assert run("create", " ")[:2] == (2, "")
    assert run("create", "desk", "--scope", "admin").code == 2
    monkeypatch.delenv("SUMMARIZER_STATE_DIR")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.delenv("HOME")
    said = run("create", "desk")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "SUMMARIZER_STATE_DIR" in said.err


def test_a_name_of_odd_bytes_is_kept_on_one_line(run: Run) -> None:
    assert run("create", "news\n\udcffdesk\x1b[31m").code == 0
    assert run("list").out.endswith("  news \\udcffdesk[31m\n")
