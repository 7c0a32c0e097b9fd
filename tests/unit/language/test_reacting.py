"""Who takes a stand in a sentence."""

import pytest

from summarizer.language.parse import parse_sentence
from summarizer.language.reacting import stand_in
from tests.growth import SQUARE, Work, growth


def holder(text: str) -> str | None:
    stand = stand_in(parse_sentence(text))
    return stand.holder if stand else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Opposition leader Tessa Orm condemned the ruling.", "Tessa Orm"),
        ("The Tanners' Union welcomed the decision.", "The Tanners' Union"),
        ("The Red Cross warned that the camp would run out of water.", "The Red Cross"),
        ("The Tenants' League called on Lund to release the prisoners.", "The Tenants' League"),
        ("The European Union expressed concern over the arrests.", "The European Union"),
        ("The Fishermen's Guild dismissed the offer as an insult.", "The Fishermen's Guild"),
        ("The test was condemned by the Tenants' League.", "the Tenants' League"),
        ("“This is a disgrace,” said Arn Bex, who chairs the league.", "Arn Bex"),
        ("Residents of Hill Road said the council should have acted sooner.", "Residents of Hill Road"),
        ("Economist Brina Aster said the cut had come too late.", "Economist Brina Aster"),
    ],
)
def test_who_judges_or_demands_takes_a_stand(text: str, who: str) -> None:
    assert holder(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Tessa Orm said 12 tanners were hurt.",
        "She condemned the ruling.",
        "Mayor Tessa Orm welcomed the president at the station.",
        "Mayor Tessa Orm welcomed President Arn Bex.",
        "The Tanners' Union had demanded 14 percent.",
        "Brina Aster hails from Lund.",
        "An expert called by the board counted the hides.",
        "Brina Aster called off the talks.",
        "Analysts said that shares should arrive on Friday.",
        "Last week Arn Bex condemned the ruling.",
        "The tannery burned down on Tuesday.",
    ],
)
def test_what_is_reported_or_was_before_or_is_nobody_s_is_no_stand(text: str) -> None:
    assert holder(text) is None


@pytest.mark.parametrize(
    "pattern", ["Orm said was the ", "Orm welcomed ", "called the a ", "was a a a a ", "had Orm urged "]
)
def test_the_cost_does_not_grow_with_the_square_of_a_sentence(pattern: str) -> None:
    def reading(length: int) -> Work:
        sentence = parse_sentence(pattern * (length // len(pattern)))
        return lambda: stand_in(sentence)

    assert growth(reading, 25_000) < SQUARE
