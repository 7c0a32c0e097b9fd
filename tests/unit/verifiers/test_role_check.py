"""Who does what to whom, names and figures that have changed places, and halves of two sources."""

import pytest

from tests.builders import verdict_on

ROLE_CODES = {"roles_swapped", "merged_sources", "entity_swapped"}

SALE = "Kestrel Foods bought the bakery chain Millbrook for 90 million pounds in June."
VISIT = (
    "President Ilona Marek invited Chancellor Otto Brandt to the capital for talks on fishing rights. "
    "Brandt accepted the invitation on Tuesday."
)
CUP = (
    "Striker Lena Okafor scored twice for Harwick United on Saturday. "
    "Harwick United defeated Torrin Rovers in the final. "
    "Goalkeeper Mia Strand stopped a penalty from Jana Weiss."
)
PATENT = (
    "The publisher Ardent sued the phone maker Zephon over a patent for folding screens. "
    "A judge in Calder ordered Zephon to pay Ardent 12 million dollars."
)
NIGHT = "A police dog chased the burglar through Veldt on Monday night. An officer arrested the driver of the van."
LOAN = (
    "The Ostrava Museum lent a Viking sword to the Harlan Gallery for its summer show. "
    "Curator Petra Nolan thanked collector Simon Achebe for his help."
)
PIPE = (
    "Kessia accused Durania of cutting the gas pipeline. "
    "Durania rejected the charge and recalled its ambassador. "
    "Norvia supplied Kessia with gas from its reserves."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (SALE, "Millbrook bought Kestrel Foods for 90 million pounds in June."),
        (SALE, "Kestrel Foods was bought by the bakery chain Millbrook for 90 million pounds in June."),
        (VISIT, "Chancellor Otto Brandt invited President Ilona Marek to the capital for talks on fishing rights."),
        (VISIT, "President Ilona Marek was invited by Chancellor Otto Brandt for talks on fishing rights."),
        (CUP, "Torrin Rovers defeated Harwick United in the final."),
        (CUP, "Harwick United was defeated by Torrin Rovers in the final."),
        (CUP, "Jana Weiss stopped a penalty from goalkeeper Mia Strand."),
        (PATENT, "The phone maker Zephon sued the publisher Ardent over a patent for folding screens."),
        (PATENT, "The publisher Ardent was sued by the phone maker Zephon over a patent for folding screens."),
        (PATENT, "A judge in Calder ordered Ardent to pay Zephon 12 million dollars."),
        (NIGHT, "The burglar chased a police dog through Veldt on Monday night."),
        (NIGHT, "The driver of the van arrested an officer."),
        (LOAN, "The Harlan Gallery lent a Viking sword to the Ostrava Museum for its summer show."),
        (LOAN, "Collector Simon Achebe thanked curator Petra Nolan for her help."),
        (PIPE, "Durania accused Kessia of cutting the gas pipeline."),
        (PIPE, "Kessia supplied Norvia with gas from its reserves."),
    ],
)
def test_two_who_have_changed_sides_are_swapped(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "roles_swapped" in found.codes
    assert found.label == "refuted"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (SALE, "The bakery chain Millbrook was bought by Kestrel Foods for 90 million pounds."),
        (SALE, "Kestrel Foods acquired Millbrook for 90 million pounds."),
        (SALE, "Millbrook, a bakery chain, was acquired by Kestrel Foods."),
        (VISIT, "Chancellor Otto Brandt was invited by President Ilona Marek to the capital for talks."),
        (VISIT, "Ilona Marek invited Otto Brandt for talks on fishing rights."),
        (CUP, "Torrin Rovers were defeated by Harwick United in the final."),
        (CUP, "A penalty from Jana Weiss was stopped by goalkeeper Mia Strand."),
        (PATENT, "The phone maker Zephon was sued by the publisher Ardent over a patent for folding screens."),
        (PATENT, "Zephon was ordered by a judge in Calder to pay Ardent 12 million dollars."),
        (NIGHT, "The burglar was chased by a police dog through Veldt on Monday night."),
        (LOAN, "A Viking sword was lent to the Harlan Gallery by the Ostrava Museum for its summer show."),
        (LOAN, "Petra Nolan thanked Simon Achebe for his help."),
        (PIPE, "Durania was accused by Kessia of cutting the gas pipeline."),
        (PIPE, "Durania rejected the charge."),
        (PIPE, "Kessia was supplied with gas by Norvia."),
    ],
)
def test_a_passive_or_a_synonym_keeps_everybody_on_his_side(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


YARDS = (
    "Norline will close its yard in Marl in May. The union Havel called a strike for Friday.",
    "Skarvik will open a new yard in Lund in June. The mayor of Lund welcomed the plan.",
)
PRIZES = (
    "The painter Ada Quist won the Orlan Prize on Monday for a series of portraits. The jury sat in Brenn.",
    "The sculptor Tomas Reyl won the Vesper Medal in May for a bronze horse. The medal has no jury.",
)
TRIALS = (
    "The Harlan clinic tested the vaccine Corvex on 300 children last year. Doctor Nadia Blum led the trial.",
    "The Pell institute tested the drug Anolin on 80 adults in March. Professor Igor Stahl led the study.",
)
POLLS = (
    "Delby elected Mara Finch as mayor on Sunday. Turnout was low in the rain.",
    "Rowan elected Piet Novak as sheriff on Tuesday. Schools were shut for the day.",
)


@pytest.mark.parametrize(
    ("articles", "claim"),
    [
        (YARDS, "Skarvik will close its yard in Marl in May."),
        (YARDS, "Norline will open a new yard in Lund in June."),
        (YARDS, "Norline will close its yard in Lund in May."),
        (YARDS, "Norline will close its yard in Marl in June."),
        (YARDS, "The mayor of Marl welcomed the plan."),
        (PRIZES, "Ada Quist won the Vesper Medal in May."),
        (PRIZES, "Tomas Reyl won the Orlan Prize on Monday."),
        (PRIZES, "Tomas Reyl won the Vesper Medal for a series of portraits."),
        (PRIZES, "The painter Ada Quist won the Vesper Medal for a bronze horse."),
        (TRIALS, "The Pell institute tested the vaccine Corvex on 300 children."),
        (TRIALS, "The Harlan clinic tested the vaccine Corvex on 80 adults."),
        (TRIALS, "Doctor Nadia Blum led the study."),
        (POLLS, "Delby elected Piet Novak as mayor on Sunday."),
        (POLLS, "Rowan elected Mara Finch as sheriff on Tuesday."),
        (POLLS, "Schools were shut on Sunday."),
    ],
)
def test_halves_of_two_articles_do_not_make_a_third_truth(articles: tuple[str, str], claim: str) -> None:
    assert verdict_on(claim, *articles).label != "supported"


@pytest.mark.parametrize(
    ("articles", "claim"),
    [
        (PRIZES, "Ada Quist won the Vesper Medal in May."),
        (PRIZES, "Tomas Reyl won the Orlan Prize on Monday."),
        (YARDS, "Norline will close its yard in Lund in May."),
        (POLLS, "Delby elected Piet Novak as mayor on Sunday."),
    ],
)
def test_a_name_that_another_article_has_in_this_role_is_named_as_merged(
    articles: tuple[str, str], claim: str
) -> None:
    assert "merged_sources" in verdict_on(claim, *articles).codes


@pytest.mark.parametrize(
    ("articles", "claim"),
    [
        (YARDS, "Norline will close its yard in Marl in May, and Skarvik will open a new yard in Lund in June."),
        (YARDS, "Norline will close its yard in Marl in May, while Skarvik will open one in Lund in June."),
        (YARDS, "Norline will shut its yard in Marl in May."),
        (YARDS, "A strike was called for Friday by the union Havel."),
        (PRIZES, "Ada Quist won the Orlan Prize and Tomas Reyl won the Vesper Medal."),
        (PRIZES, "The Orlan Prize was won by the painter Ada Quist."),
        (PRIZES, "The Vesper Medal was won in May by the sculptor Tomas Reyl."),
        (TRIALS, "The Harlan clinic tested Corvex on children and the Pell institute tested Anolin on adults."),
        (TRIALS, "The drug Anolin was tested on 80 adults by the Pell institute in March."),
        (TRIALS, "The trial was led by Doctor Nadia Blum."),
        (POLLS, "Delby elected Mara Finch as mayor and Rowan elected Piet Novak as sheriff."),
        (POLLS, "Mara Finch was elected mayor of Delby on Sunday."),
        (POLLS, "Piet Novak was elected as sheriff on Tuesday."),
    ],
)
def test_each_half_with_its_own_subject_is_supported_by_both_articles(articles: tuple[str, str], claim: str) -> None:
    assert verdict_on(claim, *articles).label == "supported"


FLEET = "Halvane, which has 38 ships, is to buy Brackmoor, which has 61. Rosa Lind will lead and Carl Voigt will go."
SEATS = "In the poll on Sunday the Green League won 48 seats and the Union Party 35."
TURNOUT = "Turnout was 61 percent in Astor and 44 percent in Benholm."
RACE = "Sprinter Obi Lamar finished in 9.98 seconds and Karl Denk in 10.04."
THROW = "In the final Runa Holt threw 64 metres and Dora Pike 61 metres."
MARKET = "Shares of Polaris rose 4 percent and shares of Tandem fell 7 percent."
OIL = "A barrel of oil cost 71 dollars on Monday and 68 dollars on Friday."
TRAIN = "The night train from Aldby to Corin leaves at 7 and takes 3 hours."
TRAMS = "Trams run every 12 minutes and buses every 20."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (FLEET, "Halvane, which has 61 ships, is to buy Brackmoor, which has 38."),
        (FLEET, "Brackmoor, which has 38 ships, is to buy Halvane, which has 61."),
        (FLEET, "Carl Voigt will lead and Rosa Lind will go."),
        (SEATS, "The Green League won 35 seats and the Union Party 48."),
        (SEATS, "In the poll on Sunday the Union Party won 48 seats and the Green League 35."),
        (TURNOUT, "Turnout was 44 percent in Astor and 61 percent in Benholm."),
        (TURNOUT, "Turnout was 61 percent in Benholm and 44 percent in Astor."),
        (RACE, "Karl Denk finished in 9.98 seconds and Obi Lamar in 10.04."),
        (RACE, "Sprinter Obi Lamar finished in 10.04 seconds and Karl Denk in 9.98."),
        (THROW, "Runa Holt threw 61 metres and Dora Pike 64 metres."),
        (MARKET, "Shares of Tandem rose 4 percent and shares of Polaris fell 7 percent."),
        (MARKET, "Shares of Polaris rose 7 percent and shares of Tandem fell 4 percent."),
        (OIL, "A barrel of oil cost 68 dollars on Monday and 71 dollars on Friday."),
        (OIL, "A barrel of oil cost 71 dollars on Friday and 68 dollars on Monday."),
        (TRAIN, "The night train from Corin to Aldby leaves at 7 and takes 3 hours."),
        (TRAIN, "The night train from Aldby to Corin leaves at 3 and takes 7 hours."),
        (TRAMS, "Trams run every 20 minutes and buses every 12."),
        (TRAMS, "Buses run every 12 minutes and trams every 20."),
    ],
)
def test_two_that_stand_in_each_other_s_place_are_an_exchange(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert {"number_mismatch", "roles_swapped"} & set(found.codes)
    assert found.label == "refuted"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (FLEET, "Brackmoor, which has 61 ships, is to be bought by Halvane, which has 38."),
        (FLEET, "Halvane is to buy Brackmoor."),
        (FLEET, "Halvane has 38 ships."),
        (FLEET, "Rosa Lind will lead and Carl Voigt will go."),
        (SEATS, "The Green League won 48 seats and the Union Party 35."),
        (TURNOUT, "In Astor turnout was 61 percent, in Benholm 44 percent."),
        (TURNOUT, "Turnout was 44 percent in Benholm and 61 percent in Astor."),
        (RACE, "Obi Lamar finished in 9.98 seconds, Karl Denk in 10.04."),
        (THROW, "Runa Holt threw 64 metres."),
        (MARKET, "Shares of Tandem fell 7 percent and shares of Polaris rose 4 percent."),
        (OIL, "A barrel of oil cost 68 dollars on Friday and 71 dollars on Monday."),
        (TRAIN, "The night train from Aldby to Corin takes 3 hours and leaves at 7."),
        (TRAMS, "Buses run every 20 minutes and trams every 12."),
    ],
)
def test_what_moves_together_is_no_exchange(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"
