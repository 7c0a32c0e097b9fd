"""What a sentence says less than fully."""

import pytest

from summarizer.language.hedges import hedges_in
from summarizer.language.words import spelt, words_in
from tests.growth import SQUARE, Work, growth


def found(text: str) -> list[tuple[str, str]]:
    return [(hedge.text, hedge.strength) for hedge in hedges_in(text, words_in(text), spelt(words_in(text)))]


@pytest.mark.parametrize(
    ("text", "hedge", "strength"),
    [
        ("The dam could fail.", "could", "possible"),
        ("The vote may be delayed.", "may", "possible"),
        ("The vote might be delayed.", "might", "possible"),
        ("Perhaps it will rain.", "Perhaps", "possible"),
        ("Ministers are considering a ban.", "considering", "possible"),
        ("The data suggest that pumps failed.", "suggest", "possible"),
        ("Kron suggested that pumps had failed.", "suggested that", "possible"),
        ("It is unclear who did it.", "is unclear", "possible"),
        ("Rain is likely to fall.", "likely", "likely"),
        ("The bridge is expected to open.", "is expected", "likely"),
        ("The council is not expected to agree.", "is not expected", "likely"),
        ("The gate appears to have failed.", "appears", "likely"),
        ("It seems calm.", "seems", "likely"),
        ("He is believed to be in Lund.", "is believed", "likely"),
        ("The pilot is feared dead.", "is feared", "likely"),
        ("Norline plans to sell.", "plans to", "planned"),
        ("Norline hopes to sell.", "hopes to", "planned"),
        ("The council is set to vote.", "is set to", "planned"),
        ("The ship was due to arrive.", "was due to", "planned"),
        ("The proposed merger worries Voss.", "The proposed", "planned"),
        ("The firm reportedly lost a ship.", "reportedly", "alleged"),
        ("He allegedly took the money.", "allegedly", "alleged"),
        ("Kron is accused of theft.", "accused of", "alleged"),
        ("The man is said to be armed.", "is said to", "alleged"),
        ("Police hold a suspected thief.", "suspected", "alleged"),
    ],
)
def test_a_hedge_is_found_with_its_strength(text: str, hedge: str, strength: str) -> None:
    assert found(text) == [(hedge, strength)]


@pytest.mark.parametrize(
    "text",
    [
        "The vote in May was close.",
        "May Kron resigned.",
        "The might of the fleet impressed him.",
        "Kron appeared in court.",
        "Kron suggested a walk.",
        "Kron lost, according to the paper.",
        "The bridge was shut due to heavy rain.",
        "The road was shut due to flooding.",
        "Kron said she would resign.",
        "Kron will resign.",
        "The plans were drawn in Marl.",
    ],
)
def test_what_only_looks_like_a_hedge_is_none(text: str) -> None:
    assert found(text) == []


def test_hedges_stand_in_order_and_where_they_say() -> None:
    text = "It rained. The dam could fail, and Norline reportedly plans to sell."
    stretch = words_in(text, 11)

    hedges = hedges_in(text, stretch, spelt(stretch))

    assert [text[hedge.start : hedge.end] for hedge in hedges] == ["could", "reportedly", "plans to"]
    assert hedges_in(text, (), frozenset()) == ()


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "could ", "is also ", "was due to ", "may", "aim"])
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def reading(length: int) -> Work:
        text = token * (length // len(token))
        words = words_in(text)
        return lambda: hedges_in(text, words, spelt(words))

    assert growth(reading, 25_000) < SQUARE
