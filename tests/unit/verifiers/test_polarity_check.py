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
