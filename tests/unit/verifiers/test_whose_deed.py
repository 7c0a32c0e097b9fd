"""Whose deed and whose word it is, where the article has a pronoun, a description or an unnamed source."""

import pytest

from tests.builders import verdict_on

BARGE = "Ostmar said the barge held 90 tonnes of sand; Portwatch, the harbour authority, put it at 70."
DEPOT = (
    "The depot at Lund will close in May and 40 jobs will go, according to two people familiar with the plan. "
    "Neither Norline nor the union would comment."
)
ORDER = "The union said it would obey the order but would appeal in May. Norline's shares rose."
REPAIRS = (
    "Nils Voss, the mayor of Marl, said the dam was safe. "
    "The opposition accused him of having cut the repairs in 2021."
)
COSTS = "Judge Ida Kron ordered the club to pay 3,000 crowns. The mediator, Hanna Bell, left the hall at noon."
DROPPED = "The union has dropped its appeal against the ruling in Marl. Norline was pleased."
CALLS = "The union called for Ida Kron to go. Nils Voss called on Hanna Bell to resign over the ferry."
STAMPS = (
    "A woman of 29 was detained on Friday and later released without charge. "
    "Nils Voss, 51, was charged on Monday with theft of the stamps."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (BARGE, "The harbour authority said the barge held 90 tonnes of sand."),
        (BARGE, "The barge held 90 tonnes of sand, the harbour authority said."),
        (DEPOT, "Norline confirmed that the depot at Lund will close in May."),
        (DEPOT, "The union said the depot at Lund will close in May."),
        (DEPOT, "The depot at Lund will close in May, Norline said."),
        (ORDER, "Norline will appeal in May."),
        (ORDER, "Norline would obey the order."),
        (REPAIRS, "Nils Voss accused the opposition of having cut the repairs in 2021."),
        (REPAIRS, "The mayor accused the opposition of having cut the repairs in 2021."),
        (COSTS, "Judge Hanna Bell ordered the club to pay 3,000 crowns."),
        (DROPPED, "The union will appeal against the ruling in Marl."),
        (DROPPED, "Norline will appeal against the ruling in Marl."),
        (CALLS, "Nils Voss called on Ida Kron to resign over the ferry."),
        (STAMPS, "The 29-year-old woman was charged on Monday with theft of the stamps."),
    ],
)
def test_another_ones_deed_or_word_is_found(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (BARGE, "Ostmar said the barge held 90 tonnes of sand."),
        (
            "Ostmar, the ferry firm, said the barge held 90 tonnes of sand.",
            "The ferry firm said the barge held 90 tonnes of sand.",
        ),
        (
            "The union, Forum, said the barge held 90 tonnes of sand.",
            "Forum said the barge held 90 tonnes of sand.",
        ),
        (DEPOT, "People familiar with the plan said the depot at Lund will close in May."),
        (DEPOT, "The depot at Lund will close in May, according to two people who know the plan."),
        (ORDER, "The union will appeal in May."),
        (ORDER, "The union would obey the order."),
        (
            "The club said it would sell the hall in May.",
            "The football club said it would sell its hall in May.",
        ),
        (REPAIRS, "The opposition accused Nils Voss of having cut the repairs in 2021."),
        (REPAIRS, "Nils Voss was accused by the opposition of having cut the repairs in 2021."),
        (COSTS, "Judge Kron ordered the club to pay 3,000 crowns."),
        (COSTS, "The club was ordered by a judge, Ida Kron, to pay 3,000 crowns."),
        (DROPPED, "The union dropped its appeal against the ruling in Marl."),
        (DROPPED, "The union will not appeal against the ruling in Marl."),
        (CALLS, "Nils Voss urged Hanna Bell to resign over the ferry."),
        (STAMPS, "A man of 51, Nils Voss, was charged with theft of the stamps."),
    ],
)
def test_the_same_one_in_other_words_stays(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())
