"""Values that an article replaces by others in so many words."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, told

CRANES = "The new cranes of the Lund quay will start work in March, the harbour master said."
BILL = "The town put the damage to the pier at 31,000 crowns, and the mayor said it was too much."


@pytest.mark.parametrize(
    ("first", "later", "kind"),
    [
        (CRANES, "The start of the cranes at Lund will be put off from March to September, Norline said.", "date"),
        (BILL, "The bill, put at 31,000 crowns a day earlier, has been raised to 34,000.", "number"),
        (BILL, "The damage to the pier is put at not 31,000 crowns but about 46,000, the town said.", "number"),
        (
            "There were 208 people on the ferry to Lund, Norline said.",
            "There were 211 people on the ferry to Lund and not 208, the harbour master told the families.",
            "number",
        ),
        (
            "The truce between Lund and Skarvik ends on May 28.",
            "The truce, which would have run out on May 28, now ends on July 29.",
            "date",
        ),
    ],
)
def test_a_value_that_a_later_sentence_calls_old_is_out_of_date(first: str, later: str, kind: str) -> None:
    story = told((first, MONDAY), (later, TUESDAY))

    assert [(each.kind, each.resolution) for each in story.conflicts] == [(kind, "update")]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


@pytest.mark.parametrize(
    "later",
    [
        "The cranes of Lund will work from March to September.",  # a stretch of time
        "The harbour master is considering moving the start of the cranes at Lund from March to September.",
        "The choir festival of Skarvik has been moved from March to September.",
    ],
)
def test_a_stretch_of_time_a_thought_and_another_thing_replace_nothing(later: str) -> None:
    assert [fact.superseded_by for fact in told((CRANES, MONDAY), (later, TUESDAY)).facts] == [None, None]


def test_a_day_that_a_later_report_says_not_of_is_replaced() -> None:
    first = (
        "Skarn will raise the fee for the ferry to Lund to nine crowns as of September 1, the harbour office said."
    )
    later = "The fee of nine crowns for the ferry will now be due from September 20 and not from September 1."

    assert kinds((first, MONDAY), (later, TUESDAY)) == [("date", "update")]


def test_a_change_in_a_figure_replaces_no_figure_of_another_thing() -> None:
    first = "Three tugs and five fire boats of Lund took part when the crew of the ferry was brought off."
    later = (
        "The Pilots' Guild of Lund said the crew of the ferry had been cut from three deck officers to two in May."
    )

    assert kinds((first, MONDAY), (later, TUESDAY)) == []


def test_an_hour_is_no_figure_of_what_is_counted() -> None:
    first = "Ann Roe, 62, was woken at five by the alarm on the ferry to Lund."
    later = "Six of the ferry's boats were launched off Lund, not five as the owner had said earlier."

    assert kinds((first, MONDAY), (later, TUESDAY)) == []
