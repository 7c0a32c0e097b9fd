"""Pages are read in a process of their own, and whatever happens there costs one page alone."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.domain import RawArticle, Rejected
from summarizer.readers.web import WebReader
from tests.needs import ROOT

TEXT = "The river Oster flooded the town of Marl on Sunday after three days of rain."
PAGE = f"<html><head><title>River floods Marl</title></head><body><p>{TEXT}</p></body></html>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>'
    f"<item><title>One</title><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
    "<item><title>Two</title></item>"
    "<item><title>Three</title><description>&lt;a href='/'&gt;Home&lt;/a&gt;</description></item></channel></rss>"
)
# Stands in for the package that we do not own, and does in the worker what a page asks for.
WILD = """
import os, pathlib, socket, subprocess, time
def bare_extraction(tree, **options):
    asked = tree.text_content()
    pathlib.Path(__file__).with_name("pid").write_text(str(os.getpid()))
    if "HANG" in asked: time.sleep(60)
    if "CRASH" in asked: os._exit(9)
    if "RAISE" in asked: raise KeyError("x")
    if "EAT" in asked: bytearray(3 * 1024**3)
    if "FETCH" in asked: socket.create_connection(("192.0.2.1", 9))
    if "RUN" in asked: subprocess.run(["true"])
    if "ENVIRONMENT" in asked: asked = "The environment holds " + " ".join(os.environ) + " and no more names."
    if "PRINT" in asked: print("noise", flush=True)
    from lxml import etree
    class Document: body = etree.Element("body")
    etree.SubElement(Document.body, "p").text = asked
    return Document
