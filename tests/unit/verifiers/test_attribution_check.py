"""What only somebody says in an article against a claim that tells it as a fact."""

import pytest

from tests.builders import verdict_on

TRIAL = (
    "Lawyer Emil Tadros said that police had forged the evidence. "
    "The gardener accuses the director of hiding the painting. "
    "The director denied that he had sold the painting. "
    "Tadros called the trial a disgrace for the country."
)
POLITICS = (
    "Opposition leader Petra Volk claimed that the minister had lied to parliament. "
    "The law is a mistake, said the leader of the Greens, Jonas Alder. "
    "The president believes that the talks will fail. "
    "The party said it had won 40 seats in the south. "
    "In the view of Volk, the tax is unfair to farmers."
)
CUP = (
    "Coach Marta Ilves complained that the referee had ignored two fouls. "
    "Ilves described her team as the best in the league. "
    "Sten Kolb says the club owes him 2 million euros. "
    "The fans should be proud of the young players, Kolb said."
)
WORK = (
    "Workers say that the pipe had leaked for weeks. "
    "The company blamed the blast on a welder. "
    "Critics argue that the mine poisons the river. "
    "The firm insists that its pipes are safe. "
    "Norbank estimates that the damage will reach 30 million euros."
)
WAR = (
    "The rebels said that they had shot down a helicopter near Skarn. "
    "The army accused the rebels of shelling a school. "
    "A villager said that soldiers had burned his barn. "
    "The rebel leader vowed to take the capital."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "Police had forged the evidence."),
        (TRIAL, "Police forged the evidence."),
        (TRIAL, "The evidence was forged by police."),
        (TRIAL, "The director hid the painting."),
        (POLITICS, "The minister had lied to parliament."),
        (POLITICS, "The minister lied to parliament."),
        (POLITICS, "The talks will fail."),
        (POLITICS, "The party had won 40 seats in the south."),
        (CUP, "The referee had ignored two fouls."),
        (CUP, "The referee ignored two fouls."),
        (CUP, "The club owes Sten Kolb 2 million euros."),
        (WORK, "The pipe had leaked for weeks."),
        (WORK, "The pipe leaked for weeks."),
        (WORK, "The mine poisons the river."),
        (WORK, "The pipes are safe."),
        (WORK, "The damage will reach 30 million euros."),
        (WAR, "The rebels had shot down a helicopter near Skarn."),
        (WAR, "The rebels shelled a school."),
        (WAR, "Soldiers had burned a barn."),
    ],
)
def test_a_charge_or_a_party_s_word_needs_its_holder(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert {"attribution_dropped", "hedge_dropped"}.intersection(found.codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "The trial is a disgrace for the country."),
        (TRIAL, "The trial was a disgrace for the country."),
        (POLITICS, "The law is a mistake."),
        (POLITICS, "The tax is unfair to farmers."),
        (CUP, "The team is the best in the league."),
        (CUP, "The fans should be proud of the young players."),
        ("The plan is absurd, union boss Rolf Anders said on Friday.", "The plan is absurd."),
        ("“This is a great day for Lindal,” said Mayor Dana Voss.", "It is a great day for Lindal."),
        ("Critic Ana Poole called the film dreadful.", "The film is dreadful."),
        ("The new airport is too expensive, according to Jonas Alder.", "The new airport is too expensive."),
        ("Engineer Bo Lund said the council must act at once.", "The council must act at once."),
        ("The bishop thinks the fine is fair.", "The fine is fair."),
    ],
)
def test_a_judgement_is_no_fact(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert {"opinion_as_fact", "attribution_dropped"}.intersection(found.codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "According to lawyer Emil Tadros, police had forged the evidence."),
        (TRIAL, "Police had forged the evidence, Emil Tadros said."),
        (TRIAL, "The director is accused of hiding the painting."),
        (TRIAL, "The director was accused by the gardener of hiding the painting."),
        (TRIAL, "The trial was called a disgrace for the country by Tadros."),
        (POLITICS, "The minister was accused of lying to parliament."),
        (POLITICS, "Petra Volk alleged that the minister had lied to parliament."),
        (POLITICS, "The leader of the Greens, Jonas Alder, called the law a mistake."),
        (POLITICS, "The talks will fail, the president believes."),
        (POLITICS, "In Volk's view, the tax is unfair to farmers."),
        (POLITICS, "Volk thinks that the tax is unfair to farmers."),
        (CUP, "The referee ignored two fouls, coach Marta Ilves complained."),
        (CUP, "Kolb says that he is owed 2 million euros by the club."),
        (CUP, "The team is the best in the league, in the words of Ilves."),
        (WORK, "The pipe had leaked for weeks, according to workers."),
        (WORK, "The mine poisons the river, critics argue."),
        (WORK, "Norbank puts the damage at 30 million euros."),
        (WORK, "A welder was blamed for the blast by the company."),
        (WAR, "The rebels say they shot down a helicopter near Skarn."),
        (WAR, "The rebels were accused of shelling a school."),
        (WAR, "The rebel leader has vowed to take the capital."),
    ],
)
def test_a_holder_named_in_another_way_is_enough(article: str, claim: str) -> None:
    codes = verdict_on(claim, article).codes

    assert not {"opinion_as_fact", "attribution_dropped"}.intersection(codes)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("Police said that two men had been arrested in Skarn.", "Two men were arrested in Skarn."),
        ("The ministry said that 14 people had died.", "Fourteen people died."),
        ("The court said the trial would start in May.", "The trial will start in May."),
        ("The hospital said the patient was in a stable state.", "The patient is in a stable state."),
        ("Norbank announced that it would close 40 branches.", "Norbank will close 40 branches."),
        ("The club confirmed that Dino Vek had signed until June.", "Dino Vek has signed until June."),
        ("The banker admitted that he had stolen 2 million euros.", "The banker stole 2 million euros."),
        ("The study found that warm water killed the corals.", "Warm water killed the corals."),
        ("According to the survey, 40 percent of farmers sold land.", "Forty percent of farmers sold land."),
        ("The weather service said 80 mm of rain had fallen.", "In all, 80 mm of rain fell."),
        ("Firefighters said the blaze was under control.", "The blaze was under control."),
        ("The statistics office said prices rose by 3 percent.", "Prices rose by 3 percent."),
        ("Organisers said 20,000 people took part in the march.", "Some 20,000 people took part in the march."),
        ("The airline revealed that the pilot had been ill.", "The pilot was ill."),
        (
            "The central bank said it would raise its rate to 4 percent.",
            "The central bank will raise its rate to 4 percent.",
        ),
        ("The coastguard said all 12 sailors had been saved.", "All 12 sailors were saved."),
        ("The coroner said the nurse had died of poison.", "The nurse died of poison."),
        ("The space agency said the probe had landed on the comet.", "The probe landed on the comet."),
        ("The fire brigade said the roof had collapsed.", "The roof collapsed."),
        ("The airport said 40 flights were cancelled.", "40 flights were cancelled."),
        # nobody's word: a noun's clause
        (
            "A court in Lund sentenced Ida Kron to nine years for taking bribes, in the worst case the town knew.",
            "A court in Lund sentenced Ida Kron to nine years for taking bribes.",
        ),
    ],
)
def test_what_is_made_known_officially_may_be_told_without_its_holder(article: str, claim: str) -> None:
    codes = verdict_on(claim, article).codes

    assert not {"opinion_as_fact", "attribution_dropped"}.intersection(codes)


