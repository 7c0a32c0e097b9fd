"""Articles in Markdown: the words without the marks."""

from io import BytesIO
from pathlib import Path

import pytest

from summarizer.edges.files import read_paths
from summarizer.edges.markup import without_markup
from tests.builders import brief_of
from tests.growth import SQUARE, Work, growth


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**MARL** is flooded.", "MARL is flooded."),
        ("The river *Oster* and the _Lund_ rose.", "The river Oster and the Lund rose."),
        ("See [the report](https://post.example/a_b_c) of May.", "See the report of May."),
        ("![A bridge](bridge.png)Marl is flooded.", "Marl is flooded."),
        ("# Flood in Marl\n\nThe river rose.", "Flood in Marl\n\nThe river rose."),
        ("> The river rose.\n- Marl\n* Lund\n1. Aske", "The river rose.\nMarl\nLund\nAske"),
        ("The code `north` was sent.", "The code north was sent."),
        (r"He owed \$5 to B\_C \[sic\] \\ and left\!", r"He owed \$5 to B_C [sic] \ and left!"),
        ("It cost 3 * 4 * 5 and a_b_c stayed.", "It cost 3 * 4 * 5 and a_b_c stayed."),
        ("2024. The year was wet.", "2024. The year was wet."),
        ("---\ntitle: Flood\n---\nThe river rose.", "---\ntitle: Flood\n---\nThe river rose."),
    ],
)
def test_marks_go_and_words_stay(written: str, read: str) -> None:
    assert without_markup(written) == read


@pytest.mark.parametrize("mark", ["*", "_", "[", "![", "`", "**a "])
def test_a_line_of_marks_costs_no_square(mark: str) -> None:
    def reading(length: int) -> Work:
        line = mark * length
        return lambda: without_markup(line)

    assert growth(reading, 15_000) < SQUARE


def test_an_article_in_markdown_is_read_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "flood.md"
    file.write_text(
        "# Flood\n\n**MARL** - The river *Oster* flooded [the town of Marl](https://x.example) on Sunday.\n"
    )

    brief = brief_of(*read_paths([str(file)], BytesIO()))

    assert [claim.text for claim in brief.claims] == ["The river Oster flooded the town of Marl on Sunday."]
