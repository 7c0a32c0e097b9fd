"""What one brief may take of time, tokens and money, and what it has taken.

Adapters outlive a brief and serve several at once, so what a brief may take travels beside the call: it
is in use within `within`, in this task and the tasks it starts, and nowhere else.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from summarizer.domain import Usage
from summarizer.errors import BudgetExceeded


@dataclass(frozen=True)
class Limits:
    """None is no limit. `whose` and `setting` are for messages."""

    usd: float | None = None
    tokens: int | None = None
    whose: str = "for a brief"
    setting: str = "SUMMARIZER_BUDGET"


@dataclass
class Allowance:
    """A brief's limits, and its calls so far. `ends_at` is a moment of the clock that is used with it.

    `beside` are limits that are left of others, such as a day's for whoever the brief is written for.
    """

    limits: Limits = field(default_factory=Limits)
    beside: tuple[Limits, ...] = ()
    ends_at: float = math.inf
    calls: list[Usage] = field(default_factory=list)  # those that have ended
    reserved: list[Usage] = field(default_factory=list)

    @property
    def spent(self) -> Usage:
        """What all calls took that have ended."""
        return sum(self.calls, Usage())

    def put_down(self, call: Usage) -> None:
        """A call has ended: it counts for the brief, and for the question it was made for."""
        self.calls.append(call)
        question = _QUESTION.get()
        if question is not None:
            question.append(call)

    @contextmanager
    def reserving(self, most: Usage, *, model: str) -> Iterator[None]:
        """Set aside the most that a call may take, until it has ended. Raises BudgetExceeded."""
        self._refuse_excess(most, model)
        self.reserved.append(most)
        try:
            yield
        finally:
            self.reserved.remove(most)

    def _refuse_excess(self, most: Usage, model: str) -> None:
        taken = [*self.calls, *self.reserved]
        usd, tokens = sum(map(_usd, taken)), sum(usage.tokens for usage in taken)
        for limits in (self.limits, *self.beside):
            if limits.usd is not None and usd + _usd(most) > limits.usd:
                raise BudgetExceeded(
                    f"{model}: the next call may cost {_usd(most):.4f} USD, and of the {limits.usd:g} USD "
                    f"{limits.whose} {max(0.0, limits.usd - usd):.4f} are left; raise {limits.setting}_USD",
                    calls=0,
                )
            if limits.tokens is not None and tokens + most.tokens > limits.tokens:
                raise BudgetExceeded(
                    f"{model}: the next call may take {most.tokens:,} tokens, and of the {limits.tokens:,} "
                    f"{limits.whose} {max(0, limits.tokens - tokens):,} are left; raise {limits.setting}_TOKENS",
                    calls=0,
                )


_IN_USE: ContextVar[Allowance | None] = ContextVar("allowance", default=None)
_QUESTION: ContextVar[list[Usage] | None] = ContextVar("question", default=None)


@contextmanager
def within(allowance: Allowance) -> Iterator[None]:
    """Everything that is asked inside counts towards this allowance."""
    token = _IN_USE.set(allowance)
    try:
        yield
    finally:
        _IN_USE.reset(token)


@contextmanager
def one_question() -> Iterator[list[Usage]]:
    """The calls of one question as they end, in this task and those it starts: others may be asked meanwhile."""
    calls: list[Usage] = []
    token = _QUESTION.set(calls)
    try:
        yield calls
    finally:
        _QUESTION.reset(token)


def allowance_in_use() -> Allowance:
    """The brief's allowance; without one, a new one that has no limits."""
    return _IN_USE.get() or Allowance()


def _usd(usage: Usage) -> float:
    return usage.cost_usd or 0.0
