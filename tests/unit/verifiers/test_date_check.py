"""A claim's dates against those of its evidence, each as its article means it."""

import pytest

from summarizer.domain import Verdict
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, parsed, story_of, verdict_on
from tests.growth import SQUARE, Work, growth

MILL = (
    "The council of Marl voted yesterday to close the old mill on Hill Road. "
    "Mayor Dana Voss will meet the owners of the mill on Friday. "
    "The owners bought the mill in February last year. "
    "Police searched the house of the miller last Friday. "
    "“We will sell the mill tomorrow,” said miller Olaf Bell."
)


def verdict_as_of(published: str | None, text: str, article: str = MILL) -> Verdict:
    return done(RuleVerifier().verify([claim(text)], story_of(parsed(article, published=published))))[0]


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marl voted yesterday to close the old mill on Hill Road.",
        "The council of Marl voted on Monday to close the old mill on Hill Road.",
        "The council of Marl voted on 3 March to close the old mill on Hill Road.",
        "The council of Marl voted on 3 March.",
        "The council of Marl voted on Monday, 3 March 2025, to close the old mill on Hill Road.",
        "The council of Marl voted in March to close the old mill on Hill Road.",
        "Mayor Dana Voss will meet the owners of the mill on 7 March.",
        "The owners bought the mill in February 2024.",
        "Police searched the house of the miller on 28 February.",
        "Miller Olaf Bell said: “We will sell the mill tomorrow.”",
    ],
)
def test_the_same_day_in_other_words_is_supported(text: str) -> None:
    assert verdict_as_of("2025-03-04", text).label == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marl voted on Wednesday to close the old mill on Hill Road.",
        "The council of Marl voted on March 2 to close the old mill on Hill Road.",
        "The council of Marl voted in April to close the old mill on Hill Road.",
        "The council of Marl voted today to close the old mill on Hill Road.",
        "The council of Marl voted two days ago to close the old mill on Hill Road.",
        "Mayor Dana Voss will meet the owners of the mill on 14 March.",
        "The owners bought the mill in February 2025.",
        "Police searched the house of the miller on 7 March.",
        "Miller Olaf Bell said on Thursday that they would sell the mill.",
    ],
)
def test_another_day_than_the_evidence_has_is_a_mismatch(text: str) -> None:
    assert "date_mismatch" in verdict_as_of("2025-03-04", text).codes


def test_an_article_without_a_date_leaves_yesterday_open() -> None:
    assert verdict_as_of(None, "The council of Marl voted on Monday to close the old mill.").label == "supported"
    assert "date_mismatch" in verdict_as_of(None, "The owners bought the mill in April last year.").codes


def test_the_same_words_in_an_older_article_mean_another_day() -> None:
    text = "The council of Marl voted on 3 March to close the old mill on Hill Road."

    assert verdict_as_of("2025-03-04", text).label == "supported"
    assert verdict_as_of("2025-03-05", text).label != "supported"


def test_a_claim_of_many_dates_costs_no_square() -> None:
    def checking(dates: int) -> Work:
        text = "The council of Marl voted on Monday " * dates
        return lambda: verdict_as_of("2025-03-04", text)

    assert growth(checking, 800) < SQUARE


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The bridge will be shut until the end of May.", "The bridge will be shut after the end of May."),
        (
            "Repairs must be done by Friday, the ministry said.",
            "Repairs must be done after Friday, the ministry said.",
        ),
        ("The mill has made no paper since October.", "The mill made no paper before October."),
    ],
)
def test_before_a_date_is_not_after_it(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "bound_dropped" in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("The bridge will be shut until the end of May.", "The bridge will be shut till the end of May."),
        (
            "Repairs must be done by Friday, the ministry said.",
            "Repairs must be done before Friday, the ministry said.",
        ),
        (
            "The mill has made no paper since March, and will make none before March is over.",
            "The mill has made no paper since March.",
        ),
    ],
)
def test_another_word_for_before_a_date_is_fine(article: str, claim: str) -> None:
    assert "bound_dropped" not in verdict_on(claim, article).codes


@pytest.mark.parametrize(
    ("day", "passes"),
    [("on Jan. 20", True), ("on Jan. 13", True), ("on Jan. 21", False), ("on Jan. 27", False)],
)
def test_a_weekday_that_may_be_the_last_or_the_next_names_either(day: str, passes: bool) -> None:
    article = "The donors were asked to come to the guild hall in Skarn on Tuesday."

    found = verdict_as_of("2026-01-19", f"The donors were asked to come to the guild hall in Skarn {day}.", article)

    assert (found.label == "supported") is passes


@pytest.mark.parametrize(("day", "is_known"), [("By 4 March", True), ("By 5 March", False)])
def test_the_day_of_the_paper_is_no_figure_that_nobody_gives(day: str, *, is_known: bool) -> None:
    fire = "The fire in the mill of Marl killed 7 people, police said."

    found = verdict_as_of("2031-03-04", f"{day} the fire in the mill of Marl had killed 7 people.", fire)

    assert (found.label == "supported") is is_known
    assert ("date_mismatch" in found.codes) is not is_known
