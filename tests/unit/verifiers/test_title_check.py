"""The office that a claim gives to somebody against the offices that the articles give."""

import pytest

from tests.builders import verdict_on

TRIAL = (
    "Judge Helena Marsh sentenced former treasurer Colin Pryce to four years in prison on Tuesday. "
    "Prosecutor Rosa Lindqvist had asked for six years. "
    "Defence lawyer Emil Tadros said that his client would appeal against the sentence. "
    "Deputy mayor Anna Fell told the court that 2 million euros were still missing."
)
SUMMIT = (
    "Acting president Tomas Ruel met Foreign Minister Carla Denz in Port Hallan on Monday. "
    "Ruel, the former interior minister, took over the office in May. "
    "Opposition leader Petra Volk called the meeting overdue. "
    "Vice President Jonas Alder was not invited to the talks."
)
CLUB = (
    "Coach Marta Ilves named captain Sten Kolb in her squad for the final on Friday. "
    "Assistant coach Rui Prado will lead the training until Sunday. "
    "Club president Odile Brandt promised the players a bonus."
)
REEF = (
    "Professor Ines Quarto led the survey of the reef off Lindal. "
    "Bram Hout, a marine biologist, counted 300 dead turtles in March. "
    "Environment Minister Sela Moreau closed the reef to divers."
)
BANK = (
    "Central bank governor Nils Harbo raised the rate to 4 percent on Thursday. "
    "Finance Minister Greta Olm welcomed the step. "
    "Norbank chief executive Pia Storm warned of higher rents. "
    "Retired admiral Karl Weiss joined the board of Norbank in June."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "Prosecutor Helena Marsh sentenced former treasurer Colin Pryce to four years in prison on Tuesday."),
        (TRIAL, "Judge Rosa Lindqvist had asked for six years."),
        (TRIAL, "Judge Helena Marsh sentenced treasurer Colin Pryce to four years in prison on Tuesday."),
        (TRIAL, "Mayor Anna Fell told the court that 2 million euros were still missing."),
        (TRIAL, "Anna Fell, the mayor, told the court that 2 million euros were still missing."),
        (SUMMIT, "President Tomas Ruel met Foreign Minister Carla Denz in Port Hallan on Monday."),
        (SUMMIT, "Acting president Tomas Ruel met Finance Minister Carla Denz in Port Hallan on Monday."),
        (SUMMIT, "Ruel, the former defence minister, took over the office in May."),
        (SUMMIT, "Prime Minister Petra Volk called the meeting overdue."),
        (SUMMIT, "President Jonas Alder was not invited to the talks."),
        (SUMMIT, "Former president Tomas Ruel met Foreign Minister Carla Denz in Port Hallan on Monday."),
        (CLUB, "Coach Rui Prado will lead the training until Sunday."),
        (CLUB, "Club captain Odile Brandt promised the players a bonus."),
        (REEF, "Health Minister Sela Moreau closed the reef to divers."),
        (REEF, "The deputy environment minister, Sela Moreau, closed the reef to divers."),
        (BANK, "Finance Minister Nils Harbo raised the rate to 4 percent on Thursday."),
        (BANK, "Central bank governor Greta Olm welcomed the step."),
        (BANK, "Norbank chairman Pia Storm warned of higher rents."),
        (BANK, "Admiral Karl Weiss joined the board of Norbank in June."),
    ],
)
def test_an_office_that_nobody_gives_to_the_person_is_a_mismatch(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "title_mismatch" in found.codes
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "Former treasurer Colin Pryce was sentenced to four years in prison by Judge Helena Marsh."),
        (TRIAL, "Colin Pryce, the former treasurer, was sentenced to four years in prison on Tuesday."),
        (TRIAL, "Ex-treasurer Colin Pryce was sentenced to four years in prison on Tuesday."),
        (TRIAL, "Judge Marsh sentenced Pryce to four years in prison on Tuesday."),
        (TRIAL, "The judge, Helena Marsh, sentenced the former treasurer to four years in prison."),
        (TRIAL, "Defense lawyer Emil Tadros said that his client would appeal against the sentence."),
        (TRIAL, "Defence attorney Emil Tadros said that his client would appeal against the sentence."),
        (TRIAL, "2 million euros were still missing, Deputy Mayor Anna Fell told the court."),
        (TRIAL, "Mr Pryce was sentenced to four years in prison on Tuesday."),
        (SUMMIT, "Acting President Ruel met Minister Denz in Port Hallan on Monday."),
        (SUMMIT, "Carla Denz, the foreign minister, met acting president Tomas Ruel on Monday."),
        (SUMMIT, "Tomas Ruel, a former interior minister, took over the office in May."),
        (SUMMIT, "The leader of the opposition, Petra Volk, called the meeting overdue."),
        (SUMMIT, "Vice-president Jonas Alder was not invited to the talks."),
        (CLUB, "Captain Sten Kolb was named in the squad for the final by coach Marta Ilves."),
        (CLUB, "Head coach Marta Ilves named captain Sten Kolb in her squad for the final on Friday."),
        (CLUB, "Rui Prado, the assistant coach, will lead the training until Sunday."),
        (CLUB, "The club's president, Odile Brandt, promised the players a bonus."),
        (REEF, "The reef was closed to divers by the environment minister, Sela Moreau."),
        (REEF, "Prof Ines Quarto led the survey of the reef off Lindal."),
        (REEF, "Marine biologist Bram Hout counted 300 dead turtles in March."),
        (BANK, "The governor of the central bank, Nils Harbo, raised the rate to 4 percent on Thursday."),
        (BANK, "Pia Storm, the chief executive of Norbank, warned of higher rents."),
        (BANK, "Norbank CEO Pia Storm warned of higher rents."),
        (BANK, "Karl Weiss, a retired admiral, joined the board of Norbank in June."),
    ],
)
def test_the_same_office_in_other_words_is_no_mismatch(article: str, claim: str) -> None:
    assert "title_mismatch" not in verdict_on(claim, article).codes


