"""How long a large run takes, what it costs and what holds it up, on paper: seeded, with no network and no models.

Briefs go the way they go in `summarizer bulk`: some work for a processor, questions to a model that wait for a place
and perhaps for our own pace, are asked again as `backends/retrying.py` does it, keep their place meanwhile, and are
given up after as many tries; then more work, and the one writer. The provider takes as long as a log-normal
distribution says, fails now and then, and refuses what is beyond its limits, which it counts by some seconds.
Only so many briefs are gone through as show a steady rate; the rest would go on like these.
"""

import math
import random
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evals.virtual_time import Clock, Line, Process
from summarizer.backends.retrying import ATTEMPTS, FIRST_WAIT_S, LONGEST_BACKOFF_S, LONGEST_WAIT_S
from summarizer.errors import UsageError
from summarizer.executors.local import BRIEFS_A_PLACE
from summarizer.executors.pool import AHEAD
from summarizer.validation import first_fault

MOST_PROCESSES = 100_000
ROUNDS, FEWEST = 3, 6_000  # of each brief that is worked on at a time; and briefs, at least
WARMING = 1 / 2  # of them come before anything is counted
SAVED_S = 6.0  # of a limit that nobody uses may be used later
REFUSAL_S = 0.1  # until a provider says that it is too much
REPAIRS = 2  # of a brief that needs any
BUSY = 0.95  # of the time, and it is what holds the rest up
_P95 = 1.6449  # standard deviations above the middle
_MILLION = 1_000_000


