"""What calls cost, and that none is made which the budget of the brief may not pay."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.backends.allowance import Allowance, Limits, within
from summarizer.backends.budgeted import BudgetedBackend
from summarizer.backends.prices import Price, price_table
from summarizer.backends.scripted import ScriptedBackend
from summarizer.domain import Usage
from summarizer.errors import AnswerRefused, AttemptTimeout, BackendError, BudgetExceeded, RateLimited, UsageError
from summarizer.ports import ChatRequest, Completion
from tests.providers import chat_request, litellm_backend

ONE_EACH = Price(input=1.0, output=1.0)  # a million tokens a dollar
ANSWERED = Usage(calls=1, input_tokens=900, output_tokens=100, cost_usd=None)
REQUEST = chat_request(system="s" * 2_000, user="u" * 1_928, max_tokens=1_000)  # 1,150 tokens in, with its schema


class Counted(ScriptedBackend):
    """Every answer took 1,000 tokens."""

    async def complete(self, request: ChatRequest) -> Completion:
        return replace(await super().complete(request), usage=ANSWERED)


class Silent:
    """Never answers."""

    name = "silent"

    async def complete(self, request: ChatRequest) -> Completion:  # noqa: ARG002 - the port's signature
        await asyncio.Event().wait()
        raise AssertionError("not reached")


def _budgeted(*answers: str | BackendError, price: Price | None = ONE_EACH) -> tuple[BudgetedBackend, Counted]:
    script = Counted(answers)
    return BudgetedBackend(script, price=price), script


async def _spent(*answers: str | BackendError, limits: Limits | None = None, price: Price | None = ONE_EACH) -> Usage:
    """What asking for each of these in turn takes, failures included."""
    backend, _ = _budgeted(*answers, price=price)
    allowance = Allowance(limits=limits or Limits())
    with within(allowance):
        for _ in answers:
            try:
                await backend.complete(REQUEST)
            except (RateLimited, AttemptTimeout, AnswerRefused):
                continue
    assert allowance.reserved == []
    return allowance.spent


async def test_a_price_is_set_on_each_answer_and_all_of_them_are_added_up() -> None:
    backend, _ = _budgeted("one", "two")
    allowance = Allowance()

    with within(allowance):
        completion = await backend.complete(REQUEST)
        await backend.complete(REQUEST)

    assert completion.usage.cost_usd == pytest.approx(0.001)
    assert allowance.spent.cost_usd == pytest.approx(0.002)
    assert (allowance.spent.calls, allowance.spent.estimated) == (2, False)


async def test_without_a_price_the_cost_stays_what_the_client_said() -> None:
    assert (await _spent("one", price=None)).cost_usd is None


async def test_a_call_that_may_not_fit_is_not_made() -> None:
    backend, script = _budgeted("one", "two")

    with within(Allowance(limits=Limits(usd=0.003))):
        await backend.complete(REQUEST)
        with pytest.raises(BudgetExceeded, match=r"may cost 0\.0022 USD.* 0\.0020 are left.*BUDGET_USD") as caught:
            await backend.complete(REQUEST)

    assert len(script.requests) == 1
    assert caught.value.calls == 0


async def test_tokens_have_a_limit_without_any_price() -> None:
    backend, script = _budgeted("one", "two", price=None)

    with within(Allowance(limits=Limits(tokens=3_000))):
        await backend.complete(REQUEST)
        with pytest.raises(BudgetExceeded, match=r"of the 3,000 for a brief 2,000 are left.*BUDGET_TOKENS"):
            await backend.complete(REQUEST)

    assert len(script.requests) == 1


async def test_calls_at_the_same_time_do_not_spend_the_same_money() -> None:
    backend = BudgetedBackend(Silent(), price=ONE_EACH)

    with within(Allowance(limits=Limits(tokens=4_000))):
        first = asyncio.create_task(backend.complete(REQUEST))
        await asyncio.sleep(0)
        with pytest.raises(BudgetExceeded):
            await asyncio.wait_for(backend.complete(REQUEST), 1)

    first.cancel()


async def test_each_brief_has_a_budget_of_its_own() -> None:
    backend, script = _budgeted("one", "two")

    for _ in range(2):
        with within(Allowance(limits=Limits(tokens=2_500))):
            await backend.complete(REQUEST)

    assert len(script.requests) == 2


async def test_what_the_provider_refused_costs_nothing() -> None:
    assert await _spent(RateLimited("later")) == Usage(calls=1)


@pytest.mark.parametrize("error", [AttemptTimeout("slow"), AnswerRefused("no")])
async def test_what_the_provider_may_charge_counts_as_the_most_it_can_be(error: BackendError) -> None:
    spent = await _spent(error)

    assert (spent.calls, spent.output_tokens, spent.estimated) == (1, 1_000, True)
    assert spent.cost_usd == pytest.approx(0.00215, rel=0.05)


async def test_a_call_that_is_given_up_counts_as_the_most_it_can_be() -> None:
    allowance = Allowance()
    with within(allowance):
        asking = asyncio.create_task(BudgetedBackend(Silent(), price=ONE_EACH).complete(REQUEST))
        await asyncio.sleep(0)
        assert len(allowance.reserved) == 1
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking

    assert (allowance.reserved, allowance.spent.output_tokens) == ([], 1_000)


def test_remembered_input_has_a_price_of_its_own() -> None:
    usage = Usage(calls=1, input_tokens=1_000_000, cached_tokens=400_000, output_tokens=100_000)

    assert Price(input=2.0, output=8.0, cached=0.5).cost_usd(usage) == pytest.approx(1.2 + 0.2 + 0.8)
    assert Price(input=2.0, output=8.0).cost_usd(usage) == pytest.approx(2.8)


def test_an_operator_s_prices_come_before_ours(tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text('"openai/gpt-4o-mini" = { input = 9, output = 9 }\n')

    table = price_table(str(tmp_path / "prices.toml"))

    assert table["openai/gpt-4o-mini"] == Price(input=9, output=9)
    assert table["openai/gpt-4o"] == price_table()["openai/gpt-4o"]


@pytest.mark.parametrize(
    "content",
    [
        "no toml",
        '"a/b" = 5',
        '"a/b" = { input = 1 }',
        '"a/b" = { input = -1, output = 1 }',
        '"a/b" = { input = nan, output = 1 }',
        None,
    ],
)
def test_a_file_that_is_no_price_table_is_a_usage_error(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "prices.toml").write_text(content)

    with pytest.raises(UsageError, match=r"prices\.toml"):
        price_table(str(tmp_path / "prices.toml"))


def test_our_prices_are_litellm_s_of_the_same_day() -> None:
    ours = price_table()["openai/gpt-4o-mini"]

    assert litellm_backend().price == ours