def test_an_office_that_a_second_article_gives_is_no_mismatch() -> None:
    later = "President Tomas Ruel was sworn in on Friday in Port Hallan."

    assert "title_mismatch" not in verdict_on("President Tomas Ruel was sworn in on Friday.", SUMMIT, later).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (
            "The prime minister of Lindal flew to Skarn on Monday.",
            "The foreign minister of Lindal flew to Skarn on Monday.",
        ),
        ("The interior secretary shut the camp.", "The health secretary shut the camp."),
        (
            "Regional fire chief Sten Kolb inspected the hall.",
            "Deputy regional fire chief Sten Kolb inspected the hall.",
        ),
        ("Acting chief harbour pilot Una Reyl resigned.", "Chief harbour pilot Una Reyl resigned."),
        ("Attorney general Ida Voss closed the case.", "General Ida Voss closed the case."),
        ("Attorney general Ida Voss closed the case.", "Attorney Ida Voss closed the case."),
        ("Secretary general Ida Voss closed the case.", "General Ida Voss closed the case."),
    ],
)
def test_an_office_of_another_branch_or_rank_is_a_mismatch(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "title_mismatch" in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The defence minister of Lindal flew to Skarn.", "The defense minister of Lindal flew to Skarn."),
        ("The premier of Lindal flew to Skarn on Monday.", "The prime minister of Lindal flew to Skarn on Monday."),
        (
            "The finance minister met the foreign minister in Skarn on Monday.",
            "The foreign minister met the finance minister in Skarn on Monday.",
        ),
    ],
)
def test_the_same_branch_is_no_mismatch(article: str, claim: str) -> None:
    assert "title_mismatch" not in verdict_on(claim, article).codes


def test_an_office_before_a_comma_keeps_what_changes_it() -> None:
    article = "The club on Friday hired a retired judge, Tilda Ruhm, to look into its accounts."

    kept = verdict_on("On Friday the club hired Tilda Ruhm, a retired judge, to look into its accounts.", article)
    lost = verdict_on("On Friday the club hired Judge Tilda Ruhm to look into its accounts.", article)

    assert kept.label == "supported"
    assert "title_mismatch" in lost.codes
