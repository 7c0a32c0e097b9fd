"""Summarise many clusters on this machine.

Waiting for models takes no processor, so briefs of models are all written here, many at a time. Extractive briefs are
nothing but work for the processor: from two processes on, they are written in processes of their own.
"""

import os
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from summarizer.api import summarize_many
from summarizer.domain import Assignment, Delivery
from summarizer.executors.pool import WorkerPool
from summarizer.executors.terms import Terms, finished
from summarizer.ports import Executor, Finished
from summarizer.settings import Settings

BRIEFS_A_PLACE = 4  # worked on for each request that may be under way: others read, guard or wait for another model
EXTRACTIVE = "extractive"


def local_executor(terms: Terms, *, workers: int | None = None) -> Executor:
    """The executor that is fastest here; of `workers` processes, or as many as there are processors."""
    if not asks_nobody(terms.settings):
        return InProcess(terms, parallel=briefs_at_once(terms.settings))
    wanted = workers or processors()
    return WorkerPool(terms, workers=wanted) if wanted > 1 else InProcess(terms, parallel=1)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class InProcess:
    """Everything in this process, `parallel` briefs at a time."""

    def __init__(self, terms: Terms, *, parallel: int) -> None:
        self._terms = terms
        self._parallel = parallel

    async def deliver(
        self, given: AsyncIterator[Assignment | Delivery], *, ordered: bool
    ) -> AsyncGenerator[Finished, None]:
        terms = self._terms
        deliveries = summarize_many(
            given, settings=terms.settings, degrade=terms.degrade, parallel=self._parallel, ordered=ordered
        )
        async with aclosing(deliveries):
            async for delivery in deliveries:
                yield finished(delivery, terms)


def asks_nobody(settings: Settings) -> bool:
    """Are briefs nothing but work for the processor?"""
    return settings.chain == (EXTRACTIVE,) and settings.judge is None


def briefs_at_once(settings: Settings) -> int:
    """How many briefs one process works on at a time."""
    return 1 if asks_nobody(settings) else BRIEFS_A_PLACE * settings.at_once
