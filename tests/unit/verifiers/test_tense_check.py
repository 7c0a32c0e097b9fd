"""What is over, under way or to come in a claim against its article."""

import pytest

from tests.builders import verdict_on

BRIDGE = (
    "Engineers will test the new bridge of Skarn on Friday. "
    "Workers are painting the southern tower. "
    "The old bridge was torn down in March. "
    "The council has agreed to pay 2 million euros for lamps."
)
TRIAL = (
    "The court in Port Hallan will hear the banker Omar Renz in May. "
    "Prosecutors are investigating two of his partners. "
    "Police searched his house on Monday. "
    "The court ordered him to hand over his passport."
)
CUP = (
    "Lindal will play against Skarn in the final on Sunday. "
    "Coach Marta Ilves is recovering from an operation. "
    "The club promised to pay back the fans. "
    "Striker Dino Vek left the team last week."
)
REEF = (
    "Divers will remove the nets from the reef off Lindal in June. "
    "Scientists are tracking 40 turtles with small radios. "
    "The ministry planted 3,000 corals last year. "
    "The state has offered to buy the island."
)
BANK = (
    "Norbank will cut 200 jobs next year. "
    "Inspectors are checking the books of the bank. "
    "Shares of the bank fell by 6 percent on Thursday. "
    "Chief executive Pia Storm has decided to resign in August."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (BRIDGE, "Engineers tested the new bridge of Skarn on Friday."),
        (BRIDGE, "The new bridge of Skarn was tested by engineers on Friday."),
        (BRIDGE, "Engineers have tested the new bridge of Skarn."),
        (BRIDGE, "Workers have painted the southern tower."),
        (BRIDGE, "The old bridge will be torn down in March."),
        (BRIDGE, "The council has paid 2 million euros for lamps."),
        (TRIAL, "The court in Port Hallan heard the banker Omar Renz in May."),
        (TRIAL, "Police will search his house on Monday."),
        (TRIAL, "Police are searching his house."),
        (TRIAL, "He handed over his passport."),
        (CUP, "Lindal played against Skarn in the final on Sunday."),
        (CUP, "Coach Marta Ilves has recovered from an operation."),
        (CUP, "The club paid back the fans."),
        (CUP, "Striker Dino Vek will leave the team next week."),
        (REEF, "The nets have been removed from the reef off Lindal by divers."),
        (REEF, "The ministry will plant 3,000 corals next year."),
        (REEF, "The state has bought the island."),
        (BANK, "Inspectors have checked the books of the bank."),
        (BANK, "Chief executive Pia Storm resigned in August."),
    ],
)
def test_what_lies_elsewhere_in_time_is_not_supported(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert {"tense_shifted", "hedge_dropped"}.intersection(found.codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (BRIDGE, "The new bridge of Skarn will be tested by engineers on Friday."),
        (BRIDGE, "Engineers are to test the new bridge of Skarn on Friday."),
        (BRIDGE, "Engineers are going to test the new bridge of Skarn on Friday."),
        (BRIDGE, "The southern tower is being painted by workers."),
        (BRIDGE, "Workers were painting the southern tower."),
        (BRIDGE, "Workers tore down the old bridge in March."),
        (BRIDGE, "The council agreed to pay 2 million euros for lamps."),
        (BRIDGE, "The council will pay 2 million euros for lamps."),
        (TRIAL, "The banker Omar Renz will be heard by the court in Port Hallan in May."),
        (TRIAL, "Two of his partners are being investigated by prosecutors."),
        (TRIAL, "Prosecutors investigate two of his partners."),
        (TRIAL, "His house was searched by police on Monday."),
        (TRIAL, "Police have searched his house."),
        (TRIAL, "He was ordered to hand over his passport by the court."),
        (TRIAL, "He must hand over his passport."),
        (CUP, "Lindal plays against Skarn in the final on Sunday."),
        (CUP, "Lindal is to play against Skarn in the final on Sunday."),
        (CUP, "Coach Marta Ilves was recovering from an operation."),
        (CUP, "The club has promised to pay back the fans."),
        (CUP, "Striker Dino Vek has left the team."),
        (REEF, "In June, divers are due to remove the nets from the reef off Lindal."),
        (REEF, "Scientists track 40 turtles with small radios."),
        (REEF, "The ministry has planted 3,000 corals."),
        (REEF, "The state offered to buy the island."),
        (BANK, "Norbank is to cut 200 jobs next year."),
        (BANK, "Norbank plans to cut 200 jobs next year."),
        (BANK, "The books of the bank are being checked by inspectors."),
        (BANK, "Shares of the bank have fallen by 6 percent."),
        (BANK, "Chief executive Pia Storm will resign in August."),
        (
            "Jan Roe, who went to Lund, was the only one who had not been to Marl. He was under pressure to go.",
            "Jan Roe was under pressure to go.",
        ),
        ("The union is demanding 14 percent over two years.", "The union had demanded 14 percent over two years."),
    ],
)
def test_the_same_time_in_another_form_is_no_shift(article: str, claim: str) -> None:
    assert "tense_shifted" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The mayor said the road would reopen on Friday.", "The mayor said that the road will reopen on Friday."),
        ("The mayor says the road will reopen on Friday.", "The mayor said the road would reopen on Friday."),
        ("The company said it was losing money.", "The company says it is losing money."),
        ("The company says it is losing money.", "The company said it was losing money."),
        ("The union said its members had voted for a strike.", "The union says its members voted for a strike."),
        (
            "Doctors said the patient was recovering in hospital.",
            "The patient is recovering in hospital, doctors say.",
        ),
        ("Analysts say that prices are rising.", "Prices were rising, analysts said."),
        ("“The bridge is falling,” the engineer said.", "The engineer said the bridge was falling."),
        ("“We will pay,” the minister said on Monday.", "The minister said on Monday that they would pay."),
    ],
)
def test_reported_speech_shifts_back_and_is_no_shift(article: str, claim: str) -> None:
    assert "tense_shifted" not in verdict_on(claim, article).codes


def test_what_was_under_way_was_not_over() -> None:
    article = "Norline was selling its ferry when the strike began in Lund."

    assert "tense_shifted" in verdict_on("Norline had sold its ferry when the strike began in Lund.", article).codes
