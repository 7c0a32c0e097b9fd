"""First answers: one does the work, the others wait for its answer or for its death."""

import asyncio
from dataclasses import replace

import pytest

from summarizer.stores.answers import KEPT_S, Answers, Kept, Lock, Named
from summarizer.stores.database import Database
from tests.doors import Clock

NAMED = Named(owner="desk", key_sha256="k" * 64, request_sha256="r" * 64)
ANSWER = Kept(200, {"content-type": "application/json", "location": "/v1/jobs/7"}, '{"id":"ab_12","é":1}'.encode())
LOCK_S = 600.0


@pytest.fixture
def servers(databases: list[Database], clock: Clock) -> list[Answers]:
    return [Answers(database, lock_s=LOCK_S, clock=clock) for database in databases]


async def locked(answers: Answers, named: Named = NAMED) -> Lock:
    lock = await answers.begin(named)
    assert isinstance(lock, Lock)
    return lock


async def test_of_many_who_come_at_once_one_does_the_work(servers: list[Answers]) -> None:
    found = await asyncio.gather(*(answers.begin(NAMED) for answers in servers * 5))

    assert [type(each) for each in found].count(Lock) == 1
    assert found.count("under way") == 9


async def test_the_first_answer_is_given_to_all_who_repeat_the_request(servers: list[Answers]) -> None:
    one, other = servers
    await one.keep(await locked(one), ANSWER)

    assert await one.begin(NAMED) == await other.begin(NAMED) == ANSWER


async def test_a_key_belongs_to_one_request_and_one_owner(servers: list[Answers]) -> None:
    answers = servers[0]
    lock = await locked(answers)
    another = replace(NAMED, request_sha256="x" * 64)

    assert await answers.begin(another) == "another request"
    await answers.keep(lock, ANSWER)
    assert await answers.begin(another) == "another request"
    assert isinstance(await answers.begin(replace(another, owner="other desk")), Lock)


async def test_what_was_released_may_be_done_again(servers: list[Answers]) -> None:
    one, other = servers
    await one.release(await locked(one))

    assert isinstance(await other.begin(replace(NAMED, request_sha256="x" * 64)), Lock)


async def test_a_lock_is_taken_over_when_its_holder_is_dead_and_the_dead_change_nothing_any_more(
    servers: list[Answers], clock: Clock
) -> None:
    one, other = servers
    dead = await locked(one)
    clock.now += LOCK_S
    assert await other.begin(NAMED) == "under way"
    clock.now += 1
    alive = await locked(other)

    await one.release(dead)
    await one.keep(dead, replace(ANSWER, status=202))
    assert await one.begin(NAMED) == "under way"
    await other.keep(alive, ANSWER)
    assert await one.begin(NAMED) == ANSWER


async def test_answers_are_kept_for_a_day(servers: list[Answers], clock: Clock) -> None:
    answers = servers[0]
    await answers.keep(await locked(answers), ANSWER)
    clock.now += KEPT_S
    assert await answers.begin(NAMED) == ANSWER
    clock.now += 1
    assert isinstance(await answers.begin(NAMED), Lock)


async def test_a_deleted_brief_is_deleted_from_the_answers_of_its_owner_alone(servers: list[Answers]) -> None:
    answers = servers[0]
    others, similar = replace(NAMED, owner="other desk"), replace(NAMED, key_sha256="s" * 64)
    for named, body in ((NAMED, ANSWER.body), (others, ANSWER.body), (similar, b'{"id":"abx12"}')):
        await answers.keep(await locked(answers, named), replace(ANSWER, body=body))

    await answers.forget("desk", "ab_12")

    assert isinstance(await answers.begin(NAMED), Lock)
    assert isinstance(await answers.begin(others), Kept)
    assert isinstance(await answers.begin(similar), Kept)
