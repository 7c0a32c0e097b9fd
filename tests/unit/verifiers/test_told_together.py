"""A claim is supported by sentences that tell of it, not by words picked from here and there."""

import pytest

from tests.builders import verdict_on

ISLAND = (
    "The ferry to Skarn was late on Monday because of fog. "
    "She wrote a letter to the editor about the price of fish. "
    "Teachers asked the council for two more rooms. "
    "The decision on the lighthouse is due in spring, its keeper said. "
    "He repaired the roof of the school last summer."
)


@pytest.mark.parametrize(
    "claim",
    [
        "In a letter to the council she said that the price was due on Monday.",
        "Teachers were late with the decision on the school, the editor wrote.",
        "The keeper asked for two letters about the roof last spring.",
        "Her two rooms were due last summer.",
        "The lighthouse was repaired.",
    ],
)
def test_words_from_here_and_there_support_nothing(claim: str) -> None:
    found = verdict_on(claim, ISLAND)

    assert found.label == "not_enough_evidence"
    assert "no_evidence" in found.codes
    assert found.evidence == ()


@pytest.mark.parametrize(
    "claim",
    [
        "On Monday, fog made the Skarn ferry late.",
        "The council was asked by teachers for two additional rooms.",
        "A decision on the lighthouse will come in spring, according to its keeper.",
        "She sent the editor a letter about what fish costs.",
    ],
)
def test_one_sentence_that_tells_of_it_is_shown(claim: str) -> None:
    found = verdict_on(claim, ISLAND)

    assert found.label == "supported", found
    assert found.evidence


def test_two_deeds_that_nobody_tells_are_not_supported_by_the_names_around_them() -> None:
    bridge = (
        "A footbridge over the Sorre collapsed at Lindal on Sunday and 14 people died, the county said. "
        "Trains through Lindal were stopped until Monday morning. "
        "The footbridge was last inspected in March, said county engineer Paul Ester."
    )
    claim = (
        "Prosecutors in Lindal opened an inquiry into the collapse of the footbridge over the Sorre on Monday "
        "and seized the inspection records of the county engineer."
    )

    assert verdict_on(claim, bridge).label == "not_enough_evidence"


CRASH = (
    "Anton Revel, 51, is suspected of fraud, prosecutor Leon Vark said. "
    "Anton Revel, managing director of Revel Tours, said the coach had passed its inspection in June."
)
TRAMS = (
    'The chief executive of Skarn Tram and Bus, Owen Dahl, said he was "deeply sorry" to passengers and that '
    "his door was open. Chief executive Owen Dahl said the agreement was affordable."
)
TUGS = (
    "Roe acknowledged that one of the two tugs had been out of service with a broken shaft. "
    "The office's director, Colonel Marc Roe, said that he had seen no such email."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (CRASH, "Anton Revel, 51, managing director of Revel Tours, is suspected of fraud, Leon Vark said."),
        (TRAMS, "Owen Dahl, the chief executive of Skarn Tram and Bus, said the agreement was affordable."),
        (
            TUGS,
            "Marc Roe, the office's director, said one of the two tugs had been out of service with a broken shaft.",
        ),
    ],
)
def test_who_somebody_is_may_be_told_in_another_sentence(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())


MILL = "The mill in Marl will close in May and 40 jobs will go, the owner announced. The union called it a disgrace."


@pytest.mark.parametrize(
    ("rest", "is_supported"),
    [
        ("; the union called it a disgrace.", True),
        (", and the union called it a disgrace.", True),
        (", which the union called a disgrace.", True),
        (", and the board called it a disgrace.", False),
        (", and the union called it a blessing.", False),
        (", the union announced.", False),
    ],
)
def test_a_clause_may_be_told_by_the_next_sentence(rest: str, *, is_supported: bool) -> None:
    found = verdict_on(f"The mill in Marl will close in May and 40 jobs will go{rest}", MILL)

    assert (found.label == "supported") is is_supported
