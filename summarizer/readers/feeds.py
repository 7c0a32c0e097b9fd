"""Read one RSS or Atom feed: an entry is an article.

Runs in the worker process. The XML is parsed first by a parser that refuses document type definitions and
entities, so that nothing can be expanded or fetched; only what it accepts is read as a feed.
Does not read the HTML of an entry: `web.py` sends it back as a page of its own, so that one bad entry costs
itself only.
"""

import io
import re
from email.utils import parsedate_to_datetime
from typing import Protocol
from xml.etree.ElementTree import ParseError

import feedparser  # type: ignore[import-untyped]
from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from summarizer.readers.hidden import remove_hidden
from summarizer.readers.messages import Page, Reply, refused
from summarizer.readers.page import address, field, parsed

MOST_ENTRIES = 200  # feeds have 10 to 50; an archive of a year is no cluster of articles

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ROOTS = ("rss", "feed", "RDF")
_NO_FEED = "this XML is no RSS or Atom feed; save the article as .html or .txt"
_UNSAFE = "the feed declares a document type or entities, which are not read: take the <!DOCTYPE ...> out"


class _Mapping(Protocol):
    """Feeds, entries and their parts, as feedparser gives them: keys may be absent, values are what the feed has."""

    def get(self, key: str) -> object: ...


def read_feed(xml: str) -> Reply:
    """The feed's entries in order, each with its text or HTML, or with neither."""
    content = _DECLARATION.sub("", xml, count=1).strip().encode("utf-8", "replace")
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        return refused("unreadable_page", _UNSAFE)
    except ParseError as error:
        line, column = error.position
        return refused("unreadable_page", f"broken XML at line {line}, column {column + 1}; save the feed again")
    if root.tag.rpartition("}")[2] not in _ROOTS:
        return refused("unreadable_page", _NO_FEED)
    # A stream, because a string might be taken for an address; unsanitised, because the page reader must see
    # which parts are hidden.
    feed = feedparser.parse(
        io.BytesIO(content),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if len(feed.entries) > MOST_ENTRIES:
        return refused(
            "too_long", f"{len(feed.entries):,} entries; a feed may have {MOST_ENTRIES}: take old ones out"
        )
    if not feed.entries:
        return refused("no_article", "the feed has no entries")
    return Reply(pages=[_entry(entry, feed.feed) for entry in feed.entries], refused=None, detail="")


def _entry(entry: _Mapping, feed: _Mapping) -> Page:
    text, html = _body(entry)
    return Page(
        text=text,
        html=html,
        title=_plain(entry.get("title")),
        outlet=_outlet(entry, feed),
        published=_published(entry),
        url=address(_string(entry.get("link"))),
    )


def _body(entry: _Mapping) -> tuple[str | None, str | None]:
    """Its text, or else its HTML: the whole content when there is one, else the summary."""
    contents = entry.get("content")
    parts = list(contents) if isinstance(contents, list) else []
    summary = entry.get("summary_detail")
    for part in [*parts, *([summary] if summary else [])]:
        value = _string(part.get("value"))
        if value and value.strip():
            return (value, None) if part.get("type") == "text/plain" else (None, f"<article><p>{value}</article>")
    return None, None


def _outlet(entry: _Mapping, feed: _Mapping) -> str | None:
    source = entry.get("source")
    titled = source.get("title") if isinstance(source, dict) else None
    return _plain(titled) or _plain(feed.get("title")) or _plain(entry.get("author"))


def _published(entry: _Mapping) -> str | None:
    """An ISO date and time with the offset that is written, as in UTC it may be another day; else as written."""
    written = (_string(entry.get("published")) or _string(entry.get("updated")) or "").strip()
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, OverflowError):  # the latter for a year of twenty digits
        return field(written)  # most likely ISO already, as Atom asks


def _plain(value: object) -> str | None:
    """A title or name without the marks of HTML that it may hold."""
    written = _string(value)
    if not written or not ("<" in written or "&" in written):
        return field(written)
    tree = parsed(f"<p>{written}</p>")
    if tree is None:
        return None
    remove_hidden(tree)
    return field(tree.text_content())


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
