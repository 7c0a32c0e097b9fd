"""What a clause in "who" makes a statement of its own, and what it does not."""

import pytest

from summarizer.drafters.passing import promoted
from summarizer.language.parse import parse_sentence
from tests.growth import SQUARE, Work, growth


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Dana Voss, who took office in May, closed the bridge.", "Dana Voss took office in May."),
        ("Dana Voss, who was charged with theft, closed the bridge.", "Dana Voss was charged with theft."),
        ("Dana Voss, who is under investigation, closed the bridge.", "Dana Voss is under investigation."),
        ("Dana Voss, who faces two trials, closed the bridge.", "Dana Voss faces two trials."),
        ("The letter was meant for Dana Voss, who sold 40 boats to Norline.", "Dana Voss sold 40 boats to Norline."),
    ],
)
def test_an_event_told_in_passing_is_a_statement(sentence: str, statement: str) -> None:
    assert list(promoted(parse_sentence(sentence))) == [statement]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dana Voss, who has been mayor of Marl since May, closed the bridge.",  # a role
        "Dana Voss, who is the mayor of Marl, closed the bridge.",
        "Dana Voss, who has 90 acres at Marl, closed the bridge.",
        "Dana Voss, who was nicknamed the Heron of Marl, closed the bridge.",
        "Dana Voss, who studied law in Lund until 1998, closed the bridge.",
        "Dana Voss, who smiled at the crowd, closed the bridge.",  # nothing to look up
    ],
)
def test_roles_property_and_nicknames_are_no_news(sentence: str) -> None:
    assert list(promoted(parse_sentence(sentence))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Jan Orme, the head of Norline, who was hired in May, resigned on Monday.",  # the head, not the company
        "Kemm said that Dana Voss, who was charged in May, knew of the crack.",  # Kemm says so
        "Ada Kell and Dana Voss, who were both charged in May, met on Monday.",
        "“I called Dana Voss, who was charged in May,” said Kemm.",
        "The guard, who was charged in May, saw nothing.",
    ],
)
def test_nothing_is_made_of_a_clause_whose_person_or_source_is_not_certain(sentence: str) -> None:
    assert list(promoted(parse_sentence(sentence))) == []


@pytest.mark.parametrize("unit", [", who was a", ", who led", "A ", '"', "a, ", "1 "])
def test_a_very_long_sentence_takes_no_square(unit: str) -> None:
    def promoting(length: int) -> Work:
        sentence = parse_sentence("Voss" + unit * (length // len(unit)) + ".")
        return lambda: list(promoted(sentence))

    assert growth(promoting, 25_000) < SQUARE
