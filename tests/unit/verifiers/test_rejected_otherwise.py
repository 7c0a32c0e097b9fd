"""What was rejected in other words, nobody and no one, and an order that belongs to another verb."""

import pytest

from tests.builders import verdict_on

COMPLAINT = "The panel dismissed Orlo's complaint on Friday."
OF_THE_CLUB = "The panel dismissed the complaint of the club on Friday."
LETTER = "Kron offered her resignation on Monday. The board of Norline rejected it."
NO_ONE = "The police questioned two clerks in Marl on Monday. No one has been arrested."
RENT = "Rents in Lund, which had risen to 900 crowns in May, fell to 850 crowns after the election."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (COMPLAINT, "The panel rejected Orlo's complaint."),
        (OF_THE_CLUB, "The panel rejected the club's complaint."),
        (LETTER, "The board of Norline refused Kron's resignation."),
        (NO_ONE, "Nobody has been arrested so far."),
        (RENT, "Rents in Lund fell to 850 crowns after the election."),
    ],
)
def test_what_says_it_in_other_words_passes(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        ("The panel heard Orlo's complaint on Friday.", "The panel rejected Orlo's complaint on Friday.", "negated"),
        (NO_ONE, "Two clerks in Marl have been arrested.", "exaggerated"),
        (RENT, "Rents in Lund had risen to 900 crowns after the election.", "sequence_invented"),
    ],
)
def test_what_says_otherwise_is_found(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


def test_how_long_ago_is_no_bound() -> None:
    found = verdict_on(
        "Rents in Lund are lower than four years ago.", "Rents in Lund fell from 900 crowns four years ago."
    )

    assert "bound_dropped" not in found.codes
