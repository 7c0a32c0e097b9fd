"""Read web pages and feeds in a process of their own, so that no page can hang, crash or slow this one.

Promises an article or a rejection for every page, in the order given. One worker serves a whole batch; a page that
takes too long or kills it costs itself only, and a new worker reads the rest. Without a page nothing is started.
Does not fetch anything, and loads no parser into this process.
"""

import asyncio
import json
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from summarizer.domain import RawArticle, RejectCode, Rejected
from summarizer.language.printable import one_line
from summarizer.readers.messages import LENGTH_BYTES, Hello, Page, Reply, Request, framed, refused

PAGE_S = 10.0  # for one page or feed; a page of 48 kB takes about 0.01 s, one with 5 MB of paragraphs 6 s
BATCH_S = 120.0  # for all pages of one call
START_S = 30.0  # for a worker to load its parsers, which costs it 0.3 s of CPU
MOST_WORKERS = 2  # at a time; a server may have many requests, each worker takes 43 MB and more

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from summarizer.readers.worker import main; main()"
_OUR_FOLDER = str(Path(__file__).parents[2])
_FIRST_ELEMENT = re.compile(r"<(?P<name>[A-Za-z][\w:.-]*)")
_FEED_ROOTS = ("rss", "feed", "rdf:rdf")
_LONGEST_MISSING = 80  # characters; mostly a name, but some packages answer an import with a paragraph
_NOT_STARTED = "the page reader could not be started; give the article's text instead"
_NOT_INSTALLED = (
    "HTML pages and feeds need packages that are missing ({missing}): `.venv/bin/pip install '.[web]'` in the "
    "project's folder, where `make brief` made that, or pip of where you installed it"
)

Read = RawArticle | Rejected


class WebReader:
    """The reader of pages and feeds. `page_s` bounds each of them, `batch_s` one call of `read`."""

    def __init__(self, *, page_s: float = PAGE_S, batch_s: float = BATCH_S) -> None:
        self._page_s = page_s
        self._batch_s = batch_s
        self._gate = asyncio.Semaphore(MOST_WORKERS)

    async def read(self, given: Sequence[Read]) -> Sequence[Read]:
        """Articles without `html`, and rejections. Articles without a source are named by their place."""
        if not any(isinstance(item, RawArticle) and item.html is not None for item in given):
            return given
        async with self._gate:
            worker = _Worker(self._page_s, asyncio.get_running_loop().time() + self._batch_s)
            try:
                return [found for item in _named(given) for found in await _read(item, worker)]
            finally:
                await worker.stop()


async def why_no_page_can_be_read() -> str | None:
    """What keeps every page from being read here, found by starting a worker; None when nothing does."""
    worker = _Worker(PAGE_S, asyncio.get_running_loop().time() + START_S)
    try:
        useless = await worker.start()
    finally:
        await worker.stop()
    return useless["detail"] if useless else None


class _Worker:
    """The process behind the pipe; started when it is first needed, and again after it was lost."""

    def __init__(self, page_s: float, deadline: float) -> None:
        self._page_s = page_s
        self._deadline = deadline
        self._process: Process | None = None
        self._useless: Reply | None = None  # why no worker can be had

    async def ask(self, request: Request) -> Reply:
        """The reply, or a refusal when none came in time."""
        left = self._deadline - asyncio.get_running_loop().time()
        if left <= 0:
            return refused("timeout", "the pages before this one took all the time; give fewer pages at once")
        useless = await self.start()
        if useless:
            return useless
        assert self._process  # noqa: S101 - or it would be useless
        return await self._answer(self._process, request, min(self._page_s, left))

    async def start(self) -> Reply | None:
        """Start the process unless it runs. The refusal of every page when none can be had."""
        if self._process is None and self._useless is None:
            await self._start(min(START_S, self._deadline - asyncio.get_running_loop().time()))
        return self._useless

    async def stop(self) -> None:
        """End the process, whatever it is doing, and wait until it is gone."""
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.communicate()

    async def _start(self, limit_s: float) -> None:
        try:
            async with asyncio.timeout(limit_s):
                self._process = await _spawned()
                hello: Hello = json.loads(await _frame(self._process))
        except TimeoutError:
            self._useless = refused(
                "timeout", f"the page reader did not start within {limit_s:.3g} s; try again later"
            )
            await self.stop()
        except (OSError, EOFError):
            self._useless = refused("unreadable_page", _NOT_STARTED)
            await self.stop()
        else:
            await self._check(hello)

    async def _check(self, hello: Hello) -> None:
        if hello["missing"]:
            missing = one_line(hello["missing"])[:_LONGEST_MISSING]
            self._useless = refused("unsupported_format", _NOT_INSTALLED.format(missing=missing))
            await self.stop()

    async def _answer(self, process: Process, request: Request, limit_s: float) -> Reply:
        try:
            async with asyncio.timeout(limit_s):
                assert process.stdin  # noqa: S101 - it was asked to be a pipe
                process.stdin.write(framed(request))
                await process.stdin.drain()
                reply: Reply = json.loads(await _frame(process))
        except TimeoutError:
            reply = refused("timeout", f"reading it took more than {limit_s:.3g} s; give the article's text instead")
        except (ConnectionError, EOFError):
            reply = refused("unreadable_page", "it broke the page reader; give the article's text instead")
        else:
            return reply
        await self.stop()
        return reply


