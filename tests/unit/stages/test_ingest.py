"""From what was given to clean articles, and a reason for everything that was left out."""

import pytest

from summarizer.domain import RawArticle, Rejected
from summarizer.stages.ingest import LONGEST_ARTICLE, clean, ingest, iso_date
from tests.builders import FERRY, FLOOD, raw

SENTENCE = "The dam on the Oster broke at dawn on Monday."
FRENCH = (
    "Le conseil a annoncé jeudi que le pont resterait fermé jusqu'à ce que les ingénieurs aient examiné chaque câble "
    "et remis leur rapport à la maire de la ville."
)


def codes(*given: RawArticle | Rejected, english_only: bool = True) -> list[str]:
    return [item.code for item in ingest(given, english_only=english_only).rejected]


@pytest.mark.parametrize(
    ("prefix", "date"),
    [
        ("date 2025-03-04 ", "2025-03-04"),
        ("   date 2025-03-04 ", "2025-03-04"),
        ("\n date 2025-03-04\n\n", "2025-03-04"),
        ("date 2025-03 ", "2025-03"),
        ("date 2025 ", "2025"),
    ],
)
def test_a_date_before_the_text_is_the_articles_date_and_no_part_of_it(prefix: str, date: str) -> None:
    (parsed,) = ingest([raw(prefix + SENTENCE)], english_only=True).articles

    assert (parsed.article.published, parsed.text) == (date, SENTENCE)


@pytest.mark.parametrize("prefix", ["date 20250304 ", "update 2025-03-04 ", "dates 2025 "])
def test_what_only_looks_like_a_date_prefix_stays_in_the_text(prefix: str) -> None:
    (parsed,) = ingest([raw(prefix + SENTENCE)], english_only=True).articles

    assert (parsed.article.published, parsed.text) == (None, (prefix + SENTENCE).strip())


def test_a_date_prefix_that_is_no_date_is_no_part_of_the_text_and_is_noted() -> None:
    intake = ingest([raw("date 2025-13-40 " + SENTENCE)], english_only=True)

    assert (intake.articles[0].article.published, intake.articles[0].text) == (None, SENTENCE)
    assert [note.code for note in intake.notes] == ["date_unreadable"]


def test_front_matter_gives_the_fields_and_leaves_the_text() -> None:
    given = raw(
        f"---\ntitle: Dam breaks\noutlet: Post\ndate: 2025-03-04\nurl: https://a.example/1\n---\n\n{SENTENCE}"
    )

    (parsed,) = ingest([given], english_only=True).articles

    found = parsed.article
    assert (found.title, found.outlet, found.published, found.url) == (
        "Dam breaks",
        "Post",
        "2025-03-04",
        "https://a.example/1",
    )
    assert parsed.text == SENTENCE


def test_where_a_date_is_given_the_text_is_taken_as_it_is() -> None:
    for text in (f"date 2025-03-04 {SENTENCE}", f"---\ndate: 2025-03-04\n---\n{SENTENCE}"):
        (parsed,) = ingest([raw(text, published="2024-01-02")], english_only=True).articles

        assert (parsed.article.published, parsed.text) == ("2024-01-02", text)


def test_an_empty_date_is_none_and_the_text_may_give_one() -> None:
    (parsed,) = ingest([raw(f"date 2025-03-04 {SENTENCE}", published="")], english_only=True).articles

    assert (parsed.article.published, parsed.text) == ("2025-03-04", SENTENCE)


def test_fields_that_are_given_win_over_front_matter() -> None:
    given = raw(f"---\ntitle: Theirs\noutlet: Post\n---\n{SENTENCE}", title="Ours")

    (parsed,) = ingest([given], english_only=True).articles

    assert (parsed.article.title, parsed.article.outlet) == ("Ours", "Post")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        (" 2025-03-04 ", "2025-03-04"),
        ("2025-03-04T10:15:00Z", "2025-03-04T10:15:00Z"),
        ("20250304", "2025-03-04"),
        ("2025-W10-2", "2025-03-04"),
        ("2025-02-30", None),
        ("2025-13", None),
        ("4 March 2025", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_into_the_form_that_sorts_or_not_at_all(written: str | None, date: str | None) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize(
    "given",
    [raw(SENTENCE, published="4 March 2025"), raw(f"---\ndate: 4 March 2025\n---\n{SENTENCE}")],
    ids=["given", "front matter"],
)
def test_a_date_that_cannot_be_read_is_noted_and_the_article_kept(given: RawArticle) -> None:
    intake = ingest([given], english_only=True)

    assert [parsed.article.published for parsed in intake.articles] == [None]
    assert [note.code for note in intake.notes] == ["date_unreadable"]
    assert "flood.txt: '4 March 2025'" in intake.notes[0].detail


@pytest.mark.parametrize(
    "line",
    [
        "Share:",
        "Share this on your phone",
        "ADVERTISEMENT",
        "Read more: Ten dams that may break",
        "Related stories: Rain",
        "Photo: A. Bell",
        "We use cookies to improve your visit.",
        "Sign up for our morning letter",
        "Subscribe now for full access",
        "© 2025 The Post. All rights reserved.",
    ],
)
def test_a_line_of_the_page_around_an_article_is_taken_out(line: str) -> None:
    assert clean(f"{line}\n{SENTENCE}\n\n{line}\n\nMore rain is due.\n{line}") == f"{SENTENCE}\n\n\nMore rain is due."


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the dam broke.",
        "Related costs rose by a third, the ministry said.",
        "Comments by the mayor drew laughter.",
        "Tweets by the mayor drew laughter.",
        "The photo shows the mayor at the dam.",
    ],
)
def test_prose_that_begins_like_the_page_around_it_stays(line: str) -> None:
    assert clean(f"{line}\n{SENTENCE}") == f"{line}\n{SENTENCE}"


