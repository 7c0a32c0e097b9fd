"""Numbers of a claim against its evidence: measures, units, bounds and ranges."""

import pytest

from tests.builders import verdict_on

NUMBER_CODES = {"number_mismatch", "unit_mismatch", "bound_dropped"}
FERRY = "Passengers on the night ferry to Lund waited an hour and a half in the harbour on Friday."
FLED = "More than 1,200 residents of Marl fled their homes when the river Oster broke its banks."
JOBS = "The shipping line Norline will cut up to 500 jobs at its yard in Marl before the winter."
BOATS = "The harbour office of Lund said that about 40 boats were torn from their moorings in the storm."
ROOF = "Fire crews took 10 to 12 people off the roof of the flooded school in Marl on Sunday."
RATE = "The central bank in Lund raised its main rate by 2 percentage points on Friday to stop inflation."
TRAIN = "The express train from Marl to Lund stood for 30 minutes outside the station on Friday."
FLOORS = "The fire in the Marl tower began on the 14th floor and was put out by Friday evening."


@pytest.mark.parametrize(
    ("source", "claim", "code"),
    [
        (FERRY, "Passengers on the night ferry to Lund waited 90 minutes in the harbour on Friday.", None),
        (FERRY, FERRY.replace("an hour and a half", "two and a half hours"), "number_mismatch"),
        (TRAIN, TRAIN.replace("30 minutes", "half an hour"), None),
        (TRAIN, TRAIN.replace("minutes", "hours"), "unit_mismatch"),
        (RATE, RATE.replace("percentage points", "percent"), "unit_mismatch"),
        (FLED, FLED, None),
        (FLED, FLED.replace("More than", "At least"), None),
        (FLED, FLED.replace("More than", "About"), None),
        (FLED, FLED.replace("More than ", ""), "bound_dropped"),
        (FLED, FLED.replace("More than", "Fewer than"), "bound_dropped"),
        (JOBS, JOBS.replace("up to ", ""), "bound_dropped"),
        (JOBS, JOBS.replace("up to", "as many as"), None),
        (JOBS, JOBS.replace("up to", "at least"), "bound_dropped"),
        (BOATS, BOATS.replace("about ", ""), "bound_dropped"),
        (BOATS, BOATS.replace("about", "roughly"), None),
        (BOATS, BOATS.replace("about", "more than"), "bound_dropped"),
        (ROOF, ROOF.replace("10 to 12", "between 10 and 12"), None),
        (ROOF, ROOF.replace("10 to 12", "up to 12"), None),
        (ROOF, ROOF.replace("10 to 12", "12"), "bound_dropped"),
        (ROOF, ROOF.replace("10 to 12", "10 to 15"), "number_mismatch"),
        (FLOORS, FLOORS.replace("14th", "fourteenth"), None),
    ],
)
def test_a_claim_says_of_a_number_no_more_than_its_evidence(source: str, claim: str, code: str | None) -> None:
    assert NUMBER_CODES.intersection(verdict_on(claim, source).codes) == ({code} if code else set())


def test_one_bare_source_is_enough_for_a_bare_number() -> None:
    bare = FLED.replace("More than ", "")

    assert "bound_dropped" not in verdict_on(bare, FLED, f"{bare} The town was dark for a night.").codes
