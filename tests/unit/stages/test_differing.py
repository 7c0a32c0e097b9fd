"""What a reader is shown of what sources differ about: short sides, who says so, and when."""

from collections.abc import Sequence

import pytest

from summarizer.domain import Article, Conflict, Resolution, Variant
from summarizer.stages.differing import ShownConflict, differing
from summarizer.stages.excerpts import LONGEST_SIDE
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
    holds: bool = False,
) -> ShownConflict:
    sides = tuple(
        Variant(text=text, article_ids=tuple(each.id for each in articles), outlets=(), origins=("o",))
        for text, articles in ((first, said_by), (second, (LUND,)))
    )
    conflict = Conflict(topic=topic, kind="number", resolution=resolution, variants=sides, holds=holds)
    (found,) = differing([conflict], (*said_by, LUND), {MARL.id: 1})
    return found


SHORT = "Fire crews took 1,300 people to the school on Hill Road"
LONG = "Fire crews, who had worked through the night without a break, took 1,200 people to the school on Hill Road"
BEDS = (
    "where the council had set up beds, stoves and a kitchen for whoever came in the course of the night, "
    "and where two doctors and a nurse from the clinic at Marl looked after those who had been cut by glass"
)
ROW = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
BRIBED = "Osbert Crane, deputy head of the supervision department, was bribed by Larkhill to call off the visit"
PUT_OFF = "which had been planned for the spring of the year in which the shop shut its doors for good after a row"


def excerpt_of(text: str, other: str = "19 houses") -> str:
    return shown(text, other).variants[0].text


@pytest.mark.parametrize("text", [SHORT, LONG, f"{LONG}, {BEDS.partition(', ')[0]}, the mayor said"])
def test_a_side_of_ordinary_length_is_shown_whole(text: str) -> None:
    assert excerpt_of(text) == text


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (f"{LONG}, {BEDS}", f"{LONG}, {BEDS.partition(', and')[0]} …"),
        (f"{BEDS}, {BEDS}, 17 houses were lost", "17 houses were lost"),
        # A clause too long for itself ends before a word that joins, where there is one.
        (
            f"Some 17 houses of the town were lost to the river after {ROW} {ROW} {ROW}",
            "Some 17 houses of the town were lost to the river …",
        ),
        # A clause too long for itself is cut around its figure, in whole words.
        (f"{ROW} {ROW} {ROW} at 17 houses of the town", "at 17 houses of the town"),
    ],
)
def test_a_longer_side_is_cut_to_the_clauses_in_which_it_differs(text: str, side: str) -> None:
    found = excerpt_of(text)

    assert found.endswith(side)
    assert "…" in found
    assert len(found.replace("…", "").split()) <= LONGEST_SIDE


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            f"{BRIBED}, {PUT_OFF}, {PUT_OFF}, and {PUT_OFF}, according to a former accountant",
            "according to a former accountant",
        ),
        (
            f"{BRIBED}, {PUT_OFF}, {PUT_OFF}, and {PUT_OFF}, two people who know the books told the paper",
            "told the paper",
        ),
        (f"Crane had been ill, {PUT_OFF}, {PUT_OFF}, and {PUT_OFF}, but he was not bribed", "but he was not bribed"),
        (f"{BRIBED}, {PUT_OFF}, {PUT_OFF}, and {PUT_OFF}, which may be wrong", "which may be wrong"),
        (f"{SHORT} {ROW} {ROW} {ROW} and so said a clerk of the harbour", "so said a clerk of the harbour"),
    ],
)
def test_a_cut_side_keeps_who_says_so_and_with_what_doubt(text: str, kept: str) -> None:
    found = excerpt_of(text, "Crane took nothing")

    assert found.startswith(text[:8])
    assert " … " in found
    assert kept in found


def test_the_figure_that_a_cut_side_keeps_is_the_one_in_dispute() -> None:
    row = "After a meeting that ran for six hours and was twice interrupted by chanting from the street"
    text = f"{row}, {PUT_OFF}, and {PUT_OFF}, a divided board agreed to shut three schools, {PUT_OFF}, and {PUT_OFF}"

    assert "to shut three schools" in excerpt_of(text, "The board agreed to shut four schools.")


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
    ("resolution", "holds", "topic", "states"),
    [
        ("open", False, "People moved", ["", ""]),
        ("update", True, "People moved", ["", "now:"]),
        ("update", False, "People moved", ["", "later:"]),
        ("source_error", False, "People moved (likely a slip of one source)", ["", ""]),
    ],
)
def test_a_slip_is_called_one_and_only_what_is_certain_the_current(
    resolution: Resolution, topic: str, states: list[str], *, holds: bool
) -> None:
    found = shown("1,200 people", "1,300 people", resolution=resolution, holds=holds)

    assert (found.topic, [variant.state for variant in found.variants]) == (topic, states)


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "a 1, "])
def test_the_cost_of_a_long_side_grows_with_its_length_alone(token: str) -> None:
    def showing(length: int) -> Work:
        line = token * (length // len(token))
        return lambda: shown(line, "2 people")

    assert growth(showing, 15_000) < SQUARE
