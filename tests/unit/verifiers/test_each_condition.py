"""Claims that a single condition of one rule finds, or lets pass."""

import pytest

from summarizer.domain import Code
from tests.builders import verdict_on
from tests.unit.verifiers.test_told_by_others import verdict_on_days

BANKS = "Nordane Bank cut 300 jobs in Marl on Monday, the union said."
SPOKE = "Nils Voss, the mayor of Marl, spoke in the hall on Monday. "


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        pytest.param(
            "Three boys broke windows at the school in Marl on Friday. They took two laptops. Police came from Lund.",
            "Three boys broke the windows of the school in Lund and stole two laptops on Friday night.",
            "entity_swapped",
            id="another place right behind the noun, in a sentence with half of the claim",
        ),
        pytest.param(
            f"{BANKS} Balta Bank has a branch in Lund.",
            "Balta Bank cut 300 jobs in Marl on Monday, the union said.",
            "entity_swapped",
            id="another bank that the article names in full",
        ),
        pytest.param(
            "The harbour board said it would rebuild the pier in Lund by May. The ministry welcomed that.",
            "The ministry will rebuild the pier in Lund by May.",
            "entity_swapped",
            id="what a board says of itself, told of a ministry",
        ),
        pytest.param(
            "The storm damaged 12 houses near the church in Marl on Sunday, police said.",
            "The storm damaged 12 cars near the church in Marl on Sunday, police said.",
            "unit_mismatch",
            id="a noun that is counted",
        ),
        pytest.param(
            "Nils Voss, the cook of the ferry, left Marl on Sunday. The captain of the ferry was ill.",
            "Nils Voss, the captain of the ferry, left Marl on Sunday.",
            "no_evidence",
            id="an aside that another sentence has of nobody's name",
        ),
        pytest.param(
            "The ferry, which left Lund on 3 March 2025 and reached Marl on 5 March 2025, has food.",
            "The ferry has food for two days.",
            "number_mismatch",
            id="a period that nobody counts between two days",
        ),
        pytest.param(
            "In the race in Marl Norline came 5th in May and 7th in June.",
            "Norline came 12th in the race in Marl.",
            "number_mismatch",
            id="two ranks do not add up",
        ),
        pytest.param(
            "In Marl 25 people were hurt and 10 percent of the houses were destroyed.",
            "In all 35 people were hurt in Marl.",
            "number_mismatch",
            id="people and percent do not add up",
        ),
        pytest.param(
            "Ida Kron dismissed the claim that the captain had hidden the letter in a drawer. "
            "A clerk had hidden the letter in a drawer.",
            "The captain had hidden the letter in a drawer.",
            "negated",
            id="the same deed of another is no proof of what is rejected",
        ),
        pytest.param(
            "“It was loud,” said Ida Kron of the storm, which did great harm to the church in Marl.",
            "The storm did no harm to the church in Marl.",
            "negated",
            id="a quotation that denies nothing",
        ),
        pytest.param(
            "In the hall of Marl the miller waited on Monday for the clerk.",
            "The clerk waited for the miller in the hall of Marl on Monday.",
            "roles_swapped",
            id="with whom it is done has changed",
        ),
        pytest.param(
            "While Voss left the board of the port in May, Kron took a seat on that of the ferry firm.",
            "Kron left the board of the port in May.",
            "roles_swapped",
            id="the agent does something else in the same sentence",
        ),
        pytest.param(
            "The owner of the mill voted to sell, but the council of Marl decided to keep it.",
            "The council of Marl voted to sell the mill, but the owner decided to keep it.",
            "roles_swapped",
            id="two have exchanged their deeds",
        ),
        pytest.param(
            "Nils Voss faces ten years in prison if convicted of theft. A jury met.",
            "Nils Voss was convicted of theft and faces ten years in prison.",
            "hedge_dropped",
            id="a condition told as having come true",
        ),
        pytest.param(
            "The keeper, Ida Kron, brushed aside a claim that she had been asked to leave the museum in May.",
            "The keeper was asked to leave the museum in May.",
            "negated",
            id="asked, in what is rejected",
        ),
        pytest.param(
            "Ida Kron denied a report that she had been accused of theft.",
            "Ida Kron was accused of theft.",
            "negated",
            id="accused, in what is rejected",
        ),
        pytest.param(
            "A boy was taken to hospital after the crash in Marl.",
            "A woman was taken to hospital after the crash in Marl.",
            "entity_swapped",
            id="a woman for a boy",
        ),
        pytest.param(
            "The depot at Lund will close in May, Mayor Voss said. Kron, the mayor of Marl, was silent.",
            "Mayor Kron said the depot at Lund will close in May.",
            "speaker_mismatch",
            id="two mayors have an office in common and no name",
        ),
    ],
)
def test_one_condition_alone_finds_it(article: str, claim: str, code: Code) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param(
            "“The plan for the harbour is a disgrace,” Nils Voss said on Monday.",
            "“The plan for the harbour is a disgrace.”",
            id="a claim that is a quotation throughout",
        ),
        pytest.param(
            "The mill is dangerous, the union warned.",
            "It was said that the mill is dangerous.",
            id="a claim that says that somebody says so",
        ),
        pytest.param(
            "The Marl talks on Monday ended without a deal.",
            "The Monday talks in Marl ended without a deal.",
            id="a day changes places with nobody",
        ),
        pytest.param(
            "Marl University will close its library.",
            "The University of Marl will close its library.",
            id="an of within a name",
        ),
        pytest.param(
            f"{BANKS} The group's shares rose.",
            "Nordane Group cut 300 jobs in Marl on Monday, the union said.",
            id="another word for what bears the name",
        ),
        pytest.param(
            "The choir drew up a scheme. The members will vote on it in the hall in May.",
            "The members will vote on the scheme in May.",
            id="it, of which the sentence before tells",
        ),
        pytest.param(
            "Ida Kron and Nils Voss met in Marl on Monday and signed the treaty on fish.",
            "The two ministers met in Marl on Monday and signed the treaty on fish.",
            id="the two ministers count nobody",
        ),
        pytest.param(
            "The ferry took cars to Marl on Friday for the third time. It had 40 cars on board.",
            "The ferry took 40 cars to Marl on Friday.",
            id="another figure that is of another kind",
        ),
        pytest.param(
            "The guild has offered help. The mayor said they would rebuild the pier in Lund by May.",
            "The guild will rebuild the pier in Lund by May, the mayor said.",
            id="they, of which a person speaks",
        ),
        pytest.param(
            "A woman won the race in Marl on Sunday, the town's oldest.",
            "A young woman won the race in Marl on Sunday.",
            id="an opposite in another place",
        ),
        pytest.param(
            "On Monday the court did not hear the case of the ferry. On Tuesday the court heard the case.",
            "On Monday the court did not hear the case, but on Tuesday it heard the case of the ferry.",
            id="denied on one day and done on another",
        ),
        pytest.param(
            "Ida Kron dismissed the claim that she had hidden the letter in a drawer. "
            "On film, Ida Kron had hidden a letter in a drawer.",
            "Ida Kron had hidden the letter in a drawer.",
            id="what another sentence tells plainly",
        ),
        pytest.param(
            f"{SPOKE}The head of the town later signed the petition.",
            "The mayor of Marl spoke in the hall on Monday and signed the petition.",
            id="whoever may have been spoken of before",
        ),
        pytest.param(
            "The depot at Lund will close in May, according to two people familiar with the plan.",
            "A clerk said the depot at Lund will close in May.",
            id="a clerk may be one of those that give no name",
        ),
        pytest.param(
            "The depot at Lund will close in May, Nils Voss said. Voss drives a lorry for Norline.",
            "The lorry driver said the depot at Lund will close in May.",
            id="a trade is no body that others are named after",
        ),
        pytest.param(
            "Monday's storm, with waves of nine metres, was the worst storm the town has seen.",
            "Monday's storm, with waves of nine metres, was the worst.",
            id="what the town has seen, it does not say",
        ),
        pytest.param(
            "Ostmar claimed the plan as its own.",
            "The plan is Ostmar's.",
            id="claim as one's own, which says nothing",
        ),
        pytest.param(
            "Norline sold ferries of the oldest sort in Lund.",
            "The oldest ferry in Lund was sold.",
            id="of the oldest, of which there is no one",
        ),
        pytest.param(
            "Two of the three climbers died on the north face.",
            "Climbers died on the north face.",
            id="climbers, which are not all of them",
        ),
        pytest.param(
            "Half of the 300 houses were destroyed by the flood in Marl.",
            "Houses were destroyed by the flood in Marl.",
            id="houses, which are not the houses",
        ),
        pytest.param(
            "The fire in the mill of Marl killed nine weavers on Sunday.",
            "The fire in the mill of Marl killed nine people on Sunday.",
            id="people, who may be anybody",
        ),
        pytest.param(
            "On Friday the court in Marl sent the executive to jail for nine years for theft. "
            "The banker was sent to prison for repeated theft by a court in Marl.",
            "On Friday the court in Marl sent the banker to prison for nine years for repeated theft.",
            id="another noun, which a sentence of the same has, where more is worded otherwise",
        ),
        pytest.param(
            "The depot at Lund will close in May, the foreign minister, Ida Kron, said.",
            "The depot at Lund will close in May, the Foreign Minister said.",
            id="an office with capitals, which is no name",
        ),
        pytest.param(
            "Nils Voss faces ten years in prison if convicted of theft. A jury convicted Nils Voss.",
            "Nils Voss was convicted of theft and faces ten years in prison.",
            id="a condition that has come true",
        ),
        pytest.param(
            "She left the town hall of Marl on Sunday.",
            "The chairman left the town hall of Marl on Sunday.",
            id="she, who may be chairman",
        ),
        pytest.param(
            "Two tourists were taken to hospital.",
            "Two tourists ended up in hospital.",
            id="another verb with nothing but the same place",
        ),
        pytest.param(
            "“Norline says that the money is on the table,” she said. Ida Kron spoke for the heirs.",
            "“Norline says that the money is on the table,” Ida Kron said.",
            id="whoever speaks within a quotation does not speak it",
        ),
        pytest.param(
            "The captain of the ferry spoke after the storm near Marl on Monday. “I think of all our dead,” he said.",
            "The captain of the ferry spoke of “all our dead” after the storm near Marl on Monday.",
            id="all, which is the captain's word",
        ),
    ],
)
def test_one_condition_alone_lets_it_pass(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())


