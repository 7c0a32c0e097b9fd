"""A sentence must be English, no caption and no advert, and tell something that can be checked."""

import pytest

from summarizer.drafters.standalone import stands_alone
from summarizer.language.parse import parse_sentence


@pytest.mark.parametrize(
    "sentence",
    [
        ". Dana Voss moved 12 ships to the port of Lund.",
        "Has a long record of 12 thefts in Lund.",
        "Was shot in 2002 outside a shop in Lund.",
        "Nicknamed 'Iron Dana' was the oldest of the Voss sisters.",
        "Scored for Velmark in May and left in the tenth minute.",
        "After working as a nurse, later went on to run 12 hospitals.",
        "The sixth son of Ida Kron of Lund, 61.",
        "A push for a new ferry across the Oster in 2024.",
        "Dana Voss is mayor of the of the town of Lund.",
        "Rolf Bell, director of the port said 12 ships had sunk.",
        "Lund (RNA)Nearly 40 people lost their houses on Monday.",
        "Forty people lost their houses in Lund.The mayor resigned on Monday.",
        "With chive crisps from Lund carefully balanced like 12 ships.",
        '" The council said that 12 ships had sunk "in the port.',
    ],
)
def test_broken_english_is_not_used(sentence: str) -> None:
    assert not stands_alone(parse_sentence(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Dana Voss (left) met Rolf Bell (right) in Lund on Monday.",
        "Lightning (shown in Lund) hits 12 ships of Norline a year.",
        "ANYTHING CALLED ‘A VOYAGE’ Shopping for 12 ships has become a pastime in Lund.",
        "Two ferries of Norline, pictured in 2012, left Lund for the islands.",
        "Harbour magazine is on sale now in all shops of Lund.",
        "Calls cost 50 crowns from Lund and Marl.",
        "Ida Kron is The Lund Courier's music critic.",
        "Sheriff Dana Voss asked for help from Lund at (585) 394-4560.",
        "October 30, 2014 - Norline moves 26 ferries to the port of Lund.",
        "“We did not always get the ferries right for everybody”: Norline chief Dana Voss.",
        "Dana Voss, left, shook hands with Rolf Bell in Lund.",
        "Dana Voss opens the new bridge at Lund on Monday (file photo).",
        "Under guard: The navy of Velmark escorted 12 ships to Lund.",
        "Stay connected with the Harbour News of Lund.",
        "Discover 12 quiet beaches near the port of Lund.",
        "Find your ferry to Lund for $12 at Norline.",
        "Harbour tickets for Lund cost $12 at norline-ferries.com this summer.",
        "Norline has sold 12 ships to Lund!",
    ],
)
def test_a_caption_an_advert_or_a_link_is_not_used(sentence: str) -> None:
    assert not stands_alone(parse_sentence(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "If a school is flooded on a Friday and shut on a Monday, there may be sound reasons.",
        "The history of Norline ferries is a testament to courage and to skill.",
        "The governor of Lund, Ida Kron, did not appear in public.",
        "The Norline Swift 300 is a marvel of ship building.",
        "Founded in 1912 in Lund, Norline became a cornerstone of the coast.",
        "Compliance with safety rules is critical for any port.",
        "As harbours grow, related customs practices evolve.",
        "Old charts often offer insights into future trends.",
        "Norline has announced its strategic growth and operational changes.",
        "Norline reported its annual results in a difficult market.",
        "Norline has strategically positioned itself for continued growth.",
        "The takeover of Norline has sent ripples through shipping markets.",
        "Norline ferries have long captured the imagination of travellers and sailors alike.",
        "In an ever-evolving landscape, Norline demonstrates its commitment to innovation.",
        "The Harbour Court of Marl does not comment on trials.",
        "For 90 kilometres no one moved.",
        "With the noise from Lund growing, it is worth going back to the charter of the port.",
    ],
)
def test_praise_and_general_truths_are_not_used(sentence: str) -> None:
    assert not stands_alone(parse_sentence(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "If the bridge at Lund is closed on Monday, the ferry will run all night, Norline said.",
        "Norline reported its annual results on Monday, with a profit of $40 million.",
        "Dana Voss called the bridge “a testament to the skill of Lund”.",
        "Ida Kron said safety was critical for any port.",
        "Norline faces significant opposition from three unions, each with 400 members.",
        "Firefighters rescued people from the roofs of a village near the dam.",
        "Norline is considering a sale of its oldest ferry.",
        "Voss, the mayor of Lund, resigned on Monday.",
        "Rolf Bell, director of the port, said 12 ships had sunk.",
        "Mark Checker bought the port of Lund in May.",
        "Ahmed Kron sold 12 ships in Lund.",
        "United Ferries sold 12 ships in Lund.",
        "Watch sales in Velmark rose by 12 percent, Norline said.",
        "Dana Voss told norline-ferries.com that she would resign.",
        "Dana Voss left Lund on Monday and moved to Marl.",
        "Had Norline paid in May, the ship would have sailed, Dana Voss said.",
        "The government owns 12 ships in Lund.",
        "The bridge at Lund carries 400 cars an hour.",
        "Norline Ferries (OSE: NOR) sold 12 ships in Lund.",
    ],
)
def test_news_in_good_english_is_used(sentence: str) -> None:
    assert stands_alone(parse_sentence(sentence))
