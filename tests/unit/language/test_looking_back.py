"""Whether a sentence tells what was before the news."""

import pytest

from summarizer.language.looking_back import looks_back
from summarizer.language.parse import parse_sentence
from tests.growth import SQUARE, Work, growth


def looks(text: str) -> bool:
    return looks_back(parse_sentence(text, published="2031-05-15"), present="2031")


@pytest.mark.parametrize(
    "text",
    [
        "The tannery was built in 1911.",
        "In the 1990s, the valley had four tanneries.",
        "The last fire at the tannery, in 2019, burned for three days.",
        "The tannery has stood empty since 2027.",
        "The tannery had been closed for six years.",
        "Aster Leather lost 4 million marks last year.",
        "Inspectors had found the same crack a year earlier.",
        "Two tanners were killed in a similar accident in 2017.",
        "It was the worst fire in the valley since 1988, when nine tanners died.",
        "The board was warned of the crack two years before the fire, according to a report.",
    ],
)
def test_an_earlier_occurrence_and_what_has_lasted_are_background(text: str) -> None:
    assert looks(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tannery burned down on Tuesday.",  # the news
        "The tannery, built in 1911, burned to the ground.",  # the year is said in passing
        "Aster Leather, with a second yard opened in 2008, remains the largest tannery.",
        "Despite the losses the tannery made in 2030, the owner reported a profit.",
        "When the tannery closed in 2030 it stood empty.",
        "Famously, the tannery was built in 1911.",
        "Prices rose faster than in 2019.",
        "It was the highest price since 1988.",
        "Output fell to 40 hides a day from 90 in 2029.",
        "The tannery is expected to close in 2033.",
        "The vats were to be mended in 2029.",
        "Brina Aster was born in 1961.",
        "The owner said the tannery was built in 1911.",  # somebody's word
        "“The tannery was built in 1911.”",
        "The tannery will have stood for a hundred years in 2031.",
        "The tannery burned down in 2031.",  # this year
        "The tannery has bought two yards, including one in 2019.",
    ],
)
def test_the_news_and_what_is_only_compared_expected_or_said_is_none(text: str) -> None:
    assert not looks(text)


def test_without_a_year_to_look_back_from_no_year_is_long_gone() -> None:
    sentence = parse_sentence("The tannery was built in 1911.")

    assert not looks_back(sentence, present="")
    assert looks_back(sentence, present="1912")


def test_a_day_of_the_news_in_the_sentence_makes_it_news() -> None:
    assert not looks(
        "The tannery, which has stood empty since 2027, burned down on Tuesday after it was sold last year."
    )


@pytest.mark.parametrize("pattern", ["last year ", "first since 1999, ", "in 1999 ", "a year before ", ", years ago"])
def test_the_cost_does_not_grow_with_the_square_of_a_sentence(pattern: str) -> None:
    def reading(length: int) -> Work:
        sentence = parse_sentence(pattern * (length // len(pattern)), published="2031-05-15")
        return lambda: looks_back(sentence, present="2031")

    assert growth(reading, 25_000) < SQUARE
