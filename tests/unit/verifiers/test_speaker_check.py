"""Whose words a claim tells against whose they are in the article."""

import pytest

from tests.builders import verdict_on

TRIAL = (
    "The banker took bribes for ten years, prosecutor Rosa Lindqvist said on Tuesday. "
    "Defence lawyer Emil Tadros argued that the evidence was forged. "
    "“My client never saw that money,” he told the court. "
    "Judge Helena Marsh warned that the trial would last until autumn."
)
STRIKE = (
    "The rail union said that 5,000 drivers would strike on Friday. "
    "Transport minister Carla Denz called on both sides to return to the table. "
    "“Nobody wins when the trains stand still,” Denz said. "
    "Railnord chief executive Pia Storm said the company could not pay more. "
    "According to the police, two guards were hurt in Skarn."
)
REEF = (
    "Marine biologist Bram Hout said that warm water had killed the corals. "
    "“The reef will need fifty years to recover,” said Ines Quarto of the University of Lindal. "
    "A spokesman for the ministry said that divers would be kept away. "
    "Fishermen complained that nobody had asked them."
)
CUP = (
    "Coach Marta Ilves said that her team had been lucky. "
    "“We slept for the first half hour,” captain Sten Kolb admitted. "
    "Skarn coach Rui Prado accused the referee of two mistakes. "
    "“The lawn was a field of potatoes,” he added."
)
QUAKE = (
    "Rescuers had pulled 14 people from the ruins by Monday, the interior ministry said. "
    "“We could hear them knocking all night,” said fire chief Olaf Bell. "
    "Mayor Dana Voss said the hospital had no water. "
    "Geologist Ida Kron expects weaker shocks for weeks."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "Defence lawyer Emil Tadros said on Tuesday that the banker took bribes for ten years."),
        (TRIAL, "The banker took bribes for ten years, Judge Helena Marsh said on Tuesday."),
        (TRIAL, "Prosecutor Rosa Lindqvist argued that the evidence was forged."),
        (TRIAL, "The evidence was forged, according to prosecutor Rosa Lindqvist."),
        (TRIAL, "Emil Tadros warned that the trial would last until autumn."),
        (STRIKE, "Pia Storm called on both sides to return to the table."),
        (STRIKE, "Transport minister Carla Denz said the company could not pay more."),
        (STRIKE, "According to the rail union, two guards were hurt in Skarn."),
        (REEF, "Ines Quarto said that warm water had killed the corals."),
        (REEF, "Warm water had killed the corals, according to Ines Quarto."),
        (CUP, "Captain Sten Kolb said that the team had been lucky."),
        (CUP, "Coach Marta Ilves accused the referee of two mistakes."),
        (QUAKE, "Mayor Dana Voss said that rescuers had pulled 14 people from the ruins by Monday."),
        (QUAKE, "Olaf Bell said the hospital had no water."),
        (QUAKE, "Mayor Dana Voss expects weaker shocks for weeks."),
    ],
)
def test_words_of_somebody_else_are_seen(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert {"speaker_mismatch", "entity_swapped", "roles_swapped", "merged_sources"}.intersection(found.codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "“My client never saw that money,” prosecutor Rosa Lindqvist told the court."),
        (TRIAL, "“My client never saw that money,” said Judge Helena Marsh."),
        (TRIAL, "Helena Marsh said: “My client never saw that money.”"),
        (STRIKE, "“Nobody wins when the trains stand still,” said Pia Storm."),
        (STRIKE, "“Nobody wins when the trains stand still,” the rail union said."),
        (STRIKE, "“Nobody wins when the trains stand still,” the police said."),
        (REEF, "“The reef will need fifty years to recover,” said Bram Hout."),
        (REEF, "According to Bram Hout, “the reef will need fifty years to recover”."),
        (CUP, "“We slept for the first half hour,” coach Marta Ilves admitted."),
        (CUP, "“The lawn was a field of potatoes,” Sten Kolb said."),
        (CUP, "“The lawn was a field of potatoes,” Marta Ilves added."),
        (QUAKE, "“We could hear them knocking all night,” said Mayor Dana Voss."),
        (QUAKE, "“We could hear them knocking all night,” geologist Ida Kron said."),
    ],
)
def test_a_quotation_of_somebody_else_is_misattributed(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "quote_misattributed" in found.codes
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "Prosecutor Rosa Lindqvist said on Tuesday that the banker took bribes for ten years."),
        (TRIAL, "The prosecutor said the banker had taken bribes for ten years."),
        (TRIAL, "According to Lindqvist, the banker took bribes for ten years."),
        (TRIAL, "The evidence was forged, argued defence lawyer Emil Tadros."),
        (TRIAL, "The defence said that the evidence was forged."),
        (TRIAL, "“My client never saw that money,” Emil Tadros told the court."),
        (TRIAL, "“My client never saw that money,” his lawyer told the court."),
        (TRIAL, "The trial would last until autumn, the judge warned."),
        (STRIKE, "According to the rail union, 5,000 drivers will strike on Friday."),
        (STRIKE, "5,000 drivers would strike on Friday, the union said."),
        (STRIKE, "“Nobody wins when the trains stand still,” the transport minister said."),
        (STRIKE, "“Nobody wins when the trains stand still,” said Carla Denz."),
        (STRIKE, "Storm said that Railnord could not pay more."),
        (STRIKE, "Railnord could not pay more, its chief executive said."),
        (STRIKE, "Two guards were hurt in Skarn, police said."),
        (REEF, "The corals were killed by warm water, biologist Bram Hout said."),
        (REEF, "“The reef will need fifty years to recover,” Quarto said."),
        (REEF, "“The reef will need fifty years to recover,” a scientist said."),
        (REEF, "Divers would be kept away, the ministry said."),
        (REEF, "Divers will be kept away, a ministry spokesman said."),
        (CUP, "Ilves said that her team had been lucky."),
        (CUP, "The team had been lucky, according to its coach."),
        (CUP, "“We slept for the first half hour,” said Kolb."),
        (CUP, "“The lawn was a field of potatoes,” Rui Prado added."),
        (CUP, "The referee was accused of two mistakes by Rui Prado."),
        (QUAKE, "The interior ministry said that 14 people had been pulled from the ruins by Monday."),
        (QUAKE, "“We could hear them knocking all night,” the fire chief said."),
        (QUAKE, "The hospital had no water, the mayor said."),
        (QUAKE, "Weaker shocks are expected for weeks, according to geologist Ida Kron."),
    ],
)
def test_words_of_the_same_speaker_are_no_mismatch(article: str, claim: str) -> None:
    assert not {"speaker_mismatch", "quote_misattributed"}.intersection(verdict_on(claim, article).codes)


def test_who_alleges_is_the_name_that_an_apposition_explains() -> None:
    article = (
        "The lawyer read from a letter by Tilda Ruhm, a former treasurer of Norbank, who claimed that two clerks had "
        "forged the receipts."
    )

    assert (
        "speaker_mismatch"
        not in verdict_on("Tilda Ruhm claimed that two clerks had forged the receipts.", article).codes
    )


@pytest.mark.parametrize(
    ("who", "is_supported"),
    [
        ("Nils Voss of Norline", True),
        ("Norline spokesman Nils Voss", True),
        ("Nils Voss, a spokesman for Norline", True),
        ("Nils Voss, a critic of Norline", False),
        ("Norline critic Nils Voss", False),
        ("Nils Voss of Ostmar, which owns Norline", False),
    ],
)
def test_a_firm_says_what_somebody_says_for_it(who: str, *, is_supported: bool) -> None:
    found = verdict_on(
        "Norline said the depot at Lund will close in May.", f"The depot at Lund will close in May, said {who}."
    )

    assert (found.label == "supported") is is_supported
