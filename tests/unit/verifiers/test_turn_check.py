"""Opposites and small words that turn what an article says round."""

import pytest

from tests.builders import verdict_on

TURNED = {"negated", "bound_dropped", "sequence_invented", "roles_swapped", "number_mismatch", "exaggerated"}
MARKET = (
    "Shares in Norbank rose by 6 percent on Thursday. "
    "The central bank raised its rate from 3 to 4 percent. "
    "More than 200 branches stayed open. "
    "Unemployment in Lindal is higher than in Skarn. "
    "Exports increased in the second quarter."
)
VOTE = (
    "Parliament voted for the law on dogs by 80 votes to 60. "
    "The Greens supported the plan of the mayor. "
    "The court upheld the ban on fireworks. "
    "The president is likely to sign the law. "
    "The minister accepted the offer of the union before the election."
)
RESCUE = (
    "Rescuers found the climber alive inside the cave. "
    "The helicopter flew from Lindal to Skarn. "
    "The road to the valley was opened in the morning. "
    "Two hikers survived the night with a tent. "
    "The climber was in good health."
)
CUP = (
    "Lindal won the first match of the season. "
    "Striker Dino Vek joined the club in March. "
    "The keeper arrived before the team. "
    "The club praised the referee. "
    "Ticket prices will go up next year."
)
ARREST = (
    "A dealer of 41 was arrested in Marl on Sunday in connection with the theft of the horn, police said. "
    "He was later released without charge."
)
TRIAL = (
    "The jury convicted the banker of fraud on Friday. "
    "The banker admitted the theft of 2 million euros. "
    "The judge allowed the cameras in the hall. "
    "The court released his wife on Monday. "
    "His lawyer confirmed the report."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (MARKET, "Shares in Norbank fell by 6 percent on Thursday."),
        (MARKET, "The central bank lowered its rate from 3 to 4 percent."),
        (MARKET, "Fewer than 200 branches stayed open."),
        (MARKET, "Unemployment in Lindal is lower than in Skarn."),
        (MARKET, "Exports decreased in the second quarter."),
        (MARKET, "Exports increased in the third quarter."),
        (VOTE, "Parliament voted against the law on dogs by 80 votes to 60."),
        (VOTE, "The Greens opposed the plan of the mayor."),
        (VOTE, "The court overturned the ban on fireworks."),
        (VOTE, "The president is unlikely to sign the law."),
        (VOTE, "The minister rejected the offer of the union before the election."),
        (VOTE, "The minister accepted the offer of the union after the election."),
        (RESCUE, "Rescuers found the climber dead inside the cave."),
        (RESCUE, "Rescuers found the climber alive outside the cave."),
        (RESCUE, "The helicopter flew from Skarn to Lindal."),
        (RESCUE, "The road to the valley was closed in the morning."),
        (RESCUE, "Two hikers survived the night without a tent."),
        (RESCUE, "The climber was in bad health."),
        (CUP, "Lindal lost the first match of the season."),
        (CUP, "Lindal won the last match of the season."),
        (CUP, "Striker Dino Vek left the club in March."),
        (CUP, "The keeper arrived after the team."),
        (CUP, "The club criticised the referee."),
        (CUP, "Ticket prices will go down next year."),
        (TRIAL, "The jury acquitted the banker of fraud on Friday."),
        (TRIAL, "The banker denied the theft of 2 million euros."),
        (TRIAL, "The judge banned the cameras in the hall."),
        (TRIAL, "The court jailed his wife on Monday."),
        (TRIAL, "His lawyer denied the report."),
        (ARREST, "A dealer was arrested in Marl on Sunday and charged."),
    ],
)
def test_what_is_turned_round_is_seen(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert TURNED.intersection(found.codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (MARKET, "On Thursday, shares in Norbank climbed by 6 percent."),
        (ARREST, "A dealer of 41 was arrested in Marl on Sunday, police said; he was later released without charge."),
        (ARREST, "The dealer arrested in Marl was freed without charge."),
        (MARKET, "The central bank lifted its rate from 3 percent to 4 percent."),
        (MARKET, "The central bank raised its rate to 4 percent from 3 percent."),
        (MARKET, "Over 200 branches stayed open."),
        (MARKET, "Unemployment is higher in Lindal than in Skarn."),
        (MARKET, "Exports grew in the second quarter."),
        (MARKET, "In the second quarter, exports went up."),
        (VOTE, "The law on dogs was passed by parliament by 80 votes to 60."),
        (VOTE, "The Greens backed the mayor's plan."),
        (VOTE, "The ban on fireworks was upheld by the court."),
        (VOTE, "The president will probably sign the law."),
        (VOTE, "Before the election, the minister accepted the union's offer."),
        (VOTE, "The Greens were in favour of the plan of the mayor."),
        (RESCUE, "The climber was found alive inside the cave by rescuers."),
        (RESCUE, "The climber was found alive in the cave."),
        (RESCUE, "The helicopter flew to Skarn from Lindal."),
        (RESCUE, "In the morning the road to the valley was reopened."),
        (RESCUE, "With a tent, two hikers survived the night."),
        (CUP, "The first match of the season was won by Lindal."),
        (CUP, "In March, striker Dino Vek joined the club."),
        (CUP, "The keeper arrived earlier than the team."),
        (CUP, "The referee was praised by the club."),
        (CUP, "Ticket prices will rise next year."),
        (TRIAL, "The banker was found guilty of fraud by the jury on Friday."),
        (TRIAL, "The banker has admitted to the theft of 2 million euros."),
        (TRIAL, "Cameras were allowed in the hall by the judge."),
        (TRIAL, "His wife was released by the court on Monday."),
        (TRIAL, "The report was confirmed by his lawyer."),
    ],
)
def test_the_same_in_other_words_is_not_turned_round(article: str, claim: str) -> None:
    assert not TURNED.intersection(verdict_on(claim, article).codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The talks did not succeed, the envoy said.", "The talks failed, the envoy said."),
        ("The mine will not open before May.", "The mine will stay closed until May."),
        ("Nobody survived the crash of the plane.", "Everybody on the plane died in the crash."),
        ("The company did not accept the offer.", "The company rejected the offer."),
        ("The strike is not over, the union said.", "The strike goes on, the union said."),
        ("The senator voted against the bill.", "The senator did not vote for the bill."),
        ("The court found the nurse not guilty.", "The court acquitted the nurse."),
        ("The dam is no longer safe, engineers said.", "The dam is unsafe, engineers said."),
        ("The bridge was not damaged in the quake.", "The bridge was undamaged in the quake."),
        ("Skarn failed to beat Lindal on Sunday.", "Skarn did not beat Lindal on Sunday."),
        ("The mayor refused to resign over the scandal.", "The mayor will not resign over the scandal."),
        ("The firm did not pay its workers.", "The firm failed to pay its workers."),
        ("The hostages are still in prison.", "The hostages have not been released from prison."),
    ],
)
def test_a_denied_opposite_says_the_same(article: str, claim: str) -> None:
    assert "negated" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The court found the nurse not guilty.", "The court found the nurse guilty."),
        ("The dam is no longer safe, engineers said.", "The dam is safe, engineers said."),
        ("Nobody was hurt when the bus hit the wall.", "Somebody was hurt when the bus hit the wall."),
        ("The minister has yet to sign the treaty.", "The minister has signed the treaty."),
        ("The airline will hardly make a profit this year.", "The airline will make a profit this year."),
        ("The union ruled out a strike in spring.", "The union announced a strike in spring."),
        ("Skarn failed to beat Lindal on Sunday.", "Skarn beat Lindal on Sunday."),
        ("The mayor refused to resign over the scandal.", "The mayor resigned over the scandal."),
        ("The firm is unable to pay its workers.", "The firm is able to pay its workers."),
        ("The tests showed no trace of oil in the water.", "The tests showed traces of oil in the water."),
        ("Neither driver was hurt in the crash.", "Both drivers were hurt in the crash."),
        ("Police prevented an attack on the station.", "Police caused an attack on the station."),
        ("The house was empty when the gas exploded.", "The house was full when the gas exploded."),
        ("The villagers left the school without help.", "The villagers left the school with help."),
    ],
)
def test_a_denial_lost_is_seen(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The court found the nurse guilty.", "The court found the nurse not guilty."),
        ("The dam is safe, engineers said.", "The dam is no longer safe, engineers said."),
        ("The minister signed the treaty in Lindal.", "The minister did not sign the treaty in Lindal."),
        ("Skarn beat Lindal on Sunday.", "Skarn failed to beat Lindal on Sunday."),
        ("The mayor resigned over the scandal.", "The mayor refused to resign over the scandal."),
        ("The airline made a profit this year.", "The airline made no profit this year."),
        ("The tests showed traces of oil in the water.", "The tests showed no traces of oil in the water."),
        ("The firm paid its workers in June.", "The firm never paid its workers."),
        ("The hostages were released on Friday.", "The hostages were not released on Friday."),
    ],
)
def test_a_denial_put_in_is_seen(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "negated" in found.codes