class Scenario(BaseModel):
    """`_p50` and `_p95` are the middle and the high end of a log-normal distribution. Limits are the provider's.

    `at_once` calls are under way at most, from all processes together, and with a `pace` so many begin in a minute.
    A brief takes `calls` on average; one that is repaired takes three. Without calls it is extractive.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    briefs: int = Field(default=1_000_000, ge=1)
    machines: int = Field(default=1, ge=1)
    processes: int = Field(default=2, ge=1)  # of a machine, with a processor each
    at_once: int = Field(default=200, ge=1, le=10_000)
    pace: int | None = Field(default=None, ge=1)
    calls: float = Field(default=1.8, ge=0, le=1 + REPAIRS)
    latency_p50_s: float = Field(default=4.0, gt=0)
    latency_p95_s: float = Field(default=10.0, gt=0)
    input_p50: int = Field(default=2_200, ge=1)
    input_p95: int = Field(default=3_300, ge=1)
    output_p50: int = Field(default=410, ge=1)
    output_p95: int = Field(default=460, ge=1)
    requests_per_minute: int = Field(default=5_000, ge=1)
    tokens_per_minute: int = Field(default=4_000_000, ge=1)
    failures: float = Field(default=0.01, ge=0, lt=1)
    cpu_ms: float = Field(default=86.0, gt=0)
    writer_ms: float = Field(default=2.5, gt=0)
    input_usd: float = Field(default=0.40, ge=0)  # a million tokens
    output_usd: float = Field(default=1.60, ge=0)
    seed: int = 1

    @model_validator(mode="after")
    def _is_possible(self) -> "Scenario":
        for name in ("latency_p50_s", "input_p50", "output_p50"):
            if getattr(self, name.replace("50", "95")) < getattr(self, name):
                raise ValueError(f"{name.replace('50', '95')} is less than {name}")
        if 0 < self.calls < 1:
            raise ValueError("calls are 0, for extractive briefs, or 1 and more")
        if self.all_processes > MOST_PROCESSES:
            raise ValueError(f"machines times processes are at most {MOST_PROCESSES:,}")
        return self

    @property
    def mean_latency_s(self) -> float:
        """Of a call that is answered."""
        return _mean(self.latency_p50_s, self.latency_p95_s)

    @property
    def mean_input(self) -> float:
        """Tokens of a call."""
        return _mean(self.input_p50, self.input_p95)

    @property
    def mean_output(self) -> float:
        """Tokens of a call."""
        return _mean(self.output_p50, self.output_p95)

    @property
    def all_processes(self) -> int:
        """Of all machines."""
        return self.machines * self.processes


@dataclass(frozen=True)
class Outcome:
    """What came of it. `given_up` is of all briefs, `refused` of all calls; `used` is a share of each thing."""

    a_second: float
    hours: float
    usd: float
    given_up: float
    refused: float
    used: dict[str, float]

    @property
    def limit(self) -> str:
        """What holds it up: the first thing that is always in use, else whatever is used most."""
        busy = (name for name, share in self.used.items() if share >= BUSY)
        return next(busy, max(self.used, key=self.used.__getitem__))


def scenario(given: Sequence[str]) -> Scenario:
    """From NAME=VALUE. Raises UsageError."""
    named = dict(map(_named, given))
    try:
        return Scenario.model_validate(named)
    except ValidationError as error:
        raise UsageError(f"--with {first_fault(error)}; there are {', '.join(Scenario.model_fields)}") from None


def _named(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign:
        raise UsageError(f"--with takes NAME=VALUE, not {given!r}; there are {', '.join(Scenario.model_fields)}")
    return name.strip(), value.strip()


def simulate(given: Scenario) -> Outcome:
    """A run of briefs, at its steady rate."""
    return _Run(given).outcome()


class _Limit:
    """What a provider lets through: so much a minute, no more than `SAVED_S` of it at a time."""

    def __init__(self, a_minute: int) -> None:
        self._a_second = a_minute / 60
        self._most = max(1.0, self._a_second * SAVED_S)
        self._left = self._most
        self._filled_s = 0.0

    def missing_s(self, wanted: float, now_s: float) -> float:
        """How long until so much may be had; 0 when it may be now."""
        self._left = min(self._most, self._left + (now_s - self._filled_s) * self._a_second)
        self._filled_s = now_s
        return max(0.0, (min(wanted, self._most) - self._left) / self._a_second)

    def take(self, wanted: float) -> None:
        """What is more than can be saved is paid off afterwards."""
        self._left -= wanted


class _Tokens(NamedTuple):
    """Of one call."""

    input: float
    output: float


class _Run:
    def __init__(self, given: Scenario) -> None:
        self._given = given
        self._chance = random.Random(given.seed)  # noqa: S311 - no secret
        self._clock = Clock()
        self._requests, self._tokens = _Limit(given.requests_per_minute), _Limit(given.tokens_per_minute)
        self._processors = Line(self._clock, given.all_processes)
        self._writer = Line(self._clock, 1)
        self._places = Line(self._clock, given.at_once)
        self._turn_s = 0.0  # by our own pace
        self._seen: defaultdict[str, float] = defaultdict(float)

    def outcome(self) -> Outcome:
        given = self._given
        held = BRIEFS_A_PLACE * given.at_once if given.calls else AHEAD * given.all_processes
        for _ in range(held):
            self._clock.call(self._endless(), after_s=0)
        briefs = max(FEWEST, ROUNDS * held)
        before = self._seen_after(int(briefs * WARMING))
        after = self._seen_after(briefs)
        return self._told({name: after[name] - before.get(name, 0) for name in after})

    def _seen_after(self, briefs: int) -> dict[str, float]:
        self._clock.run(lambda: self._seen["briefs"] >= briefs)
        taken = {"processors": self._processors, "writer": self._writer, "places": self._places}
        return {**self._seen, "seconds": self._clock.now_s, **{name: line.taken_s() for name, line in taken.items()}}

    def _told(self, seen: Mapping[str, float]) -> Outcome:
        given, found = self._given, defaultdict(float, seen)
        briefs, seconds = found["briefs"], found["seconds"]
        usd = (found["input"] * given.input_usd + found["output"] * given.output_usd) / _MILLION
        return Outcome(
            a_second=briefs / seconds,
            hours=given.briefs * seconds / briefs / 3600,
            usd=given.briefs * usd / briefs,
            given_up=found["given up"] / briefs,
            refused=found["refused"] / max(1.0, found["asked"]),
            used=self._used(found),
        )

    def _used(self, found: Mapping[str, float]) -> dict[str, float]:
        """In the order of what holds up what: who waits for a limit keeps a place in line."""
        given, seconds = self._given, found["seconds"]
        let_in = found["asked"] - found["refused"]
        return {
            "requests a minute": let_in / seconds * 60 / given.requests_per_minute,
            "tokens a minute": found["tokens"] / seconds * 60 / given.tokens_per_minute,
            "our pace": let_in / seconds * 60 / given.pace if given.pace else 0.0,
            "processors": found["processors"] / seconds / given.all_processes,
            "the writer": found["writer"] / seconds,
            "calls at once": found["places"] / seconds / given.at_once,
        }

    def _endless(self) -> Process:
        while True:
            yield from self._brief()
            self._seen["briefs"] += 1

    def _brief(self) -> Process:
        given, calls = self._given, self._calls()
        took: list[
            _Tokens
        ] = []  # counted when the brief is there: what is begun and not yet done is no part of a rate
        for _ in range(calls):
            yield from _worked(self._processors, given.cpu_ms / 1000 / (calls + 1))
            tokens = yield from self._answered()
            if tokens is None:
                self._seen["given up"] += 1
                break
            took.append(tokens)
        yield from _worked(self._processors, given.cpu_ms / 1000 / (calls + 1))
        yield from _worked(self._writer, given.writer_ms / 1000)
        self._seen["input"] += sum(tokens.input for tokens in took)
        self._seen["output"] += sum(tokens.output for tokens in took)

    def _calls(self) -> int:
        if not self._given.calls:
            return 0
        return 1 + REPAIRS * (self._chance.random() < (self._given.calls - 1) / REPAIRS)

    def _answered(self) -> Generator[float | Line, None, _Tokens | None]:
        """What an answer took, None when there was none. A place is kept until it is known."""
        given = self._given
        tokens = _Tokens(
            self._drawn(given.input_p50, given.input_p95), self._drawn(given.output_p50, given.output_p95)
        )
        yield self._places
        answered = yield from self._tried(tokens)
        self._places.leave()
        return tokens if answered else None

    def _tried(self, tokens: _Tokens) -> Generator[float | Line, None, bool]:
        for attempt in range(1, ATTEMPTS + 1):
            yield self._until_our_turn_s()
            wait_s = yield from self._asked(tokens.input + tokens.output, attempt)
            if wait_s is None:
                return True
            if wait_s > LONGEST_WAIT_S or attempt == ATTEMPTS:
                break
            yield wait_s
        return False

    def _asked(self, tokens: float, attempt: int) -> Generator[float | Line, None, float | None]:
        """None when it was answered, else in how many seconds it may be asked again."""
        self._seen["asked"] += 1
        now_s = self._clock.now_s
        missing_s = max(self._requests.missing_s(1, now_s), self._tokens.missing_s(tokens, now_s))
        if missing_s:
            self._seen["refused"] += 1
            yield REFUSAL_S
            return math.ceil(missing_s) + self._chance.uniform(0, FIRST_WAIT_S)
        self._requests.take(1)
        self._tokens.take(tokens)
        self._seen["tokens"] += tokens
        yield self._drawn(self._given.latency_p50_s, self._given.latency_p95_s)
        if self._chance.random() >= self._given.failures:
            return None
        return self._chance.uniform(0, min(LONGEST_BACKOFF_S, FIRST_WAIT_S * 2 ** (attempt - 1)))

    def _until_our_turn_s(self) -> float:
        if self._given.pace is None:
            return 0.0
        turn_s = max(self._clock.now_s, self._turn_s)
        self._turn_s = turn_s + 60 / self._given.pace
        return turn_s - self._clock.now_s

    def _drawn(self, middle: float, high: float) -> float:
        return math.exp(self._chance.gauss(*_shape(middle, high)))


def _mean(middle: float, high: float) -> float:
    mean_log, deviation = _shape(middle, high)
    return math.exp(mean_log + deviation**2 / 2)


@cache
def _shape(middle: float, high: float) -> tuple[float, float]:
    """Mean and standard deviation of the logarithm."""
    return math.log(middle), math.log(high / middle) / _P95


def _worked(line: Line, seconds: float) -> Process:
    yield line
    yield seconds
    line.leave()
