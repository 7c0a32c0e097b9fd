"""Whatever a path leads to becomes articles, or a rejection that says what to do."""

import io
import json
from pathlib import Path

import pytest

from summarizer.domain import RawArticle, Rejected
from summarizer.edges.files import decode, read_paths
from tests.builders import FLOOD

ARTICLE = {"title": "River in town", "outlet": "Post", "text": FLOOD}


def read(*paths: Path | str, stdin: bytes = b"") -> list[RawArticle | Rejected]:
    return read_paths([str(path) for path in paths], io.BytesIO(stdin))


def codes(found: list[RawArticle | Rejected]) -> list[str]:
    return [item.code for item in found if isinstance(item, Rejected)]


def texts(found: list[RawArticle | Rejected]) -> list[str | None]:
    return [item.text for item in found if isinstance(item, RawArticle)]


def rejection(found: list[RawArticle | Rejected]) -> Rejected:
    (item,) = found
    assert isinstance(item, Rejected)
    return item


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = rejection(read(tmp_path / "gone.txt"))

    assert (found.code, found.source) == ("not_found", str(tmp_path / "gone.txt"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\x7fELF\x02\x01\x00\x00", "binary"),
        ("a.txt", b"%PDF-1.7 and so on", "binary"),
        ("a.txt", b"PK\x03\x04 and so on", "binary"),
        ("a.txt", bytes(range(1, 32)) * 9, "binary"),
        ("a.json", b'{"text": "cut of', "bad_json"),
        ("a.json", b"null", "bad_json"),
        ("a.json", b"[" * 100_000, "bad_json"),
        ("a.json", b"12", "bad_article"),
        ("a.json", b"[]", "empty"),
        ("a.json", b'{"articles": []}', "empty"),
        ("a.json", b'{"text": "x", "txet": "y"}', "bad_article"),
        ("a.json", b'{"text": 12}', "bad_article"),
        ("a.json", b'{"title": "no body"}', "bad_article"),
        ("a.json", b'{"text": "x", "html": "y"}', "bad_article"),
        ("a.json", b'{"text": "half a pair: \\ud83c"}', "bad_article"),
        ("a.jsonl", b'"no article"', "bad_article"),
    ],
)
def test_a_file_that_holds_no_article_is_rejected_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    found = rejection(read(written(tmp_path / name, content)))

    assert found.code == code
    assert found.source.startswith(str(tmp_path / name))
    assert found.detail


def test_a_broken_line_costs_that_line_alone_and_is_named(tmp_path: Path) -> None:
    lines = [json.dumps(ARTICLE), '{"text": "cut of', "", json.dumps(ARTICLE)]

    found = read(written(tmp_path / "a.jsonl", "\n".join(lines)))

    assert texts(found) == [FLOOD, FLOOD]
    assert [(item.source, item.code) for item in found if isinstance(item, Rejected)] == [
        (f"{tmp_path / 'a.jsonl'}:2", "bad_json")
    ]


def test_a_bad_article_of_a_list_costs_itself_alone_and_is_named(tmp_path: Path) -> None:
    file = written(tmp_path / "a.json", json.dumps({"articles": [ARTICLE, {"txet": "x"}, ARTICLE]}))

    found = read(file)

    assert texts(found) == [FLOOD, FLOOD]
    assert [item.source for item in found] == [f"{file}#1", f"{file}#2", f"{file}#3"]


def test_an_unknown_field_is_told_with_the_fields_there_are(tmp_path: Path) -> None:
    found = rejection(read(written(tmp_path / "a.json", json.dumps({"headline": "x", "text": FLOOD}))))

    assert found.detail.startswith("headline: unknown field")
    assert "title" in found.detail


def test_an_article_whose_source_is_no_text_is_named_by_its_place(tmp_path: Path) -> None:
    found = rejection(read(written(tmp_path / "a.jsonl", json.dumps({"source": {"a": 1}, "text": FLOOD}))))

    assert (found.source, found.code) == (f"{tmp_path / 'a.jsonl'}:1", "bad_article")


def test_a_line_separator_inside_a_string_does_not_end_a_line_of_json(tmp_path: Path) -> None:
    line = json.dumps({"text": "one\u2028two\x85three"}, ensure_ascii=False)

    assert texts(read(written(tmp_path / "a.jsonl", line))) == ["one\u2028two\x85three"]