"""
METADATA = "class Document: title = sitename = date = url = None\ndef extract_metadata(*a, **k): return Document\n"


def read(
    *given: RawArticle | Rejected | str, page_s: float = 20.0, batch_s: float = 60.0
) -> list[RawArticle | Rejected]:
    items = [RawArticle(html=item) if isinstance(item, str) else item for item in given]
    return list(asyncio.run(WebReader(page_s=page_s, batch_s=batch_s).read(items)))


def told(found: Sequence[RawArticle | Rejected]) -> list[str]:
    """What became of each: its code, or "read"."""
    return [item.code if isinstance(item, Rejected) else "read" for item in found]


@pytest.fixture
def wild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a `trafilatura` that misbehaves on demand, which workers find first."""
    package = tmp_path / "trafilatura"
    package.mkdir()
    for name, code in (("__init__", ""), ("core", WILD), ("metadata", METADATA)):
        (package / f"{name}.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def pid_of_worker(folder: Path) -> int:
    """The worker that read last; waits for one."""
    file = folder / "trafilatura" / "pid"
    for _ in range(600):
        if file.exists() and file.read_text():
            return int(file.read_text())
        time.sleep(0.05)  # the worker is another process: there is nothing to await
    raise AssertionError("no worker was started")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def asking(what: str) -> str:
    return f"<p>The page asks the worker to {what} now.</p>"


def test_pages_become_texts_and_everything_else_is_passed_on_in_its_order() -> None:
    text, earlier = RawArticle(source="a.txt", text="Plain."), Rejected(source="b", code="binary", detail="no text")

    first, page, last = read(text, RawArticle(source="c.html", html=PAGE), earlier)

    assert (first, last) == (text, earlier)
    assert isinstance(page, RawArticle)
    assert (page.source, page.text, page.html, page.title) == ("c.html", TEXT, None, "River floods Marl")


def test_without_a_page_nothing_is_started_and_nothing_changed() -> None:
    given = [RawArticle(text="Plain.")]

    assert read(*given) == given


def test_what_is_given_beside_a_page_wins_over_what_the_page_says() -> None:
    (page,) = read(
        RawArticle(html=PAGE, title="Ours", outlet="Post", published="2025-03-04", url="https://a.example")
    )

    assert isinstance(page, RawArticle)
    assert (page.title, page.outlet, page.published, page.url) == ("Ours", "Post", "2025-03-04", "https://a.example")


def test_a_feed_becomes_its_entries_and_each_that_has_no_article_is_named() -> None:
    found = read(RawArticle(source="feed.xml", html=FEED))

    assert told(found) == ["read", "no_article", "no_article"]
    assert [item.source for item in found] == ["feed.xml#1", "feed.xml#2", "feed.xml#3"]
    assert isinstance(found[0], RawArticle)
    assert (found[0].text, found[0].title, found[0].outlet) == (TEXT, "One", "The Harbour Post")


@pytest.mark.parametrize("xml", ["<?xml version='1.0'?><opml/>", "<rss>", "<!DOCTYPE x []><rss/>", "<RSS/>"])
def test_xml_that_is_no_usable_feed_is_refused(xml: str) -> None:
    assert told(read(xml)) == ["unreadable_page"]


def test_a_page_left_out_shifts_the_name_of_no_other() -> None:
    found = read("no page", RawArticle(text="Plain."), PAGE)

    assert [item.source for item in found] == ["article 1", "article 2", "article 3"]


@pytest.mark.parametrize(
    ("what", "code", "says"),
    [
        ("HANG", "timeout", "more than 2 s"),
        ("CRASH", "unreadable_page", "broke the page reader"),
        ("RAISE", "unreadable_page", "KeyError"),
        ("EAT", "unreadable_page", "too large"),
        ("FETCH", "unreadable_page", "PermissionError"),
        ("RUN", "unreadable_page", "PermissionError"),
    ],
)
def test_a_page_that_misbehaves_costs_itself_alone(wild: Path, what: str, code: str, says: str) -> None:
    found = read(asking("read"), asking(what), asking("read"), page_s=2)

    assert told(found) == ["read", code, "read"]
    assert isinstance(found[1], Rejected)
    assert says in found[1].detail


def test_what_a_library_prints_disturbs_no_reply(wild: Path) -> None:
    assert told(read(asking("PRINT"), asking("read"))) == ["read", "read"]


def test_the_worker_is_told_no_secret(wild: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOUSE_API_KEY", "secret")

    (page,) = read(asking("show its ENVIRONMENT"))

    assert isinstance(page, RawArticle)
    assert "HOUSE_API_KEY" not in (page.text or "")


def test_the_time_of_all_pages_together_is_bounded(wild: Path) -> None:
    found = read(asking("HANG"), asking("HANG"), asking("read"), page_s=30, batch_s=3)

    assert told(found) == ["timeout", "timeout", "timeout"]


def test_a_reader_that_is_cancelled_leaves_no_process(wild: Path) -> None:
    async def cancelled() -> int:
        reading = asyncio.create_task(_read_one(asking("HANG")))
        pid = await asyncio.to_thread(pid_of_worker, wild)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        return pid

    assert not is_alive(asyncio.run(cancelled()))


async def _read_one(html: str) -> None:
    await WebReader().read([RawArticle(html=html)])


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent by signals")
def test_an_interrupted_command_leaves_no_process(wild: Path) -> None:
    import signal

    page = wild / "page.html"
    page.write_text(asking("HANG"))
    # A shell that runs the tests in the background has its children ignore interrupts.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    with subprocess.Popen(
        [sys.executable, "-c", f"{heeding}; from summarizer.edges.cli.main import run; run()", "brief", str(page)],
        env=os.environ | {"PYTHONPATH": f"{wild}{os.pathsep}{ROOT}"},
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        pid = pid_of_worker(wild)
        command.send_signal(signal.SIGINT)
        _, told_user = command.communicate(timeout=20)

    assert command.returncode == 130
    assert told_user.strip() == "summarizer: interrupted"
    assert not is_alive(pid)


@pytest.mark.parametrize("package", ["trafilatura", "feedparser", "defusedxml", "lxml"])
def test_without_the_extra_each_page_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    (tmp_path / f"{package}.py").write_text(f"raise ImportError('blocked', name={package!r})")
    monkeypatch.syspath_prepend(str(tmp_path))

    found = read(PAGE, RawArticle(text="Plain."), RawArticle(source="feed.xml", html=FEED))

    assert told(found) == ["unsupported_format", "read", "unsupported_format"]
    details = [item.detail for item in found if isinstance(item, Rejected)]
    assert all(f"({package})" in detail and ".venv/bin/pip install '.[web]'" in detail for detail in details)


def test_a_page_loads_no_parser_into_our_own_process() -> None:
    code = (
        "import asyncio, sys, summarizer\n"
        f"brief = asyncio.run(summarizer.summarize([{{'html': {PAGE!r}}}]))\n"
        "print(brief.status, *{name.partition('.')[0] for name in sys.modules}"
        " & {'trafilatura', 'lxml', 'feedparser', 'defusedxml'})"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert (done.stdout, done.stderr) == ("complete\n", "")
