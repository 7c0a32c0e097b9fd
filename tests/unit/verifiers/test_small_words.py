"""Small words whose loss turns a sentence round: "none", "except", "almost", "if", "a.m.", "fewer than"."""

import pytest

from tests.builders import verdict_on

CRASH = "None of the 40 passengers survived the crash near Marl on Sunday, police said."
FERRY = "None of the sailors was injured when the ferry ran aground off Marl on Monday, the coast guard said."
FEW = FERRY.replace("None", "Few").replace("was injured", "were injured")
SEARCH = "Nothing was found in the house in Marl during a search of six hours, prosecutors said on Monday."
BRANCHES = "The bank will close all but two of its 40 branches in Marl in May."
MUSEUM = "The museum in Marl is open every day except on Mondays."
VOTE = "Everyone but Voss voted for the bridge in Marl on Tuesday."
TOWN = "Not all of the lower town will be rebuilt where it stood, the mayor's office said in Marl."
MILL = "The mill in Marl would have closed on Friday if the strike had not ended, its director said."
WARNED = "The ministry should have warned the village of the flood in March, the judge said."
RACE = "Dana Voss almost won the race in Marl on Sunday, but fell in the last bend."
DAM = "If the dam fails, the village of Marl will be flooded within an hour, engineers said."
CLOCK = "The dam failed at 3:15 a.m. on Sunday, and the village below it was flooded within an hour."
DRUG = "The drug is not effective against malaria, the study found. It was tested in Marl."
FIRE = "The fire killed 12 people in Marl on Sunday, police said."
DEAL = "Norline, which took over 31 of the 44 branches of Lark, opened two more in Marl in May."
CARE = "Doctors treated 400 patients in Marl on Sunday, and two patients died."
TRAIN = "The train ran at 80 km/h through the station of Marl on Monday, investigators said."
HEAT = "Temperatures in Marl reached 30°C on Monday, the weather service said."
SHARES = "Norline shares fell 5 percent on Monday after the company cut its forecast for the year."
SHIP = "The ferry has 281 cabins and two bars."


@pytest.mark.parametrize(
    ("source", "claim", "code"),
    [
        (CRASH, CRASH.replace("None of the", "The"), "negated"),
        (CRASH, CRASH.replace("None", "All"), "negated"),
        (FERRY, FERRY.replace("None of the sailors was", "The sailors were"), "negated"),
        (FEW, FEW.replace("Few of the", "The"), "negated"),
        (SEARCH, SEARCH.replace("Nothing", "A gun"), "negated"),
        (BRANCHES, "The bank will close two of its 40 branches in Marl in May.", "negated"),
        (MUSEUM, "The museum in Marl is open on Mondays.", "negated"),
        (VOTE, "Voss voted for the bridge in Marl on Tuesday.", "negated"),
        (TOWN, TOWN.replace("Not all", "None"), "exaggerated"),
        (
            TOWN.replace("Not all of", "Most of").replace("will", "will not"),
            TOWN.replace("Not all", "None"),
            "exaggerated",
        ),
        (MILL, "The mill in Marl closed on Friday, its director said.", "hedge_dropped"),
        (WARNED, "The ministry warned the village of the flood in March.", "hedge_dropped"),
        (RACE, "Dana Voss won the race in Marl on Sunday.", "hedge_dropped"),
        (DAM, "The village of Marl will be flooded within an hour, engineers said.", "hedge_dropped"),
        (CLOCK, CLOCK.replace("a.m.", "p.m."), "number_mismatch"),
        (DRUG, "The drug is effective against malaria, the study found.", "negated"),
        (FIRE, FIRE.replace("12", "fewer than 12"), "bound_dropped"),
        (FIRE, FIRE.replace("12", "more than 12"), "bound_dropped"),
        (CARE, "Doctors treated thousands of patients in Marl on Sunday.", "exaggerated"),
        (TRAIN, "The train ran at 90 kilometres per hour through the station of Marl on Monday.", "number_mismatch"),
    ],
)
def test_a_small_word_may_not_go(source: str, claim: str, code: str) -> None:
    found = verdict_on(claim, source)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (CRASH, "No passenger survived the crash near Marl on Sunday."),
        (CRASH, "The crash near Marl on Sunday left no survivors among the 40 passengers."),
        (FERRY, "No sailor was hurt when the ferry ran aground off Marl on Monday."),
        (FEW, "Few of the sailors were injured when the ferry ran aground off Marl."),
        (BRANCHES, BRANCHES),
        (MUSEUM, MUSEUM),
        (DAM, "The village of Marl will be flooded within an hour should the dam fail, engineers said."),
        (DRUG, "The drug is ineffective against malaria, the study found."),
        (FIRE, FIRE.replace("12", "at least 12")),
        (FIRE, FIRE.replace("12", "about 12")),
        (DEAL, DEAL.replace("which took over", "which has taken over")),
        (CARE, "Doctors treated hundreds of patients in Marl on Sunday."),
        (TRAIN, "The train ran at 80 kilometres per hour through the station of Marl on Monday, investigators said."),
        (HEAT, "Temperatures in Marl reached 30 degrees Celsius on Monday, the weather service said."),
        (SHARES, "Norline shares fell 5 per cent on Monday."),
        (SHIP, "The ferry has nearly 300 cabins."),
    ],
)
def test_what_says_the_same_with_others_is_supported(source: str, claim: str) -> None:
    found = verdict_on(claim, source)

    assert (found.label, found.codes) == ("supported", ())


@pytest.mark.parametrize(
    ("source", "claim", "code"),
    [
        (
            "All but three of the schools gave noise as a reason.",
            "Every one of the schools gave noise as a reason.",
            "exaggerated",
        ),
        (
            "A proposal to raise the fee in Marl to 75 crowns goes to the council.",
            "The fee in Marl was raised to 75 crowns.",
            "hedge_dropped",
        ),
        (
            "The guild expects three bakeries in Marl to close if sales fall again.",
            "The guild expects three bakeries in Marl to close.",
            "hedge_dropped",
        ),
        ("Norline does not deny that the slide exists.", "Norline denies that the slide exists.", "negated"),
        (
            "The hall in Marl fills 9,000 bottles an hour.",
            "The hall in Marl fills 9,000 bottles a day.",
            "unit_mismatch",
        ),
        (
            "The strip was sold to the region in May by Norline.",
            "In May the region sold the strip to Norline.",
            "roles_swapped",
        ),
    ],
)
def test_what_was_small_print_is_read(source: str, claim: str, code: str) -> None:
    assert code in verdict_on(claim, source).codes
    assert verdict_on(source, source).label == "supported"
