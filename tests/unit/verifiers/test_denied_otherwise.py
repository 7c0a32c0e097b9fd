"""Denials that a claim and its article word differently: "not enough" for "too little", a clause for a report."""

import pytest

from tests.builders import verdict_on

SALE = "A judge in Marl on Friday halted the sale, ruling that the owner had given the tenants too little time."
MARCH = "A judge in Marl on Friday banned the march, saying the club had failed to give the required notice."
SAILORS = "She denied a report that the ferry firm planned to hire sailors from abroad. Ida Kron runs Norline."
OFFER = 'The union rejected an improved offer on Friday. Its boss Nils Voss called it "an insult in nicer paper".'
FIRE = "The fire at the mill burned for fifty hours and was out on Friday."
QUITTING = '"I did not offer my resignation to anybody," Nils Voss told the Courier on Friday.'
TALKS = "Norline's chief executive, Ida Kron, met the union boss, Nils Voss, on Friday."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (SALE, "A judge in Marl stopped the sale on Friday because the owner had not given the tenants enough time."),
        (MARCH, "A judge in Marl stopped the march on Friday because the club had not given enough notice."),
        (SAILORS, "Ida Kron denied that Norline planned to hire sailors from abroad."),
        (OFFER, "Nils Voss called the improved offer an insult."),
        (FIRE, "The fire at the mill burned for about two days."),
        (TALKS, "Norline's boss, Ida Kron, met Nils Voss on Friday."),
        (QUITTING, "Nils Voss told the Courier on Friday that he had offered no resignation."),
    ],
)
def test_a_denial_in_other_words_is_the_same(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (SALE, "A judge in Marl stopped the sale on Friday because the tenants had given the owner too little time."),
        (MARCH, "A judge in Marl allowed the march on Friday because the club had given the required notice."),
        (SAILORS, "The ferry firm planned to hire sailors from abroad."),
        (
            "Ida Kron confirmed that Norline planned to hire sailors from abroad. Norline's shares rose.",
            "Ida Kron denied that Norline planned to hire sailors from abroad.",
        ),
        (OFFER, "The union accepted an improved offer on Friday."),
        (FIRE, "The fire at the mill burned for about three days."),
        (FIRE, "The fire at the mill burned for two days."),
        (QUITTING, "Nils Voss told the Courier on Friday that he had offered his resignation."),
    ],
)
def test_what_denies_something_else_is_found(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"
