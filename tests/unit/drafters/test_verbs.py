"""Which sentences tell how things stand."""

import pytest

from summarizer.drafters.verbs import tells_a_state
from summarizer.language.parse import parse_sentence


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Mayor Dana Voss wants a new bridge.", True),
        ("Mayor Dana Voss said the cause was not known.", True),
        ("The ministry said that Prime Minister Ida Kron had full confidence in Dana Voss.", True),
        ("The owner was under growing pressure to resign.", True),
        ("Prosecutors said it was unclear who lit the fire.", True),
        ("The council ruled out a sale.", True),
        ("Mayor Dana Voss said the bridge was built in May.", False),
        ("The council built a bridge.", False),
        ("“The cause was not known,” Dana Voss wrote.", False),
    ],
)
def test_a_state_is_told_in_reported_speech_too(text: str, is_state: bool) -> None:
    assert tells_a_state(parse_sentence(text)) == is_state
