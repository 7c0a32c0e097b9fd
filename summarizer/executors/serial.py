"""What an actor runs: one stream of clusters, whose questions and answers are lines of JSON."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count

from summarizer.api import summarize_many
from summarizer.domain import Assignment, Delivery
from summarizer.executors.local import briefs_at_once
from summarizer.executors.terms import Terms, finished
from summarizer.version import VERSION
from summarizer.wiring import services_for


class Serial:
    """Summarises whatever it is asked for, with one set of adapters for as long as it lives."""

    def __init__(self, terms: str) -> None:
        """Takes Terms in JSON. Called outside a loop: the stream begins with the first question."""
        self._terms = Terms.model_validate_json(terms)
        self._questions: asyncio.Queue[Assignment] = asyncio.Queue()
        self._waiting: dict[str, asyncio.Future[Delivery]] = {}
        self._tickets = count()
        self._stream: asyncio.Task[None] | None = None

    async def ready(self) -> str:
        """The version of what runs here. Raises UsageError when this machine lacks what the terms ask for."""
        services_for(self._terms.settings, degrade=self._terms.degrade)
        return VERSION

    async def finish(self, assignment: str) -> str:
        """A Finished in JSON for an Assignment in JSON."""
        given = Assignment.model_validate_json(assignment)
        # Two runs may use one id, and a second try of a cluster may meet the first.
        ticket = str(next(self._tickets))
        self._waiting[ticket] = asyncio.get_running_loop().create_future()
        self._questions.put_nowait(given.model_copy(update={"id": ticket}))
        self._stream = self._stream or asyncio.create_task(self._answer())
        try:
            delivery = await self._waiting[ticket]
        finally:
            del self._waiting[ticket]
        return finished(delivery.model_copy(update={"id": given.id}), self._terms).model_dump_json()

    async def _answer(self) -> None:
        try:
            await self._deliver()
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever waits is to hear of it
            for waiting in self._waiting.values():
                waiting.set_exception(error)
            self._stream = None

    async def _deliver(self) -> None:
        deliveries = summarize_many(
            self._coming(),
            settings=self._terms.settings,
            degrade=self._terms.degrade,
            parallel=briefs_at_once(self._terms.settings),
            ordered=False,
        )
        async for delivery in deliveries:
            if delivery.id in self._waiting:
                self._waiting[delivery.id].set_result(delivery)

    async def _coming(self) -> AsyncIterator[Assignment]:
        while True:
            yield await self._questions.get()
