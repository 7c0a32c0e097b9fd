"""What was offered, put off, moved or only looked into, told as done; and a part told as all."""

import pytest

from tests.builders import verdict_on

OFFER = "Ida Kron offered her resignation on Monday; the club rejected it."
NOTICE = "Ida Kron submitted her resignation on Monday, but the mayor turned it down."
HANDED = "Ida Kron handed in her resignation on Monday, but the mayor refused it."
TAKEN = "Ida Kron submitted her resignation on Monday. The mayor accepted it."
TRIAL = "The court in Lund postponed the hearing to 4 May because a clerk was ill."
FAIR = "The auction in Marl is on Saturday."
STRIKE = "The strike of the nurses, set for Monday, was called off after talks."
LIMIT = "The time limit for bids was extended from 2 May to 9 May."
RUN = "The auction in Marl runs from 2 May to 9 May."
COMPLAINT = "The union will complain about the ruling on the ferry."
PROBE = "Prosecutors are investigating Nils Voss on suspicion of forgery."
LEAVE = "The board of Norline suspended Ida Kron on Friday."
CLIMBERS = "One of the two climbers was found on Mount Orl on Sunday."
BARGES = "Only one of the nine barges sailed on Friday."
NURSES = "Two of the six nurses were released on Sunday; the other four are still detained."
BONUS = "Norline's crews will get no bonus. In 2019 they shared 3 million crowns."
LOYAL = "Ida Kron said she backs the mayor today."


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (OFFER, "Ida Kron resigned on Monday.", "hedge_dropped"),
        (NOTICE, "Ida Kron resigned on Monday.", "hedge_dropped"),
        (HANDED, "Ida Kron resigned on Monday.", "hedge_dropped"),
        (TRIAL, "The hearing in Lund began on 4 May.", "tense_shifted"),
        (FAIR, "The auction in Marl took place on Saturday.", "tense_shifted"),
        (STRIKE, "The strike of the nurses began on Monday.", "tense_shifted"),
        (LIMIT, "The time limit for bids is 2 May.", "date_mismatch"),
        (COMPLAINT, "The union's complaint about the ruling on the ferry succeeded.", "tense_shifted"),
        (PROBE, "Nils Voss has been charged with forgery.", "exaggerated"),
        (LEAVE, "The board of Norline dismissed Ida Kron on Friday.", "exaggerated"),
        (CLIMBERS, "Both climbers were found on Mount Orl on Sunday.", "exaggerated"),
        (CLIMBERS, "The climbers were found on Mount Orl on Sunday.", "exaggerated"),
        (BARGES, "Nine barges sailed on Friday.", "exaggerated"),
        (NURSES, "Four nurses were released on Sunday.", "number_mismatch"),
        (BONUS, "Norline's crews will get a bonus of 3 million crowns.", "negated"),
        (LOYAL, "Ida Kron said she backs the mayor for good.", "exaggerated"),
    ],
)
def test_what_has_not_come_about_is_not_told_as_done(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (OFFER, "Ida Kron offered her resignation on Monday."),
        (TAKEN, "Ida Kron resigned on Monday."),
        (TRIAL, "The hearing was postponed to 4 May."),
        (TRIAL, "The hearing will begin on 4 May."),
        (FAIR, "The auction in Marl will take place on Saturday."),
        ("The auction in Marl was on Saturday.", "The auction in Marl took place on Saturday."),
        (LIMIT, "The time limit for bids is 9 May."),
        (LIMIT, "The original time limit for bids was 2 May."),
        (RUN, "The auction in Marl begins on 2 May."),
        (PROBE, "Nils Voss is being investigated on suspicion of forgery."),
        ("Norline sacked Ida Kron, who had been suspended in May.", "Norline dismissed Ida Kron."),
        (CLIMBERS, "A climber was found on Mount Orl on Sunday."),
        (BARGES, "One of the nine barges sailed on Friday."),
        (NURSES, "Two nurses were released on Sunday."),
        (NURSES, "Four nurses are still detained."),
        (BONUS, "Norline's crews will get no bonus."),
        (LOYAL, "Ida Kron said she backs the mayor."),
    ],
)
def test_what_came_about_is_told_as_done(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"
