"""The block of fields that may open a text."""

from summarizer.language.front_matter import split_front_matter

BODY = "The dam broke on Monday.\n"


def test_fields_between_dashes_are_parted_from_the_text() -> None:
    fields, body = split_front_matter(f"---\nTitle: Dam breaks\nurl: https://news.example/a?b=1:2\n---\n{BODY}")

    assert (fields, body) == ({"title": "Dam breaks", "url": "https://news.example/a?b=1:2"}, BODY)


def test_a_title_keeps_the_quote_marks_that_are_its_own() -> None:
    fields, _ = split_front_matter(
        f'---\ntitle: Mayor: we are "done"\noutlet: \'The Post\'\nby: "A" and "B"\n---\n{BODY}'
    )

    assert fields == {"title": 'Mayor: we are "done"', "outlet": "The Post", "by": '"A" and "B"'}


def test_a_text_without_a_closed_block_of_fields_is_left_as_it_is() -> None:
    for text in (
        BODY,
        f"---\ntitle: Dam breaks\n{BODY}",
        f"---\n---\n{BODY}",
        f"A line.\n---\ntitle: x\n---\n{BODY}",
    ):
        assert split_front_matter(text) == ({}, text)


def test_a_rule_across_a_long_text_is_no_front_matter() -> None:
    text = "---\n" + "note: rain\n" * 41 + f"---\n{BODY}"

    assert split_front_matter(text) == ({}, text)


def test_two_fields_of_an_article_need_no_dashes_where_an_empty_line_follows() -> None:
    fields, body = split_front_matter(f"Title: Dam breaks\noutlet: The Post\ndate: 2026-05-14\n\n{BODY}")

    assert (fields, body) == ({"title": "Dam breaks", "outlet": "The Post", "date": "2026-05-14"}, BODY)


def test_without_dashes_one_field_or_other_lines_are_text() -> None:
    for text in (
        f"Title: Dam breaks\n\n{BODY}",
        f"Title: Dam breaks\nMayor: it is late.\n\n{BODY}",
        f"Title: Dam breaks\nDate: unknown\n{BODY}",
    ):
        assert split_front_matter(text) == ({}, text)
