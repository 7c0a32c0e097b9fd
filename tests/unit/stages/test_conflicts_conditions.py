"""How somebody in hospital is changes from day to day."""

import pytest

from tests.telling import MONDAY, TUESDAY, WEDNESDAY, told

HURT = "Rolf Bell, 61, was in critical condition in Lund."
GIRL = "The girl from the ferry is stable in the hospital of Lund tonight."


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (HURT, "Rolf Bell died on Tuesday in Lund."),
        (HURT, "Rolf Bell left intensive care on Tuesday."),
        (GIRL, "A girl of nine who had been pulled from the ferry went home on Tuesday from Lund."),
        (GIRL, "The girl pulled from the ferry died in the hospital."),
    ],
)
def test_a_later_condition_replaces_an_earlier_one(first: str, later: str) -> None:
    story = told((first, MONDAY), (later, TUESDAY))

    assert [(each.kind, each.resolution) for each in story.conflicts] == [("state", "update")]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (HURT, "Dana Voss died on Tuesday in Lund."),
        (HURT, "Rolf Bell may leave the hospital, but is expected to stay in intensive care."),
        (HURT, "Rolf Bell was in serious condition in Lund."),
        (GIRL, "A girl of nine went home with a new prize pony."),
        (GIRL, "The girl from the ferry has not left intensive care in Lund."),
    ],
)
def test_another_person_and_what_is_not_known_replace_nothing(first: str, later: str) -> None:
    assert [fact.superseded_by for fact in told((first, MONDAY), (later, TUESDAY)).facts] == [None, None]


def test_three_states_of_three_days_are_one_course() -> None:
    (conflict,) = told(
        (HURT, MONDAY), ("Rolf Bell left intensive care.", TUESDAY), ("Rolf Bell went home in Lund today.", WEDNESDAY)
    ).conflicts

    assert len(conflict.variants) == 3