@pytest.mark.parametrize(
    "dateline",
    [
        "MARL (AP) - ",
        "MARL, March 4 (Coast Wire) - ",
        "NEW MARL, March 4 — ",
        "ST. OLAF, Ohio, March 4 (AP) -- ",
        "MARL, 4 March – ",
        "MARL—",
        "MARL -- ",
    ],
)
def test_a_dateline_is_taken_out(dateline: str) -> None:
    assert clean(dateline + SENTENCE) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "US-China talks broke down on Monday.",
        "UK–EU talks broke down on Monday.",
        "EX-MAYOR Voss left town on Monday.",
        "UN-backed forces left on Monday.",
        "X-Ray units at the clinic closed.",
        "“MARL - The town that drowned” opened on Monday.",
    ],
)
def test_capitals_joined_by_a_hyphen_are_no_dateline(text: str) -> None:
    assert clean(text) == text


def test_characters_nobody_sees_are_taken_out() -> None:
    hidden = "The\u200b dam\u00ad on\u202e the\ufeff \u2066Oster\u2069 bro\x00ke\U000e0041."

    assert clean(hidden) == "The dam on the Oster broke."


def test_odd_spaces_and_line_ends_become_plain_ones() -> None:
    assert clean("It\u00a0rose\tby\u202f3\r\nper cent\rand\u2028then\x0cfell\x0bback.") == (
        "It rose by 3\nper cent\nand\nthen\nfell\nback."
    )


def test_another_language_is_left_out_only_where_english_rules_would_guard_it() -> None:
    assert codes(raw(FRENCH)) == ["language_unsupported"]
    assert codes(raw(FRENCH), english_only=False) == []


def test_the_language_that_is_given_is_believed() -> None:
    assert codes(raw(FLOOD, language="fr")) == ["language_unsupported"]
    assert codes(raw(FLOOD, language="en-GB")) == []


def test_an_article_past_the_limit_is_left_out_and_told_so() -> None:
    assert codes(raw("a " * (LONGEST_ARTICLE // 2) + "b")) == ["too_long"]


def test_an_article_of_boilerplate_alone_or_of_a_few_words_is_left_out() -> None:
    assert codes(raw("Share:\nAll rights reserved.\n"), raw("Rain. More rain.")) == ["no_sentence", "no_sentence"]


def test_one_sentence_of_five_words_is_an_article() -> None:
    assert codes(raw("The dam broke at dawn.")) == []


def test_white_space_is_an_empty_article() -> None:
    assert codes(raw(" \n\t ")) == ["empty"]


def test_one_bad_article_spoils_no_other_and_earlier_rejections_are_passed_on() -> None:
    earlier = Rejected(source="a.pdf", code="binary", detail="this is no text")

    intake = ingest([raw(FLOOD), earlier, raw(" ")], english_only=True)

    assert [parsed.text for parsed in intake.articles] == [FLOOD]
    assert [item.code for item in intake.rejected] == ["binary", "empty"]


def test_rejections_and_notes_are_told_in_one_order_whatever_the_order_of_the_articles() -> None:
    given = [
        raw(" ", source="b.txt"),
        raw(FRENCH, source="a.txt"),
        raw(FLOOD, published="soon"),
        raw(FERRY, published="?"),
    ]

    intake = ingest(given, english_only=True)

    assert ingest(given[::-1], english_only=True) == intake
    assert (len(intake.rejected), len(intake.notes)) == (2, 2)


def test_equal_articles_are_one_and_the_copies_are_named_whatever_their_order() -> None:
    given = [raw(FLOOD, source=source) for source in ("b.txt", "a.txt", "c.txt")]

    intake, backwards = ingest(given, english_only=True), ingest(given[::-1], english_only=True)

    assert intake == backwards
    assert [parsed.article.source for parsed in intake.articles] == ["a.txt"]
    assert [(item.source, item.code) for item in intake.rejected] == [
        ("b.txt", "duplicate_input"),
        ("c.txt", "duplicate_input"),
    ]


def test_one_text_in_two_outlets_is_two_articles() -> None:
    intake = ingest([raw(FLOOD, outlet="Post"), raw(FLOOD, outlet="Gazette")], english_only=True)

    assert len(intake.articles) == 2
    assert len({parsed.article.origin for parsed in intake.articles}) == 1


def test_articles_come_out_by_date_undated_last_whatever_their_order() -> None:
    given = [raw(FLOOD), raw(SENTENCE, published="2025-03-05"), raw(FERRY, published="2025-03")]

    for order in (given, given[::-1]):
        intake = ingest(order, english_only=True)

        assert [parsed.article.published for parsed in intake.articles] == ["2025-03", "2025-03-05", None]
