"""What a brief's writing can be watched by: its stages, each claim as it is drafted, each verdict as it is given.

The claims that are told are proposals. One whose verdict says `withheld` stays out of the brief, unless a claim
comes later that is told to stand in its place; and where a model wrote nothing that can be shown, a second draft
follows the first. What the brief says in the end is in the brief alone.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.domain import BriefClaim, Claim, Verdict


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StageEvent(_Told):
    """A stage began or ended. A stage may come twice; `ms` is how long it took this time."""

    stage: str
    state: Literal["started", "finished"]
    ms: float | None = None


class ClaimEvent(_Told):
    """A claim was drafted, or written anew in the place of another."""

    claim: Claim
    in_place_of: str | None = None


class VerdictEvent(_Told):
    """The guard's word on a claim that was told before."""

    claim_id: str
    verdict: Verdict
    withheld: bool


Happening = StageEvent | ClaimEvent | VerdictEvent
HAPPENINGS: Mapping[str, type[Happening]] = MappingProxyType(
    {"stage": StageEvent, "claim": ClaimEvent, "verdict": VerdictEvent}
)
# Called in the thread in which the brief is written, which waits meanwhile. It must not raise.
Watcher = Callable[[Happening], object]

_NOBODYS: Mapping[str, str] = MappingProxyType({})

# Few stages wait for anything, so a task that is cancelled would not learn of it before its end.
_GIVEN_UP: ContextVar[Callable[[], bool]] = ContextVar("given_up", default=lambda: False)


@contextmanager
def until(given_up: Callable[[], bool]) -> Iterator[None]:
    """Begin no stage inside once the waiting is `given_up`, which may happen in another thread."""
    token = _GIVEN_UP.set(given_up)
    try:
        yield
    finally:
        _GIVEN_UP.reset(token)


class Watch:
    """Times the stages of one brief, and tells the watcher, if there is one, how it goes.

    `withholds`: the brief leaves out claims that are not supported.
    """

    def __init__(self, clock: Callable[[], float], watcher: Watcher | None = None, *, withholds: bool = True) -> None:
        self._clock = clock
        self._watcher = watcher
        self._withholds = withholds
        self.stage_ms: dict[str, float] = {}

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Time a block, also one that raises. Raises CancelledError where nobody waits for it any more."""
        if _GIVEN_UP.get()():
            raise asyncio.CancelledError
        if self._watcher:
            self._watcher(StageEvent(stage=stage, state="started"))
        started = self._clock()
        try:
            yield
        finally:
            took_ms = (self._clock() - started) * 1000
            self.stage_ms[stage] = self.stage_ms.get(stage, 0.0) + took_ms
            if self._watcher:
                self._watcher(StageEvent(stage=stage, state="finished", ms=took_ms))

    def drafted(self, claims: Iterable[Claim], *, in_place_of: Mapping[str, str] = _NOBODYS) -> None:
        """Tell of claims that nobody has checked yet. `in_place_of` has the id that each replaces, by its own."""
        if self._watcher:
            for claim in claims:
                self._watcher(ClaimEvent(claim=claim, in_place_of=in_place_of.get(claim.id)))

    def judged(self, claims: Iterable[BriefClaim]) -> None:
        """Tell of the verdicts on claims that were told."""
        if self._watcher:
            for claim in claims:
                withheld = self._withholds and claim.verdict.label != "supported"
                self._watcher(VerdictEvent(claim_id=claim.id, verdict=claim.verdict, withheld=withheld))
