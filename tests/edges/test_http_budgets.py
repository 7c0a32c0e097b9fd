"""Budgets a day: what models took is on the account of whoever asked, and over it the brief is the extractive one."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx
import pytest
import respx

from summarizer.backends.allowance import Allowance, allowance_in_use, within
from summarizer.domain import Usage
from summarizer.edges.http.app import create_app
from summarizer.edges.http.budgets import Budgets
from summarizer.errors import UsageError
from summarizer.pipeline import Services
from summarizer.settings import Settings
from summarizer.stores.spending import Spending, Spent
from summarizer.wiring import services_for
from tests.doors import bearer, ended, id_of, kept_in, new_key, shared_database
from tests.providers import USAGE, completion, draft_reply
from tests.service import FLOOD, client_of

BASE = "http://models.invalid/v1"
SENTENCE = "Nine people died when a gate of the dam failed."
TODAY = datetime.now(UTC).date().isoformat


@pytest.fixture
def provider() -> Iterator[respx.Route]:
    """A model that takes 1,200 tokens, 0.003 USD, for every brief."""
    with respx.mock(assert_all_called=False) as router:
        route = router.post(f"{BASE}/chat/completions")
        route.mock(return_value=completion(draft_reply((SENTENCE, [1, 2])), usage=USAGE))
        yield route


def settings(folder: Path, **given: object) -> Settings:
    (folder / "prices.toml").write_text('"compatible/b" = { input = 1, output = 10 }\n')
    prices = str(folder / "prices.toml")
    return kept_in(folder, model="compatible/b", api_base=BASE, cache="off", prices=prices, **given)


async def asked(client: httpx.AsyncClient, key: str) -> httpx.Response:
    return await client.post("/v1/briefs", json={"articles": [FLOOD]}, headers=bearer(key))


async def test_a_key_over_its_tokens_gets_the_extractive_brief_and_another_key_does_not(
    tmp_path: Path, provider: respx.Route
) -> None:
    async with client_of(create_app(settings(tmp_path, key_budget_tokens=20_000))) as client:
        key, other = await new_key(tmp_path), await new_key(tmp_path)
        async with shared_database(tmp_path) as database:
            await Spending(database).add(id_of(key), TODAY(), Spent(tokens=19_000))
            await Spending(database).add(id_of(other), "1999-12-31", Spent(tokens=30_000))
        over, under = (await asked(client, key)).json(), (await asked(client, other)).json()
        left = (await client.get("/v1/limits", headers=bearer(other))).json()["today"]

    assert (over["status"], [note["code"] for note in over["notes"]]) == ("degraded", ["budget"])
    assert (
        "that the key has left today 1,000 are left; raise SUMMARIZER_KEY_BUDGET_TOKENS" in over["notes"][0]["detail"]
    )
    assert over["claims"]
    assert under["status"] == "complete"
    assert provider.call_count == 1
    assert left == {"tokens_spent": 1_200, "tokens_left": 18_800, "usd_spent": 0.003, "usd_left": None}


async def test_a_key_over_its_dollars_gets_the_extractive_brief(tmp_path: Path, provider: respx.Route) -> None:
    async with client_of(create_app(settings(tmp_path, key_budget_usd=0.05))) as client:
        key = await new_key(tmp_path)
        first = (await asked(client, key)).json()
        async with shared_database(tmp_path) as database:
            await Spending(database).add(id_of(key), TODAY(), Spent(usd=0.047))
        second = (await asked(client, key)).json()
        left = (await client.get("/v1/limits", headers=bearer(key))).json()["today"]

    assert (first["status"], second["status"]) == ("complete", "degraded")
    assert provider.call_count == 1
    assert (left["usd_spent"], left["usd_left"]) == (pytest.approx(0.05), pytest.approx(0.0))


async def test_a_job_is_paid_for_by_whoever_asked_for_it(tmp_path: Path, provider: respx.Route) -> None:
    async with client_of(create_app(settings(tmp_path, key_budget_tokens=3_000))) as client:
        key = bearer(await new_key(tmp_path))
        briefs = []
        for words in (100, 120, 140):
            asked = {"articles": [FLOOD], "words": words}
            job = (await client.post("/v1/jobs", json=asked, headers=key)).headers["location"]
            brief_id = (await ended(client, job, key))["brief_id"]
            briefs.append((await client.get(f"/v1/briefs/{brief_id}", headers=key)).json())

    assert [brief["status"] for brief in briefs] == ["complete", "complete", "degraded"]
    assert provider.call_count == 2


async def test_what_a_model_took_that_failed_afterwards_is_on_the_account_too(
    tmp_path: Path, provider: respx.Route
) -> None:
    provider.mock(return_value=completion("no JSON at all", usage=USAGE))
    async with client_of(create_app(settings(tmp_path))) as client:
        key = await new_key(tmp_path)
        brief = (await asked(client, key)).json()
        spent = (await client.get("/v1/limits", headers=bearer(key))).json()["today"]["tokens_spent"]

    assert brief["status"] == "degraded"
    assert spent == brief["usage"]["input_tokens"] + brief["usage"]["output_tokens"] > 0


def test_a_budget_in_dollars_needs_a_price(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nobody knows what compatible/c costs"):
        create_app(settings(tmp_path, key_budget_usd=1).changed(model="compatible/c"))


async def test_what_was_given_up_is_on_the_account_once_it_ends(tmp_path: Path) -> None:
    """As of a stream whose reader has gone: nobody waits any more for the thread that writes."""
    begun, go_on = threading.Event(), threading.Event()

    def write(services: Services) -> None:
        with services.allowance():
            begun.set()
            go_on.wait(5)
            allowance_in_use().calls.append(Usage(calls=1, input_tokens=10, output_tokens=2, cost_usd=0.5))

    async with shared_database(tmp_path) as database:
        budgets, spending = Budgets(Spending(database), Settings()), Spending(database)
        services = replace(services_for(Settings()), allowance=partial(within, Allowance()))
        async with budgets.within("desk", services) as paid:
            writing = asyncio.ensure_future(asyncio.to_thread(write, paid))
            await asyncio.to_thread(begun.wait)
        assert await spending.of("desk", TODAY()) == Spent()
        go_on.set()
        await writing
        await budgets.settle()

        assert await spending.of("desk", TODAY()) == Spent(tokens=12, usd=0.5)


class SlowSpending(Spending):
    async def add(self, owner: str, day: str, spent: Spent) -> None:
        await asyncio.sleep(0.02)
        await super().add(owner, day, spent)


async def test_it_is_on_the_account_before_the_brief_is_delivered(tmp_path: Path) -> None:
    def write(services: Services) -> None:
        with services.allowance():
            allowance_in_use().calls.append(Usage(calls=1, input_tokens=10))

    async with shared_database(tmp_path) as database:
        services = replace(services_for(Settings()), allowance=partial(within, Allowance()))
        async with Budgets(SlowSpending(database), Settings()).within("desk", services) as paid:
            await asyncio.to_thread(write, paid)

        assert await Spending(database).of("desk", TODAY()) == Spent(tokens=10)


async def test_accounts_add_up(tmp_path: Path) -> None:
    async with shared_database(tmp_path) as one, shared_database(tmp_path) as other:
        spent = Spent(tokens=5, usd=0.25)
        await asyncio.gather(*(Spending(base).add("desk", "2024-05-02", spent) for base in (one, other) * 5))

        assert await Spending(one).of("desk", "2024-05-02") == Spent(tokens=50, usd=2.5)
        assert await Spending(one).of("desk", "2024-05-03") == Spent()
