"""Countries, bodies and capitals are known by their names."""

import pytest

from summarizer.language.gazetteer import country_of_capital, known_in
from summarizer.language.words import words_in


def known_by(name: str) -> str | None:
    """The tables' own name for what a text of this one name names."""
    return next((known.name for known in known_in(words_in(name))), None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "United States"),
        ("the U.S.", "the United States of America"),
        ("U.S.’s", "America's"),
        ("Americans", "US"),
        ("Chinese", "China"),
        ("UK", "Britain"),
        ("Dutch", "the Netherlands"),
        ("Burma", "Myanmar"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("S. Korea", "South Korean"),
        ("Ivory Coast", "Côte d’Ivoire"),
        ("Türkiye", "Turks"),
        ("UN", "the United Nations"),
        ("U.N. Security Council", "UNSC"),
        ("NATO", "North Atlantic Treaty Organisation"),
        ("WHO", "World Health Organization"),
        ("ICC", "International Criminal Court"),
        ("G7", "Group of Seven"),
        ("CHINA", "China"),
    ],
)
def test_a_country_or_body_is_the_same_by_any_of_its_names(one: str, other: str) -> None:
    assert known_by(one) == known_by(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us", "US"),
        ("who", "WHO"),
        ("North Korea", "South Korea"),
        ("Korea", "South Korea"),
        ("Congolese", "Congo"),  # of either Congo
        ("Dominican", "Dominica"),
        ("Niger", "Nigeria"),
        ("Nigerien", "Nigerian"),
        ("China", "Republic of China"),
        ("Guinea", "Guinea-Bissau"),
        ("Washington", "United States"),  # a city and a name, too: see `country_of_capital`
        ("England", "Britain"),
        ("ICC", "ICJ"),
        ("UN", "UN Security Council"),
    ],
)
def test_what_only_looks_alike_is_not_the_same(one: str, other: str) -> None:
    assert known_by(one) != known_by(other)


@pytest.mark.parametrize(
    ("capital", "country"),
    [("Washington", "United States"), ("Kiev", "Ukraine"), ("The Hague", "Netherlands"), ("Marl", None)],
)
def test_a_capital_may_stand_for_a_government(capital: str, country: str | None) -> None:
    assert country_of_capital(capital) == country
