"""Names are told by their capitals."""

import pytest

from summarizer.language.names import names_in
from summarizer.language.parse import parse_sentence, parse_text
from summarizer.language.words import words_in
from tests.growth import SQUARE, Work, growth


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dana Voss met Omar Haddad in Lund.", ["Dana Voss", "Omar Haddad", "Lund"]),
        ("The Old Harbour Hall was lit.", ["Old Harbour Hall"]),
        ("Officials said Voss met Haddad.", ["Voss", "Haddad"]),
        ("On Monday the Senate sat.", ["Senate"]),
        ("In March, Dana Voss left.", ["Dana Voss"]),
        ("Rescuers left.", []),
        ("The U.S. Senate voted.", ["U.S. Senate"]),
        ("US President Ann Poe spoke.", ["US President Ann Poe"]),
        ("It is up to us, Voss said.", ["Voss"]),
        ("BBC and CNN reported it.", ["BBC", "CNN"]),
        ("They saw Voss's dog and James' cat.", ["Voss", "James"]),
        ("They saw Voss’s plan.", ["Voss"]),
        ("Dana Voss, Tom Roe and Lee Poe met.", ["Dana Voss", "Tom Roe", "Lee Poe"]),
        ("“We won,” Voss said.", ["Voss"]),
        ("a NATO-led force met EU ministers.", ["NATO", "EU"]),
        ("At the dinner (Bell came) he spoke.", ["Bell"]),
        ("The Élysée was closed.", ["Élysée"]),
        ("Nobody left on Friday in May.", []),
        ("People think I'm late and I know.", []),
        ("They met K. C. Ames and J.R. Poe.", ["K. C. Ames", "J.R. Poe"]),
        ("They met Tom Roe Jr. and Lee Poe, Sr., there.", ["Tom Roe Jr.", "Lee Poe, Sr."]),
        ("They met Jan van der Berg and Omar al-Haddad.", ["Jan van der Berg", "Omar al-Haddad"]),
        ("It was al-Haddad who left.", ["al-Haddad"]),
        ("Van der Berg left.", ["Van der Berg"]),
        ("They met Ann O'Neill and Guy d'Orval.", ["Ann O'Neill", "Guy d'Orval"]),
        ("The Group of Seven met the Bank of Orland.", ["Group of Seven", "Bank of Orland"]),
        ("He taught at the University of Marl.", ["University of Marl"]),
        ("He saw Voss of Marl.", ["Voss", "Marl"]),
        ("Ships left St. Orva for Port-Lindal.", ["St. Orva", "Port-Lindal"]),
        ("They heard Norline's Dana Voss.", ["Norline", "Dana Voss"]),
        ("They joined the G7 and the G-20.", ["G7", "G-20"]),
        ("Shares of Norline, Inc. fell.", ["Norline, Inc."]),
        ("Trinidad and Tobago won.", ["Trinidad and Tobago"]),
        ("Keller & Voss hired Poe, Roe & Kemm of Marl.", ["Keller & Voss", "Poe", "Roe & Kemm", "Marl"]),
        ("France has voted.", ["France"]),
        ("Afterwards Voss left.", ["Voss"]),
        ("Suddenly Dana Voss left.", ["Dana Voss"]),
        ("Emily Poe left.", ["Emily Poe"]),
        ("Voss said: “Rescuers left Marl.”", ["Marl"]),
        ("The “Red Heron” sank.", ["Red Heron"]),
        ("THE MAYOR OF MARL HAS RESIGNED", ["MAYOR", "MARL", "RESIGNED"]),
    ],
)
def test_names_are_runs_of_capitals_and_small_words_are_none(text: str, names: list[str]) -> None:
    assert [name.text for name in parse_sentence(text).names] == names


def test_a_text_knows_its_countries_and_bodies_by_one_name() -> None:
    parsed = parse_text("The UN Security Council met. British ships left DR Congo, and who knows of us?")

    assert parsed.known_names == {
        "United Nations Security Council",
        "United Nations",
        "United Kingdom",
        "Democratic Republic of the Congo",
    }


@pytest.mark.parametrize(
    "token", ["A ", "van ", "al-", "of ", "St. ", "US ", "Bank of ", "G7", '"A ', "United ", "Jr. ", "Voss's "]
)
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def reading(length: int) -> Work:
        line = token * (length // len(token))
        words = words_in(line)
        return lambda: names_in(line, words)

    assert growth(reading, 30_000) < SQUARE
