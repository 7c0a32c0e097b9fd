"""The tables: made by whoever comes first, brought up to date, and never touched by an older program."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from summarizer.errors import StoreUnavailable, UsageError
from summarizer.stores import database as module
from summarizer.stores.briefs import SqlBriefs
from summarizer.stores.database import Database, database_at
from summarizer.stores.tables import SCHEMA_VERSION
from tests.builders import brief_of, raw

BRIEF = brief_of(raw())
STEP = ("ALTER TABLE briefs ADD COLUMN mood TEXT", "UPDATE briefs SET mood = 'calm'")


def be_newer(patch: pytest.MonkeyPatch, *step: str) -> None:
    """Be a program whose tables are a version on."""
    patch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    patch.setattr(module, "STEPS", {SCHEMA_VERSION + 1: step})


async def mood(database: Database) -> object:
    async with database.reading() as connection:
        return (await connection.execute(text("SELECT mood FROM briefs"))).scalar_one()


async def test_a_database_of_an_older_version_is_brought_up_to_date_with_its_rows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await SqlBriefs(database).add("desk", BRIEF)
    be_newer(monkeypatch, *STEP)

    await database.prepare()
    await database.prepare()

    assert await mood(database) == "calm"
    assert await SqlBriefs(database).get("desk", BRIEF.id) == BRIEF


async def test_a_step_that_fails_leaves_the_version_before(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await SqlBriefs(database).add("desk", BRIEF)
    with monkeypatch.context() as broken:
        be_newer(broken, *STEP, "no SQL")
        with pytest.raises(StoreUnavailable):
            await database.prepare()

    await database.prepare()

    assert await SqlBriefs(database).get("desk", BRIEF.id) == BRIEF
    with pytest.raises(StoreUnavailable):
        await mood(database)


async def test_a_database_of_a_newer_program_is_left_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION - 1)

    with pytest.raises(UsageError, match="newer program"):
        await database.prepare()


async def test_processes_that_start_at_once_make_the_tables_once(database_url: str) -> None:
    databases = [database_at(database_url, None) for _ in range(4)]

    await asyncio.gather(*(database.prepare() for database in databases))

    async with databases[0].reading() as connection:
        assert (await connection.execute(text("SELECT version FROM schema_version"))).all() == [(SCHEMA_VERSION,)]
    for database in databases:
        await database.close()


async def test_pieces_of_work_at_once_do_not_meet(database: Database) -> None:
    briefs = SqlBriefs(database)
    given = [BRIEF.model_copy(update={"id": f"brief{number}"}) for number in range(12)]

    await asyncio.gather(*(briefs.add("desk", brief) for brief in given), briefs.get("desk", "brief1"))

    page = await briefs.page("desk", after=None, limit=20)
    assert len(page.data) == 12


@pytest.mark.parametrize("url", ["mysql://user:secret@host/x", "nonsense", "oracle://user:secret@host/x"])
def test_a_url_of_another_kind_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(UsageError, match="DATABASE_URL") as refused:
        database_at(url, None)

    assert "secret" not in str(refused.value)


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    with pytest.raises(StoreUnavailable, match="taken"):
        await database_at(None, tmp_path / "taken").prepare()


async def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    database = database_at(None, tmp_path / "state")
    await database.prepare()
    await database.close()

    assert (tmp_path / "state" / module.FILE_NAME).stat().st_mode & 0o777 == 0o600
