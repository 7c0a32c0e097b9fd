"""Tell webhooks that jobs have ended, as Standard Webhooks has it: signed, and again until somebody takes it.

A message may come twice, with one `webhook-id`: when a process dies between sending it and writing that down.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
from standardwebhooks import Webhook

from summarizer.keeping import Job, Telling, TellingStore
from summarizer.version import VERSION

log = logging.getLogger(__name__)

TIMEOUT_S = 10.0
# How long to wait after each attempt that failed; some three days in all, then nobody is there to be told.
PAUSES_S = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)


class Teller:
    """Tells one webhook at a time."""

    def __init__(
        self,
        tellings: TellingStore,
        secret: str,
        transport: httpx.AsyncBaseTransport,
        *,
        now: Callable[[], float] = time.time,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """`now` is in seconds since 1970."""
        self._tellings = tellings
        self._signer = Webhook(secret)
        self._transport = transport
        self._now = now
        self._timeout_s = timeout_s

    async def tell_one(self) -> bool:
        """Tell what is due. False when nothing is."""
        telling = await self._tellings.due()
        if telling is None:
            return False
        if await self._taken(telling):
            await self._tellings.told(telling)
        elif telling.attempts > len(PAUSES_S):
            log.warning("webhook given up", extra={"job_id": telling.job.id})
            await self._tellings.told(telling)
        else:
            await self._tellings.tell_again(telling, after_s=PAUSES_S[telling.attempts - 1])
        return True

    async def _taken(self, telling: Telling) -> bool:
        """Whether the other side said that it has it. Its answer is not read any further."""
        try:
            async with asyncio.timeout(self._timeout_s):
                request = self._message(telling)
                response = await self._transport.handle_async_request(request)
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            log.info("webhook not reached", extra={"job_id": telling.job.id, "error": type(error).__name__})
            return False
        return response.is_success

    def _message(self, telling: Telling) -> httpx.Request:
        now = datetime.fromtimestamp(int(self._now()), UTC)
        message_id, content = f"msg_{telling.job.id}", _content(telling.job)
        headers = {
            "content-type": "application/json",
            "user-agent": f"summarizer/{VERSION}",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._signer.sign(message_id, now, content),
        }
        return httpx.Request("POST", telling.url, headers=headers, content=content)


def _content(job: Job) -> str:
    """The same bytes whenever it is told."""
    ended = {"type": f"job.{job.state}", "timestamp": job.finished_at and job.finished_at.isoformat()}
    return json.dumps(ended | {"data": {"job": job.model_dump(mode="json")}})
