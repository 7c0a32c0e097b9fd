"""What an editor sees at a glance, on claims small enough to count by hand."""

import random

import pytest

from evals.metrics import Score, Unscored
from evals.metrics.form import Form, form_of, opens_on_another, repeats
from summarizer.language.parse import parse_sentence
from tests.growth import SQUARE, Work, growth

FERRY = "The night ferry to Lund waited nine hours outside the harbour of Marl."


@pytest.mark.parametrize(
    ("claim", "points_back"),
    [
        ("She said the bridge would stay shut.", True),
        ("It's the third flood since May.", True),
        ("Their lawyers left the court at noon.", True),
        ("This cost the town its school.", True),
        ("The two leaders met in Velm.", True),
        ("The latter denied it.", True),
        ("Both were released on bail.", True),
        ("This week the ferry to Lund stays in port.", False),
        ("Those evenings the lock is shut.", False),
        ("The twenty leaders met in Velm.", False),
        ("Theirry Orme met the mayor.", False),
        ("Mayor Dana Voss said she would stay.", False),
        ("“She will stay,” said Mayor Dana Voss.", False),  # its speaker's opening, not ours
        ("", False),
    ],
)
def test_an_opening_that_needs_the_sentence_before_is_seen(claim: str, points_back: bool) -> None:
    assert opens_on_another(claim) is points_back


@pytest.mark.parametrize(
    ("claims", "repeated"),
    [
        ([], 0),
        ([FERRY], 0),
        ([FERRY, FERRY, FERRY], 2),
        ([FERRY, "Outside Marl's harbour the Lund night ferry waited nine hours."], 1),
        ([FERRY, "The night ferry to Lund had a broken pump and no cook."], 0),
        # Three stems of five in common are enough, two of five are not.
        (["Orme paints harbour cranes.", "Orme paints harbour gulls."], 1),
        (["Orme paints harbours.", "Orme paints gulls, cranes."], 0),
        (["And so it was.", "So was it."], 0),  # without a word of content nothing is repeated
    ],
)
def test_a_claim_that_repeats_an_earlier_one_is_counted_once(claims: list[str], repeated: int) -> None:
    assert repeats(claims) == repeated


def test_no_repeat_is_missed_by_comparing_only_claims_that_share_a_rare_word() -> None:
    draw = random.Random(7)  # noqa: S311 - no secret
    claims = [" ".join(draw.sample("Orme paints harbour cranes gulls ferry dawn lock".split(), 5)) for _ in range(60)]
    stems = [parse_sentence(claim).stems for claim in claims]
    one_by_one = sum(
        any(5 * len(each & other) >= 3 * len(each | other) for other in stems[:number])
        for number, each in enumerate(stems)
    )

    assert 0 < one_by_one < 60
    assert repeats(claims) == one_by_one


def test_form_counts_words_over_the_budget_and_claims_not_supported() -> None:
    claims = [FERRY, "She blamed the pump."]

    assert form_of(claims, Score(0.5, 1, 2), budget=15) == Form(
        claims=2, words=17, words_over=2, openers=1, repeats=0, unsupported=1
    )


def test_a_brief_within_its_budget_is_over_by_nothing_and_one_without_a_budget_by_nothing_known() -> None:
    nothing = Unscored("the brief has no claims")

    assert form_of([], nothing, budget=10).words_over == 0
    assert form_of([], nothing, budget=None).words_over is None


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "It ", "The two "])
def test_a_very_long_line_costs_no_more_than_its_length(token: str) -> None:
    def counting(length: int) -> Work:
        line = (token * length)[:length]
        return lambda: form_of([line], Unscored("not asked"), budget=100)

    assert growth(counting, 50_000) < SQUARE


def test_many_claims_are_not_compared_each_with_each() -> None:
    def counting(many: int) -> Work:
        claims = [f"Crane {number} lifted container {number * 7} off barge {number * 11}." for number in range(many)]
        return lambda: repeats([*claims, claims[7]])

    assert counting(1_000)() == 1
    assert growth(counting, 1_000) < SQUARE
