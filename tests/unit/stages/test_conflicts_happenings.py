"""One happening of two days, two years or two countries."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, only_conflict

BUILT = "The old granary was built in 1911 and has two floors."


def test_two_years_of_one_happening_are_a_conflict() -> None:
    conflict = only_conflict(BUILT, "Nobody has used the old granary, which was built in 1917, since the war.")

    assert (conflict.kind, conflict.resolution, conflict.topic) == ("date", "open", "when the old granary was built")


def test_a_year_that_several_have_makes_the_other_a_slip() -> None:
    second = "The old granary was built in 1911, the council said."

    assert kinds(BUILT, second, "The old granary was built in 1917 by a baker.") == [("date", "source_error")]


@pytest.mark.parametrize(
    "other",
    [
        "The old granary was built in May 1911 by a baker.",  # the same year
        "The old granary was rebuilt in 1938 by a baker.",
        "The new granary was built in 1938 by a baker.",
        "A granary was built in 1938 by a baker of the town.",
        "The old granary was not built in 1938, the council said.",
        "The old granary could have been built in 1938, the council said.",
        "The old granary had been built by 1917, the council said.",
    ],
)
def test_a_closer_date_and_another_happening_are_no_conflict(other: str) -> None:
    assert kinds(BUILT, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Roe was arrested on Sunday near the mill.", "Police arrested Tom Roe on Saturday."),
        ("The wall of Lake Corrin broke on Sunday.", "Water rose after the wall at Lake Corrin broke on Friday."),
    ],
)
def test_two_days_of_one_happening_are_a_conflict(one: str, other: str) -> None:
    assert kinds(one, other) == [("date", "open")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Roe was arrested late on Saturday night.", "Police arrested Tom Roe early on Sunday morning."),
        ("Tom Roe was arrested on Sunday near the mill.", "Police arrested Tom Roe in 2019 for theft."),
        ("Tom Roe was arrested on Sunday near the mill.", "Police arrested Ann Roe on Saturday."),
        ("Tom Roe was arrested on Sunday near the mill.", "Tom Roe met his lawyer on Saturday."),
        ("Tom Roe met Dana Voss on Sunday in Lund.", "Dana Voss said she met Tom Roe on Saturday."),
    ],
)
def test_one_night_an_earlier_time_and_what_comes_about_again_are_no_conflict(one: str, other: str) -> None:
    assert kinds(one, other) == []


def test_weekdays_count_from_the_day_of_each_article() -> None:
    early, late = ("Tom Roe was arrested on Sunday.", MONDAY), "Police arrested Tom Roe on {}."

    assert kinds(early, (late.format("Sunday"), TUESDAY)) == []
    assert kinds(early, (late.format("Monday"), TUESDAY)) == [("date", "open")]
    assert kinds(early, (late.format("Sunday"), "2025-03-11")) == [("date", "open")]


def test_nobody_is_born_in_two_countries() -> None:
    one, other = "Olga Falk was born in Kenya in 1956.", "Olga Falk was born in Ghana and grew up at sea."

    assert kinds(one, other) == [("place", "open")]
    assert kinds(one, other.replace("Ghana", "Nairobi")) == []  # a city of the country, for all we know
    assert kinds(one, other.replace("born in Ghana and", "seen in Ghana and")) == []


def test_a_notice_that_was_given_did_not_break() -> None:
    assert kinds("The dock union gave notice on 3 May in Lund.", "The dock union gave notice on 7 May in Lund.") == []
