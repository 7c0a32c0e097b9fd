"""What a server process does beside answering: jobs, webhooks and forgetting."""

import asyncio
from typing import TYPE_CHECKING

from summarizer.domain import Brief
from summarizer.edges.http.hands import Hands
from summarizer.edges.http.requests import BriefRequest
from summarizer.edges.http.routes import Offer, write
from summarizer.edges.http.upkeep import Upkeep
from summarizer.edges.http.worker import JOB_ENDED, NEW_JOB, Worker
from summarizer.stores.spending import Spending
from summarizer.stores.tellings import SqlTellings

if TYPE_CHECKING:
    from summarizer.edges.http.webhooks import Teller

JOBS_AT_ONCE = 4  # with a model they wait most of the time
LOOK_S = 2.0  # how often an idle hand looks for jobs that came in elsewhere
TOLD_AT_ONCE = 4  # so that one who does not answer keeps nobody else waiting
SWEEP_S = 600.0
GRACE_S = 10.0  # for jobs under way when the server is told to stop; then others begin them again


class Background:
    """Works from `start` to `stop`."""

    def __init__(self, offer: Offer, *, look_s: float = LOOK_S, at_once: int = JOBS_AT_ONCE) -> None:
        async def written(asked: BriefRequest, owner: str) -> Brief:
            return await write(asked, offer, owner)

        self._stopping = offer.stopping
        self._end: asyncio.Task[None] | None = None
        upkeep = Upkeep(offer.settings, offer.briefs, offer.jobs, Spending(offer.database))
        self._worker = Worker(offer.jobs, written, offer.notices)
        self._jobs = Hands(self._worker.work_on_one, NEW_JOB, offer.notices, count=at_once, idle_s=look_s)
        self._others = [Hands(upkeep.sweep, "upkeep", offer.notices, count=1, idle_s=SWEEP_S)]
        if offer.settings.webhook_secret:
            tell_one = _teller(offer, offer.settings.webhook_secret).tell_one
            self._others.append(Hands(tell_one, JOB_ENDED, offer.notices, count=TOLD_AT_ONCE, idle_s=look_s))

    def start(self) -> None:
        """Begin."""
        for hands in (self._jobs, *self._others):
            hands.start()
        self._end = asyncio.create_task(self._end_when_told())

    async def stop(self) -> None:
        """End: at the latest `GRACE_S` after `stopping` was set."""
        self._stopping.set()
        if self._end is not None:
            await self._end
        for hands in (self._jobs, *self._others):
            await hands.drop()

    async def _end_when_told(self) -> None:
        """Take no more jobs, finish what can be finished in time, and hand back the rest."""
        await self._stopping.wait()
        if not await self._jobs.rest(GRACE_S):
            self._worker.hand_back()
            await self._jobs.rest(GRACE_S)


def _teller(offer: Offer, secret: str) -> "Teller":
    # An HTTP client is not imported for those who send nothing.
    import httpx

    from summarizer.edges.http.outbound import PublicTransport
    from summarizer.edges.http.webhooks import Teller

    # A connection that is kept would serve every name that leads to its address, whatever its certificate says.
    inner = httpx.AsyncHTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
    return Teller(SqlTellings(offer.database), secret, PublicTransport(inner))
