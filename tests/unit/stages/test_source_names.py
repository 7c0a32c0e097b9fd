"""What an article is called where a person reads."""

import pytest

from summarizer.stages.source_names import label_with_source, labels, source_names
from tests.builders import article
from tests.growth import SQUARE, Work, growth


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("news/today/flood.txt", "flood"),
        ("C:\\news\\flood.md", "flood"),
        ("flood.HTML", "flood"),
        ("feed.xml#3", "feed#3"),
        ("pile.jsonl:12", "pile:12"),
        ("2031-03-21.evening.txt", "2031-03-21.evening"),
        ("standard input", "standard input"),
        ("article 2", "article 2"),
        ("desk.example", "desk.example"),
        ("https://post.example/news/flood.html", "https://post.example/news/flood.html"),
        ("news/.txt", "news/.txt"),
    ],
)
def test_a_file_is_shown_by_its_stem_and_anything_else_as_it_is(source: str, name: str) -> None:
    told = article(source=source)

    assert source_names([told]) == {told.id: name}


def test_files_of_one_stem_are_shown_with_their_whole_paths() -> None:
    given = [article(source=source) for source in ("a/flood.txt", "b/flood.txt", "b/ferry.txt")]

    assert list(source_names(given).values()) == ["a/flood.txt", "b/flood.txt", "ferry"]


def test_a_label_has_outlet_title_and_day_as_far_as_they_are_known() -> None:
    whole = article(source="a/x.txt", outlet="Post", title="River in town", published="2031-03-04")
    bare, month = article(source="a/y.txt"), article(source="a/z.txt", published="2031-03")

    assert list(labels([whole, bare, month]).values()) == ["Post: River in town, 4 March 2031", "y", "z, March 2031"]
    assert [label_with_source(each) for each in (whole, bare)] == [
        "Post: River in town, 4 March 2031 [a/x.txt]",
        "a/y.txt",
    ]


@pytest.mark.parametrize("token", ["a/", ".", "#1", "A ", '"', ".txt"])
def test_the_cost_of_a_long_name_grows_with_its_length_alone(token: str) -> None:
    def naming(length: int) -> Work:
        given = [article(source=token * (length // len(token)) + "!")]
        return lambda: labels(given)

    assert growth(naming, 25_000) < SQUARE
