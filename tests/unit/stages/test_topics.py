"""What a dispute is called."""

import pytest

from summarizer.language.parse import parse_sentence
from summarizer.stages.conflicts.topics import course_of, figured, gapped


@pytest.mark.parametrize(
    ("text", "figure", "topic"),
    [
        ("The fire killed nine people.", "nine", "The fire killed … people"),
        ("The bill comes to $30 million.", "30", "The bill comes to $… million"),
        (
            "The clerk told a court that from the first day until the shop shut its doors in May he took 40 crowns",
            "40",
            "until the shop shut its doors in May he took … crowns",
        ),
    ],
)
def test_the_words_around_the_figure_are_kept_and_no_more(text: str, figure: str, topic: str) -> None:
    at = text.index(figure)

    assert gapped(text, at, at + len(figure)) == topic


@pytest.mark.parametrize(
    ("text", "figure", "topic"),
    [
        ("A cup is missing too, which makes five objects.", "five", "number of objects"),
        ("By noon 29 container ships lay at anchor.", "29", "number of container ships"),
        ("Six of the dead were sailors.", "Six", "… of the dead were sailors"),
        ("Roe, who is the clerk, put the loss at 18 million thalers.", "18 million", "put the loss at … thalers"),
        ("It was said that the mill had burned 40 hectares of wood.", "40", "the mill had burned … hectares of wood"),
        ("The bill, put at 30 million euros, rose to 34 million euros.", "34 million", "The bill, put at 30 million"),
    ],
)
def test_a_figure_is_called_by_what_it_counts_else_by_its_clause(text: str, figure: str, topic: str) -> None:
    at = text.index(figure)

    assert figured(parse_sentence(text), at, at + len(figure)).startswith(topic)


@pytest.mark.parametrize(
    ("act", "was_open", "topic"),
    [
        ("the council: sell the mill", True, "whether the council would sell the mill"),
        ("the council: close the mill", False, "what came of it: the council: close the mill"),
        ("sell the mill", True, "what came of it: sell the mill"),  # nobody knows who
    ],
)
def test_what_was_planned_is_a_question(act: str, topic: str, *, was_open: bool) -> None:
    assert course_of(act, was_open=was_open) == topic
