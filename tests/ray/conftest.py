"""One Ray cluster of this machine for all tests here; it listens on loopback alone."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.needs import ROOT

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
        from ray.cluster_utils import Cluster

        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
        yield cluster
        cluster.shutdown()


@pytest.fixture
def address(nodes: Any) -> str:  # noqa: ANN401 - Ray has no types
    return str(nodes.address)
