"""A sentence of some hundreds of words is no prose: it costs no square, and is no statement."""

import asyncio
from collections.abc import Callable

import pytest

from summarizer.language.parse import MOST_WORDS
from summarizer.pipeline import check, facts
from tests.builders import brief_of, claim, raw, services
from tests.growth import SQUARE, Work, growth

BROKE = "The dam of Brask broke on Monday, police said, "
FOUND_GUILTY = "the court sentenced Olaf Quist to 12 years in prison for fraud on Monday, and "
CLAIMED = "he denied that Voss had killed the man, she claimed, but the court found "
QUOTED = "“The dam broke”, said Anna Brask, “and it was late”, "
STRAIGHT = "\"The dam broke\", said Anna Brask, 'and it was late', "
NUMBERS = "12 dead, 1,200 hurt, 5 per cent up, $3.5 million in "
NAMES = "Anna Brask, Olaf Quist, Marta Voss of Norvik, "
ANDS = "the dam broke and the bridge fell and people fled "
NO_SPACES = "Ab,cd"
BRACKETS = "the dam (of Brask [in Marl {it seems "


def _long(part: str, characters: int) -> str:
    return (part * (characters // len(part) + 1))[:characters] + "."


def _facts(text: str) -> Work:
    return lambda: asyncio.run(facts([raw(text)], services()))


def _brief(text: str) -> Work:
    other = raw(text.replace("Monday", "Tuesday").replace("12", "13"), source="other.txt", published="2023-03-21")
    return lambda: brief_of(raw(text, published="2023-03-20"), other)


def _checked(text: str) -> Work:
    return lambda: asyncio.run(
        check([claim(text)], [raw("The dam of Brask broke on Monday, said Voss.")], services())
    )


def _checked_against(text: str) -> Work:
    return lambda: asyncio.run(check([claim("The dam of Brask broke on Monday.")], [raw(text)], services()))


@pytest.mark.parametrize(
    "part", [BROKE, FOUND_GUILTY, CLAIMED, QUOTED, STRAIGHT, NUMBERS, NAMES, ANDS, NO_SPACES, BRACKETS]
)
@pytest.mark.parametrize("door", [_facts, _brief, _checked, _checked_against])
def test_a_sentence_without_end_costs_no_square(part: str, door: Callable[[str], Work]) -> None:
    assert growth(lambda characters: door(_long(part, characters)), 6_000) < SQUARE


def test_a_claim_full_of_unknown_names_and_figures_costs_no_square() -> None:
    def checking(characters: int) -> Work:
        text = _long(FOUND_GUILTY, characters)
        return lambda: asyncio.run(check([claim(text)], [raw("Quist fled to Marl.")], services()))

    assert growth(checking, 40_000) < SQUARE


@pytest.mark.parametrize(("more", "stated"), [(0, 1), (1, 0)])
def test_a_sentence_of_more_words_than_prose_has_is_no_fact(more: int, stated: int) -> None:
    text = "The dam of Brask broke " + "and " * (MOST_WORDS - 6 + more) + "fell."

    assert len(asyncio.run(facts([raw(text)], services())).facts) == stated
