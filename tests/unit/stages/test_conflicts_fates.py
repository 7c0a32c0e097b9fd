"""What has become of somebody from day to day."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds

WHO = "Mayor Dana Voss spoke in the hall of Lund. Governor Tom Roe listened to her."


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Voss remains free until the appeal is decided.", "Dana Voss was arrested near the border on Tuesday."),
        ("Voss, 61, is in custody.", "Dana Voss was released on bail on Tuesday."),
        ("Dana Voss remains mayor of Lund.", "Voss is no longer the mayor of Lund."),
        ("The council has full confidence in Voss.", "Dana Voss, who had led it for nine years, has resigned."),
        ("Voss was suspended by the league.", "A tribunal lifted the suspension of Voss."),
    ],
)
def test_a_later_fate_replaces_an_earlier_one(first: str, later: str) -> None:
    assert kinds((f"{WHO} {first}", MONDAY), (f"{later} {WHO}", TUESDAY)) == [("state", "update")]


def test_whether_somebody_was_charged_is_in_dispute_on_one_day() -> None:
    charged = f"{WHO} Dana Voss was charged with fraud by the court in Lund."

    assert kinds(charged, f"{WHO} Voss has not been charged by anybody.") == [("strength", "open")]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Voss remains free until the appeal is decided.", "Tom Roe was arrested near the border on Tuesday."),
        ("Voss remains free until the appeal is decided.", "Dana Voss may be arrested near the border on Tuesday."),
        ("Voss remains free until the appeal is decided.", "Voss said how that figure was released."),
        ("Voss is in custody.", "Voss was released on bail in 2019."),
        ("The council has full confidence in Voss.", "Dana Voss thanked a baker who has resigned."),
    ],
)
def test_somebody_else_another_year_and_what_may_be_replace_nothing(first: str, later: str) -> None:
    assert kinds((f"{WHO} {first}", MONDAY), (f"{later} {WHO}", TUESDAY)) == []


def test_on_one_day_an_arrest_and_a_release_may_both_be_true() -> None:
    assert kinds(f"{WHO} Voss was arrested at dawn.", f"{WHO} Voss was released on bail.") == []


def test_a_source_that_tells_two_fates_is_on_the_side_of_its_first() -> None:
    both = f"Dana Voss was arrested near the border on Tuesday. Voss was released on bail at night. {WHO}"

    assert kinds((f"{WHO} Voss remains free until the appeal is decided.", MONDAY), (both, TUESDAY)) == [
        ("state", "update")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Voss resigned on Monday.", "The council dismissed Dana Voss on Monday."),
        ("Voss tendered her resignation on Monday.", "Dana Voss was sacked by the council on Monday."),
        ("Voss left the town hall by mutual agreement.", "Dana Voss was forced out by the council."),
        ("Dana Voss resigned on Monday.", "Governor Tom Roe sacked mayor Dana Voss on Monday."),
        ("Dana Voss was suspended by the council.", "Dana Voss, who had led it for nine years, has resigned."),
    ],
)
def test_how_somebody_left_is_in_dispute_on_any_day(one: str, other: str) -> None:
    assert ("outcome", "open") in kinds(f"{WHO} {one}", f"{WHO} {other}")
    assert ("outcome", "open") in kinds((f"{WHO} {one}", MONDAY), (f"{WHO} {other}", TUESDAY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Voss was found guilty of stealing from the town.", "A jury acquitted Dana Voss of stealing."),
        ("The jury found Dana Voss guilty on Monday.", "The jury found Dana Voss not guilty on Monday."),
        ("Judges convicted Dana Voss of fraud.", "Dana Voss was cleared of fraud by the judges."),
    ],
)
def test_two_verdicts_of_one_day_are_in_dispute(one: str, other: str) -> None:
    assert kinds(f"{WHO} {one}", f"{WHO} {other}") == [("outcome", "open")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Voss was found guilty of fraud.", "The jury acquitted Dana Voss of theft."),
        ("Dana Voss was found guilty.", "Dana Voss was found not guilty of fraud, but guilty of theft."),
        ("Dana Voss resigned on Monday.", "The council dismissed Voss's claim on Monday."),
        ("Dana Voss resigned on Monday.", "The council dismissed claims that Dana Voss had lied on Monday."),
    ],
)
def test_a_verdict_on_another_charge_and_a_claim_dismissed_are_no_fate_of_hers(one: str, other: str) -> None:
    assert kinds(f"{WHO} {one}", f"{WHO} {other}") == []
