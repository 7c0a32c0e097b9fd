"""Names are told by their capitals."""

import pytest

from summarizer.language.parse import parse_sentence


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
    ],
)
def test_names_are_runs_of_capitals_and_small_words_are_none(text: str, names: list[str]) -> None:
    assert [name.text for name in parse_sentence(text).names] == names
