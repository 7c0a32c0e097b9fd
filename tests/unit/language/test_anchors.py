"""A quotation is proven by its place in a text."""

import pytest

from summarizer.language.anchors import place_of

TEXT = "The mayor said: “The water came\n faster than anyone’s guess (or mine).” She left."


@pytest.mark.parametrize(
    "quote",
    [
        "The water came faster than",
        '"The water came',
        "than anyone's guess (or mine).",
        "  The   mayor said: «The",
    ],
)
def test_spaces_and_the_shape_of_quote_marks_may_differ(quote: str) -> None:
    place = place_of(quote, TEXT)

    assert place is not None
    assert len(TEXT[place.start : place.end].split()) == len(quote.split())


@pytest.mark.parametrize(
    "quote", ["", "  ", "the water came", "water come", "The water, came", "mine). He left.", "(.*)"]
)
def test_nothing_else_may_differ(quote: str) -> None:
    assert place_of(quote, TEXT) is None


def test_an_endless_quotation_is_not_looked_for() -> None:
    assert place_of("a " * 5_000, "a " * 10_000) is None
