"""`summarizer serve`: the HTTP service, in one process."""

import ipaddress
import signal
import socket
import sys

import click
import uvicorn

from summarizer.edges.cli.keys import any_key
from summarizer.edges.cli.output import settings_from
from summarizer.edges.http.app import create_app
from summarizer.errors import UsageError
from summarizer.settings import Settings

GRACE_S = 10  # for requests that are under way when the server is told to stop


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
@click.option("--model", metavar="NAME", help="`extractive` (no model, the default) or PROVIDER/MODEL.")
def command(host: str, port: int, model: str | None) -> None:
    """Answer over HTTP until interrupted.

    Requests may use this model or `extractive`, and no other.
    """
    settings = settings_from(model=model)
    address = _address(host, settings)
    app = create_app(settings)
    listener = _listener(address, port)
    # uvicorn stops in good order and then sends itself the signal again: being told to stop is no failure.
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(0))
    click.echo(f"summarizer: listening on {_url(listener)}", err=True)
    # `log_config=None` keeps the log as the settings have it; an access log would repeat what callers send.
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=GRACE_S
    )
    uvicorn.Server(config).run(sockets=[listener])


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
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # else a restart waits for old connections
    try:
        listener.bind((address, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(f"cannot listen on {address} port {port}: {error.strerror}; use another --port") from error
    return listener


def _url(listener: socket.socket) -> str:
    address, port = listener.getsockname()[:2]
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"
