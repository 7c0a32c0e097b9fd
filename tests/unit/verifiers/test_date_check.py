"""A claim's dates against those of its evidence, each as its article means it."""

import time

import pytest

from summarizer.domain import Verdict
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, parsed, story_of

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


def test_a_claim_of_ten_thousand_dates_gets_its_verdict_in_a_moment() -> None:
    started = time.process_time()

    verdict_as_of("2025-03-04", "The council of Marl voted on Monday " * 5_000)

    assert time.process_time() - started < 5  # CPU seconds; it takes about one
