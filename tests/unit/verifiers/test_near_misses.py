"""Claims a word or two from their article: those that say otherwise, and those that do not."""

import pytest

from tests.builders import verdict_on


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        pytest.param(
            "Ostmar bought Norline's ferry on Tuesday.",
            "Norline bought Ostmar's ferry on Tuesday.",
            "roles_swapped",
            id="owner and actor exchanged",
        ),
        pytest.param(
            "The mayor shot down the board's plan for a tunnel in Marl.",
            "The board shot down the mayor's plan for a tunnel in Marl.",
            "roles_swapped",
            id="owner and actor exchanged, of a verb with a particle",
        ),
        pytest.param(
            "Norline moved 300 jobs to Lund in the spring, the union said.",
            "Norline moved 300 jobs from Lund in the spring, the union said.",
            "roles_swapped",
            id="from for to",
        ),
        pytest.param(
            "Ida Kron was charged with the murder of two patients at the clinic in Lund.",
            "Ida Kron is guilty of the murder of two patients at the clinic in Lund.",
            "hedge_dropped",
            id="guilty for charged",
        ),
        pytest.param(
            "The reporter Nils Voss was arrested on suspicion of fraud at the mill in Marl.",
            "The reporter Nils Voss committed fraud at the mill in Marl.",
            "hedge_dropped",
            id="a reporter reports no charge",
        ),
        pytest.param(
            "Thousands turned out in Marl and the ferry never sailed on time.",
            "Thousands turned out in Marl and the ferry sailed on time.",
            "negated",
            id="turned out is no denial",
        ),
        pytest.param(
            "The council of Marl turned down the plan on Monday.",
            "The council of Marl did not turn the plan down on Monday.",
            "negated",
            id="a particle that stands apart",
        ),
        pytest.param(
            "Norline leased the yard to Ostmar in May.",
            "Norline leased the yard from Ostmar in May.",
            "roles_swapped",
            id="leased from for leased to",
        ),
        pytest.param(
            "At the fair Ida Kron admired Prague's second-hand fire engine from the port of Lund.",
            "At the fair Ida Kron admired Warsaw's second-hand fire engine from the port of Lund.",
            "entity_swapped",
            id="another owner",
        ),
        pytest.param(
            "While Norline has called for a new pier in the port, Ostmar Shipping has argued that it is too dear.",
            "Ostmar Shipping has called for a new pier in the port.",
            "roles_swapped",
            id="another one's deed of the same sentence",
        ),
        pytest.param(
            "Nobody has been named as a suspect in the murder of the clerk of Marl.",
            "Police have named a suspect in the murder of the clerk of Marl.",
            "negated",
            id="nobody",
        ),
        pytest.param(
            "Ida Kron has said she would sell the mill to Norline, though there has been no offer from the firm.",
            "Ida Kron said she would not sell the mill to Norline.",
            "negated",
            id="a denial of something else behind though",
        ),
    ],
)
def test_what_says_otherwise_is_seen(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param(
            "Norline leased the yard from Ostmar in May.",
            "Norline rented the yard from Ostmar in May.",
            id="rent and lease",
        ),
        pytest.param(
            "Jan Prell, who works as a pilot, said that the strike was over on Monday. He was freed by a nurse, "
            "Prell said.",
            "Jan Prell, a pilot, said that the strike was over on Monday.",
            id="a nurse beside whoever tells of her",
        ),
        pytest.param(
            "Norline, a small firm, said that it had not signed the treaty on fares and did not feel bound by it.",
            "Norline, a small firm, says that it is not bound by the treaty on fares.",
            id="not feel bound",
        ),
        pytest.param(
            "Two others, the pilot and a cook, were released for lack of evidence, the harbour police said.",
            "The pilot and a cook were released because the evidence was insufficient, the harbour police said.",
            id="insufficient for lack of",
        ),
        pytest.param(
            "The choir and the town drew up a plan for the hall. The board of the choir will put it "
            "to the members after a vote of six to one.",
            "The board of the choir will put the plan to the members after a vote of six to one.",
            id="it, of the sentence before",
        ),
        pytest.param(
            "A fourth patient, a woman of 84 from Upper Lethe, died on Thursday night, the agency said.",
            "A woman of 84 was the fourth person to die.",
            id="the fourth to die has died",
        ),
        pytest.param(
            "On Monday, Kron and Roe had three hours of talks in Lund. The two leaders talked again on Tuesday.",
            "The two presidents talked for three hours on Monday.",
            id="the two presidents count nobody",
        ),
        pytest.param(
            "Ida Kron said the letter “shows that Norline has no interest in the repair of the pier”.",
            "Ida Kron said the letter shows Norline has no interest in the repair of the pier.",
            id="a denial within a quotation",
        ),
        pytest.param(
            "The security of the visit cost the city of Lund at least 800,000 crowns, its mayor said.",
            "The security of the visit cost the city of Lund no less than 800,000 crowns, its mayor said.",
            id="no less than",
        ),
    ],
)
def test_what_says_the_same_passes(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"
