"""The process that reads pages and feeds, one at a time, for as long as its input is open.

It has no network, no more memory than it needs, and ends by itself when a page takes far too long, when its
parent is gone, or when there is nothing more to read. Started by `web.py`, which sets the time limit of a page.
"""

import json
import os
import signal
import sys
from typing import BinaryIO

from summarizer.readers.messages import LENGTH_BYTES, Hello, Reply, Request, framed, refused

MOST_MEMORY = 2 * 1024**3  # bytes of address space; after pages of 5 million characters it had 335 MB resident
GIVE_UP_S = 30  # for a worker whose parent is gone; the parent's own limit is far shorter

_FORBIDDEN = frozenset(
    "socket.connect socket.bind socket.getaddrinfo subprocess.Popen os.system os.exec os.fork os.posix_spawn".split()
)


def main() -> None:
    """Answer requests on standard input until it is closed."""
    requests, replies = sys.stdin.buffer, _private_output()
    _restrict()
    missing = _missing_package()
    _send(replies, Hello(missing=missing))
    if missing:
        return
    while (request := _next_request(requests)) is not None:
        if hasattr(signal, "alarm"):
            signal.alarm(GIVE_UP_S)  # its default action ends the process, even inside a parser
        _send(replies, _answer(request))
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _private_output() -> BinaryIO:
    """Standard output for us alone: whatever a library prints goes nowhere."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return replies


def _restrict() -> None:
    """Take from this process what no page needs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle: it closes our input
    sys.addaudithook(_forbid)
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"the page reader has no use for {event}")


def _missing_package() -> str | None:
    try:
        import summarizer.readers.feeds
        import summarizer.readers.page  # noqa: F401 - loaded here, before the first page's time runs
    except ImportError as error:
        return error.name or str(error)
    return None


def _next_request(stream: BinaryIO) -> Request | None:
    length = stream.read(LENGTH_BYTES)
    if len(length) < LENGTH_BYTES:
        return None
    content = stream.read(int.from_bytes(length, "big"))
    request: Request = json.loads(content)
    return request


def _answer(request: Request) -> Reply:
    from summarizer.readers.feeds import read_feed
    from summarizer.readers.page import read_page

    try:
        return read_feed(request["content"]) if request["kind"] == "feed" else read_page(request["content"])
    except (MemoryError, RecursionError):
        return refused("unreadable_page", "the page is too large or nested too deep; give the article's text instead")
    except Exception as error:  # noqa: BLE001 - a parser may raise anything; the page costs itself only
        detail = f"the page could not be read ({type(error).__name__}); give the article's text instead"
        return refused("unreadable_page", detail)


def _send(stream: BinaryIO, message: Reply | Hello) -> None:
    stream.write(framed(message))
    stream.flush()