def test_an_article_is_named_by_its_own_source_or_by_its_place(tmp_path: Path) -> None:
    lines = [json.dumps({"source": "desk-7", "text": FLOOD}), json.dumps({"text": FLOOD})]

    found = read(written(tmp_path / "a.jsonl", "\n".join(lines)))

    assert [item.source for item in found] == ["desk-7", f"{tmp_path / 'a.jsonl'}:2"]


@pytest.mark.parametrize(
    "content",
    [
        "Zoë said “no”.".encode(),
        b"\xef\xbb\xbf" + "Zoë said “no”.".encode(),
        "Zoë said “no”.".encode("utf-16"),
        b"\xff\xfe" + "Zoë said “no”.".encode("utf-16-le"),
        b"\xfe\xff" + "Zoë said “no”.".encode("utf-16-be"),
        "Zoë said “no”.".encode("cp1252"),
    ],
    ids=["UTF-8", "BOM", "UTF-16", "little endian", "big endian", "Windows Latin"],
)
def test_a_text_is_read_in_the_encodings_that_newsrooms_send(content: bytes) -> None:
    assert decode(content) == "Zoë said “no”."


def test_latin_1_is_read() -> None:
    assert decode("Café owner Zoë Brontë won.".encode("latin-1")) == "Café owner Zoë Brontë won."


def test_a_folder_gives_its_articles_in_order_and_leaves_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "gold.json", "README.md", ".hidden.txt", "notes.docx"):
        written(tmp_path / name, f"{name} text")
    (tmp_path / "inner.txt").mkdir()

    assert [item.source for item in read(tmp_path)] == [str(tmp_path / "a.md"), str(tmp_path / "b.txt")]


def test_a_folder_without_articles_says_what_it_looks_for(tmp_path: Path) -> None:
    found = rejection(read(tmp_path))

    assert found.code == "not_found"
    assert ".jsonl" in found.detail


def test_a_pattern_gives_the_files_it_matches_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        written(tmp_path / name, name)

    assert texts(read(tmp_path / "*.txt")) == ["a.txt", "b.txt"]
    assert codes(read(tmp_path / "*.html")) == ["not_found"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    assert texts(read(written(tmp_path / "[1].txt", "found"))) == ["found"]


@pytest.mark.parametrize("path", ["", "a\x00b", "x" * 5_000])
def test_what_is_no_path_is_rejected(path: str) -> None:
    assert codes(read(path)) in (["not_found"], ["unreadable"])


def test_standard_input_is_text_json_or_lines_of_json_told_by_its_opening() -> None:
    one = json.dumps(ARTICLE).encode()

    assert texts(read("-", stdin=FLOOD.encode())) == [FLOOD]
    assert texts(read("-", stdin=one)) == [FLOOD]
    assert texts(read("-", stdin=b"[" + one + b"," + one + b"]")) == [FLOOD, FLOOD]
    assert texts(read("-", stdin=json.dumps({"articles": [ARTICLE]}, indent=2).encode())) == [FLOOD]
    assert texts(read("-", stdin=one + b"\n" + one + b"\n")) == [FLOOD, FLOOD]


def test_a_text_that_opens_with_a_bracket_is_no_json() -> None:
    assert texts(read("-", stdin=b"[Updated] The dam broke at dawn.")) == ["[Updated] The dam broke at dawn."]


def test_broken_json_on_standard_input_is_called_broken_and_no_text() -> None:
    assert codes(read("-", stdin=b'{"text": "cut of')) == ["bad_json"]
    assert codes(read("-", stdin=b"")) == ["empty"]


def test_paths_are_read_in_the_order_they_are_given(tmp_path: Path) -> None:
    first, second = written(tmp_path / "b.txt", "first"), written(tmp_path / "a.txt", "second")

    assert texts(read(first, "-", second, stdin=b"between")) == ["first", "between", "second"]


def test_a_glob_skips_what_a_folder_skips(tmp_path: Path) -> None:
    for name in ("a.txt", "gold.json", "README.md", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(FLOOD)

    assert [item.source for item in read(f"{tmp_path}/*")] == [str(tmp_path / "a.txt")]


def test_a_source_cannot_forge_a_line_of_the_log(tmp_path: Path) -> None:
    given = {"source": "\x1b[31mEVIL\nsummarizer: fake line", "text": 5}

    assert rejection(read(written(tmp_path / "a.json", json.dumps(given)))).source == "[31mEVIL summarizer: fake line"


def test_an_address_is_said_not_to_be_fetched() -> None:
    assert "addresses are not fetched" in rejection(read("https://harbour-post.example/flood")).detail
