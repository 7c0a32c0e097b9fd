"""Forget what was kept long enough, or what somebody wants forgotten."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from summarizer.errors import UnreadableLog
from summarizer.keeping import BriefStore, JobStore
from summarizer.settings import Settings
from summarizer.stores.spending import Spending

if TYPE_CHECKING:
    from summarizer.backends.calls import CallLog

log = logging.getLogger(__name__)

T = TypeVar("T")
_DAY_S = 86_400


async def forget_calls(settings: Settings, keys: Sequence[str]) -> None:
    """Remove calls from this machine's log. Others who were served the same answers will have to ask again."""
    if keys and settings.state_dir:
        await asyncio.to_thread(_in_log, settings.state_dir, lambda calls: calls.remove(keys))


class Upkeep:
    """Removes briefs and calls, and empties jobs, that are older than the settings keep them.

    Accounts of past days go in any case.
    """

    def __init__(
        self,
        settings: Settings,
        briefs: BriefStore,
        jobs: JobStore,
        spending: Spending,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`now` is in seconds since 1970."""
        self._settings = settings
        self._briefs = briefs
        self._jobs = jobs
        self._spending = spending
        self._now = now

    async def sweep(self) -> bool:
        """Forget what is old. False: there is nothing more to do for a while."""
        # A budget is of today. Yesterday is kept, for where a brief begun then, or a clock behind ours, has it still.
        yesterday = datetime.fromtimestamp(self._now() - _DAY_S, UTC).date()
        await self._spending.remove_before(yesterday.isoformat())
        if self._settings.retention_days is None:
            return False
        before = self._now() - self._settings.retention_days * _DAY_S
        removed = await self._briefs.remove_older(before)
        expired = await self._jobs.expire(before)
        if self._settings.state_dir:
            await asyncio.to_thread(_in_log, self._settings.state_dir, lambda calls: calls.remove_older(before))
        if removed or expired:
            log.info("forgotten", extra={"briefs": removed, "jobs": expired})
        return False


def _in_log(state_dir: Path, change: "Callable[[CallLog], T]") -> T | None:
    """Change the log of calls; one that cannot be used keeps nothing from being forgotten elsewhere."""
    from summarizer.backends.calls import calls_in

    try:
        return change(calls_in(state_dir))
    except UnreadableLog as error:
        log.warning("the log of model calls was not changed: %s", error)
        return None
