"""The probability that a claim is supported."""

import pytest

from summarizer.verifiers.rules.scoring import WEIGHTS, Measures, probability
from tests.builders import verdict_on

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
