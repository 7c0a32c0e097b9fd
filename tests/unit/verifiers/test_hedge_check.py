"""What is possible, likely, planned or alleged in an article against a claim that has it as a fact."""

import pytest

from tests.builders import verdict_on

STORM = (
    "The storm could flood the harbour of Skarn on Friday, forecasters said. "
    "Power may be cut in 3,000 homes along the coast. "
    "The old lighthouse is likely to be damaged by the waves. "
    "Two fishermen are feared drowned."
)
BUDGET = (
    "The finance ministry plans to sell the airport of Lindal next year. "
    "Parliament is expected to approve the budget on Monday. "
    "The ministry is considering a tax on sugar. "
    "Norbank intends to close 40 branches by June. "
    "The central bank might raise its rate in autumn."
)
THEFT = (
    "Police suspect that a gardener stole the painting from the museum in Port Hallan. "
    "The gardener allegedly hid the painting in a barn. "
    "Two guards are accused of taking bribes. "
    "The painting was reportedly damaged by water."
)
CLUB = (
    "Captain Sten Kolb hopes to play in the final on Sunday. "
    "The club is set to buy striker Dino Vek for 9 million euros. "
    "Coach Marta Ilves appears to have lost the trust of the players. "
    "The league has threatened to move the match to Lindal."
)
REEF = (
    "The disease probably killed the turtles, a study suggests. "
    "Warm water is believed to have spread the disease. "
    "Researchers want to test 500 more animals. "
    "The reef will possibly be closed to divers in May."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (STORM, "The storm will flood the harbour of Skarn on Friday."),
        (STORM, "The storm flooded the harbour of Skarn on Friday, forecasters said."),
        (STORM, "Power was cut in 3,000 homes along the coast."),
        (STORM, "The old lighthouse was damaged by the waves."),
        (STORM, "The waves damaged the old lighthouse."),
        (STORM, "Two fishermen drowned."),
        (BUDGET, "The finance ministry sold the airport of Lindal."),
        (BUDGET, "Parliament approved the budget on Monday."),
        (BUDGET, "The budget was approved by parliament on Monday."),
        (BUDGET, "The ministry has decided on a tax on sugar."),
        (BUDGET, "Norbank closed 40 branches."),
        (BUDGET, "The central bank raised its rate in autumn."),
        (THEFT, "A gardener stole the painting from the museum in Port Hallan."),
        (THEFT, "The gardener hid the painting in a barn."),
        (THEFT, "Two guards took bribes."),
        (THEFT, "The painting was damaged by water."),
        (CLUB, "Captain Sten Kolb played in the final on Sunday."),
        (CLUB, "The club bought striker Dino Vek for 9 million euros."),
        (CLUB, "Coach Marta Ilves has lost the trust of the players."),
        (CLUB, "The league has moved the match to Lindal."),
        (REEF, "The disease killed the turtles."),
        (REEF, "Researchers tested 500 more animals."),
        (REEF, "The reef was closed to divers in May."),
    ],
)
def test_what_may_be_so_is_not_told_as_so(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert {"hedge_dropped", "tense_shifted", "attribution_dropped"}.intersection(found.codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (STORM, "Forecasters said that the storm could flood the harbour of Skarn on Friday."),
        (STORM, "The storm may flood the harbour of Skarn on Friday."),
        (STORM, "The harbour of Skarn could be flooded by the storm on Friday, according to forecasters."),
        (STORM, "The waves are likely to damage the old lighthouse."),
        (STORM, "The old lighthouse will probably be damaged by the waves."),
        (STORM, "Along the coast, 3,000 homes might lose power."),
        (STORM, "Two fishermen are believed to have drowned."),
        (BUDGET, "The finance ministry wants to sell the airport of Lindal next year."),
        (BUDGET, "The airport of Lindal is to be sold next year."),
        (BUDGET, "Parliament may approve the budget on Monday."),
        (BUDGET, "The budget is likely to be approved by parliament on Monday."),
        (BUDGET, "A tax on sugar is being considered by the ministry."),
        (BUDGET, "The ministry is weighing a tax on sugar."),
        (BUDGET, "Norbank plans to close 40 branches by June."),
        (BUDGET, "The central bank could raise its rate in autumn."),
        (THEFT, "A gardener is suspected of stealing the painting from the museum in Port Hallan."),
        (THEFT, "The painting was allegedly hidden in a barn by the gardener."),
        (THEFT, "The gardener is said to have hidden the painting in a barn."),
        (THEFT, "Two guards were accused of taking bribes."),
        (CLUB, "Sten Kolb, the captain, aims to play in the final on Sunday."),
        (CLUB, "The club is about to buy striker Dino Vek for 9 million euros."),
        (CLUB, "Coach Marta Ilves seems to have lost the players' trust."),
        (CLUB, "The league threatened to move the match to Lindal."),
        (REEF, "A study suggests that the disease killed the turtles."),
        (REEF, "The spread of the disease may be due to warm water."),
        (REEF, "Researchers hope to test 500 more animals."),
        (REEF, "The reef may be closed to divers in May."),
    ],
)
def test_another_hedge_does_as_well(article: str, claim: str) -> None:
    assert "hedge_dropped" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The mayor of Skarn said the bridge could not be saved after the fire.", "The bridge of Skarn burned."),
        ("The court heard that the driver could not stop the train.", "The court heard the driver could not stop."),
        (
            "The council closed the school in May, and it may sell the building later.",
            "The council closed the school in May.",
        ),
        (
            "Pilot Runa Halle landed the plane safely, although the engine might have exploded.",
            "Pilot Runa Halle landed the plane safely.",
        ),
        (
            "Police arrested a man suspected of setting fire to the mill.",
            "Police arrested a man on suspicion of setting fire to the mill.",
        ),
        (
            "The team won the cup on Sunday and hopes to defend it next year.",
            "The team won the cup on Sunday.",
        ),
    ],
)
def test_the_hedge_of_another_statement_counts_for_nothing(article: str, claim: str) -> None:
    assert "hedge_dropped" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (
            "The envoy accuses the company of planning to dump oil near the reef.",
            "The envoy accuses the company of dumping oil near the reef.",
        ),
        (
            "Divers could not reach the wreck, and they are expected to try again on Sunday.",
            "Divers could not reach the wreck, and they tried again on Sunday.",
        ),
        (
            "The wreck could not be raised, and the harbour may be closed for a month.",
            "The wreck could not be raised, and the harbour is closed for a month.",
        ),
    ],
)
def test_a_hedge_elsewhere_in_both_does_not_stand_for_the_one_left_out(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "hedge_dropped" in found.codes


COURT = "Roe could face up to nine years in prison if convicted. Roe had sold the stamps in May, prosecutors said."
COOKS = "The cooks at the harbour school said they would now ask for the same bonus."
SEAT = "Forum demanded a seat on the board of the theatre."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (COURT, "Roe was convicted of selling the stamps."),
        ("Ostmar will be fined if found guilty of fraud. It sold sand.", "Ostmar was found guilty of fraud."),
        (COOKS, "The cooks at the harbour school will get the same bonus."),
        (COOKS, "The cooks at the harbour school got the same bonus."),
        (SEAT, "Forum was given a seat on the board of the theatre."),
    ],
)
def test_a_condition_and_a_wish_are_no_outcome(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (COURT, "Roe could face up to nine years in prison if he is convicted."),
        ("Roe was convicted of theft on Monday. He may be jailed if convicted again.", "Roe was convicted of theft."),
        ("Ostmar asked for a loan and got it from the bank in May.", "Ostmar got a loan from the bank."),
        ("Ostmar will get the loan for which it asked in May.", "Ostmar will receive the loan."),
        (SEAT, "Forum wants a seat on the board of the theatre."),
    ],
)
def test_what_came_about_may_be_told(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())
