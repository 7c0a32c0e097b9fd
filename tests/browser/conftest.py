"""One real browser and one real server for all tests of the page; each test has a window of its own."""

import shutil
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import uvicorn
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, async_playwright

from summarizer.edges.http.app import create_app
from summarizer.settings import Settings

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 10_000
WIDE = {"width": 1280, "height": 900}

Window = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a service in a thread of its own; what it keeps is in memory."""
    config = uvicorn.Config(create_app(Settings()), port=0, log_config=None, lifespan="on")
    server = uvicorn.Server(config)
    listener = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    ends = time.monotonic() + PATIENCE_MS / 1000
    while not server.started and time.monotonic() < ends:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=PATIENCE_MS / 1000)
    listener.close()
    assert not thread.is_alive(), "a request of a closed page, or the app, did not end"


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def window(browser: Browser, server: str) -> AsyncIterator[Window]:
    """Opens windows onto the server. No page may fail, open a dialog, be stopped by its policy or ask others."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    async def opened(**options: Any) -> Page:  # noqa: ANN401 - whatever a browser's window can be told
        context = await browser.new_context(**({"base_url": server, "viewport": WIDE} | options))
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        _watch(page, server, wrong)
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert wrong == []


def _watch(page: Page, server: str, wrong: list[str]) -> None:
    async def on_dialog(dialog: Dialog) -> None:
        wrong.append(f"a dialog: {dialog.message}")
        await dialog.dismiss()

    def on_console(message: ConsoleMessage) -> None:
        if "Security Policy" in message.text:
            wrong.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith((f"{server}/", "blob:", "data:")):
            wrong.append(f"asked for {request.url}")

    page.on("dialog", on_dialog)
    page.on("console", on_console)
    page.on("request", on_request)
    page.on("pageerror", lambda error: wrong.append(str(error)))
