"""True sentences in a summariser's own words, each beside an error of the sort that looks like it."""

import pytest

from tests.builders import verdict_on

MILL = (
    "The city council of Marl rejected a protest by the rowing club on Tuesday, by five votes to four. "
    "Two of the three boathouses were damaged in the storm, of which one will have to be pulled down. "
    "The mayor's deputy, Ole Dahl, a retired customs officer, is to lead the repairs. "
    "Nine people are still in hospital."
)
RACE = (
    "Runa Halle finished alone in the 171-kilometre stage from Lund. "
    "The driver of the lorry that blocked the road is under investigation for dangerous driving. "
    "He is 44, his name is Sten Kolb, and he was following the race for the first time. "
    "Organisers moved the start from Skarn to Lund, race director Ida Kron said."
)
TALKS = (
    "President Dana Voss of Norway met the Danish prime minister, Emil Tadros, in Lund on Monday. "
    "“We have wasted three good years,” the Norwegian leader said. "
    "The two signed an agreement on Tuesday to exchange 281 prisoners and to prolong the truce by 60 days."
)
BANK = (
    "Director Mette Lind is leaving the bank “with immediate effect and by mutual consent”, the company said. "
    "Two managers of the bank were arrested on Thursday on suspicion of fraud. "
    "On Sunday evening the union lodged a complaint with the labour court. "
    "The government has not condemned the board. "
    "On Monday the labour court set a date for the hearing. "
    "Economist Yara Stroud of Lund University asked for a pause before the fund was sold."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (MILL, "On Tuesday Marl's city council threw out the rowing club's protest by five votes to four."),
        (MILL, "Two of three boathouses were damaged, one of which must be demolished."),
        (MILL, "Ole Dahl, formerly a customs officer, is to lead the repairs."),
        (MILL, "One of the damaged boathouses will have to be pulled down, and nine people are still in hospital."),
        (RACE, "The stage, over 171 kilometres from Lund, was won by Runa Halle, who finished alone."),
        (
            RACE,
            "Sten Kolb, 44, whose lorry blocked the road, is under investigation for dangerous driving.",
        ),
        (RACE, "The start was moved from Skarn to Lund, according to race director Ida Kron."),
        (TALKS, "Voss said that three good years had been wasted."),
        (
            TALKS,
            "The two signed a deal on Tuesday under which 281 prisoners will be exchanged and the truce prolonged.",
        ),
        (
            BANK,
            "Mette Lind is leaving the bank “with immediate effect and by mutual consent”, in the company's words.",
        ),
        (BANK, "Two managers of the bank were arrested on Thursday, suspected of fraud."),
        (BANK, "The union lodged a complaint with the labour court on Sunday evening."),
    ],
)
def test_what_is_said_in_other_words_is_supported(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (MILL, "On Tuesday Marl's city council accepted the rowing club's protest by five votes to four.", "negated"),
        (MILL, "Two of three boathouses were damaged, seven of which must be demolished.", "number_mismatch"),
        (
            RACE,
            "The stage, over 191 kilometres from Lund, was won by Runa Halle, who finished alone.",
            "number_mismatch",
        ),
        (RACE, "The start was moved from Lund to Skarn, race director Ida Kron said.", "roles_swapped"),
        (TALKS, "The Danish leader said that three good years had been wasted.", "speaker_mismatch"),
        (TALKS, "“We have wasted three good years,” said Emil Tadros.", "quote_misattributed"),
        (BANK, "Two managers of the bank, who committed fraud, were arrested on Thursday.", "hedge_dropped"),
        (BANK, "The union lodged a complaint with the labour court on Monday evening.", "date_mismatch"),
        (BANK, "The government, which met the union, has condemned the board.", "negated"),
        (BANK, "Yara Stroud asked for a pause once the fund had been sold.", "sequence_invented"),
    ],
)
def test_what_only_looks_like_it_is_not(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


def test_a_description_is_of_whom_the_articles_describe_so() -> None:
    article = (
        "“He asked us for toast,” said Karin Olde, the firefighter who carried the boy out. "
        "The reservoir was full, according to Neve Harrow, a hydrologist at the university. "
        "Harrow said that the snow was melting and that there was no room left."
    )

    assert verdict_on("There was no room left, said Neve Harrow, a hydrologist.", article).label == "supported"
    assert "title_mismatch" in verdict_on("There was no room left, said Karin Olde, a hydrologist.", article).codes
    assert verdict_on("The boy asked for toast, said firefighter Karin Olde.", article).label == "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("Karin Olde was in charge of the hospital for ten years.", "Karin Olde led the hospital for ten years."),
        (
            "The bank levies charges of five percent on the transfer.",
            "The bank levies fees of five percent on the transfer.",
        ),
        (
            "The police arrested Jon Berg in Marl on suspicion of fraud.",
            "The police arrested Jon Berg over fraud in Marl.",
        ),
        (
            "The bill takes effect when President Ada Marsh signs it.",
            "Once President Ada Marsh signs the bill, it takes effect.",
        ),
        ("The court threw the case out.", "The court threw out the case."),
        (
            "The inquiry, which is to report by June, may hear witnesses.",
            "The inquiry, due to report by June, may hear witnesses.",
        ),
        (
            "Norline lost $74 million last year, its third loss in a row.",
            "Norline made a loss of $74 million last year, the third year running in which it lost money.",
        ),
        ("The judges struck down the law.", "The judges struck the law down."),
        (
            "On Monday police freed the man whom on Friday they had arrested.",
            "Police on Monday freed the man they had arrested on Friday.",
        ),
        (
            "Jon Berg, a carpenter who was a passenger, pulled nine people out. Ada Holm, another passenger, drove.",
            "Jon Berg, a passenger, pulled nine people out.",
        ),
    ],
)
def test_small_words_in_another_sense_are_no_faults(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("Residents rallied to save the library.", "Residents saved the library."),
        ("Volunteers returned on Monday to stop the oil.", "Volunteers stopped the oil."),
        (
            "The fleet will be sold and the chairman will resign on Monday.",
            "The fleet will be sold and the chairman resigned on Monday.",
        ),
        ("The tower, over 171 metres high, fell.", "The tower, 171 metres high, fell."),
        ("The government has not condemned the board.", "The government has condemned the board."),
    ],
)
def test_an_aim_a_plan_and_a_bound_are_still_no_facts(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"


def test_the_next_sentence_goes_before_one_elsewhere() -> None:
    story = "Divers found three more bodies, which brings the dead to 19. Seven passengers are still missing."
    list_of_names = (
        "The harbour office still had 31 names on its list of missing passengers, most of them from the lower deck, "
        "where the water took the cabins."
    )
    claim = (
        "Three more bodies had been found, which took the number of dead to 19, while seven passengers were missing."
    )

    assert verdict_on(claim, story, list_of_names).label == "supported"
    assert "number_mismatch" in verdict_on(claim.replace("seven", "eight"), story, list_of_names).codes


def test_what_is_denied_of_somebody_is_so_in_a_longer_claim() -> None:
    article = (
        "Both leaders discussed Norway’s 12-point paper on the truce, which includes a call for talks and respect "
        "for all borders. Norway has not condemned the attack on Lund."
    )

    found = verdict_on(
        "Norway, whose paper calls for talks and respect for borders, has condemned the attack.", article
    )
    assert "negated" in found.codes


def test_an_order_to_do_it_does_not_say_that_it_was_done() -> None:
    article = "Inspector Ida Kron found a cracked bolt. An order to replace it went to the Water Authority, she said."

    assert (
        "negated" not in verdict_on("Inspector Ida Kron blames a cracked bolt that was not replaced.", article).codes
    )
