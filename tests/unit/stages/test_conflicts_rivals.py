"""Figures that somebody else puts differently in the same breath."""

import pytest

from tests.telling import kinds, only_conflict

COUNTED = "The union said 240 drivers had walked out of the depot."


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTED} The company put the number at 90.",
        f"{COUNTED} The company said the true figure was about 90.",
        "The union said 240 drivers had walked out of the depot, while the company put the number at 90.",
        "The union said 240 of the 300 drivers had walked out; the company puts the number at about 90.",
        f"{COUNTED} Olga Falk, the manager, said that she had counted 90.",
    ],
)
def test_a_figure_that_another_party_puts_differently_is_an_open_dispute(text: str) -> None:
    conflict = only_conflict(text)

    assert (conflict.kind, conflict.resolution) == ("number", "open")
    assert [("240" in variant.text, "90" in variant.text) for variant in conflict.variants] == [
        (True, False),
        (False, True),
    ]


def test_a_dispute_that_several_articles_report_is_one() -> None:
    conflict = only_conflict(
        f"{COUNTED} The company put the number at 90.",
        "The depot was quiet. The union said 240 drivers had walked out. The company says that the number is 90.",
    )

    assert [variant.outlets for variant in conflict.variants] == [("Paper 0", "Paper 1")] * 2


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTED} The company put the number at about 240.",  # the same
        f"{COUNTED} The company put the number at more than 200.",
        f"{COUNTED} The company put the cost at 90 million euros.",
        f"{COUNTED} A year ago the company put the number at 90.",
        f"{COUNTED} It has now put the number at 250 after the night shift.",
        "Dana Voss said 240 drivers had walked out. Voss said the figure was 90 in the harbour depot.",
        "The union wants 12 percent over 2 years. The company put the number at 90.",
        "The company loses 2 million euros a day. The union put the loss at 9 million euros.",
    ],
)
def test_the_same_another_thing_and_another_time_are_no_dispute(text: str) -> None:
    assert kinds(text) == []
