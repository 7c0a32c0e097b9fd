"""One run: lines in, deliveries out, and an account of what became of them.

Promises a line of output for every line of input, once, and that lines which are done already are not done again.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import chain, count

from summarizer.domain import Assignment, Delivery
from summarizer.edges.bulk.lines import Line, given_in, problem, unnamed
from summarizer.edges.bulk.output import Output, key_of
from summarizer.ports import Executor, Finished

EXAMPLES = 3  # of each kind of problem
UNPRICED = 4  # clusters that a budget lets begin before it is known what one costs


@dataclass(frozen=True)
class Rules:
    """`limit` counts lines of input; `budget_usd` is for the whole run."""

    ordered: bool = True
    retry_failed: bool = False
    limit: int | None = None
    budget_usd: float | None = None


@dataclass
class Account:
    """What became of the lines of this run: `degraded` are briefs too, `kept` were done before.

    Briefs that are `cut_short` reached the budget of a brief; `is_spent` speaks of the run's. Bytes are of the input.
    """

    briefs: int = 0
    degraded: int = 0
    kept: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    usd: float = 0.0
    is_spent: bool = False
    cut_short: int = 0
    bytes_read: int = 0
    bytes_kept: int = 0

    @property
    def done(self) -> int:
        """How many lines of output this run wrote."""
        return self.briefs + self.failures.total()

    def note(self, finished: Finished) -> None:
        """Take a finished line into account."""
        self.usd += finished.usage.cost_usd or 0.0
        self.cut_short += finished.out_of_budget
        if finished.problem is None:
            self.briefs += 1
            self.degraded += finished.status == "degraded"
            return
        self.failures[finished.problem.code] += 1
        examples = self.examples.setdefault(finished.problem.code, [])
        if len(examples) < EXAMPLES:
            examples.append(_told(finished))


class Run:
    """Reads, has summarised, writes. `watch` is told of every line that was written."""

    def __init__(self, output: Output, rules: Rules, watch: Callable[[Account], None]) -> None:
        self._output = output
        self._rules = rules
        self._watch = watch
        self._met: dict[bytes, int] = {}  # the ids so far, in order, each with the number of its line
        self._hashes: dict[str, str] = {}  # of the lines that are worked on
        self._news = asyncio.Event()  # another line is finished, so more is known of what lines cost
        self.account = Account()

    async def deliver(self, lines: AsyncIterator[Line], executor: Executor) -> None:
        """Do what is to be done. The output is settled whatever ends the run."""
        try:
            async with aclosing(executor.deliver(self._given(lines), ordered=self._rules.ordered)) as results:
                async for finished in results:
                    self._output.add(finished, self._hashes.pop(finished.id))
                    self.account.note(finished)
                    self._news.set()
                    self._watch(self.account)
        finally:
            self._output.settle(self._met if self._rules.ordered else None)

    async def _given(self, lines: AsyncIterator[Line]) -> AsyncGenerator[Assignment | Delivery, None]:
        taken = 0
        while taken != self._rules.limit:
            line = await anext(lines, None)
            if line is None:
                return
            taken += 1
            given = self._once(given_in(line), line)
            self.account.bytes_read = line.end
            if self._is_done(given, line):
                await asyncio.sleep(0)  # thousands of them may follow, and an interrupt is to be heard
                continue
            if isinstance(given, Assignment) and not await self._can_be_paid():
                return
            self._hashes[given.id] = line.sha256
            yield given

    def _is_done(self, given: Assignment | Delivery, line: Line) -> bool:
        """True for a line that was done before, which is noted."""
        if not self._output.holds(given.id, line.sha256, problems_too=not self._rules.retry_failed):
            return False
        self.account.kept += 1
        self.account.bytes_kept += len(line.content or b"")
        return True

    def _once(self, given: Assignment | Delivery, line: Line) -> Assignment | Delivery:
        """What was given, or the problem that another line has its id."""
        first = self._met.setdefault(key_of(given.id), line.number)
        if first == line.number:
            return given
        known = problem(line, "duplicate_id", f"line {first} has the same id", name=self._free_name(line))
        self._met[key_of(known.id)] = line.number
        return known

    def _free_name(self, line: Line) -> str:
        names = chain([unnamed(line)], (f"{unnamed(line)}.{again}" for again in count(2)))
        return next(name for name in names if key_of(name) not in self._met)

    async def _can_be_paid(self) -> bool:
        """Is there money for one more cluster? Waits for those that are worked on where that depends on them."""
        while not self._is_affordable():
            if not self._hashes:
                self.account.is_spent = True
                return False
            self._news.clear()
            await self._news.wait()
        return True

    def _is_affordable(self) -> bool:
        """Is there money for one more, if it and those that are worked on each cost what others cost?"""
        begun = len(self._hashes) + 1
        if self._rules.budget_usd is None:
            return True
        if not self.account.briefs:
            return begun <= UNPRICED
        return self.account.usd * (1 + begun / self.account.briefs) <= self._rules.budget_usd


def _told(finished: Finished) -> str:
    assert finished.problem  # noqa: S101 - or it would be no failure
    detail = finished.problem.detail
    return detail if detail.startswith("line ") else f"{finished.id}: {detail}"
