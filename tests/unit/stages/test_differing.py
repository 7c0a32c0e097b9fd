"""What a reader is shown of what sources differ about: short sides, who says so, and when."""

from collections.abc import Sequence

import pytest

from summarizer.domain import Article, Conflict, Resolution, Variant
from summarizer.stages.differing import LONGEST_SIDE, ShownConflict, differing
from tests.builders import FERRY, FLOOD, article
from tests.growth import SQUARE, Work, growth

MARL = article(FLOOD, outlet="Post", published="2031-03-21")
LUND = article(FERRY, outlet="Ledger", published="2031-04-02")
LATE = article("The pump broke again on Monday.", outlet="Wire", published="2031-03-23T10:00:00Z")


def shown(
    first: str,
    second: str,
    *,
    said_by: Sequence[Article] = (MARL,),
    resolution: Resolution = "open",
    topic: str = "people moved",
) -> ShownConflict:
    sides = tuple(
        Variant(text=text, article_ids=tuple(each.id for each in articles), outlets=(), origins=("o",))
        for text, articles in ((first, said_by), (second, (LUND,)))
    )
    conflict = Conflict(topic=topic, kind="number", resolution=resolution, variants=sides)
    (found,) = differing([conflict], (*said_by, LUND), {MARL.id: 1})
    return found


LONG = (
    "Fire crews, who had worked through the night without a break, took 1,200 people to the school on Hill Road, "
    "where the council had set up beds, stoves and a kitchen for whoever came"
)
SHORT = "Fire crews took 1,300 people to the school on Hill Road"


HOUSES = "Of the 40 houses on the street by the river"
WET = "which floods in most years and did so in March"
BRIDGE = "The bridge over the Oster at Marl, which was closed for a year after the flood took two of its arches away"
ROW = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("text", "other", "side"),
    [
        (SHORT, LONG, SHORT),
        (LONG, SHORT, LONG.partition(", where")[0] + " …"),
        # The figure that both have is not the one in which they differ.
        (
            f"{HOUSES}, {WET}, 30 were lost, as the mayor said",
            f"{HOUSES} 20 were lost",
            f"{HOUSES}, {WET}, 30 were lost …",
        ),
        (
            f"On Monday, after rain, wind, hail and a long night, {HOUSES}, {WET}, 30 went",
            HOUSES,
            f"… {HOUSES}, {WET}, 30 went",
        ),
        # Without a figure, the first word that the other side lacks.
        (
            f"{BRIDGE}, is in the hands of the county, the mayor of Marl told the council",
            f"{BRIDGE}, is the town's",
            f"… {BRIDGE.partition(', ')[2]}, is in the hands of the county …",
        ),
        # A clause too long for itself ends before a word that joins, where there is one.
        (
            f"Some 17 houses of the town were lost to the river after {ROW}",
            "18 houses",
            "Some 17 houses of the town were lost to the river …",
        ),
        # A clause too long for itself is cut around its figure, in whole words.
        (f"{ROW} at 17 houses of the town", "at 18 houses", f"… {ROW.partition('g ')[2]} at 17 houses of the town"),
    ],
)
def test_a_long_side_is_cut_to_the_clause_in_which_it_differs(text: str, other: str, side: str) -> None:
    found = shown(text, other).variants[0].text

    assert found == side
    assert len(found.strip("… ").split()) <= LONGEST_SIDE


@pytest.mark.parametrize(
    ("said_by", "day"),
    [
        ((MARL,), "21 March"),
        ((MARL, LATE), "21 March to 23 March"),
        ((article(FLOOD, published="2031-03"),), ""),
        ((article(FLOOD),), ""),
        # A reprint of next month says nothing about when it was said.
        ((MARL, article("Copy.", published="2031-04-30", duplicate_of=MARL.id)), "21 March"),
    ],
)
def test_each_side_has_its_day(said_by: Sequence[Article], day: str) -> None:
    found = shown("1,200 people", "1,300 people", said_by=said_by)

    assert [variant.day for variant in found.variants] == [day, "2 April"]


@pytest.mark.parametrize(
    ("resolution", "topic", "current"),
    [
        ("open", "People moved", [False, False]),
        ("update", "People moved", [False, True]),
        ("source_error", "People moved (likely a slip of one source)", [False, False]),
    ],
)
def test_a_slip_is_called_one_and_a_later_state_the_current(
    resolution: Resolution, topic: str, current: list[bool]
) -> None:
    found = shown("1,200 people", "1,300 people", resolution=resolution)

    assert (found.topic, [variant.is_current for variant in found.variants]) == (topic, current)


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "a 1, "])
def test_the_cost_of_a_long_side_grows_with_its_length_alone(token: str) -> None:
    def showing(length: int) -> Work:
        line = token * (length // len(token))
        return lambda: shown(line, "2 people")

    assert growth(showing, 15_000) < SQUARE
