"""An opening that only connects goes, one that says something stays."""

import pytest

from summarizer.drafters.connectives import connective_length
from summarizer.drafters.shortening import shortened
from summarizer.language.parse import parse_sentence
from tests.growth import SQUARE, Work, growth

REST = "Norline cancelled all crossings to Lund."


@pytest.mark.parametrize(
    "opening",
    [
        "Meanwhile, ",
        "Outside, ",
        "Notably, ",
        "But ",
        "For its part, ",
        "In other developments, ",
        "In a landscape that rewards patience, ",
        "In the ever-changing world of ferries, ",
        "In a rare move, ",
        "Amid these challenges, ",
        "After the talks, ",
        "When it was over, ",
        "When they met, ",
        "Then ",
        "But in a further step, ",
        "It is worth noting that ",
    ],
)
def test_an_opening_that_points_back_is_in_no_wording(opening: str) -> None:
    assert list(shortened(parse_sentence(opening + REST))) == [REST]


@pytest.mark.parametrize(
    "sentence",
    [
        "Then President Kell cancelled all crossings to Lund.",
        "Then a nurse in Marl, Voss took the night ferry to Lund.",
        "Then the mayor of Marl, Voss took the night ferry to Lund.",
        "Overall inflation in Tarn fell to 3 percent.",
        "So far, 12 crossings to Lund were cancelled.",
        "But for the rain, Norline would have sailed to Lund.",
        "Initially, Norline cancelled all crossings to Lund.",
        "Reportedly, Norline cancelled all crossings to Lund.",
        "If it was over, Norline would sail to Lund again.",
        "When it rained in 2019, Norline cancelled all crossings.",
        "When they met in Lund, Norline cancelled all crossings.",
        "As a result of the storm Norline cancelled all crossings.",
        "In a landscape painting by Kell, a ferry sinks off Lund.",
        "On Friday, Norline cancelled all crossings to Lund.",
    ],
)
def test_a_time_a_bound_a_hedge_or_an_office_is_no_connective(sentence: str) -> None:
    assert connective_length(sentence) == 0


@pytest.mark.parametrize("unit", ["But ", "In a landscape that ", "When it was ", "Then the ", "So, ", "A "])
def test_a_very_long_opening_takes_no_square(unit: str) -> None:
    def reading(length: int) -> Work:
        text = unit * (length // len(unit))
        return lambda: connective_length(text)

    assert growth(reading, 25_000) < SQUARE
