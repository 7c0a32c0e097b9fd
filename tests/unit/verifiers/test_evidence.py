"""Which sentences are shown for a claim, and what a verdict makes of where they stand."""

import pytest

from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, fact_from, parsed, story_of, verdict_on

MILL = (
    "The council of Marl voted on Monday to close the old mill on Hill Road. "
    "The mill has made paper since 1871. "
    "Some 240 people work there."
)
OWNER = "Norline bought the old mill on Hill Road in 2019. It wants to build flats on the land, its director said."


def test_a_claim_that_joins_two_sentences_shows_both() -> None:
    found = verdict_on(
        "The old mill on Hill Road, which has made paper since 1871, is to close, the council voted.", MILL
    )

    assert found.label == "supported", found
    assert {item.quote for item in found.evidence} >= {
        "The council of Marl voted on Monday to close the old mill on Hill Road.",
        "The mill has made paper since 1871.",
    }


def test_a_claim_that_joins_two_articles_shows_both() -> None:
    found = verdict_on(
        "The council of Marl voted on Monday to close the old mill on Hill Road, which Norline bought in 2019.",
        MILL,
        OWNER,
    )

    assert found.label == "supported", found
    assert len({item.article_id for item in found.evidence}) == 2


def test_two_true_halves_in_a_joint_that_nobody_has_are_merged_sources() -> None:
    found = verdict_on("Norline voted on Monday to close the old mill on Hill Road.", MILL, OWNER)

    assert found.label != "supported"
    assert "merged_sources" in found.codes


def test_evidence_stands_word_for_word_where_its_span_says() -> None:
    found = verdict_on("Some 240 people work at the mill.", MILL)

    assert found.evidence
    assert all(MILL[item.start : item.end] == item.quote for item in found.evidence)


def test_a_citation_of_an_article_that_does_not_say_it_is_told_from_a_claim_that_none_says() -> None:
    mill, owner = parsed(MILL), parsed(OWNER)
    story = story_of(mill, owner)
    wrong = fact_from(owner, "wants to build flats")
    cited = claim("The council of Marl voted on Monday to close the old mill on Hill Road.", wrong)
    invented = claim("The governor opened a school in Lund.", wrong)

    lacking, untold = done(RuleVerifier().verify([cited, invented], story))

    assert lacking.codes == ("citation_lacks_it",)
    assert "citation_lacks_it" not in untold.codes
    assert "no_evidence" in untold.codes


@pytest.mark.parametrize(
    ("text", "says_otherwise"),
    [
        ("The council of Marl voted on Monday to open the old mill on Hill Road.", True),
        ("The council of Marl voted on Friday to close the old mill on Hill Road.", True),
        ("The governor opened a school in Lund.", False),
        ("The director of the mill resigned over a letter to the council.", False),
    ],
)
def test_refuted_is_what_a_span_has_otherwise(text: str, *, says_otherwise: bool) -> None:
    found = verdict_on(text, MILL)

    assert (found.label == "refuted") == says_otherwise
    assert any(item.stance == "refutes" for item in found.evidence) == says_otherwise
