"""Figures and dates that a brief tells: right, wrong, or not told at all."""

from pathlib import Path

import pytest

from evals.cases import Case, Gold, GoldFact
from evals.metrics import Result, Score, Unscored
from evals.metrics.facts import match_facts
from evals.metrics.slots import date_accuracy, number_accuracy
from summarizer.domain import Brief
from tests.builders import brief_of, raw
from tests.evals.cases import claims_of

LED = "Wardens led 340 traders out of the covered market on Tuesday, March 4, 2025."
PAYS = "The borough of Brack will pay 2,500 crowns to each trader."
ARTICLE = f"{LED}\n\n{PAYS}"


def _fact(id_: str, text: str, *slots: tuple[str, str, str | None]) -> GoldFact:
    listed = [{"type": kind, "value": value, "unit": unit} for kind, value, unit in slots]
    return GoldFact.model_validate({"id": id_, "text": text, "importance": 2, "support": [], "slots": listed})


FACTS = (
    _fact("f1", LED, ("number", "340", "person"), ("date", "2025-03-04", None)),
    _fact("f2", PAYS, ("money", "2500", "crown")),
)


@pytest.fixture(scope="module")
def blank() -> Brief:
    """Its only claim has evidence in the article, which is of a Friday."""
    return brief_of(raw(ARTICLE, published="2025-03-07"))


def _told(blank: Brief, *texts: str, facts: tuple[GoldFact, ...] = FACTS) -> tuple[Result, Result]:
    brief = blank.model_copy(update={"claims": claims_of(texts, blank.claims[0].verdict)})
    matches = match_facts(texts, Case("market", Path(), Gold(articles=(), facts=facts)))
    return number_accuracy(brief, matches), date_accuracy(brief, matches)


def test_what_is_told_rightly_is_right(blank: Brief) -> None:
    assert _told(blank, LED, PAYS) == (Score(1.0, 2, 2), Score(1.0, 1, 1))


@pytest.mark.parametrize(
    ("claim", "numbers", "dates"),
    [
        (LED.replace("340", "430"), Score(0.0, 0, 1), Score(1.0, 1, 1)),
        (LED.replace("340", "all the"), None, Score(1.0, 1, 1)),
        (LED.replace("340 traders", "340 traders and 12 dogs"), Score(1.0, 1, 1), Score(1.0, 1, 1)),
        (LED.replace("340 traders", "traders of 12 kilometres away"), None, Score(1.0, 1, 1)),
        (LED.replace("Tuesday, March 4, 2025", "Monday, March 3, 2025"), Score(1.0, 1, 1), Score(0.0, 0, 1)),
        (LED.replace("Tuesday, March 4, 2025", "Tuesday"), Score(1.0, 1, 1), Score(1.0, 1, 1)),
        (LED.replace("Tuesday, March 4, 2025", "Wednesday"), Score(1.0, 1, 1), Score(0.0, 0, 1)),
        (LED.replace("on Tuesday, March 4, 2025", "in March"), Score(1.0, 1, 1), Score(1.0, 1, 1)),
        (LED.replace(" on Tuesday, March 4, 2025", ""), Score(1.0, 1, 1), None),
        (PAYS.replace("2,500", "2,900"), Score(0.0, 0, 1), None),
        (PAYS.replace("2,500 crowns to each trader", "each of 340 traders"), None, None),
    ],
)
def test_a_value_in_the_place_of_another_is_wrong_and_one_left_out_is_not_told(
    claim: str, numbers: Result | None, dates: Result | None, blank: Brief
) -> None:
    assert _told(blank, claim) == (
        numbers or Unscored("no claim tells a figure of the gold's"),
        dates or Unscored("no claim tells a date of the gold's"),
    )


def test_what_the_claim_rightly_says_of_another_fact_stands_in_nobody_s_place(blank: Brief) -> None:
    earlier = _fact("f3", LED.replace("340", "290"), ("number", "290", "person"))

    assert _told(blank, LED, facts=(*FACTS, earlier)) == (Score(1.0, 1, 1), Score(1.0, 1, 1))
