"""Sentences that are the same but for a figure, a date, or a word that denies the other's."""

import pytest

from tests.growth import SQUARE, Work, growth
from tests.telling import MONDAY, WEDNESDAY, kinds, only_conflict, told

ONE = "The ferry company Norline carries 3,100 passengers from Lund to Skarvik on a summer day."
OPENS = "The new tunnel between Lund and Skarvik will open to all lorries on {}."
TALKS = "Norline has {} the offer of its Danish rival for the Skarvik line."


def test_another_figure_in_the_same_sentence_is_a_conflict() -> None:
    conflict = only_conflict(ONE, ONE.replace("3,100", "5,100").replace("The ferry company ", ""))

    assert (conflict.kind, conflict.resolution) == ("number", "open")


@pytest.mark.parametrize(
    "other",
    [
        ONE.replace("3,100", "about 3,000"),  # the same, rounded
        ONE.replace("3,100", "more than 3,000"),
        ONE.replace("3,100 passengers", "5,100 lorries"),
        ONE.replace("Norline", "Baltia").replace("3,100", "5,100"),
        ONE.replace("3,100", "5,100").replace("summer day", "winter night"),
        ONE.replace("3,100", "5,100")[:-1] + "?",
    ],
)
def test_a_rounding_another_thing_and_a_question_are_no_conflict(other: str) -> None:
    assert kinds(ONE, other) == []


def test_another_figure_on_a_later_day_is_an_update_and_replaces_the_first() -> None:
    story = told((ONE, MONDAY), (f"{ONE.replace('3,100', '5,100')[:-1]}, it says.", WEDNESDAY))

    assert [conflict.resolution for conflict in story.conflicts] == ["update"]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


def test_another_day_is_a_conflict_and_when_told_later_a_postponement() -> None:
    assert kinds(OPENS.format("March 12"), OPENS.format("March 20")) == [("date", "open")]
    assert kinds((OPENS.format("March 12"), MONDAY), (OPENS.format("March 20"), WEDNESDAY)) == [("date", "update")]


def test_a_day_of_the_week_told_on_two_days_is_of_two_happenings() -> None:
    closed = "The index of the Lund exchange closed lower on {} after a weak morning."

    assert kinds((closed.format("Monday"), MONDAY), (closed.format("Wednesday"), WEDNESDAY)) == []


@pytest.mark.parametrize(("one", "other"), [("accepted", "rejected"), ("accepted", "not accepted")])
def test_words_that_deny_each_other_are_a_conflict_over_the_outcome(one: str, other: str) -> None:
    conflict = only_conflict(TALKS.format(one), TALKS.format(other))

    assert (conflict.kind, conflict.resolution) == ("outcome", "open")


@pytest.mark.parametrize("other", ["welcomed", "accepted and paid for", "seen and accepted"])
def test_words_that_do_not_deny_each_other_are_none(other: str) -> None:
    assert kinds(TALKS.format("accepted"), TALKS.format(other)) == []


def test_a_form_of_words_that_many_fill_in_is_no_conflict() -> None:
    assert kinds(*(ONE.replace("3,100", str(figure)) for figure in (100, 200, 400, 800, 1600))) == []


def test_finding_twins_takes_time_in_proportion() -> None:
    def work(size: int) -> Work:
        reports = [f"{ONE.replace('3,100', str(10 * number))} Boat {number} was late." for number in range(size)]
        return lambda: told(*reports)

    assert growth(work, 100) < SQUARE
