"""What every store of briefs promises, on SQLite and on PostgreSQL alike."""

from itertools import count

import pytest

from summarizer.domain import Brief
from summarizer.errors import BadCursor
from summarizer.keeping import BriefStore
from summarizer.stores.briefs import SqlBriefs
from summarizer.stores.database import Database
from tests.builders import FERRY, FLOOD, brief_of, raw

FIRST, SECOND = brief_of(raw(FLOOD)), brief_of(raw(FERRY))


@pytest.fixture
def briefs(database: Database) -> BriefStore:
    """Every brief is kept a second after the one before."""
    return SqlBriefs(database, now=map(float, count(1_700_000_000)).__next__)


def named(*ids: str) -> list[Brief]:
    return [FIRST.model_copy(update={"id": each}) for each in ids]


async def test_a_brief_comes_back_as_it_was(briefs: BriefStore) -> None:
    await briefs.add("desk", FIRST)

    found = await briefs.get("desk", FIRST.id)

    assert found == FIRST
    assert found.model_dump_json() == FIRST.model_dump_json()
    assert await briefs.document("desk", FIRST.id) == FIRST.model_dump_json()


async def test_another_owner_s_brief_is_not_there(briefs: BriefStore) -> None:
    await briefs.add("desk", FIRST)

    assert await briefs.get("other", FIRST.id) is None
    assert await briefs.document("other", FIRST.id) is None
    assert await briefs.remove("other", FIRST.id) is None
    assert (await briefs.page("other", after=None, limit=10)).data == ()
    assert await briefs.get("desk", FIRST.id) == FIRST


async def test_two_owners_may_keep_the_same_brief(briefs: BriefStore) -> None:
    await briefs.add("desk", FIRST)
    await briefs.add("other", FIRST)

    assert await briefs.remove("desk", FIRST.id) == FIRST

    assert await briefs.get("desk", FIRST.id) is None
    assert await briefs.get("other", FIRST.id) == FIRST


async def test_a_brief_that_was_written_again_is_kept_once_as_the_newer(briefs: BriefStore) -> None:
    await briefs.add("desk", FIRST)
    await briefs.add("desk", SECOND)
    again = FIRST.model_copy(update={"origins": 7})
    await briefs.add("desk", again)

    page = await briefs.page("desk", after=None, limit=10)

    assert [summary.id for summary in page.data] == [FIRST.id, SECOND.id]
    assert await briefs.get("desk", FIRST.id) == again


async def test_the_list_shows_the_newest_first_and_says_what_each_is(briefs: BriefStore) -> None:
    await briefs.add("desk", FIRST)
    await briefs.add("desk", SECOND)

    page = await briefs.page("desk", after=None, limit=10)

    newest = page.data[0]
    assert [summary.id for summary in page.data] == [SECOND.id, FIRST.id]
    assert (newest.headline, newest.status, newest.articles) == (SECOND.headline, SECOND.status, 1)
    assert newest.created_at.timestamp() == 1_700_000_001
    assert (page.has_more, page.next) == (False, None)


async def test_pages_follow_each_other_whatever_is_added_meanwhile(briefs: BriefStore) -> None:
    for brief in named("a", "b", "c", "d", "e"):
        await briefs.add("desk", brief)

    pages = [await briefs.page("desk", after=None, limit=2)]
    await briefs.add("desk", SECOND)
    while pages[-1].has_more:
        pages.append(await briefs.page("desk", after=pages[-1].next, limit=2))

    assert [[summary.id for summary in page.data] for page in pages] == [["e", "d"], ["c", "b"], ["a"]]


async def test_briefs_of_one_moment_are_all_listed(database: Database) -> None:
    briefs = SqlBriefs(database, now=lambda: 1_700_000_000.123456)
    for brief in named("b", "a", "c"):
        await briefs.add("desk", brief)

    first = await briefs.page("desk", after=None, limit=1)
    rest = await briefs.page("desk", after=first.next, limit=5)

    assert [summary.id for summary in (*first.data, *rest.data)] == ["c", "b", "a"]


@pytest.mark.parametrize("cursor", ["", "x", "ä", "MTIz", "bmFuIGE=", "MS4wIAA=", "%"])
async def test_a_place_that_no_page_gave_is_an_error(briefs: BriefStore, cursor: str) -> None:
    with pytest.raises(BadCursor):
        await briefs.page("desk", after=cursor, limit=2)


async def test_old_briefs_of_everybody_are_removed(briefs: BriefStore) -> None:
    await briefs.add("desk", FIRST)
    await briefs.add("other", FIRST)
    await briefs.add("desk", SECOND)

    assert await briefs.remove_older(1_700_000_002) == 2

    assert await briefs.get("other", FIRST.id) is None
    assert await briefs.get("desk", SECOND.id) == SECOND
