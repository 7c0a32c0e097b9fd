"""What one source has somebody suspect and another tells for sure."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, only_conflict

SUSPECTED = "Prosecutors suspect that a clerk of the harbour office was paid by Norline for the permit."


@pytest.mark.parametrize(
    "other",
    [
        "Emil Voss of the harbour office was bribed by Norline, according to a former captain.",
        "A clerk of the harbour office was paid by Norline in cash, a former captain said.",
    ],
)
def test_a_suspicion_and_a_plain_accusation_are_of_different_strength(other: str) -> None:
    conflict = only_conflict(SUSPECTED, other)

    assert (conflict.kind, conflict.resolution) == ("strength", "open")
    assert conflict.topic == "how sure it is: a clerk of the harbour office was paid by Norline for the permit"


def test_what_is_shown_on_a_later_day_is_an_update() -> None:
    believed = "Inspectors believe that the harbour wall was damaged by a Norline ferry."
    shown = "Pictures showed that the harbour wall was damaged by a Norline ferry."

    assert kinds((believed, MONDAY), (shown, TUESDAY)) == [("strength", "update")]
    assert kinds((shown, MONDAY), (believed, TUESDAY)) == [("strength", "open")]


@pytest.mark.parametrize(
    "other",
    [
        "A clerk of the harbour office may have been paid by Norline, a former captain said.",
        "A clerk of the harbour office was not paid by Norline, a former captain said.",
        "A captain of the harbour office was honoured by Norline, the mayor said.",
        "A clerk of the harbour office was paid by Baltia in cash, a former captain said.",
        "The mayor of Lund was bribed by Norline, according to a former captain.",
        "Norline paid the harbour office for the berth, as it does each year.",
    ],
)
def test_a_doubt_a_denial_and_something_else_are_of_no_other_strength(other: str) -> None:
    assert ("strength", "open") not in kinds(SUSPECTED, other)


def test_another_doer_is_another_matter() -> None:
    suspected = "Investigators suspect that a heater started the fire at Norline's yard in Lund."

    assert kinds(suspected, "A fire broke out at Norline's yard in Lund, officials said.") == []
