"""What a denial reaches: the offence somebody is not guilty of, what was done instead, the place left out."""

import pytest

from tests.builders import verdict_on

CLEARED = "The court in Marl found Ida Kron not guilty of arson on Monday."
HALF_CLEARED = "The court in Marl found Ida Kron not guilty of arson but guilty of forgery on Monday."
ACQUITTED = "Judges in Lund acquitted Nils Voss of blackmail but convicted him of perjury."
INSTEAD = "Instead of buying a new ferry, Norline mended the old one in May."
RATHER = "Rather than sell the mill, the town of Marl rented it to a brewer in May."
BANKS = "Lorries may drive over the old bridge in Marl, but not through the tunnel, the mayor said."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (CLEARED, "Ida Kron was found guilty of arson."),
        (HALF_CLEARED, "Ida Kron was found guilty of arson."),
        (HALF_CLEARED, "Ida Kron was found not guilty of forgery."),
        (ACQUITTED, "Nils Voss was convicted of blackmail."),
        (ACQUITTED, "Nils Voss was acquitted of perjury."),
        (INSTEAD, "Norline bought a new ferry in May."),
        (RATHER, "The town of Marl sold the mill in May."),
        (
            "Fishermen may go back to the inner bay, but not to the lagoon, the mayor said.",
            "Fishermen may go back to the lagoon, the mayor said.",
        ),
    ],
)
def test_what_is_denied_is_not_told_as_so(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "negated" in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (CLEARED, "Ida Kron was acquitted of arson on Monday."),
        (HALF_CLEARED, "Ida Kron was found guilty of forgery on Monday."),
        (ACQUITTED, "Nils Voss was convicted of perjury."),
        (ACQUITTED, "Nils Voss was cleared of blackmail."),
        (
            "The court found Ida Kron guilty of arson and Nils Voss not guilty of arson.",
            "Ida Kron was found guilty of arson.",
        ),
        (INSTEAD, "Norline mended the old ferry in May."),
        (INSTEAD, "In May Norline did not buy a new ferry but mended the old one."),
        (RATHER, "The town of Marl rented the mill to a brewer in May."),
        (BANKS, "The mayor said lorries may drive over the old bridge in Marl."),
    ],
)
def test_what_stands_beside_a_denial_is_so(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"
