"""The tables of docs/scale.md: what large runs take on one machine, ten and a thousand, by `evals/simulation.py`.

Limits and prices are examples, named by their numbers, and no provider's. Each run asks a little less often than its
provider allows and has room for all calls that are then under way, unless what happens otherwise is the point.
"""

import math
from collections.abc import Iterator, Sequence

from evals.simulation import Outcome, Scenario, simulate

BELOW = 0.9  # of what the provider allows: tokens differ from call to call
ROOM = 2.0  # times the calls that are under way in the middle
MACHINES = (1, 10, 1_000)
LIMITS = ((500, 200_000), (5_000, 4_000_000), (30_000, 150_000_000))  # requests and tokens a minute
PRICES = ((0.10, 0.40), (0.40, 1.60), (3.00, 15.00))  # USD a million tokens, in and out
BATCH = 0.5  # of the price


def scale_tables() -> str:
    """In Markdown."""
    return "\n\n".join("\n".join(table) for table in (_growth(), _money(), _knobs()))


def told(given: Scenario) -> str:
    """One run, a line for each thing."""
    found = simulate(given)
    used = ", ".join(f"{name} {share:.0%}" for name, share in found.used.items())
    return "\n".join(
        [
            f"{given.briefs:,} briefs: {_hours(found)} hours at {found.a_second:.3g} a second, {_usd(found.usd)} USD",
            f"held up by: {found.limit} (in use: {used})",
            f"given up after all tries: {found.given_up:.1%} of briefs; refused: {found.refused:.1%} of calls",
        ]
    )


def fitting(given: Scenario) -> Scenario:
    """The same with a pace and room that suit the provider."""
    tokens = given.mean_input + given.mean_output
    pace = int(BELOW * min(given.requests_per_minute, given.tokens_per_minute / tokens))
    at_once = min(10_000, math.ceil(ROOM * pace / 60 * given.mean_latency_s))
    return given.model_copy(update={"pace": pace, "at_once": at_once})


def _growth() -> Iterator[str]:
    yield from _head("machines", "requests, tokens a minute", "at once", "pace", "a second", "hours", "held up by")
    for machines in MACHINES:
        for requests, tokens in LIMITS:
            limits = {"requests_per_minute": requests, "tokens_per_minute": tokens}
            given = fitting(Scenario(machines=machines).model_copy(update=limits))
            yield _row(f"{machines:,}", f"{requests:,}, {tokens:,}", *_asking(given), *_speed(simulate(given)))
        found = simulate(Scenario(machines=machines, calls=0))
        yield _row(f"{machines:,}", "extractive", "-", "-", *_speed(found))


def _asking(given: Scenario) -> tuple[str, str]:
    return f"{given.at_once:,}", f"{given.pace:,}"


def _speed(found: Outcome) -> tuple[str, str, str]:
    return f"{found.a_second:.2g}" if found.a_second < 100 else f"{found.a_second:,.0f}", _hours(found), found.limit


def _money() -> Iterator[str]:
    yield from _head("USD a million tokens, in and out", "USD a million briefs", "at the batch price")
    for price in PRICES:
        usd = simulate(fitting(Scenario(input_usd=price[0], output_usd=price[1]))).usd
        yield _row(f"{price[0]:.2f}, {price[1]:.2f}", _usd(usd), _usd(usd * BATCH))


def _knobs() -> Iterator[str]:
    yield from _head("what is changed", "a second", "hours", "USD", "given up", "held up by")
    for name, given in _changes(fitting(Scenario())):
        found = simulate(given)
        rate, hours, limit = _speed(found)
        yield _row(name, rate, hours, _usd(found.usd), f"{found.given_up:.1%}", limit)


def _changes(usual: Scenario) -> Iterator[tuple[str, Scenario]]:
    yield "nothing: 5,000 requests, 4,000,000 tokens", usual
    yield "`at_once` 8, as it is unless set", usual.model_copy(update={"at_once": 8})
    yield "no pace", usual.model_copy(update={"pace": None})
    yield "no pace, and `at_once` 1,000", usual.model_copy(update={"pace": None, "at_once": 1_000})
    yield "twice the limits", fitting(_with(requests_per_minute=10_000, tokens_per_minute=8_000_000))
    yield "no repairs", fitting(_with(calls=1.0))
    yield "half the tokens in", fitting(_with(input_p50=1_100, input_p95=1_650))
    yield "a model that takes twice as long", fitting(_with(latency_p50_s=8.0, latency_p95_s=20.0))
    yield "30 % of the calls fail", fitting(_with(failures=0.3))
    yield (
        "one process (`--engine local`), twice the limits",
        fitting(_with(processes=1, requests_per_minute=10_000, tokens_per_minute=8_000_000)),
    )


def _with(**changed: object) -> Scenario:
    return Scenario.model_validate(changed)


def _hours(found: Outcome) -> str:
    return f"{found.hours:.2g}" if found.hours < 100 else f"{found.hours:,.0f}"


def _usd(usd: float) -> str:
    """To two digits: nobody knows more."""
    return f"{round(usd, 1 - math.floor(math.log10(usd))):,.0f}" if usd >= 1 else f"{usd:.2g}"


def _head(*names: str) -> Sequence[str]:
    return _row(*names), _row(*["---"] * len(names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
