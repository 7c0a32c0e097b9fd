"""Figures that differ by two digits exchanged."""

import pytest

from tests.telling import MONDAY, kinds, only_conflict

TRIAL = "The Oster trial enrolled 612 people at hospitals in 21 countries."


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (TRIAL, "Of the 621 participants in the trial, the doctor noted, 97 dropped out early.", "number"),
        (
            "Norline, founded by fishermen in 1867, has grown fast.",
            "A bank that was founded in 1876 is no more.",
            "date",
        ),
        (
            "The peak erupted for the first time since 1957.",
            "In 1975 the peak had erupted after a quiet week.",
            "date",
        ),
    ],
)
def test_two_digits_exchanged_are_a_conflict(one: str, other: str, kind: str) -> None:
    assert kinds(one, other) == [(kind, "open")]


@pytest.mark.parametrize(
    "other",
    [
        "Of the 261 participants in the trial, the doctor noted, 97 dropped out early.",  # not neighbours
        "The ship carried 621 containers from the port of Lund to Skarn.",  # that is no count of people
    ],
)
def test_other_figures_are_none(other: str) -> None:
    assert kinds(TRIAL, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Norline, founded by fishermen in 1867, has grown fast.",
            "A bank founded in 1876 took over in 1867 what was left.",
        ),
        (
            "The bridge at Marl opened in 2012.",
            "The bridge at Marl was closed for repairs in 2021, the council said.",
        ),
        ("The flood damaged 340 homes in Marl.", "The council plans to build 430 homes near Marl."),
        ("A ticket for the ferry costs 123 euros.", "The court fined the bank 132 euros on Monday."),
        ("The fire burned more than 123 homes in Marl.", "The fire burned 132 homes in Marl."),
    ],
)
def test_what_meets_its_mirror_by_chance_is_none(one: str, other: str) -> None:
    assert kinds(one, other) == []


def test_one_against_several_is_a_slip() -> None:
    again = ("Doctors in Lund had found 612 people for the Oster trial by June.", MONDAY)
    slip = ("Of the 621 participants in the trial 97 dropped out early.", MONDAY)

    assert only_conflict((TRIAL, MONDAY), again, slip).resolution == "source_error"


def test_a_misprint_beside_a_dozen_papers_is_seen() -> None:
    doctors = "Ark Bell Cole Dorn Ebbe Falk Gram Holm Iver Jarl Kron Lund Moen".split()
    papers = [f"Doctor {name} praised the Oster trial, which enrolled 612 people." for name in doctors]
    slip = "Of the 621 participants in the Oster trial, the doctor noted, 97 dropped out early."

    assert [kind for kind, _ in kinds(*papers, slip)] == ["number"]
