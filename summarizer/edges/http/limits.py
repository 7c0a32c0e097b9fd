"""How much a key may ask in a minute, counted in the database over all processes of the server.

The headers are those of the IETF's draft-ietf-httpapi-ratelimit-headers-10, `RateLimit-Policy` and `RateLimit`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from summarizer.edges.http.problems import BODY_TOO_LARGE, RATE_LIMITED, ProblemRaised
from summarizer.settings import Settings
from summarizer.stores.counters import Counters
from summarizer.stores.keys import LOCAL

Counted = Literal["requests", "characters"]
# Of a key, if nothing is set. A desk writes a few briefs a minute, each of five articles with 4,000 characters.
REQUESTS_PER_MINUTE = 600
CHARACTERS_PER_MINUTE = 10_000_000
MINUTE_S = 60


@dataclass(frozen=True)
class Left:
    """What is left of a limit; in `resets_in_s` this minute ends."""

    counted: Counted
    limit: int
    left: int
    resets_in_s: int


class PerMinute:
    """The limits of each owner. Who needs no key has none, unless they are set."""

    def __init__(self, counters: Counters, settings: Settings) -> None:
        self._counters = counters
        self._limiter = SlidingWindowCounterRateLimiter(counters)
        self._settings = settings

    async def take(self, owner: str, counted: Counted, amount: int) -> None:
        """Count it. Raises ProblemRaised when that would be too much."""
        item = self._items(owner).get(counted)
        if item is None or await self._limiter.hit(item, owner, counted, cost=amount):
            return
        if amount > item.amount:
            detail = f"a key may send {item.amount:,} characters a minute, and this body alone has more"
            raise ProblemRaised(BODY_TOO_LARGE, detail)
        wait_s = await self._wait_s(item, owner, counted, amount)
        headers = {"Retry-After": str(wait_s), **headers_of(await self.left(owner))}
        detail = f"this key may send {item.amount:,} {counted} a minute; see the header `Retry-After`"
        raise ProblemRaised(RATE_LIMITED, detail, headers=headers)

    async def left(self, owner: str) -> tuple[Left, ...]:
        """What the owner has left of each limit."""
        items = self._items(owner)
        if not items:
            return ()
        keys = [item.key_for(owner, counted) for counted, item in items.items()]
        windows = await self._counters.windows(keys, MINUTE_S)
        return tuple(
            Left(counted, item.amount, max(0, item.amount - window.used), math.ceil(window.left_s))
            for (counted, item), window in zip(items.items(), windows, strict=True)
        )

    def _items(self, owner: str) -> Mapping[Counted, RateLimitItem]:
        requests, characters = self._settings.requests_per_minute, self._settings.characters_per_minute
        if owner != LOCAL:
            requests, characters = requests or REQUESTS_PER_MINUTE, characters or CHARACTERS_PER_MINUTE
        limits: Mapping[Counted, int | None] = {"requests": requests, "characters": characters}
        return {counted: RateLimitItemPerMinute(limit) for counted, limit in limits.items() if limit is not None}

    async def _wait_s(self, item: RateLimitItem, owner: str, counted: Counted, amount: int) -> int:
        [window] = await self._counters.windows([item.key_for(owner, counted)], MINUTE_S)
        return max(1, math.floor(window.wait_s(item.amount - amount + 1)) + 1)


def headers_of(limits: Sequence[Left]) -> dict[str, str]:
    """The headers that tell a caller its limits; none where there are none."""
    if not limits:
        return {}
    policies = (f'"{limit.counted}";q={limit.limit};w={MINUTE_S};qu="{limit.counted}"' for limit in limits)
    states = (f'"{limit.counted}";r={limit.left};t={limit.resets_in_s}' for limit in limits)
    return {"RateLimit-Policy": ", ".join(policies), "RateLimit": ", ".join(states)}
