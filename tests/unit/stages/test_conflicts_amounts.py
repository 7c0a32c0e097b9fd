"""What two figures must be of to answer one question: a price, a penalty, a place on a scale, a toll."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, told

REST = " The choir of the harbour school sang in the rain. A baker from the north quay handed out warm rolls to all."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a likely price is a price
        (
            "The new pier would cost £40 million.",
            "The paper of the town's auditors, kept in a drawer, puts the likely cost of the pier at £52 million.",
        ),
        # what somebody is sentenced to, in whatever words
        (
            "A court in Lund sentenced Mayor Dana Voss to seven years in prison on Monday.",
            "Dana Voss, the mayor of Marl, was given seven and a half years by the court.",
        ),
        # a second paper counts them by another noun, or tells by another verb what was done to them
        ("The storm cut off the water of 2,300 homes.", "The office says that 3,100 households were without water."),
        ("The hospital said that 340 operations have been postponed.", "In Lund 610 operations had to be put off."),
        (
            "An earthquake of magnitude 6.8 struck the coast of Marl.",
            "The magnitude 7.1 earthquake struck Marl at dawn.",
        ),
    ],
)
def test_figures_of_one_thing_in_other_words_are_in_dispute(first: str, second: str) -> None:
    assert kinds(first + REST, second) == [("number", "open")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The new pier would cost £40 million.",
            "The likely cost of the hall is £52 million, the auditors of Lund say.",
        ),
        (
            "A court in Lund sentenced Mayor Dana Voss to seven years in prison on Monday.",
            "Mayor Dana Voss was expected to be sentenced to nine years in prison, as the prosecutor asked.",
        ),
        (
            "A court in Lund sentenced Mayor Dana Voss to seven years in prison on Monday.",
            "Governor Tom Roe was given two years by judges in Lund.",
        ),
        ("An earthquake of magnitude 6.8 struck the coast of Marl.", "An aftershock of magnitude 5.1 struck Marl."),
        (
            "An earthquake of magnitude 6.8 struck the coast of Marl.",
            "A magnitude 7.9 earthquake struck Marl in 1964.",
        ),
        (
            "The alert was raised from level 2 to level 4 on Monday.",
            "The alert of Monday, she asked, could it be level 3?",
        ),
        ("The embassy has 41 staff in its offices.", "Fifteen employees of the embassy must leave its offices."),
    ],
)
def test_figures_of_other_things_are_not(first: str, second: str) -> None:
    assert kinds(first + REST, second) == []


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("At least 12 people are unaccounted for.", "Six people remain on the list of the missing."),
        ("At least 12 people are unaccounted for.", "The chief said that nine were still being looked for."),
        ("At least 12 people are missing.", "That leaves two still to be found."),
        ("Three people were killed.", "Five people have thus died."),
        ("Some 400 people had been moved out of the zone.", "By evening 900 people had left the danger zone."),
        ("The records of 1,200 patients were taken.", "It is not 1,200 patients whose records are gone but 3,400."),
    ],
)
def test_a_toll_that_is_told_in_other_words_is_an_update(first: str, later: str) -> None:
    (conflict,) = told((first, MONDAY), (later, TUESDAY)).conflicts

    assert (conflict.kind, conflict.resolution) == ("number", "update")
