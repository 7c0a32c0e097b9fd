"""What a dispute over a figure is called."""

import pytest

from summarizer.stages.conflicts.topics import gapped


@pytest.mark.parametrize(
    ("text", "figure", "topic"),
    [
        ("The fire killed nine people.", "nine", "The fire killed … people."),
        ("The bill comes to $30 million.", "30", "The bill comes to $… million."),
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
