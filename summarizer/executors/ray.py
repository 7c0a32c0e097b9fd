"""Summarise many clusters on a Ray cluster: one of this machine alone, or one that is running somewhere.

Promises the same briefs as `local.py`. Actors do the work, and this process hands it out and takes the results, so
there is one writer and what is held here stays bounded. An actor that dies is started again, on another machine if
need be, and its clusters are tried once more; one that kills every actor is a problem and the rest goes on.
When this process dies the actors end with it: going on is up to who wrote the results down.
All actors together ask a model no more at a time, and no more in a minute, than one process does: each has its part.
What dies with an actor may be asked again.
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
from summarizer.executors.local import asks_nobody, briefs_at_once
from summarizer.executors.pool import AHEAD, TRIES, gone, import_paths
from summarizer.executors.serial import Serial
from summarizer.executors.terms import Terms, finished
from summarizer.inflight import in_flight
from summarizer.ports import Finished
from summarizer.settings import Settings
from summarizer.version import VERSION

CONNECT_S = 5.0
READY_S = 300.0  # a busy machine takes many seconds to start a process and load what it needs
OWN = "local"  # the address of a cluster that is started for this run and ends with it

# Set before Ray is imported: it would send reports of its use over the network, and warn on standard error.
_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
# Ray's name for listening on loopback alone; otherwise a cluster of one machine listens on all its addresses.
_ENVIRONMENT_OF_OWN = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_worker_niceness": "0",  # otherwise everything else on the machine goes before the actors
}

# What a client of HTTP/2, which Ray speaks, begins with: magic words, and a frame of settings.
_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\x04\0\0\0\0\0"
_SETTINGS, _ALERT = b"\x04", b"\x15"


class RayExecutor:
    """Up to `actors` actors, by default one a processor of the cluster."""

    def __init__(self, terms: Terms, *, address: str | None = None, actors: int | None = None) -> None:
        """Raises UsageError when Ray is not installed."""
        self._address = address or OWN
        self._ray = _imported(own=self._address == OWN)
        self._terms = terms
        self._actors = actors
        self._free: asyncio.Queue[Any] = asyncio.Queue()  # Any: an actor's handle
        self._alone = asyncio.Lock()
        self._spare: Any = None  # Any: an actor's handle

    async def deliver(
        self, given: AsyncIterator[Assignment | Delivery], *, ordered: bool
    ) -> AsyncGenerator[Finished, None]:
        """As the port says. Raises UsageError when the cluster cannot be reached or used."""
        try:
            places = await asyncio.to_thread(self._places)
            for actor in places:
                self._free.put_nowait(actor)
            results = in_flight(given, self._finished, most=len(places) * AHEAD, ordered=ordered)
            async with aclosing(results):
                async for result in results:
                    yield result
        finally:
            await asyncio.to_thread(self._ray.shutdown)  # the actors are this process's own, and end with it

    async def _finished(self, given: Assignment | Delivery) -> Finished:
        if isinstance(given, Delivery):
            return finished(given, self._terms)
        return await self._tried(given) or await self._tried(given) or await self._tried_alone(given)

    async def _tried(self, given: Assignment) -> Finished | None:
        actor = await self._free.get()
        try:
            return await self._answer(actor, given)
        finally:
            self._free.put_nowait(actor)

    async def _tried_alone(self, given: Assignment) -> Finished:
        """The last try, by an actor that does nothing else: who died with others may not be to blame."""
        if asks_nobody(self._terms.settings):  # each was alone
            return gone(given.id)
        async with self._alone:
            self._spare = self._spare or self._hired(_split(self._terms.settings, self._terms.settings.at_once)[0])
            return await self._answer(self._spare, given) or gone(given.id, tries=TRIES + 1)

    async def _answer(self, actor: Any, given: Assignment) -> Finished | None:  # noqa: ANN401 - an actor's handle
        """What an actor says; None when it died over it, and when it is there again."""
        try:
            return Finished.model_validate_json(await actor.finish.remote(given.model_dump_json()))
        except self._ray.exceptions.RayActorError:
            await self._restarted(actor)
            return None

    async def _restarted(self, actor: Any) -> None:  # noqa: ANN401 - an actor's handle
        """When it is there again. Raises UsageError when it never will be, or not as it was."""
        try:
            # It takes a while until a lost machine is given up: whoever asks before that asks in vain.
            _refuse_others({await actor.ready.options(max_task_retries=-1).remote()})
        except self._ray.exceptions.RayTaskError as error:
            raise _lacking(error) from error
        except self._ray.exceptions.RayError as error:
            raise UsageError("the Ray cluster is lost; start it again, and go on with --resume") from error

    def _places(self) -> list[Any]:  # Any: handles of actors
        """Each actor as often as it works on clusters at a time."""
        self._connect()
        settings = self._terms.settings
        wanted = max(1, self._actors or int(self._ray.cluster_resources().get("CPU", 1)))
        each = [settings] * wanted if asks_nobody(settings) else _split(settings, wanted)
        actors = [self._hired(own) for own in each]
        self._refuse_unready(actors)
        briefs = [briefs_at_once(own) for own in each]
        # All first places come before all second ones, so that few clusters are spread over all actors.
        return [
            actor for turn in range(max(briefs)) for actor, most in zip(actors, briefs, strict=True) if turn < most
        ]

    def _connect(self) -> None:
        if self._address != OWN:
            _refuse_unreachable(self._address)
        own = {"include_dashboard": False, "runtime_env": _runtime()} if self._address == OWN else {}
        try:
            # The address is always given: what an unclean stop left behind would be taken for a cluster.
            self._ray.init(address=self._address, log_to_driver=False, logging_level="ERROR", **own)
        except (OSError, ValueError, RuntimeError, SystemExit, self._ray.exceptions.RayError) as error:
            raise _unreachable(self._address) from error
        # What machines say would be printed to standard output, where our lines may go; Ray has no setting for it.
        self._ray._private.worker._worker_logs_enabled = False

    def _hired(self, settings: Settings) -> Any:  # noqa: ANN401 - an actor's handle
        """An actor. No processor is reserved, so that it always finds a machine to be started again on."""
        worker = self._ray.remote(
            num_cpus=0,
            scheduling_strategy="SPREAD",
            max_restarts=-1,
            max_task_retries=0,
            max_concurrency=briefs_at_once(settings) + 1,
        )(Serial)
        # Secrets of the server are no business of the cluster's.
        told = settings.model_copy(update={"database_url": None, "webhook_secret": None})
        return worker.remote(self._terms.model_copy(update={"settings": told}).model_dump_json())

    def _refuse_unready(self, actors: list[Any]) -> None:  # Any: handles of actors
        """Raises UsageError when there is a machine that cannot do what is asked, or would do it in another way."""
        try:
            versions = set(self._ray.get([actor.ready.remote() for actor in actors], timeout=READY_S))
        except self._ray.exceptions.RayTaskError as error:
            raise _lacking(error) from error
        except self._ray.exceptions.RayError as error:
            raise UsageError(
                "no actor could be started on the Ray cluster; install the same summarizer on each of its machines"
            ) from error
        _refuse_others(versions)


def _refuse_others(versions: set[str]) -> None:
    if others := versions - {VERSION}:
        raise UsageError(f"the Ray cluster has summarizer {min(others)}, not {VERSION}; install the same on each")


def _lacking(error: Any) -> UsageError:  # noqa: ANN401 - Ray's error, whose cause is ours
    return UsageError(f"on a machine of the Ray cluster: {error.cause}")


def _split(settings: Settings, wanted: int) -> list[Settings]:
    """Settings for each actor, which may ask their part of what may be asked at a time; none is without a part."""
    actors = min(wanted, settings.at_once)
    part, left = divmod(settings.at_once, actors)
    pace = settings.calls_per_minute and settings.calls_per_minute / actors
    return [settings.changed(at_once=part + (number < left), calls_per_minute=pace) for number in range(actors)]


def _refuse_unreachable(address: str) -> None:
    """Ray itself would try for minutes. Raises UsageError."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=CONNECT_S) as connection:
            _refuse_another(connection)
    except (OSError, ValueError, OverflowError) as error:
        raise _unreachable(address) from error