def test_whom_one_half_is_according_to_holds_nothing_of_the_other() -> None:
    article = "The pier will reopen in May, according to Norline, while the mill burned down on Friday."

    assert verdict_on("The mill burned down on Friday.", article).label == "supported"
    assert "attribution_dropped" in verdict_on("The pier will reopen in May.", article).codes


def test_what_only_names_the_news_is_no_holder_of_it() -> None:
    article = (
        "Vandals broke into the chapel in Skarn before dawn and smashed two windows in what the bishop called a "
        "night of shame."
    )

    told = verdict_on("Before dawn, vandals broke into the chapel in Skarn and smashed two windows.", article)
    taken_over = verdict_on("Vandals smashed two windows of the chapel in Skarn in a night of shame.", article)

    assert told.label == "supported"
    assert taken_over.label != "supported"


@pytest.mark.parametrize(
    ("speaker", "is_authority"),
    [
        ("The AFD", False),
        ("Opposition MP Dana Voss", False),
        ("The company's press officer", False),
        ("Party officials", False),
        ("The WHO", True),
        ("The FBI", True),
        ("Police in Marl", True),
        ("Officials in New Lund", True),
        ("The health ministry", True),
    ],
)
def test_who_is_an_authority_may_go_and_a_party_may_not(speaker: str, is_authority: bool) -> None:
    found = verdict_on(
        "The mayor of Marl took money from a builder in 2020.",
        f"{speaker} said the mayor of Marl took money from a builder in 2020. The council meets on Monday.",
    )

    assert (found.label == "supported") is is_authority
    assert ("attribution_dropped" in found.codes) is not is_authority
