"""A part of something in an article against all of it in a claim."""

import pytest

from tests.builders import verdict_on

LINE = "Norline is one of the largest shipping lines in the north, and it runs 40 ferries from Marl."
HOUSES = "Half of the 300 houses in the village of Marl were destroyed by the flood on Sunday, officials said."
ROOF = "Part of the roof of the station in Marl fell in on Monday, and nobody was hurt."
UNION = "Some members of the union walked out of the mill in Marl on Monday."
CLIMBERS = "Two of the three climbers were found alive on Mount Orl on Sunday; the third is still missing."
PERMIT = "Only residents with a permit may enter the old town of Marl from Monday."
MURDER = "A court in Marl convicted Olaf Bell of attempted murder on Friday and sent him to prison for nine years."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (LINE, "Norline is the largest shipping line in the north."),
        (HOUSES, "The 300 houses in the village of Marl were destroyed by the flood on Sunday."),
        (HOUSES, "All 300 houses in the village of Marl were destroyed by the flood."),
        (ROOF, "The roof of the station in Marl fell in on Monday."),
        (UNION, "Most members of the union walked out of the mill in Marl."),
        (CLIMBERS, "Three climbers were found alive on Mount Orl on Sunday."),
        (CLIMBERS, "The three climbers were found alive on Mount Orl on Sunday."),
        (PERMIT, "Residents may enter the old town of Marl from Monday."),
    ],
)
def test_all_of_what_is_a_part_is_exaggerated(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "exaggerated" in found.codes


def test_what_was_only_attempted_is_not_done() -> None:
    assert "hedge_dropped" in verdict_on("A court in Marl convicted Olaf Bell of murder on Friday.", MURDER).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (LINE, "Norline, one of the largest shipping lines in the north, runs 40 ferries."),
        (HOUSES, "The flood destroyed half of the village's 300 houses, officials said."),
        (ROOF, "Part of the station's roof in Marl fell in on Monday."),
        (UNION, "Some members of the union walked out of the mill on Monday."),
        (CLIMBERS, "Two climbers were found alive on Mount Orl on Sunday."),
        (CLIMBERS, "One of the three climbers is still missing."),
        (PERMIT, "Only residents with a permit may enter the old town of Marl from Monday."),
        (MURDER, "Olaf Bell was convicted of attempted murder by a court in Marl."),
        ("The town has doubled the number of its guards, from 9 to 18.", "The town doubled its guards from 9 to 18."),
    ],
)
def test_a_part_told_as_a_part_is_supported(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())
