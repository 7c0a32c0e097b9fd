"""The probability that a claim is supported."""

import pytest

from summarizer.verifiers.rules.scoring import WEIGHTS, Measures, probability
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, story_of, verdict_on

CLEAN = Measures(*[0.0] * len(Measures._fields))._replace(order=1.0)
FERRY = "Norline ferry Aurora ran aground off Lund on Friday with 120 people on board. Nobody was hurt."


@pytest.mark.parametrize("name", [name for name in Measures._fields if name != "order"])
def test_more_that_is_missing_never_raises_the_score(name: str) -> None:
    some, more = CLEAN._replace(**{name: 0.5}), CLEAN._replace(**{name: 1.0})

    assert probability(CLEAN) > probability(some) > probability(more)


def test_words_in_another_order_lower_the_score() -> None:
    assert probability(CLEAN) > probability(CLEAN._replace(order=0.2))


def test_a_claim_without_fault_is_probably_supported_and_nothing_is_certain() -> None:
    worst = Measures(*[1.0] * len(Measures._fields))._replace(order=0.0)

    assert 0 < probability(worst) < 0.5 < probability(CLEAN) < 1


def test_extreme_measures_do_not_overflow() -> None:
    assert 0 <= probability(Measures(*[1e6 * weight for weight in WEIGHTS])) <= 1
    assert 0 <= probability(Measures(*[-1e6 * weight for weight in WEIGHTS])) <= 1


@pytest.mark.parametrize(
    "claim",
    [
        "The ferry Aurora ran aground off Lund on Friday.",
        "The ferry Aurora sank off Lund on Friday.",
        "The ferry Aurora ran aground off Lund on Sunday.",
        "Governor Reyl opened a school.",
        "Ferry.",
    ],
)
def test_supported_and_the_score_say_the_same(claim: str) -> None:
    found = verdict_on(claim, FERRY)

    assert 0 <= found.score <= 1
    assert (found.score >= 0.5) == (found.label == "supported")
    assert verdict_on(claim, FERRY) == found


def test_a_worse_claim_scores_lower() -> None:
    scores = [
        verdict_on(claim, FERRY).score
        for claim in (
            "Norline ferry Aurora ran aground off Lund on Friday with 120 people on board.",
            "Norline ferry Aurora ran aground off Lund on Friday with 130 people on board.",
            "Norline ferry Boreas ran aground off Skarn on Sunday with 130 people on board.",
        )
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def measures_of(text: str, *articles: str) -> Measures:
    found = RuleVerifier().measures([claim(text)], story_of(*articles))[0]
    assert found is not None
    return found


@pytest.mark.parametrize(("aside", "is_somewhere"), [("The paint is green.", True), ("The paint is red.", False)])
def test_a_word_that_no_article_has_counts_apart(aside: str, *, is_somewhere: bool) -> None:
    story = story_of(f"The ferry Aurora ran aground off Lund on Friday. {aside}")
    cited = claim("The green ferry Aurora ran aground off Lund on Friday.", story.facts[0])

    (found,) = RuleVerifier().measures([cited], story)

    assert found is not None
    assert (found.nowhere == 0) is is_somewhere


def test_whoever_has_another_role_there_is_out_of_place_and_not_absent() -> None:
    found = measures_of("Ostmar sold the yard to Norline.", "Norline sold the yard to Ostmar.")

    assert (found.displaced, found.absent) == (2, 0)


def test_a_pronoun_is_no_argument_that_could_be_absent() -> None:
    assert measures_of("Four of them were moved to Lund.", "Families were moved to Lund.").absent == 0
