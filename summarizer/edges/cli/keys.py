"""`summarizer keys`: who may use the server."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Literal, TypeVar

import click

from summarizer.edges.cli.output import deliver, settings_from
from summarizer.errors import UsageError
from summarizer.language.printable import one_line
from summarizer.settings import Settings
from summarizer.stores.database import database_at
from summarizer.stores.keys import SCOPES, Key, Keys, Scope

T = TypeVar("T")


@click.group("keys")
def command() -> None:
    """Make, list and revoke the keys with which the server is used.

    Without a key the server answers everybody, but on a loopback address only. From the first key on every
    request needs one. They are kept in SUMMARIZER_DATABASE_URL, or in a file in SUMMARIZER_STATE_DIR.
    """


@command.command("create")
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="What it is good for.  [default: all]"
)
def create(name: str, scopes: tuple[Scope, ...]) -> None:
    """Print a new key, for NAME to keep: it is not shown again.

    With `read` it may ask for what is kept, with `write` have something written, checked or deleted.
    """
    before, key = _with_keys(partial(_made, one_line(name), scopes or SCOPES))
    deliver(f"{key}\n", None)
    if before:
        told = f"{' and '.join(before)} of the same name stays good"
        click.echo(f"summarizer: {told}; if this key takes its place: `summarizer keys revoke ID`", err=True)


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(form: Literal["text", "json"]) -> None:
    """List the keys, the oldest first, by their ids."""
    keys = _with_keys(Keys.all)
    deliver(json.dumps([*map(_shown, keys)], indent=2) + "\n" if form == "json" else _in_words(keys), None)


@command.command("revoke")
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> None:
    """Let the key of this id be used no more, from the next request on."""
    _with_keys(lambda keys: keys.revoke(key_id, now=time.time()))
    deliver(f"key {key_id} revoked\n", None)


def any_key(settings: Settings) -> bool:
    """Whether the server of these settings asks for keys. Raises StoreUnavailable."""
    return _run(settings, Keys.exist)


async def _made(name: str, scopes: Collection[Scope], keys: Keys) -> tuple[Sequence[str], str]:
    """Ids of the keys that have this name already, and the new key."""
    return await keys.named(name), await keys.create(name, scopes, now=time.time())


def _with_keys(work: Callable[[Keys], Awaitable[T]]) -> T:
    settings = settings_from()
    if settings.database_url is None and settings.state_dir is None:
        raise UsageError("there is no place for keys: set SUMMARIZER_DATABASE_URL or SUMMARIZER_STATE_DIR")
    return _run(settings, work)


def _run(settings: Settings, work: Callable[[Keys], Awaitable[T]]) -> T:
    async def run() -> T:
        database = database_at(settings.database_url, settings.state_dir)
        try:
            await database.prepare()
            return await work(Keys(database))
        finally:
            await database.close()

    return asyncio.run(run())


def _shown(key: Key) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "scopes": list(key.scopes),
        "created_at": _moment(key.created_at),
        "revoked_at": None if key.revoked_at is None else _moment(key.revoked_at),
    }


def _in_words(keys: Sequence[Key]) -> str:
    return "".join(f"{_line(key)}\n" for key in keys) or "no keys\n"


def _line(key: Key) -> str:
    state = f"since {_moment(key.created_at)}" if key.revoked_at is None else f"revoked {_moment(key.revoked_at)}"
    return f"{key.id}  {','.join(key.scopes)}  {state}  {key.name}"


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
