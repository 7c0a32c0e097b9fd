"""Summarise many clusters on a Ray cluster: one of this machine alone, or one that is running somewhere.

Promises the same briefs as `local.py`. Actors do the work, and this process hands it out and takes the results, so
there is one writer and what is held here stays bounded. An actor that dies is started again, on another machine if
need be, and its clusters are tried once more; one that kills the second actor too is a problem and the rest goes on.
When this process dies the actors end with it: going on is up to who wrote the results down.
"""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any  # what Ray hands out has no usable types

from summarizer.domain import Assignment, Delivery
from summarizer.errors import UsageError
from summarizer.executors.local import MODEL_BRIEFS, asks_nobody
from summarizer.executors.pool import AHEAD, TRIES, gone, import_paths
from summarizer.executors.serial import Serial
from summarizer.executors.terms import Terms, finished
from summarizer.inflight import in_flight
from summarizer.ports import Finished

CONNECT_S = 5.0
OWN = "local"  # the address of a cluster that is started for this run and ends with it

# Set before Ray is imported: it would send reports of its use over the network, and warn on standard error.
_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


class RayExecutor:
    """Up to `actors` actors, by default one a processor of the cluster."""

    def __init__(self, terms: Terms, *, address: str | None = None, actors: int | None = None) -> None:
        """Raises UsageError when Ray is not installed."""
        self._ray = _imported()
        self._terms = terms
        self._address = address or OWN
        self._actors = actors
        self._free: asyncio.Queue[Any] = asyncio.Queue()  # Any: an actor's handle

    async def deliver(
        self, given: AsyncIterator[Assignment | Delivery], *, ordered: bool
    ) -> AsyncGenerator[Finished, None]:
        """As the port says. Raises UsageError when the cluster cannot be reached."""
        actors = await asyncio.to_thread(self._started)
        places = 1 if asks_nobody(self._terms.settings) else max(1, MODEL_BRIEFS // len(actors))
        for actor in actors * places:
            self._free.put_nowait(actor)
        most = len(actors) * places * AHEAD
        try:
            async with aclosing(in_flight(given, self._finished, most=most, ordered=ordered)) as results:
                async for result in results:
                    yield result
        finally:
            await asyncio.to_thread(self._stop, actors)

    async def _finished(self, given: Assignment | Delivery) -> Finished:
        if isinstance(given, Delivery):
            return finished(given, self._terms)
        actor = await self._free.get()
        try:
            return Finished.model_validate_json(await actor.finish.remote(given.model_dump_json()))
        except self._ray.exceptions.RayActorError:
            return gone(given.id)
        finally:
            self._free.put_nowait(actor)

    def _started(self) -> list[Any]:  # Any: handles of actors
        ray = self._ray
        if self._address != OWN:
            _refuse_unreachable(self._address)
        local = {"include_dashboard": False, "runtime_env": _runtime()} if self._address == OWN else {}
        try:
            # The address is always given: what an unclean stop left behind would be taken for a cluster.
            ray.init(address=self._address, log_to_driver=False, logging_level="ERROR", **local)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise _unreachable(self._address) from error
        count = self._actors or int(ray.cluster_resources().get("CPU", 1))
        # No processor is reserved, so that an actor always finds a machine to be started again on.
        worker = ray.remote(
            num_cpus=0,
            scheduling_strategy="SPREAD",
            max_restarts=-1,
            max_task_retries=TRIES - 1,
            max_concurrency=MODEL_BRIEFS,
        )(Serial)
        return [worker.remote(self._terms.model_dump_json()) for _ in range(max(1, count))]

    def _stop(self, actors: list[Any]) -> None:  # Any: handles of actors
        for actor in actors:
            self._ray.kill(actor)
        self._ray.shutdown()


def _refuse_unreachable(address: str) -> None:
    """Ray itself would try for minutes. Raises UsageError."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=CONNECT_S).close()
    except (OSError, ValueError, OverflowError) as error:
        raise _unreachable(address) from error


def _unreachable(address: str) -> UsageError:
    return UsageError(
        f"no Ray cluster can be reached at {address}; give HOST:PORT of one that `ray start --head` started, or "
        "leave out --ray-address for one of this machine"
    )


def _imported() -> Any:  # noqa: ANN401 - Ray's own types are not installed with ours
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise UsageError("Ray is not installed; `pip install 'summarizer[ray]'`, or --engine local") from error
    return ray


def _runtime() -> dict[str, dict[str, str]]:
    """Workers of this machine find the packages where we find them."""
    return {"env_vars": {"PYTHONPATH": os.pathsep.join(import_paths(sys.path))}}
