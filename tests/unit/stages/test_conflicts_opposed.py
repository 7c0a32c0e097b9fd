"""Figures of two parties that stand side by side, though neither says that it puts the figure."""

import pytest

from tests.telling import kinds, only_conflict

LOAF = "Bakers said that a loaf might cost 40 to 50 cents more by May. Norline thinks that ten to 15 cents is nearer."
SPILL = "Guards say 900 litres of oil ran into the harbour. Norline has never admitted to more than 300 litres."


@pytest.mark.parametrize(("text", "first"), [(LOAF, "40 to 50"), (SPILL, "900")])
def test_figures_of_one_unit_that_two_parties_give_are_an_open_dispute(text: str, first: str) -> None:
    conflict = only_conflict(text)

    assert (conflict.kind, conflict.resolution) == ("number", "open")
    assert [first in variant.text for variant in conflict.variants] == [True, False]


def test_figures_of_one_noun_need_another_word_that_both_have() -> None:
    first = "Neighbours said that a nurse had carried four patients down the stairs."

    assert kinds(f"{first} Guards said that the nurse had carried 11 patients.") == [("number", "open")]
    assert kinds(f"{first} A porter led 11 patients into the yard, Norline said.") == []


@pytest.mark.parametrize(
    "text",
    [
        LOAF.replace(". Norline", ".\n\nNorline"),  # another paragraph
        LOAF.replace("ten to 15 cents is nearer", "45 cents is nearer"),
        LOAF.replace("Norline thinks", "A baker thinks"),
        LOAF.replace("is nearer", "was the rise of last year"),
        SPILL.replace("never admitted to more than 300 litres", "admitted to more than 300 litres"),
        SPILL.replace("300 litres", "300 litres and 20 litres of paint"),
    ],
)
def test_what_can_be_true_of_both_is_no_dispute(text: str) -> None:
    assert kinds(text) == []
