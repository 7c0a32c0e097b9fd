"""Read one web page: its article's text, in blocks a reader sees, and what the page says about itself.

Runs in the worker process: hostile or huge pages may hang or crash it, which `web.py` survives.
Headings, paragraphs and items of lists become lines of their own with blank lines between them, so that no
heading is glued to a sentence. Tables, captions, asides and blocks that are one link are left out.
Does not clean the text as `stages/ingest.py` does for any article.
"""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura.core import bare_extraction
from trafilatura.metadata import extract_metadata

from summarizer.readers.hidden import remove_hidden
from summarizer.readers.messages import Page, Reply, refused

LONGEST_PAGE = 10_000_000  # characters; 5 million of paragraphs take 6 s, so the time limit decides
LONGEST_ADDRESS = 2_000  # characters, as far as browsers go
LONGEST_FIELD = 300  # characters of a title or a name; what is longer is no title

_NO_ARTICLE = "the page has no article text: it is navigation, a login wall or empty; give the article's own page"
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_NO_HTML = "there is no HTML in it; give a plain text as .txt, or under the key `text`"
_TAG = re.compile(r"<[a-zA-Z!/?]")
_ASIDES = ("nav", "aside", "footer", "figcaption", "form", "dialog", "menu", "address")
_MAYBE_ONE_LINK = ("p", "li", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset("a abbr b bdi cite code del em hi i ins mark q ref s small span strong sub sup time u".split())
_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
FEWEST_WORDS = 5  # of the sentence that makes a page an article; the same number as in `language/parse.py`


def read_page(html: str) -> Reply:
    """The page's article, or why there is none."""
    if len(html) > LONGEST_PAGE:
        return refused("too_long", f"{len(html):,} characters of HTML; a page may have {LONGEST_PAGE:,}")
    if not _TAG.search(html):
        return refused("unreadable_page", _NO_HTML)
    tree = parsed(html)
    if tree is None:
        return refused("no_article", _NO_ARTICLE)
    page = _described(tree)
    window_title = field(tree.findtext(".//title"))
    remove_hidden(tree)
    if page["title"] and page["title"] not in " ".join(tree.text_content().split()):
        page["title"] = window_title  # a title that only machines see may be made for them
    blocks = _article_blocks(tree)
    if not any(_holds_sentence(block) for block in blocks):
        return refused("no_article", _NO_ARTICLE)
    return Reply(pages=[page | {"text": "\n\n".join(blocks)}], refused=None, detail="")


def parsed(html: str) -> HtmlElement | None:
    """The tree of a page or of a part of one, without its NULs; None when nothing is in it. Nothing is fetched."""
    parser = HTMLParser(encoding="utf-8", no_network=True)
    try:
        return document_fromstring(html.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _described(tree: HtmlElement) -> Page:
    """Title, outlet, date and address as the page gives them. Dates are read where they are marked as such."""
    found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    return Page(
        text=None,
        html=None,
        title=field(found.title),
        outlet=field(found.sitename),
        published=field(found.date),
        url=address(found.url),
    )


def field(value: str | None) -> str | None:
    """The value on one line; None when it is empty, or too long for a title or a name."""
    line = " ".join((value or "").split())
    return line if 0 < len(line) <= LONGEST_FIELD else None


def address(value: str | None) -> str | None:
    """The address of a page on the web, or None for anything else."""
    return value if value and len(value) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(value) else None


def _article_blocks(tree: HtmlElement) -> list[str]:
    for element in [each for each in tree.iter(*_ASIDES, *_MAYBE_ONE_LINK) if _is_beside(each)]:
        if element.getparent() is not None:
            element.drop_tree()
    document = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    body = None if document is None else getattr(document, "body", None)
    return [] if body is None else list(_blocks(body))


def _is_beside(element: HtmlElement) -> bool:
    """True for what stands beside the article, and for a block that is one link to another."""
    if element.tag in _ASIDES:
        return True
    links = "".join(text for link in element.iter("a") for text in link.itertext())
    return bool(links.strip()) and "".join(element.itertext()).split() == links.split()


def _blocks(body: HtmlElement) -> Iterator[str]:
    """The text between the borders of blocks, each on one line."""
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            block = " ".join("".join(words).split())
            words.clear()
            if block:
                yield block
        words.append((element.text if event == "start" else element.tail) or "")


def _holds_sentence(block: str) -> bool:
    *_, last = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(block))]
    return len(_WORD.findall(block[:last])) >= FEWEST_WORDS
