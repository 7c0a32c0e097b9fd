"""One Ray cluster of this machine for all tests here; it listens on loopback alone."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.needs import ROOT

STARTS = 3
HEAD = {"num_cpus": 2, "include_dashboard": False}
ENVIRONMENT = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # Ray's name for: loopback alone
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "PYTHONPATH": str(ROOT),  # what each machine of a cluster has installed
}


@pytest.fixture(scope="session")
def nodes() -> Iterator[Any]:  # Any: Ray has no types
    """Ray's own cluster of several nodes on one machine, of one node yet."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setitem(os.environ, name, value)
        cluster = started()
        yield cluster
        cluster.shutdown()


def started() -> Any:  # noqa: ANN401 - Ray has no types
    """A cluster. On a busy machine Ray gives itself up after half a minute, so it is started again."""
    from ray.cluster_utils import Cluster

    for _ in range(STARTS - 1):
        with suppress(RuntimeError, SystemExit):
            return Cluster(initialize_head=True, head_node_args=HEAD)
    return Cluster(initialize_head=True, head_node_args=HEAD)


@pytest.fixture
def address(nodes: Any) -> Iterator[str]:  # noqa: ANN401 - Ray has no types
    """Where it is. A test that fails leaves no connection behind that the next would trip over."""
    import ray

    yield str(nodes.address)
    ray.shutdown()
