"""What is weighed by one and planned by another, done or not done, expected and then done."""

import pytest

from tests.telling import MONDAY, TUESDAY, WEDNESDAY, kinds, only_conflict, told

WEIGHED = "Norline is considering the sale of its yard in Lund."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WEIGHED, "Norline plans to sell its yard in Lund, workers were told."),
        ("Norline is considering closing its yard in Lund.", "Norline has decided to close the yard in Lund."),
        (
            "Lawyers accuse Norline of weighing the closure of its Lund yard.",
            "Lawyers accuse Norline of planning to close the Lund yard.",
        ),
        (
            "Sweden is mulling exports of turbines to Moscow.",
            "The minister accused Stockholm of planning to export turbines to Russia.",
        ),
    ],
)
def test_weighing_and_planning_are_of_different_strength(one: str, other: str) -> None:
    conflict = only_conflict(one, other)

    assert (conflict.kind, conflict.resolution) == ("strength", "open")


@pytest.mark.parametrize(
    "other",
    [
        "Norline is also weighing the sale of its yard in Lund, workers were told.",
        "Baltia plans to sell its yard in Lund, workers were told.",
        "Norline plans to buy two ferries for the line to Skarvik.",
        "Norline does not plan to sell its yard in Lund.",
        "Norline decided not to sell its yard in Lund.",
        "Norline said it had always wanted a yard.",
    ],
)
def test_the_same_strength_another_actor_and_another_plan_are_no_conflict(other: str) -> None:
    assert kinds(WEIGHED, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ministers will sign the fishing treaty in Lund.",
            "In the rain the ministers signed the fishing treaty.",
        ),
        ("Voss is expected to open the Skarvik bridge.", "Voss opened the Skarvik bridge with a pair of scissors."),
        ("Norline plans to sell its yard in Lund.", "Norline has abandoned plans to sell the yard in Lund."),
        ("Norline plans to sell its yard in Lund.", "Norline decided not to sell its yard in Lund."),
        ("The ministers agreed to sign the fishing treaty.", "The ministers refused to sign the fishing treaty."),
        ("Voss has not opened the Skarvik bridge.", "Voss opened the Skarvik bridge with a pair of scissors."),
    ],
)
def test_what_was_to_come_and_came_is_an_update_that_replaces_it(one: str, other: str) -> None:
    story = told((one, MONDAY), (other, TUESDAY))

    assert [(conflict.kind, conflict.resolution) for conflict in story.conflicts] == [("state", "update")]
    assert [variant.text for variant in story.conflicts[0].variants] == [one, other]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


def test_a_sentence_that_tells_more_than_the_plan_is_not_replaced() -> None:
    one = "Voss slept in Lund while the ministers will sign the fishing treaty."

    story = told((one, MONDAY), ("In the rain the ministers signed the fishing treaty.", TUESDAY))

    assert [conflict.resolution for conflict in story.conflicts] == ["update"]
    assert {fact.superseded_by for fact in story.facts} == {None}


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("In the rain the ministers signed the fishing treaty.", "2025-02-27"),  # an earlier one
        ("The ministers signed the fishing treaty of Skarvik on February 3.", TUESDAY),
        ("In the rain the ministers signed a letter to the king.", TUESDAY),
        ("In the rain the envoys signed the fishing treaty.", TUESDAY),
        ("The ministers still hope to sign the fishing treaty.", TUESDAY),
        ("The ministers almost signed the fishing treaty, he said.", TUESDAY),
        ("No ministers signed the fishing treaty, he said.", TUESDAY),
        ("If the ministers signed the fishing treaty, boats would go out.", TUESDAY),
        ("“The ministers signed the fishing treaty,” a fisherman said.", TUESDAY),
        ("The ministers have signed nothing, and the fishing treaty waits.", TUESDAY),
    ],
)
def test_what_came_before_and_something_else_are_no_update(other: str, day: str) -> None:
    assert kinds(("The ministers will sign the fishing treaty in Lund.", MONDAY), (other, day)) == []


def test_done_and_not_done_on_one_day_are_a_conflict_over_the_outcome() -> None:
    one, other = "Baltia did not pay the crew of the Falk.", "Before noon Baltia paid the crew of the Falk, it said."

    conflict = only_conflict(one, other)

    assert (conflict.kind, conflict.resolution) == ("outcome", "open")


@pytest.mark.parametrize(
    "other",
    [
        "Before noon Baltia paid the harbour, it said.",
        "Before noon Norline paid the crew of the Falk, it said.",
        "Baltia will pay the crew of the Falk, it said.",
        "“Baltia paid the crew of the Falk,” a clerk said.",
    ],
)
def test_another_payment_and_a_promise_are_no_conflict(other: str) -> None:
    assert kinds("Baltia did not pay the crew of the Falk.", other) == []


def test_articles_without_a_day_have_no_order() -> None:
    reports = (
        ("The ministers will sign the fishing treaty.", ""),
        ("The ministers signed the fishing treaty.", WEDNESDAY),
    )

    assert kinds(*((text, day or "2025") for text, day in reports)) == []