async def _spawned() -> Process:
    """A worker that finds the packages where we find them, and gets neither our environment nor a shell."""
    paths = [path or os.curdir for path in sys.path]
    # Keys of providers are in the environment; on Windows no process starts without one.
    environment: dict[str, str] | None = {} if os.name == "posix" else None
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-c", _BOOT, *paths, _OUR_FOLDER),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=environment,
    )


async def _frame(process: Process) -> bytes:
    assert process.stdout  # noqa: S101 - it was asked to be a pipe
    length = await process.stdout.readexactly(LENGTH_BYTES)
    return await process.stdout.readexactly(int.from_bytes(length, "big"))


def _named(given: Sequence[Read]) -> Iterator[Read]:
    """Every article with a source, so that one that is left out can be told and shifts no other's number."""
    number = 0
    for item in given:
        if isinstance(item, Rejected):
            yield item
            continue
        number += 1
        yield item.model_copy(update={"source": one_line(item.source or "") or f"article {number}"})


async def _read(item: Read, worker: _Worker) -> list[Read]:
    if isinstance(item, Rejected) or item.html is None:
        return [item]
    reply = await worker.ask(Request(kind=_kind(item.html), content=item.html))
    if reply["refused"]:
        return [_rejected(item, reply["refused"], reply["detail"])]
    if _kind(item.html) == "page":
        return [_with(item, reply["pages"][0])]
    entries = [_entry(item, number, page) for number, page in enumerate(reply["pages"], start=1)]
    return [found for entry in entries for found in await _read(entry, worker)]


def _kind(html: str) -> Literal["page", "feed"]:
    """Told by its first element; XML of unknown sort goes to the reader of feeds, which says so."""
    first = _FIRST_ELEMENT.search(html)
    name = first["name"].lower() if first else ""
    is_xml = html.lstrip("\ufeff \t\r\n").startswith("<?xml")
    return "feed" if name in _FEED_ROOTS or (is_xml and name != "html") else "page"


def _entry(feed: RawArticle, number: int, page: Page) -> Read:
    named = RawArticle(source=f"{feed.source}#{number}", text="", language=feed.language, outlet=feed.outlet)
    if page["text"] is None and page["html"] is None:
        return _rejected(named, "no_article", "the entry has no text; give the page that it links to")
    return _with(named, page)


def _with(item: RawArticle, page: Page) -> Read:
    """The article with what the page adds to it; what was given beside the page wins."""
    try:
        return RawArticle(
            source=item.source,
            title=item.title or page["title"],
            outlet=item.outlet or page["outlet"],
            published=item.published or page["published"],
            url=item.url or page["url"],
            language=item.language,
            text=page["text"],
            html=page["html"],
        )
    except ValidationError:
        return _rejected(item, "unreadable_page", "it holds characters that no encoding can store")


def _rejected(item: RawArticle, code: RejectCode, detail: str) -> Rejected:
    return Rejected(source=item.source or "", code=code, detail=detail)
