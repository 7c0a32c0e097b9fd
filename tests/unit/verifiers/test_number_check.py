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


DEBTS = "The firm's debts came to 385 million crowns and not to the 310 million that it had stated on Tuesday."
STAFF = "The buyer would take on 700 of the 840 employees at the works in Marl, it said on Thursday."
LOST = "Rescuers gave up with 22 people confirmed dead and 13 missing and presumed dead after the slide in Marl."
DOSES = "The state would pay 4.10 dollars a dose for the vaccine, with two doses for each child, it said in Marl."
FUND = "A fund of donor countries is to bear 80 percent of the cost of the vaccine in Marl."
BANKS = "It is the first time in 19 years that the regulator in Marl has stopped a merger of two banks."

SHIPS = (
    "The line in Marl, one of only two firms on the coast, has ordered 48 ferries of 12 kinds, it said on Thursday."
)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (DEBTS, "The firm's debts were 75 million crowns higher than it had stated on Tuesday."),
        (STAFF, "The buyer would leave 140 of the other employees at the works in Marl, it said on Thursday."),
        (LOST, "The slide in Marl is presumed to have killed 35 people, all told, missing and dead."),
        (DOSES, "The state would pay 8.20 dollars for the vaccine of each child, it said in Marl."),
        (FUND, "A fund of donor countries is to bear four fifths of the cost of the vaccine in Marl."),
        (BANKS, "The regulator in Marl has stopped a merger of two banks for the first time in almost two decades."),
    ],
)
def test_a_figure_may_follow_from_two_of_its_evidence(source: str, claim: str) -> None:
    assert NUMBER_CODES.isdisjoint(verdict_on(claim, source).codes)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (DEBTS, "The firm's debts were 85 million crowns higher than it had stated on Tuesday."),
        (STAFF, "The buyer would take on 640 of the 840 employees at the works in Marl, it said on Thursday."),
        (STAFF, STAFF.replace("700", "140")),  # the difference, in the place of one of the two
        (LOST, LOST.replace("13", "9")),
        (DOSES, "The state would pay 6.20 dollars for the vaccine of each child, it said in Marl."),
        (FUND, "A fund of donor countries is to bear three fifths of the cost of the vaccine in Marl."),
        (
            SHIPS,
            "The line in Marl has ordered 48 ferries of 14 kinds, it said on Thursday.",
        ),  # firms and kinds make no kinds
    ],
)
def test_another_figure_does_not(source: str, claim: str) -> None:
    assert "number_mismatch" in verdict_on(claim, source).codes


FARM = "The farm at Lund has 40 cows and 90 sheep, and sold 300 tickets for 20 crowns each on Monday."


@pytest.mark.parametrize(
    ("claim", "is_supported"),
    [
        ("The farm at Lund has 90 sheep and 40 cows.", True),
        ("The farm at Lund has 90 cows and 40 sheep.", False),
        ("The farm at Lund sold 300 tickets for 20 crowns each on Monday.", True),
        ("The farm at Lund sold 20 tickets for 300 crowns each on Monday.", False),
    ],
)
def test_a_figure_counts_what_it_counts_in_the_article(claim: str, *, is_supported: bool) -> None:
    found = verdict_on(claim, FARM)

    assert (found.label == "supported") == is_supported
    assert ("number_mismatch" in found.codes) != is_supported
