"""What models may take for a key on a day of UTC, besides what they may take for a single brief.

What is left when a brief is begun bounds that brief, and what it took is on the account when it has ended, however it
ended. Nothing is set aside before: briefs that are written at the same time do not see each other, so a key that
begins N at once may spend up to N times what was left. Limits on requests, and on how many are written at a time,
bound that N.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from summarizer.backends.allowance import Limits, allowance_in_use
from summarizer.domain import Usage
from summarizer.errors import StoreUnavailable
from summarizer.pipeline import Services
from summarizer.settings import Settings
from summarizer.stores.spending import Spending, Spent


@dataclass(frozen=True)
class Account:
    """What was spent today, and what is left; None where there is no budget."""

    spent: Spent
    tokens_left: int | None
    usd_left: float | None


class Budgets:
    """The accounts of a server with these settings."""

    def __init__(self, spending: Spending, settings: Settings) -> None:
        self._spending = spending
        self._tokens, self._usd = settings.key_budget_tokens, settings.key_budget_usd
        self._adding = set[Future[None]]()

    async def account(self, owner: str) -> Account:
        """How the owner stands today."""
        spent = await self._spending.of(owner, _today())
        return Account(
            spent=spent,
            tokens_left=None if self._tokens is None else max(0, self._tokens - spent.tokens),
            usd_left=None if self._usd is None else max(0.0, self._usd - spent.usd),
        )

    @asynccontextmanager
    async def within(self, owner: str, services: Services) -> AsyncIterator[Services]:
        """The services, for one brief or check that this owner pays for."""
        today = await self._today(owner)
        loop = asyncio.get_running_loop()

        @contextmanager
        def allowance() -> Iterator[None]:
            with services.allowance():
                used = allowance_in_use()
                used.beside = (*used.beside, today)
                try:
                    yield
                finally:
                    # Briefs are written in another thread, and one that is given up ends after whoever waited for it.
                    self._put_down(owner, used.calls, loop)

        yield replace(services, allowance=allowance)
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything that was taken is on an account."""
        await asyncio.gather(*map(asyncio.wrap_future, self._adding))

    async def _today(self, owner: str) -> Limits:
        if (self._tokens, self._usd) == (None, None):
            return Limits()
        account = await self.account(owner)
        return Limits(account.usd_left, account.tokens_left, "that the key has left today", "SUMMARIZER_KEY_BUDGET")

    def _put_down(self, owner: str, calls: Sequence[Usage], loop: asyncio.AbstractEventLoop) -> None:
        tokens = sum(call.input_tokens + call.output_tokens for call in calls)
        usd = sum(call.cost_usd or 0.0 for call in calls)
        if tokens or usd:
            adding = asyncio.run_coroutine_threadsafe(self._add(owner, Spent(tokens, usd)), loop)
            self._adding.add(adding)
            adding.add_done_callback(self._adding.discard)

    async def _add(self, owner: str, spent: Spent) -> None:
        with suppress(StoreUnavailable):  # which is in the log; the brief is written and paid for all the same
            await self._spending.add(owner, _today(), spent)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
