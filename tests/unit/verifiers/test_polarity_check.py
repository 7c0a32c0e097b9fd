"""Claims against evidence that refuses, rejects or denies."""

import pytest

from tests.builders import verdict_on

QUARRY = (
    "The council of Marl rejected the plan for a second quarry on Hill Road. "
    "Miller Olaf Bell denied the theft of forty sacks of flour. "
    "The owners of the quarry refused to pay for the broken road."
)


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marl approved the plan for a second quarry on Hill Road.",
        "Miller Olaf Bell admitted the theft of forty sacks of flour.",
        "The owners of the quarry agreed to pay for the broken road.",
    ],
)
def test_a_claim_that_states_what_was_refused_is_refuted(text: str) -> None:
    found = verdict_on(text, QUARRY)

    assert (found.label, found.codes) == ("refuted", ("negated",))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The captain left the ship.", "The captain refused to leave the ship."),
        ("Pilot Runa Halle flew the mail to Skarn.", "Pilot Runa Halle declined to fly the mail to Skarn."),
        ("The mill paid its weavers in May.", "The mill failed to pay its weavers in May."),
        ("The harbour board chose a new crane.", "The harbour board did not choose a new crane."),
        ("Witness Olaf Bell spoke to the court.", "Witness Olaf Bell never spoke to the court."),
        ("The captain did not leave the ship.", "The captain left the ship."),
        ("The captain never left the ship.", "The captain has to leave the ship."),
    ],
)
def test_an_irregular_past_form_hides_no_denial(text: str, source: str) -> None:
    found = verdict_on(text, source)

    assert found.label != "supported"
    assert "negated" in found.codes


def test_an_irregular_past_form_that_nobody_denies_is_supported() -> None:
    assert verdict_on("The captain left the ship.", "The captain left the ship on Monday.").label == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marl voted against the plan for a second quarry on Hill Road.",
        "The council of Marl did not approve the plan for a second quarry on Hill Road.",
        "Miller Olaf Bell denied the theft of forty sacks of flour.",
        "The owners of the quarry did not pay for the broken road.",
        "The owners of the quarry resisted a call to pay for the broken road.",
    ],
)
def test_a_refusal_in_other_words_is_no_contradiction(text: str) -> None:
    assert "negated" not in verdict_on(text, QUARRY).codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (
            "The scheme is voluntary and many shops opt not to use it.",
            "The scheme is not voluntary and many shops opt not to use it.",
        ),
        (
            "Border guards refused to stamp the passports and the ship was searched in Lund.",
            "Border guards refused to stamp the passports and the ship was not searched in Lund.",
        ),
        (
            "Voss did not attend the hearing because the mill was sold in May.",
            "Voss did not attend the hearing because the mill was not sold in May.",
        ),
    ],
)
def test_a_denial_that_both_have_does_not_excuse_another(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "negated" in found.codes


def test_a_sentence_that_has_a_word_denied_and_stated_supports_itself() -> None:
    text = "Voss was the first mayor of Marl to sail to Lund, but she was not the first to swim there."

    assert verdict_on(text, text).label == "supported"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The mill was two months in arrears rather than nine, said Dana Voss.",
            "The mill was late with its payments by two months, not for nine, said Dana Voss.",
        ),
        (
            "The repair of the lock in Marl, which was to begin in March, has been postponed, said Dana Voss.",
            "The repair of the lock in Marl would not begin in March, said Dana Voss.",
        ),
        (
            "After two days of denials Norline said that a charge had been fired in the quarry.",
            "Norline, which had denied for two days that a charge was fired in the quarry, said that one had been.",
        ),
    ],
)
def test_what_says_so_in_other_words_denies_nothing(text: str, source: str) -> None:
    assert "negated" not in verdict_on(text, source).codes


def test_a_short_refusal_counts_though_another_sentence_has_most_of_the_claim() -> None:
    bridge = "The bridge of steel and glass over the Mertsa cost 40 million euros and took nine years."
    claim = "The mayor opened the bridge of steel and glass over the Mertsa, which cost 40 million euros."

    assert "negated" in verdict_on(claim, f"The mayor refused to open the bridge. {bridge}").codes
    assert "negated" not in verdict_on(claim, f"The mayor opened the bridge. {bridge}").codes


def test_a_rejection_may_stand_in_the_next_sentence() -> None:
    article = (
        "Norline, which accuses Ostmar of planning to sell the quay, said on Monday that talks would only delay the"
        " repairs. Ostmar rejects the accusation about the quay."
    )
    claim = f"{article.partition('. ')[0]}; Ostmar rejects the accusation about the quay."

    assert verdict_on(claim, article).label == "supported"
