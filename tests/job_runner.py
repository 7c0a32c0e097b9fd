"""A process that works on jobs until it is killed, with leases so short that tests need not wait for them.

Prints a line when it is ready. `RUNNER_PAUSE_S` is how long each brief takes at least, so that kills meet work.
"""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

from summarizer.edges.http.app import create_app
from summarizer.edges.http.background import Background
from summarizer.edges.http.routes import Offer
from summarizer.pipeline import Services
from summarizer.ports import Draft, Drafter, Story
from summarizer.settings import Settings
from summarizer.stores.jobs import SqlJobs
from summarizer.wiring import services_for

LEASE_S = 1.0
LOOK_S = 0.1


class Slow:
    """A drafter that takes its time."""

    def __init__(self, drafter: Drafter, pause_s: float) -> None:
        self._drafter = drafter
        self._pause_s = pause_s

    @property
    def name(self) -> str:
        return self._drafter.name

    async def draft(self, story: Story, *, words: int) -> Draft:
        await asyncio.sleep(self._pause_s)
        return await self._drafter.draft(story, words=words)


async def work() -> None:
    settings = Settings.read(os.environ, Path())
    offer: Offer = create_app(settings, services={settings.model: _services(settings)}).state.offer
    # However often it is killed, the job is no worse for it.
    offer = replace(offer, jobs=SqlJobs(offer.database, lease_s=LEASE_S, most_attempts=1_000))
    offer.core.start()
    await offer.database.prepare()
    Background(offer, look_s=LOOK_S, at_once=1).start()
    print("ready", flush=True)  # noqa: T201 - the test reads it
    await asyncio.Event().wait()


def _services(settings: Settings) -> Services:
    services = services_for(settings)
    return replace(services, drafter=Slow(services.drafter, float(os.environ.get("RUNNER_PAUSE_S", "0"))))


if __name__ == "__main__":
    asyncio.run(work())
