"""How much a claim says against how much its article says."""

import pytest

from tests.builders import verdict_on

FIRE = (
    "The fire damaged some houses on Mill Road in Skarn on Sunday. "
    "Several residents were injured by falling tiles. "
    "Part of the forest behind the town burned. "
    "Most families returned to their homes in the evening. "
    "Firefighters rarely work at night in Skarn."
)
MARKET = (
    "Shares of Norbank fell on Thursday after a slight rise in costs. "
    "Many customers complained about the fees. "
    "Analysts criticised the plan of the bank. "
    "The bank partly reopened its branches in Lindal. "
    "Sales rose in the spring."
)
TRIAL = (
    "Police questioned the gardener on Monday. "
    "Two of the witnesses saw a white van near the museum. "
    "The union asked the museum to pay for the guards. "
    "The director delayed the show until May."
)
CUP = (
    "Lindal won the match against Skarn on Sunday. "
    "Some fans threw bottles at the bus of the team. "
    "The club often plays in the old stadium. "
    "The coach was unhappy with the lawn. "
    "The injury of the striker is serious."
)
REEF = (
    "Almost half of the corals off Lindal died last summer. "
    "Fish are sometimes found without eyes near the reef. "
    "A rise in temperature is a possible cause of the disease. "
    "Turtles are rare on the island. "
    "The disease slowed the growth of young fish."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (FIRE, "The fire destroyed some houses on Mill Road in Skarn on Sunday."),
        (FIRE, "The fire damaged all houses on Mill Road in Skarn on Sunday."),
        (FIRE, "Several residents were killed by falling tiles."),
        (FIRE, "The whole forest behind the town burned."),
        (FIRE, "All families returned to their homes in the evening."),
        (FIRE, "Firefighters never work at night in Skarn."),
        (MARKET, "Shares of Norbank plunged on Thursday after a slight rise in costs."),
        (MARKET, "Shares of Norbank fell on Thursday after a huge rise in costs."),
        (MARKET, "Most customers complained about the fees."),
        (MARKET, "Analysts condemned the plan of the bank."),
        (MARKET, "The bank completely reopened its branches in Lindal."),
        (MARKET, "Sales soared in the spring."),
        (TRIAL, "Police arrested the gardener on Monday."),
        (TRIAL, "All of the witnesses saw a white van near the museum."),
        (TRIAL, "The union ordered the museum to pay for the guards."),
        (TRIAL, "The director cancelled the show."),
        (CUP, "Lindal crushed Skarn in the match on Sunday."),
        (CUP, "All fans threw bottles at the bus of the team."),
        (CUP, "The club always plays in the old stadium."),
        (CUP, "The coach was furious with the lawn."),
        (CUP, "The injury of the striker is critical."),
        (REEF, "All of the corals off Lindal died last summer."),
        (REEF, "Fish are always found without eyes near the reef."),
        (REEF, "A rise in temperature is a certain cause of the disease."),
        (REEF, "The disease halted the growth of young fish."),
        ("The ferry took 11 passengers and two vans to Lindal.", "The ferry took dozens of passengers to Lindal."),
        ("The centre treated 90 injured walkers.", "The centre treated hundreds of injured walkers."),
    ],
)
def test_a_stronger_word_than_the_article_has_is_exaggerated(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "exaggerated" in found.codes
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (FIRE, "Some houses on Mill Road in Skarn were damaged by the fire on Sunday."),
        (FIRE, "A number of houses on Mill Road were damaged in the fire."),
        (FIRE, "Falling tiles hurt several residents."),
        (FIRE, "Several people were injured by falling tiles."),
        (FIRE, "A part of the forest behind the town burned down."),
        (FIRE, "In the evening, most of the families returned home."),
        (FIRE, "Firefighters in Skarn seldom work at night."),
        (MARKET, "Norbank's shares dropped on Thursday."),
        (MARKET, "Shares of Norbank declined on Thursday after a small increase in costs."),
        (MARKET, "Some customers complained about the fees."),
        (MARKET, "The plan of the bank was criticized by analysts."),
        (MARKET, "The bank partially reopened its branches in Lindal."),
        (MARKET, "Sales grew in the spring."),
        (MARKET, "Sales increased in spring."),
        (TRIAL, "The gardener was questioned by police on Monday."),
        (TRIAL, "A white van was seen near the museum by two witnesses."),
        (TRIAL, "The union wanted the museum to pay for the guards."),
        (TRIAL, "The director postponed the show until May."),
        (CUP, "Lindal beat Skarn on Sunday."),
        (CUP, "Bottles were thrown at the team's bus by some fans."),
        (CUP, "The club frequently plays in the old stadium."),
        (CUP, "The coach was not happy with the lawn."),
        (REEF, "Nearly half of the corals off Lindal died last summer."),
        (REEF, "Occasionally, fish without eyes are found near the reef."),
        (REEF, "The disease may be caused by a rise in temperature."),
        (REEF, "The growth of young fish was slowed by the disease."),
        ("The ferry took 61 passengers and two vans to Lindal.", "The ferry took dozens of passengers to Lindal."),
    ],
)
def test_as_much_in_other_words_is_not_exaggerated(article: str, claim: str) -> None:
    assert "exaggerated" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The council voted without a single vote against the plan.", "The council unanimously backed the plan."),
        ("Each of the 40 passengers was rescued from the ferry.", "All 40 passengers were rescued from the ferry."),
        ("No passenger was hurt when the ferry ran aground.", "None of the passengers was hurt on the ferry."),
        ("The tower collapsed in full view of the guests.", "The tower collapsed in full view of all the guests."),
        ("The mayor never visited the camp on the island.", "The mayor did not visit the camp on the island at all."),
        ("Only members of the club may enter the hall.", "The hall is open solely to members of the club."),
    ],
)
def test_a_word_for_everything_may_stand_for_another(article: str, claim: str) -> None:
    assert "exaggerated" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("Rain flooded streets in Skarn.", "Rain flooded all streets in Skarn."),
        ("Voters in Lindal backed the new party.", "Voters in Lindal always backed the new party."),
        ("The court in Port Hallan cleared the banker.", "The court in Port Hallan completely cleared the banker."),
        ("Engineers say the dam is safe.", "Engineers say the dam is certainly safe."),
        ("Teachers in Lindal went on strike on Friday.", "Every teacher in Lindal went on strike on Friday."),
        ("Police blamed the driver for the crash.", "Police blamed only the driver for the crash."),
    ],
)
def test_a_word_for_everything_put_in_is_exaggerated(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "exaggerated" in found.codes
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The tax would hit small farms, the union said.", "The tax would wipe out small farms, the union said."),
        ("The flood was the worst in Lindal since 1962.", "The flood was the worst in the history of Lindal."),
        ("Some of the tents in the camp burned on Friday.", "Most of the tents in the camp burned on Friday."),
    ],
)
def test_a_stronger_word_of_another_kind_is_exaggerated(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "exaggerated" in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The tax would ruin small farms, the union said.", "The tax would wreck small farms, the union said."),
        ("The flood was the worst in Lindal since 1962.", "The flood was the worst in Lindal in decades."),
        ("Many of the tents in the camp burned on Friday.", "Several of the tents in the camp burned on Friday."),
    ],
)
def test_a_word_of_the_same_step_or_a_weaker_one_is_fine(article: str, claim: str) -> None:
    assert "exaggerated" not in verdict_on(claim, article).codes
