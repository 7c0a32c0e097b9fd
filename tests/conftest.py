"""For all tests: no network, needs that may be absent, the same random examples in every run."""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import database, database_url, postgresql
from tests.needs import NEEDS, left_out, outcome, shared_folder
from tests.network import loopback_only

__all__ = ["database", "database_url", "postgresql"]  # fixtures of many tests; here, so that one server serves all

settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")

_STATES = count()
_LEFT_OUT = "left out"


@pytest.fixture(scope="session", autouse=True)
def _touches() -> Iterator[list[str]]:
    touches: list[str] = []
    with loopback_only(touches):
        yield touches


@pytest.fixture(autouse=True)
def _no_network(_touches: list[str]) -> Iterator[None]:
    """Fail a test that swallowed the error of the guard."""
    _touches.clear()
    yield
    if _touches:
        pytest.fail(f"this test tried to reach {', '.join(_touches)}; tests stay on this machine")


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the log of model calls to the test: no answer is served from another's, nor from the user's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / f"state-{next(_STATES)}"))


@pytest.fixture
def shared() -> Path:
    """The folder of the need `shared`; ask for it together with `@pytest.mark.needs("shared")`."""
    return shared_folder()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if name not in NEEDS:
                pytest.fail(f"unknown need {name!r}; tests/needs.py has {', '.join(NEEDS)}")
            what = outcome(NEEDS[name], in_ci=bool(os.environ.get("CI")))
            if what == "fail":
                pytest.fail(f"needs {name!r}, which CI must provide: {NEEDS[name].absent}")
            if what == "skip":
                item.user_properties.append((_LEFT_OUT, name))  # which the report brings along from any process
                pytest.skip(f"needs {name!r}: {NEEDS[name].absent}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    counts = Counter(str(name) for report in skipped for key, name in report.user_properties if key == _LEFT_OUT)
    lines = left_out(counts)
    if len(lines) == 1:
        terminalreporter.write_line(f"left out: {lines[0]}")
        return
    terminalreporter.section("left out")
    for line in lines:
        terminalreporter.write_line(line)
