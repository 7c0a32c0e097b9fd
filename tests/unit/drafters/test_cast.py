"""A title in its place: a trade has a capital only where a sentence opens, an office inside it too."""

import pytest

from summarizer.drafters.cast import in_place


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Driver", "driver"),
        ("Bus driver", "bus driver"),
        ("President", "President"),
        ("Mayor", "Mayor"),
        ("NATO spokesman", "NATO spokesman"),
    ],
)
def test_a_trade_has_no_capital_inside_a_sentence(title: str, inside: str) -> None:
    assert in_place(title, opens=False) == inside
    assert in_place(inside, opens=True) == title
