"""Fact recall and claim precision on cases small enough to work out by hand."""

from pathlib import Path

import pytest

from evals.cases import Case, Gold, GoldFact, Slot, Support
from evals.metrics import Score, Unscored
from evals.metrics.facts import match_facts, vital_recall, weighted_recall
from evals.metrics.grounding import claim_precision
from evals.outcomes import Match
from tests.builders import FLOOD, raw


def _fact(id_: str, text: str, importance: int, *figures: str) -> GoldFact:
    slots = tuple(Slot(type="number", value=figure) for figure in figures)
    return GoldFact(id=id_, text=text, importance=importance, support=(Support(article="a", quote="q"),), slots=slots)


FACTS = (
    _fact("f1", "The river Oster flooded the town of Marl on Sunday.", 3),
    _fact("f2", "Fire crews took 1,200 people to a school.", 3, "1200"),
    _fact("f3", "The council set aside $4.5 million for repairs.", 1, "4,500,000"),
)
CASE = Case("hand", Path(), Gold(articles=("a",), facts=FACTS))

PERFECT = [fact.text for fact in FACTS]


def _outcomes(*claims: str) -> list[str]:
    return [match.outcome for match in match_facts(claims, CASE)]


def _value(matches: tuple[Match, ...]) -> tuple[float, float]:
    vital, weighted = vital_recall(matches), weighted_recall(matches)
    assert isinstance(vital, Score)
    assert isinstance(weighted, Score)
    return vital.value, weighted.value


def test_a_brief_that_says_every_fact_scores_one() -> None:
    assert _value(match_facts(PERFECT, CASE)) == (1.0, 1.0)


def test_a_brief_that_says_nothing_scores_nought() -> None:
    assert _value(match_facts([], CASE)) == (0.0, 0.0)


@pytest.mark.parametrize("value", ["1e999999999", "nan", "many"])
def test_a_figure_that_is_no_number_stands_in_no_claim(value: str) -> None:
    case = Case("hand", Path(), Gold(articles=("a",), facts=(_fact("f1", PERFECT[1], 3, value),)))

    assert [match.outcome for match in match_facts(PERFECT, case)] == ["wrong"]


@pytest.mark.parametrize(
    ("value", "unit"), [("4.5", "million dollars"), ("4,500", "thousand dollars"), ("4.5m", None)]
)
def test_a_figure_is_what_its_unit_makes_of_it(value: str, unit: str | None) -> None:
    slot = Slot(type="money", value=value, unit=unit)
    fact = FACTS[2].model_copy(update={"slots": (slot,)})

    assert [
        match.outcome for match in match_facts(PERFECT, Case("hand", Path(), Gold(articles=("a",), facts=(fact,))))
    ] == ["covered"]


def test_facts_weigh_their_importance() -> None:
    assert _value(match_facts(PERFECT[:1], CASE)) == (1 / 2, 3 / 7)


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("On Sunday twelve hundred people were taken to a school by fire crews.", "covered"),
        ("Fire crews took 2,100 people to a school.", "wrong"),
        ("Fire crews took people to a school.", "wrong"),
        ("The school stayed shut.", "missing"),
    ],
)
def test_a_figure_that_differs_is_wrong_and_not_missing(claim: str, outcome: str) -> None:
    assert _outcomes(claim)[1] == outcome


def test_money_in_words_equals_money_in_digits() -> None:
    assert _outcomes("Repairs will be paid with $4.5m that the council set aside.")[2] == "covered"


def test_saying_a_fact_twice_gains_nothing() -> None:
    assert match_facts([*PERFECT[:1], *PERFECT[:1]], CASE) == match_facts(PERFECT[:1], CASE)


def test_the_order_of_the_gold_changes_no_score() -> None:
    shuffled = Case("hand", Path(), Gold(articles=("a",), facts=FACTS[::-1]))

    assert _value(match_facts(PERFECT[1:], shuffled)) == _value(match_facts(PERFECT[1:], CASE))


def test_recall_without_vital_facts_is_unscored_not_nought() -> None:
    without = Case("hand", Path(), Gold(articles=("a",), facts=FACTS[2:]))

    assert isinstance(vital_recall(match_facts(PERFECT, without)), Unscored)


async def test_precision_is_measured_against_the_articles() -> None:
    claims = ["Fire crews took 1,200 people to the school on Hill Road.", "Governor Alba Renn resigned over it."]

    assert await claim_precision(claims, [raw(FLOOD)]) == Score(0.5, 1, 2)


async def test_precision_of_no_claims_is_unscored() -> None:
    assert await claim_precision([], [raw(FLOOD)]) == Unscored("the brief has no claims")
