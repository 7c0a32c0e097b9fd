"""Deeds that have two sides, told from the other one."""

import pytest

from tests.builders import verdict_on

BOUGHT = "Ostmar bought the yard from Norline in May."
SOLD = "Norline sold the yard to Ostmar in May."
LENT = "The bank lent Norline nine million crowns in May."
BORROWED = "Norline borrowed nine million crowns from the bank."
BEAT = "Lund beat Marl in the final on Sunday."
LOST = "Marl lost to Lund in the final on Sunday."
GAVE = "The jury gave the prize to Ida Kron on Sunday."
LEASED = "Norline leased the yard to Ostmar in May."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (BOUGHT, SOLD),
        (BOUGHT, "Norline sold Ostmar the yard in May."),
        (SOLD, BOUGHT),
        (SOLD, "Ostmar acquired the yard from Norline in May."),
        ("Norline sold Ostmar the yard in May.", BOUGHT),
        (LENT, "Norline borrowed nine million crowns from the bank in May."),
        (BORROWED, "The bank lent nine million crowns to Norline."),
        (BEAT, LOST),
        (LOST, BEAT),
        (GAVE, "Ida Kron received the prize from the jury on Sunday."),
        (LEASED, "Ostmar leased the yard from Norline in May."),
        (LEASED, "Ostmar rented the yard from Norline in May."),
    ],
)
def test_a_deed_may_be_told_from_its_other_side(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (BOUGHT, "Ostmar sold the yard to Norline in May."),
        (SOLD, "Norline bought the yard from Ostmar in May."),
        (LENT, "The bank borrowed nine million crowns from Norline in May."),
        (BORROWED, "Norline lent nine million crowns to the bank."),
        (BEAT, "Lund lost to Marl in the final on Sunday."),
        (BEAT, "Lund lost the final on Sunday."),
        (LOST, "Marl beat Lund in the final on Sunday."),
        (GAVE, "The jury received the prize from Ida Kron on Sunday."),
        (LEASED, "Ostmar leased the yard to Norline in May."),
        (LEASED, "Norline rented the yard from Ostmar in May."),
        ("Nils Voss gave the letter to Ida Kron in the hall.", "Ida Kron gave the letter to Nils Voss in the hall."),
        ("Ida Kron succeeded Nils Voss as mayor in May.", "Nils Voss succeeded Ida Kron as mayor in May."),
    ],
)
def test_nobody_is_on_the_other_side_of_a_deed(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "roles_swapped" in found.codes
