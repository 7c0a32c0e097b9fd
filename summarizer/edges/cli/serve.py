"""`summarizer serve`: the HTTP service, in one process or several."""

import ipaddress
import os
import socket
import tempfile
from pathlib import Path

import click

from summarizer.edges.cli.keys import any_key
from summarizer.edges.cli.output import settings_from
from summarizer.edges.http.logs import log_as_json
from summarizer.errors import UsageError
from summarizer.settings import Settings

MOST_WORKERS = 64
BACKLOG = 2_048  # callers who wait for one of the workers to take them, as uvicorn has it


@click.command("serve")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Others than loopback need a key."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="0 takes a port that is free.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that share the work.",
)
@click.option("--model", metavar="NAME", help="`extractive` (no model, the default) or PROVIDER/MODEL.")
def command(host: str, port: int, workers: int, model: str | None) -> int:
    """Answer over HTTP until interrupted.

    Requests may use this model or `extractive`, and no other.
    """
    settings = settings_from(model=model)
    address = _address(host, settings)
    log_as_json(settings)
    if workers == 1:
        return _serve(address, port, settings)
    # The workers share a folder: for their figures, and for the places that are taken.
    with tempfile.TemporaryDirectory(prefix="summarizer-") as name:
        # Read when the metrics are loaded, which is why they are not before.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = name
        return _serve(address, port, settings, workers=workers, shared=Path(name))


def _serve(address: str, port: int, settings: Settings, *, workers: int = 1, shared: Path | None = None) -> int:
    from summarizer.edges.http.app import create_app
    from summarizer.edges.http.server import answer_on
    from summarizer.edges.http.turns import Callers
    from summarizer.edges.http.workers import Workers

    app = create_app(settings, shared=shared, processes=workers)
    # The parent keeps it open, so that nobody is turned away who waits for a worker that died.
    listener, callers = _listener(address, port), Callers(workers)
    click.echo(f"summarizer: listening on {_url(listener)}", err=True)

    def work(place: int) -> None:
        answer_on(listener, callers.of(place), app, read_s=settings.read_s)

    if workers > 1:
        return Workers(workers, work).run()
    work(0)
    return 0


def _address(host: str, settings: Settings) -> str:
    """The address to listen on. No name but `localhost` is looked up, so none can lead elsewhere."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise UsageError("--host takes an address, such as 127.0.0.1 or 0.0.0.0") from None
    if not address.is_loopback and not any_key(settings):
        raise UsageError(
            "the server has no keys, so it listens on loopback only; "
            "use --host 127.0.0.1, or make a key with `summarizer keys create`"
        )
    return str(address)


def _listener(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Named in full: of a protocol that is not named asyncio does not know that it may send without waiting for more,
    # and an answer in two pieces takes 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a restart does not wait for old connections
    try:
        listener.bind((address, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise UsageError(f"cannot listen on {address} port {port}: {error.strerror}; use another --port") from error
    return listener


def _url(listener: socket.socket) -> str:
    address, port = listener.getsockname()[:2]
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"
