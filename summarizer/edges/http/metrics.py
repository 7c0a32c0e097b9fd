"""What is counted, for Prometheus: of the whole server, however many processes it has.

Every label takes its values from a list that is fixed, so that no caller can make the figures grow.
With several processes each writes its figures into files of the folder in PROMETHEUS_MULTIPROC_DIR, which must be
set before this module is loaded, and whoever is asked adds them up.
"""

import os
from collections.abc import Iterable, Iterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from summarizer.domain import Brief, CheckReport, Usage, Verdict

CONTENT_TYPE = CONTENT_TYPE_LATEST
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
NO_ROUTE = "none"  # the template of a path that leads nowhere

_METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())
_SECONDS = (0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10, 30, 60, 300)

_requests = Counter("summarizer_requests", "Requests answered.", ("route", "method", "status"))
_latency = Histogram("summarizer_request_seconds", "Time to the end of the answer.", ("route",), buckets=_SECONDS)
_stages = Counter("summarizer_stage_seconds", "Time spent in a stage of writing briefs.", ("stage",))
_briefs = Counter("summarizer_briefs", "Briefs written.", ("status",))
_claims = Counter("summarizer_claims", "Claims that got a verdict.", ("verdict",))
_tokens = Counter("summarizer_tokens", "Tokens that models took.", ("kind",))
_usd = Counter("summarizer_cost_usd", "What models cost, where the price is known, in US dollars.")


def method_name(method: str) -> str:
    """The method, if it is one that HTTP has: a caller may send any word."""
    return method if method in _METHODS else "other"


def count_request(*, route: str, method: str, status: int, seconds: float) -> None:
    """One request; `route` is the template of its path, and `status` 0 when the caller left before the answer."""
    _requests.labels(route, method, str(status)).inc()
    _latency.labels(route).observe(seconds)


def count_brief(brief: Brief) -> None:
    """What was done for a brief, and what became of its claims."""
    _briefs.labels(brief.status).inc()
    for stage, spent_ms in brief.manifest.stage_ms.items():
        _stages.labels(stage).inc(spent_ms / 1000)
    _count_verdicts(claim.verdict for claim in (*brief.claims, *brief.withheld))
    _count_usage(brief.usage)


def count_check(report: CheckReport) -> None:
    """The verdicts of a check, and what they cost."""
    _count_verdicts(claim.verdict for claim in report.claims)
    _count_usage(report.usage)


def exposition(*, places: Mapping[str, int], jobs: Mapping[str, int] | None) -> bytes:
    """All figures, with those of this moment; None for jobs that nobody could count."""
    registry = CollectorRegistry()
    registry.register(_Now("summarizer_places", "Places for requests.", "state", places))
    if jobs is not None:
        registry.register(_Now("summarizer_jobs", "Jobs in the database.", "state", jobs))
    if FOLDER_VARIABLE not in os.environ:
        return generate_latest(registry) + generate_latest(REGISTRY)
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


class _Now(Collector):
    """Gauges that are looked up when they are asked for."""

    def __init__(self, name: str, text: str, label: str, values: Mapping[str, int]) -> None:
        self._family = GaugeMetricFamily(name, text, labels=(label,))
        for value, number in values.items():
            self._family.add_metric((value,), number)

    def collect(self) -> Iterator[Metric]:
        yield self._family


def _count_verdicts(verdicts: Iterable[Verdict]) -> None:
    for verdict in verdicts:
        _claims.labels(verdict.label).inc()


def _count_usage(usage: Usage) -> None:
    _tokens.labels("input").inc(usage.input_tokens)
    _tokens.labels("output").inc(usage.output_tokens)
    _usd.inc(usage.cost_usd or 0.0)
