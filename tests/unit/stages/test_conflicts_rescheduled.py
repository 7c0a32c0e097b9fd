"""Days that are put off or brought forward."""

import pytest

from tests.telling import MONDAY, TUESDAY, told

REST = "The choir of the harbour school sang in the rain. A baker from the north quay handed out warm rolls to all."
PLAN = "The anglers of the bay will meet in the old mill on Saturday to elect a warden."


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        (PLAN, "The anglers, who had meant to meet on Saturday, brought the meeting forward by a day."),
        (PLAN, "The anglers are to elect a warden in the mill on Sunday, a day later than planned."),
        (PLAN, "The election of a warden by the anglers in the old mill was put off for lack of candles."),
    ],
)
def test_a_day_that_is_moved_is_an_update_of_the_plan(plan: str, later: str) -> None:
    (conflict,) = told((f"{plan} {REST}", MONDAY), (later, TUESDAY)).conflicts

    assert conflict.resolution == "update"
    assert "on Saturday to elect" in conflict.variants[0].text


@pytest.mark.parametrize(
    "later",
    [
        "The ferry of the bay was put off for lack of wind.",
        "The anglers of the bay sang of a great catch in the old mill, where soup was served.",
        "A week later than planned, a new bridge over the river was opened.",
        "A concert for the warden was put off for lack of wind.",
    ],
)
def test_what_is_of_something_else_moves_no_day(later: str) -> None:
    assert told((f"{PLAN} {REST}", MONDAY), (later, TUESDAY)).conflicts == ()


def test_of_less_in_common_the_later_one_has_to_name_the_day_that_was_planned() -> None:
    named = "The council, which had meant to choose a warden on Saturday, put off the vote by a week."
    another = "The anglers, who had meant to choose a warden on Sunday, put off the vote by a week."

    assert [each.resolution for each in told((f"{PLAN} {REST}", MONDAY), (named, TUESDAY)).conflicts] == ["update"]
    assert told((f"{PLAN} {REST}", MONDAY), (another, TUESDAY)).conflicts == ()


def test_a_plan_that_is_told_after_the_old_one_was_put_off_is_the_new_one() -> None:
    later = "The anglers, who had meant to meet on Saturday, brought the meeting forward by a day."

    assert told((later, MONDAY), (f"{PLAN} {REST}", TUESDAY)).conflicts == ()
