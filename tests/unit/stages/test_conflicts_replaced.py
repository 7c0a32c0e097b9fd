"""Figures that a later article says were wrong."""

import pytest

from tests.telling import MONDAY, TUESDAY, told

FIRST = "Nine goats drowned when the ferry sank off Lund."
LATER = "Lund lost twelve goats and not nine, as was first reported, the vet Ida Kron says."


def test_a_figure_that_is_called_old_is_out_of_date() -> None:
    story = told((FIRST, MONDAY), (LATER, TUESDAY))

    assert [(each.topic, each.resolution) for each in story.conflicts] == [("number of goats", "update")]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


def test_a_part_that_a_later_sentence_says_not_of_is_out_of_date() -> None:
    first = "Five of the eight sheds of the Lund quay were lost in the storm. Ida Roe was woken at five by the wind."
    later = "Six of the eight sheds of the Lund quay were lost in the storm, not five."

    story = told((first, MONDAY), (later, TUESDAY))

    assert [each.resolution for each in story.conflicts] == ["update"]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[-1].id, None, None]


@pytest.mark.parametrize(
    "later",
    [
        "Lund lost twelve goats and not nine, as the owner maintains, the vet Ida Kron says.",  # a view
        "Lund lost twelve boats and not nine, as was first reported, the warden Ida Kron says.",  # of other things
        "Lund lost twelve goats and not seven, as was first reported, the vet Ida Kron says.",
    ],
)
def test_anothers_view_and_other_figures_replace_nothing(later: str) -> None:
    assert [fact.superseded_by for fact in told((FIRST, MONDAY), (later, TUESDAY)).facts] == [None, None]


def test_what_was_told_later_is_not_replaced_by_what_was_told_before() -> None:
    assert told((LATER, MONDAY), (FIRST, TUESDAY)).facts[1].superseded_by is None


def test_a_copy_in_other_words_is_as_out_of_date_as_its_original() -> None:
    first = "At least 23 people were killed when a ferry sank in rough seas off Lund, south of Marl, officials said."
    shorter = "At least 23 people were killed when a ferry sank in rough seas off Lund."
    later = "The number of dead in the ferry that sank off Lund rose to 47, police said."

    story = told((first, MONDAY), (shorter, MONDAY), (later, TUESDAY))

    assert [bool(fact.superseded_by) for fact in story.facts] == [True, True, False]


def test_a_toll_is_known_by_the_number_of_people_killed_however_long_the_sentence() -> None:
    first = "Nine people were killed when the ferry Alba sank off Lund, police said."
    later = "The number of people killed when the ferry Alba sank off Lund on Monday has risen to 14."

    assert [(each.topic, each.resolution) for each in told((first, MONDAY), (later, TUESDAY)).conflicts] == [
        ("number of dead", "update")
    ]
