"""Sentences of two articles that are alike but for one figure."""

import pytest

from summarizer.extractors.rules import RuleExtractor
from summarizer.stages.extract import extract
from summarizer.stages.reconcile import reconcile
from tests.builders import done, parsed
from tests.telling import MONDAY, TUESDAY, kinds, only_conflict

GOAL = "Dana Voss rode past the last of the four others in the 31st lap after Rolf Bell had lost a wheel on the bend."
RECALL = (
    "Norline is taking back 230,000 folding ladders in nine countries because the hinge may break, it said on Monday."
)


def test_a_rank_in_otherwise_equal_sentences_is_in_dispute() -> None:
    conflict = only_conflict(GOAL, GOAL.replace("31st", "41st"))

    assert (conflict.kind, conflict.resolution) == ("number", "open")


def test_a_figure_of_a_part_is_held_against_one_of_all_where_the_rest_is_alike() -> None:
    assert kinds(RECALL, RECALL.replace("230,000", "320,000 of the")) == [("number", "open")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (GOAL, GOAL.replace("31st", "31st or 32nd")),
        (GOAL, GOAL.replace("31st", "41st").replace("Dana Voss", "Olga Falk").replace("Rolf Bell", "Tom Roe")),
        (GOAL, f"{GOAL.replace('31st', '41st')} {GOAL}"),
        (RECALL, RECALL.replace("230,000", "about 230,000")),
        ("He came home as the 31st of the riders in Lund.", "She was named the 41st of the mayors of Marl."),
    ],
)
def test_other_people_both_figures_and_other_sentences_are_no_dispute(first: str, second: str) -> None:
    assert kinds((first, MONDAY), (second, TUESDAY)) == []


@pytest.mark.parametrize(("repeats", "expected"), [("", [("number", "open")]), (GOAL, [])])
def test_a_later_text_of_one_origin_that_has_both_sentences_differs_from_nothing(
    repeats: str, expected: list[tuple[str, str]]
) -> None:
    first = parsed(GOAL, published=MONDAY, outlet="Marl Post")
    later = parsed(
        f"{GOAL.replace('31st', '41st')} {repeats}",
        published=TUESDAY,
        outlet="Marl Post",
        origin=first.article.origin,
    )
    facts = done(extract((first, later), extractor=RuleExtractor())).facts

    assert [(each.kind, each.resolution) for each in reconcile(facts, (first, later)).conflicts] == expected


@pytest.mark.parametrize(
    ("compares", "expected"),
    [("", [("number", "update")]), (", compared with 62 million for the first demands", [])],
)
def test_a_sentence_that_has_the_other_figure_too_compares_the_two(
    compares: str, expected: list[tuple[str, str]]
) -> None:
    said = "Dana Voss, the head of the harbour, said the {} would add {} million euros a year to the wage bill{}."

    assert kinds((said.format("demands", 62, ""), MONDAY), (said.format("deal", 41, compares), TUESDAY)) == expected