def _refuse_another(connection: socket.socket) -> None:
    """Raises OSError when something else than Ray listens, such as nobody who answers, or a web page."""
    connection.sendall(_HELLO)
    answer = connection.recv(len(_HELLO))
    if answer and answer[3:4] != _SETTINGS and answer[:1] != _ALERT:  # under TLS it hangs up, or sounds the alert
        raise ConnectionError("it does not speak HTTP/2")


def _unreachable(address: str) -> UsageError:
    if address == OWN:
        return UsageError(
            "Ray cannot be started on this machine now; try again when it is less busy, or --engine local"
        )
    return UsageError(
        f"no Ray cluster can be reached at {address}; on one of its machines, give HOST:PORT as `ray start --head` "
        "said it, or leave out --ray-address for a cluster of this machine alone"
    )


def _imported(*, own: bool) -> Any:  # noqa: ANN401 - Ray's own types are not installed with ours
    for name, value in (_ENVIRONMENT | (_ENVIRONMENT_OF_OWN if own else {})).items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise UsageError(
            "Ray is not installed; `pip install '.[ray]'` in the project's folder, or --engine local"
        ) from error
    return ray


def _runtime() -> dict[str, dict[str, str]]:
    """Workers of this machine find the packages where we find them."""
    return {"env_vars": {"PYTHONPATH": os.pathsep.join(import_paths(sys.path))}}
