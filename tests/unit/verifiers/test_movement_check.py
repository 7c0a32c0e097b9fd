"""Which way a figure moves, from what to what, when and between whom."""

import pytest

from tests.builders import verdict_on

EXPORTS = "Exports fell by 4 percent in March, after a rise of 9 percent in February, the statistics office said."
JOBLESS = "Unemployment in Marl fell to 4 percent in March from 6 percent a year earlier."
FERRY = "The ferry sank in 2019 and was raised in 2021."
STRIKE = "The strike at the port of Marl will last until at least Thursday, the union said."
CUP = "Lund beat Marl 3-1 in the final of the cup on Saturday."
YARD = "Norline sold its yard in Marl to Ostmar for 9 million crowns in May."
THEFT = "Police released a man aged 34 and charged a woman aged 29 over the theft in Marl."
SON = "The son of Mayor Ilse Brandt was arrested in Marl on Monday on suspicion of fraud, police said."
BERGS = "Anna Berg was taken to hospital with burns after the fire in Marl; her brother Tom escaped unhurt."
SIGNED = "More women than men signed the petition against the dam in Marl, its organisers said on Monday."
VOTE = "The council voted 7-4 on Tuesday to keep the library in Marl open on Sundays."
PUMPS = "The minister threatened to close the mine in Marl unless the owners mend the pumps by June."


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (EXPORTS, "Exports rose by 4 percent in March.", "negated"),
        (EXPORTS, "Exports fell by 9 percent in March, the statistics office said.", "negated"),
        (EXPORTS, "Exports fell to 4 percent in March.", "number_mismatch"),
        (JOBLESS, "Unemployment in Marl fell by 4 percent in March.", "number_mismatch"),
        (JOBLESS, "Unemployment in Marl was 6 percent in March.", "number_mismatch"),
        (EXPORTS, "Exports fell by 4 percent in February, the statistics office said.", "date_mismatch"),
        (FERRY, "The ferry sank in 2021.", "date_mismatch"),
        (STRIKE, "The strike at the port of Marl will last until Thursday, the union said.", "bound_dropped"),
        (STRIKE, "The strike at the port of Marl will end on Thursday, the union said.", "bound_dropped"),
        (CUP, "Marl beat Lund 3-1 in the final of the cup on Saturday.", "roles_swapped"),
        (CUP, "Lund lost to Marl 3-1 in the final of the cup.", "roles_swapped"),
        (YARD, "Norline bought the yard in Marl from Ostmar for 9 million crowns in May.", "roles_swapped"),
        (THEFT, "Police charged a man aged 34 over the theft in Marl.", "roles_swapped"),
        (PUMPS, PUMPS.replace("unless", "if"), "negated"),
        (SON, "Mayor Ilse Brandt was arrested in Marl on Monday on suspicion of fraud.", "entity_swapped"),
        (
            SON.replace("The son of Mayor Ilse Brandt", "Ilse Brandt's lawyer"),
            "Ilse Brandt was arrested in Marl.",
            "entity_swapped",
        ),
        (BERGS, "Tom Berg was taken to hospital with burns after the fire in Marl.", "entity_swapped"),
        (SIGNED, SIGNED.replace("women than men", "men than women"), "roles_swapped"),
        (VOTE, VOTE.replace("7-4", "4-7"), "number_mismatch"),
    ],
)
def test_what_moves_otherwise_is_found(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (EXPORTS, "After rising 9 percent in February, exports fell 4 percent in March, the statistics office said."),
        (JOBLESS, "Unemployment in Marl fell from 6 to 4 percent in a year."),
        (FERRY, "The ferry, which sank in 2019, was raised in 2021."),
        (STRIKE, "The strike at the port of Marl will last until at least Thursday, the union said."),
        (CUP, "Marl lost 3-1 to Lund in the final of the cup on Saturday."),
        (YARD, "Ostmar bought the yard in Marl from Norline for 9 million crowns in May."),
        (THEFT, "Police charged a woman aged 29 over the theft in Marl."),
        (PUMPS, PUMPS),
        (SON, "Mayor Ilse Brandt's son was arrested in Marl on Monday on suspicion of fraud, police said."),
        (BERGS, "Anna Berg was taken to hospital with burns."),
        (SIGNED, "More women than men signed the petition, its organisers said."),
        (VOTE, "The council voted by seven to four to keep the library open on Sundays."),
        ("Norline will cut up to 500 jobs.", "Norline will cut up to 500 jobs."),
        ("Norline took samples from 33 patients.", "Samples of 33 patients were taken by Norline."),
    ],
)
def test_what_moves_as_it_should_is_supported(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())