@pytest.mark.parametrize(("day", "is_known"), [("after a storm", True), ("in December", False)])
def test_a_last_month_is_the_one_before_where_another_is_named(day: str, *, is_known: bool) -> None:
    report = f"The pier in Lund was repaired {day}, the mayor said."

    codes = verdict_on_days("The pier in Lund was repaired last month.", ("2025-03-04", report)).codes

    assert ("date_mismatch" not in codes) is is_known


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param(
            "The council mended the pump. In March it had got an order to replace the pump.",
            "The council did not replace the pump but mended it.",
            id="an order to do it",
        ),
        pytest.param(
            "Ida Kron dismissed calls to leave the museum in Marl in May.",
            "Ida Kron is under pressure to leave the museum in Marl in May.",
            id="what is only wanted",
        ),
        pytest.param(
            "Two nurses of the clinic in Marl fell ill early on Monday.",
            "Two nurses of the clinic in Marl rose early on Monday.",
            id="whoever falls ill falls nowhere",
        ),
    ],
)
def test_what_is_no_denial_denies_nothing(article: str, claim: str) -> None:
    assert "negated" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        ("The Norrland had 40 lorries on board when the ferry sank on Tuesday.", False),
        ("The Norrland had 40 lorries on board and was to leave on Tuesday.", True),
    ],
)
def test_a_deed_may_be_on_the_day_that_another_paper_gives_for_it(other: str, *, is_found: bool) -> None:
    lost = "The ferry Norrland sank near the port of Lund on Monday after a fire."
    claim = "The ferry Norrland sank near the port of Lund on Tuesday with 40 lorries on board."

    assert ("date_mismatch" in verdict_on(claim, lost, other).codes) is is_found


SENT = "Some 40 engines from all over the county were sent."


@pytest.mark.parametrize(
    ("detail", "other", "is_supported"),
    [
        (SENT, "The port of Lund was calm.", True),
        ("On Hill Road 40 people looked on.", "The port of Lund was calm.", False),  # which counts something else
        ("It was a windy day.", SENT, False),  # at another fire
    ],
)
def test_a_figure_is_looked_for_where_the_story_goes_on(detail: str, other: str, *, is_supported: bool) -> None:
    fire = (
        "Fire destroyed the roof and two halls of the paper mill in Marl. The blaze, which broke out at noon, spread "
        f"from a store of old paper. {detail} Nobody was hurt, said Ida Kron, the chief of the brigade."
    )
    claim = (
        "A blaze that spread from a store of old paper destroyed the roof and two halls of the mill in Marl; "
        "nobody was hurt, said brigade chief Ida Kron, and about 40 engines came."
    )

    assert (verdict_on(claim, fire, other).label == "supported") is is_supported
