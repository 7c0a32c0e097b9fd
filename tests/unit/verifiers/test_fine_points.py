"""Conditions of the checks that decide few claims: for each a claim that it decides."""

import pytest

from tests.builders import verdict_on


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (  # the verb is told within the statement, most of the claim's words outside it
            "Mayor Ida Roe, after three days in the flooded valley with her staff, said the dam failed.",
            "After three days in the flooded valley with her staff, the dam failed.",
            "attribution_dropped",
        ),
        (
            "The guard locked the gate and he went home.",
            "The guard locked the gate and later he went home.",
            "sequence_invented",
        ),
        (
            "Under the plan the fund would control the port of Marl.",
            "The fund controls the port of Marl.",
            "tense_shifted",
        ),
        (
            "The firm did not refuse to publish the report on the dam.",
            "The firm refused to publish the report on the dam.",
            "negated",
        ),
        ("The union opposes longer shifts at the mine.", "The union demands longer shifts at the mine.", "negated"),
        (
            "The mill has 40 looms and 15 weavers in Marl. The inn has 12 weavers.",
            "The mill has 40 looms and 12 weavers in Marl.",
            "number_mismatch",
        ),
        (
            "Norline hired a new chief. Twenty economists cut their forecast.",
            "Norline cut its forecast and hired a new chief.",
            "merged_sources",
        ),
        (
            "The mill lost more than 12 looms and 12 weavers in the fire.",
            "The mill lost more than 12 weavers in the fire.",
            "bound_dropped",
        ),
        ("The lorry drove from Lund with coal.", "The lorry drove to Lund with coal.", "roles_swapped"),
    ],
)
def test_what_one_condition_alone_sees_is_a_fault(article: str, claim: str, code: str) -> None:
    verdict = verdict_on(claim, article)

    assert verdict.label != "supported"
    assert code in verdict.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (
            "After the vote the minister resigned and left the country.",
            "The minister resigned; afterwards he left the country.",
        ),
        (
            "Norline earned 4 million euros in the 2018-2019 season.",
            "Norline earned 4 million euros in the 2018-19 season.",
        ),
        (
            "A first trial, with Merlo's forerunner Kestra, failed in a storm in 1998.",
            "A first trial, made with Kestra, the forerunner of Merlo, failed in a storm in 1998.",
        ),
        ("Sales fell in September.", "Sales fell in the month before."),
    ],
)
def test_what_one_condition_alone_excuses_is_no_fault(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


def test_a_sum_of_what_the_articles_count_is_no_other_figure() -> None:
    verdict = verdict_on(
        "In all 12 people were hurt, 5 in Lund and 7 in Marl.",
        "5 people were hurt in Lund and 7 people were hurt in Marl.",
    )

    assert "number_mismatch" not in verdict.codes


def test_two_of_whom_each_has_a_date_may_be_put_in_order() -> None:
    verdict = verdict_on(
        "The ferry sank on Monday before the pier collapsed on Tuesday.",
        "The ferry sank on Monday. The pier collapsed on Tuesday.",
    )

    assert "sequence_invented" not in verdict.codes
