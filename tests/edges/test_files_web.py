"""Pages, feeds and spoilt files, from a path to a brief or to a reason."""

import asyncio
import io
import json
from pathlib import Path

import pytest

from summarizer.domain import RawArticle, Rejected
from summarizer.edges.files import decode, read_paths
from summarizer.readers.web import WebReader
from summarizer.stages.ingest import Intake, ingest
from tests.builders import FERRY, FLOOD, brief_of
from tests.growth import SQUARE, Work, growth

SENTENCE = "The river Oster flooded the town of Marl on Sunday after three days of rain."
PAGE = (
    "<!DOCTYPE html><html><head><title>River floods Marl</title><meta property='og:site_name' content='Harbour Post'>"
    f"<meta property='article:published_time' content='2025-03-04'></head><body><p>{SENTENCE}</p></body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>'
    f"<item><title>One</title><description>{SENTENCE}</description></item><item><title>Two</title></item></channel></rss>"
)
BOMB = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>'
GERMAN = (
    "Der Fluss ist am Sonntag in Marl über die Ufer getreten, nachdem es drei Tage geregnet hatte, und die Feuerwehr "
    "brachte zwölfhundert Menschen in eine Schule."
)


def taken_in(folder: Path, name: str, content: str | bytes) -> Intake:
    """What comes of one file beside an article that is sound."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "sound.txt").write_text(FERRY)
    given = read_paths([str(folder / name), str(folder / "sound.txt")], io.BytesIO())
    return ingest(asyncio.run(WebReader().read(given)), english_only=True)


def sent(content: str | bytes) -> RawArticle | Rejected:
    """What standard input is taken for."""
    (item,) = read_paths(["-"], io.BytesIO(content.encode() if isinstance(content, str) else content))
    return item


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_a_page_in_a_file_is_an_article_of_its_outlet(tmp_path: Path, name: str) -> None:
    taken = taken_in(tmp_path, name, PAGE).articles
    found = {parsed.article.source: parsed.article for parsed in taken}[str(tmp_path / name)]

    assert (found.text, found.title, found.outlet, found.published) == (
        SENTENCE,
        "River floods Marl",
        "Harbour Post",
        "2025-03-04",
    )


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom"])
def test_a_feed_in_a_file_is_as_many_articles_as_have_a_text(tmp_path: Path, name: str) -> None:
    intake = taken_in(tmp_path, name, FEED)

    assert f"{tmp_path / name}#1" in [parsed.article.source for parsed in intake.articles]
    assert [(item.source, item.code) for item in intake.rejected] == [(f"{tmp_path / name}#2", "no_article")]


@pytest.mark.parametrize(
    "content",
    [PAGE, "\ufeff" + PAGE, "\n <p>A part.</p>", "<!-- x --><html>", FEED, "<feed/>", "<rdf:RDF></rdf:RDF>"],
)
def test_pages_and_feeds_on_standard_input_are_told_by_their_opening(content: str) -> None:
    item = sent(content)

    assert isinstance(item, RawArticle)
    assert item.html is not None


@pytest.mark.parametrize(
    "content", ["<3 was all she wrote.", "<pre-school> hours", "<Applause> The mayor left.", "a <p> b"]
)
def test_a_text_that_opens_with_a_bracket_is_no_page(content: str) -> None:
    item = sent(content)

    assert isinstance(item, RawArticle)
    assert item.text == content


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (
            "navigation.html",
            "<nav>" + "<a href='/1'>Ten dams may break this year.</a> " * 50 + "</nav>",
            "no_article",
        ),
        ("wall.html", "<p>Subscribe to continue reading.</p><p>Already a subscriber? Log in.</p>", "no_sentence"),
        ("deep.html", "<div>" * 100_000 + f"<p>{SENTENCE}</p>", "no_article"),
        ("empty.html", "<html></html>", "no_article"),
        ("text.html", SENTENCE, "unreadable_page"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("bytes.html", bytes(range(129, 256)) * 99, "binary"),
        ("bomb.xml", BOMB, "unreadable_page"),
        ("text.xml", SENTENCE, "unreadable_page"),
        ("cut.rss", FEED[:200], "unreadable_page"),
        ("german.html", f"<p>{GERMAN}</p>", "language_unsupported"),
        ("german.txt", GERMAN, "language_unsupported"),
        ("words.txt", "flood", "no_sentence"),
        ("bytes.txt", bytes(range(129, 256)) * 99, "binary"),
    ],
)
def test_what_is_no_article_is_named_with_a_reason_and_spoils_no_other(
    tmp_path: Path, name: str, content: str | bytes, code: str
) -> None:
    intake = taken_in(tmp_path, name, content)

    assert [(item.source, item.code) for item in intake.rejected] == [(str(tmp_path / name), code)]
    assert intake.rejected[0].detail
    assert [parsed.text for parsed in intake.articles] == [FERRY]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one-line.txt", SENTENCE),
        ("one-line.html", f"<p>{SENTENCE}"),
        ("long.html", f"<p>{SENTENCE} {FLOOD}</p>" * 700),
        ("long.txt", f"{SENTENCE} {FLOOD}\n" * 700),
        ("scripts.html", f"<script>{'x=1;' * 1_250_000}</script><p>{SENTENCE}</p>"),
        ("odd-bytes.html", f"<p>{SENTENCE} \xff\xfe</p>".encode("latin-1")),
        ("cut-off.html", f"<html><p>{SENTENCE}</p><div class='"),
        ("undated.json", json.dumps({"html": f"<p>{SENTENCE}</p>"})),
    ],
)
def test_an_odd_article_is_an_article_all_the_same(tmp_path: Path, name: str, content: str | bytes) -> None:
    intake = taken_in(tmp_path, name, content)

    (found,) = (parsed for parsed in intake.articles if parsed.text != FERRY)
    assert found.text.startswith(SENTENCE)
    assert (found.article.published, intake.rejected, intake.notes) == (None, (), ())


def test_copies_of_one_page_are_one_article_and_each_copy_is_named(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "c.htm"):
        (tmp_path / name).write_text(PAGE)

    brief = brief_of(*read_paths([str(tmp_path)], io.BytesIO()))

    assert len(brief.articles) == 1
    assert [item.code for item in brief.rejected] == ["duplicate_input", "duplicate_input"]


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(order: str) -> None:
    assert decode("Zoë said “no”.\n".encode(order)) == "Zoë said “no”.\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<meta charset='iso-8859-2'>Dvořák".encode("iso-8859-2"), "<meta charset='iso-8859-2'>Dvořák"),
        ('<?xml encoding="windows-1251"?>Дом'.encode("cp1251"), '<?xml encoding="windows-1251"?>Дом'),
        ("<meta charset=iso-8859-1>“Zoë”".encode("cp1252"), "<meta charset=iso-8859-1>“Zoë”"),
        ("<meta charset=koi8-r>Zoë".encode(), "<meta charset=koi8-r>Zoë"),  # UTF-8, whatever it says
        ("<meta charset=punycode>Zoë".encode("cp1252"), "<meta charset=punycode>Zoë"),
        ("<meta charset=cp99999>Zoë".encode("cp1252"), "<meta charset=cp99999>Zoë"),
    ],
)
def test_the_encoding_that_a_page_names_is_used_where_it_can_be(content: bytes, text: str) -> None:
    assert decode(content) == text


@pytest.mark.parametrize("content", [b"\xff\xfe" + b"\x01\x00" * 200, b"A\x00" * 9 + b"\x00", b"\x00" * 64])
def test_bytes_that_only_look_like_utf_16_are_no_text(content: bytes) -> None:
    assert decode(content) is None


@pytest.mark.parametrize("token", ["<!--", "<?xml ", "charset=", " ", "<", "A ", '"', "<!DOCTYPE "])
def test_the_cost_of_telling_anything_apart_grows_with_the_length_alone(token: str) -> None:
    def reading(length: int) -> Work:
        content = (token * (length // len(token))).encode()
        return lambda: (read_paths(["-", "-"], io.BytesIO(content)), decode(content + b"\xff"))

    assert growth(reading, 25_000) < SQUARE
