"""A noun in the place of another's, and the nouns that may stand there for the same."""

import pytest

from tests.builders import verdict_on

PIT = (
    "Twenty-one miners were brought out of the pit at Marl alive on Monday, two days after water flooded it. "
    "The accident is the worst in the province since 1974. "
    "Norline has withdrawn its forecast for 2031 following the fatal inrush at its Marl works."
)
CAMP = "Twelve children were brought out of the camp at Marl alive on Monday, two days after a storm."
OPENED = f"An accident at the pit of Norline has killed six miners. {PIT}"


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (PIT, "Twenty-one men were brought out of the pit at Marl alive on Monday, two days after water flooded it."),
        (PIT, "Twenty-one people were brought out of the pit at Marl alive on Monday."),
        (OPENED, "Norline has withdrawn its forecast for 2031 following the fatal accident."),
    ],
)
def test_a_word_for_anybody_and_what_an_article_opens_with_stand_for_the_same(article: str, text: str) -> None:
    assert verdict_on(text, article).label == "supported"


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (CAMP, "Twelve men were brought out of the camp at Marl alive on Monday, two days after a storm."),
        (
            PIT,
            "Twenty-one horses were brought out of the pit at Marl alive on Monday, two days after water flooded it.",
        ),
        (PIT, "Norline has withdrawn its forecast for 2031 following the fatal fire at its Marl works."),
    ],
)
def test_the_young_and_what_no_article_opens_with_do_not(article: str, text: str) -> None:
    assert verdict_on(text, article).label != "supported"
