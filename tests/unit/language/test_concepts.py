"""Other wordings of the same news share most concepts, and other news shares few."""

import pytest

from summarizer.language.concepts import APART
from summarizer.language.parse import parse_sentence


def concepts(text: str) -> set[str]:
    return set(parse_sentence(text).concepts)


def test_a_word_put_in_between_leaves_the_pair_standing() -> None:
    assert "dam burst" in concepts("The dam burst.") & concepts("The old dam suddenly burst.")


def test_words_far_apart_are_no_pair() -> None:
    between = " ".join(["grey", "stone", "river", "wall"][:APART])

    assert "gate fell" not in concepts(f"The gate {between} fell.")


@pytest.mark.parametrize("text", ["France agreed.", "The French agreed.", "Paris agreed."])
def test_a_country_is_one_word_by_its_name_its_people_and_its_capital(text: str) -> None:
    assert {"France agre", "@France"} <= concepts(text)


def test_names_and_figures_are_concepts_of_their_own() -> None:
    assert {"@voss", "#14"} <= concepts("Officials told Dana Voss of 14 homes.")


def test_concepts_come_in_one_order_whatever_the_run() -> None:
    found = parse_sentence("Officials told Dana Voss of 1,200 flooded homes in Marl.").concepts

    assert list(found) == sorted(set(found))
