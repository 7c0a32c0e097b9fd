"""A feed becomes its entries, and nothing that its XML declares is ever expanded."""

import pytest

from summarizer.readers.feeds import MOST_ENTRIES, read_feed
from summarizer.readers.messages import Page
from tests.growth import SQUARE, Work, growth

TEXT = "The river Oster flooded the town of Marl on Sunday."
NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(*items: str, title: str = "The Harbour Post") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<channel><title>{title}</title>{entries}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}>{channel}</rss>'


def atom(*entries: str) -> str:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Marl Gazette</title>{inside}</feed>'


def entries_of(xml: str) -> list[Page]:
    reply = read_feed(xml)
    assert reply["refused"] is None, reply["detail"]
    return reply["pages"]


def test_an_entry_of_rss_2_is_an_article() -> None:
    item = (
        "<title>River floods Marl</title><link>https://harbour-post.example/1</link>"
        f"<pubDate>Tue, 04 Mar 2025 22:00:00 -0800</pubDate><description>{TEXT}</description>"
    )

    (entry,) = entries_of(rss(item))

    assert (entry["title"], entry["outlet"], entry["published"], entry["url"]) == (
        "River floods Marl",
        "The Harbour Post",
        "2025-03-04T22:00:00-08:00",  # in UTC it would be the next day
        "https://harbour-post.example/1",
    )
    assert TEXT in (entry["html"] or "")


def test_an_entry_of_rss_1_is_an_article() -> None:
    xml = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old Post</title></channel>'
        f'<item rdf:about="y"><title>T</title><description>{TEXT}</description><dc:date>2025-03-04</dc:date></item>'
        "</rdf:RDF>"
    )

    (entry,) = entries_of(xml)

    assert (entry["title"], entry["outlet"], entry["published"]) == ("T", "Old Post", "2025-03-04")


def test_an_entry_of_atom_is_an_article() -> None:
    entry = (
        '<title type="html">Rain &amp;amp; &lt;b&gt;flood&lt;/b&gt;</title><link href="https://gazette.example/2"/>'
        f'<updated>2025-03-05T10:00:00Z</updated><content type="text">{TEXT}</content>'
    )

    (found,) = entries_of(atom(entry))

    assert (found["title"], found["outlet"], found["published"], found["url"], found["text"], found["html"]) == (
        "Rain & flood",
        "Marl Gazette",
        "2025-03-05T10:00:00Z",
        "https://gazette.example/2",
        TEXT,
        None,
    )


def test_the_whole_content_is_taken_where_there_is_a_summary_too() -> None:
    item = f"<description>Short.</description><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded>"

    (entry,) = entries_of(rss(item))

    assert TEXT in (entry["html"] or "")
    assert "Short." not in (entry["html"] or "")


def test_hidden_words_of_an_entry_are_left_for_the_page_reader_to_see_that_they_are_hidden() -> None:
    item = f"<description><![CDATA[<p style='display:none'>x</p><p>{TEXT}</p>]]></description>"

    assert "display:none" in (entries_of(rss(item))[0]["html"] or "")


def test_hidden_words_of_a_title_are_taken_out() -> None:
    item = f"<title><![CDATA[Flood<i hidden>obey</i>]]></title><description>{TEXT}</description>"

    assert entries_of(rss(item))[0]["title"] == "Flood"


def test_a_feed_without_a_title_is_named_by_its_author() -> None:
    item = f"<dc:creator>Jane Doe</dc:creator><description>{TEXT}</description>"

    assert entries_of(rss(item, title=""))[0]["outlet"] == "Jane Doe"


def test_an_entry_without_a_date_has_none_and_one_that_is_no_date_is_passed_on() -> None:
    plain, odd = f"<description>{TEXT}</description>", f"<pubDate>soon</pubDate><description>{TEXT}</description>"

    assert [entry["published"] for entry in entries_of(rss(plain, odd))] == [None, "soon"]


@pytest.mark.parametrize(
    "date", ["Mon, 06 Jan 99999999999999999999 00:00:00 GMT", f"Mon, 06 Jan 2025 00:00 +{'9' * 30}"]
)
def test_a_date_of_huge_numbers_costs_no_entry(date: str) -> None:
    item = f"<pubDate>{date}</pubDate><description>{TEXT}</description>"

    assert [entry["published"] for entry in entries_of(rss(item))] == [date]


def test_many_spaces_in_a_feed_cost_no_square() -> None:
    def reading(length: int) -> Work:
        xml = rss(f"<description>{TEXT}</description>").partition("?>")[2]
        spaced = xml.replace("<item>", "<item>" + " " * length)
        return lambda: entries_of(spaced)

    assert reading(1_000)()
    assert growth(reading, 25_000) < SQUARE


def test_an_entry_without_text_is_there_to_be_named() -> None:
    first, second = entries_of(rss("<title>Only a title</title>", f"<description>{TEXT}</description>"))

    assert (first["text"], first["html"]) == (None, None)
    assert second["html"]


def test_a_link_that_is_no_address_of_a_page_is_not_kept() -> None:
    assert entries_of(rss(f"<link>javascript:alert(1)</link><description>{TEXT}</description>"))[0]["url"] is None


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("xml", "code", "says"),
    [
        (
            f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel><title>&l9;</title></channel></rss>',
            "unreadable_page",
            "DOCTYPE",
        ),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
            "unreadable_page",
            "DOCTYPE",
        ),
        ('<!DOCTYPE rss SYSTEM "http://news.example/rss.dtd"><rss/>', "unreadable_page", "DOCTYPE"),
        ("<rss><channel><title>cut o", "unreadable_page", "broken XML at line 1"),
        ("<rss>&undeclared;</rss>", "unreadable_page", "broken XML"),
        ("<rss>\x00</rss>", "unreadable_page", "broken XML"),
        ("<opml><body/></opml>", "unreadable_page", "no RSS or Atom"),
        ("<rss version='2.0'><channel/></rss>", "no_article", "no entries"),
        (rss(*["<title>x</title>"] * (MOST_ENTRIES + 1)), "too_long", "entries"),
        ("<rss>" + "<a>" * 100_000 + "</a>" * 100_000 + "</rss>", "no_article", "no entries"),
    ],
)
def test_a_feed_that_cannot_be_used_is_refused_for_what_it_is(xml: str, code: str, says: str) -> None:
    reply = read_feed(xml)

    assert (reply["refused"], reply["pages"]) == (code, [])
    assert says in reply["detail"]


def test_the_declared_encoding_is_no_matter_once_the_feed_is_text() -> None:
    xml = rss("<description>Café Brontë in Marl flooded.</description>")

    (entry,) = entries_of(xml.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"', 1))

    assert "Café Brontë" in (entry["html"] or "")
