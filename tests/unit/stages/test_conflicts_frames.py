"""Figures that stand in the same words of sentences that are otherwise worded differently."""

import pytest

from tests.growth import SQUARE, Work, growth
from tests.telling import MONDAY, WEDNESDAY, kinds, only_conflict, told

RAISED = "The appeal for the Lund lifeboat has so far raised 4.2 million crowns."
LATER = "A concert on Tuesday brought what the lifeboat appeal has raised to 5.1 million crowns, said Voss."


def test_a_sum_told_later_in_other_words_is_an_update() -> None:
    story = told((RAISED, MONDAY), (LATER, WEDNESDAY))

    assert [(each.kind, each.resolution) for each in story.conflicts] == [("number", "update")]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


def test_on_one_day_it_is_open() -> None:
    assert kinds(RAISED, LATER) == [("number", "open")]


def test_a_year_in_the_same_words_is_a_conflict_of_dates() -> None:
    conflict = only_conflict(
        "It is Lund's first trophy since 1979.",
        "Some 6,000 people cheered on Monday the side that won Lund its first trophy since 1997.",
    )

    assert (conflict.kind, conflict.topic) == ("date", "first trophy since …")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RAISED, "The appeal for the Skarvik lifeboat has so far raised 5.1 million crowns."),  # another one's
        (RAISED, "The appeal for the Lund lifeboat might have raised 5.1 million crowns by now."),
        (RAISED, "The appeal for the Lund lifeboat has never raised 5.1 million crowns."),
        (RAISED, "The appeal for the Lund lifeboat has raised 5.1 million crowns, up from 4.2 million."),  # both
        (RAISED, "The lifeboat cost 5.1 million crowns."),
        ("A woman of 81 from Lund died of her wounds.", "The other woman to die of wounds was 84 and from Lund."),
        ("The new jetty took 4 men to paint.", "The old jetty took 9 men to paint."),
        (  # since when it holds, and when something happened
            "Bell has taught at the Oster Road music school since 2011.",
            "The office of the Oster Road music school was warned in 2024 that Rolf Bell had been drinking.",
        ),
        ("The jetty was painted by 1917 in Lund.", "The jetty in Lund was painted in 1938."),
    ],
)
def test_another_thing_a_guess_and_a_change_told_as_one_are_none(one: str, other: str) -> None:
    assert kinds(one, other) == []


def test_the_cost_grows_with_the_articles() -> None:
    def finding(times: int) -> Work:
        articles = [f"The ferry to isle number {at} carried {at + 3} goats and {at} sheep." for at in range(times)]
        return lambda: told(*articles)

    assert growth(finding, 40) < SQUARE
