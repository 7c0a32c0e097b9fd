"""How things stand with what a noun tells, from one day to the next."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, told

_NAMES = "Ardle Brome Corse Dunnet Ellary Fawley Garve Howick Inver Keld Lorn Marsk".split()
_GOODS = "leeks bread salt rope tar lamps nails wool honey".split()
# How rare a word is, a story of two sentences does not tell.
PAPER = (" ".join(f"Shops of {name} sell {goods}." for name in _NAMES for goods in _GOODS), MONDAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talks on the eel quota will go ahead, Voss said.", "The eel talks were called off by Lund on Tuesday."),
        ("An exchange of boats is in doubt.", "The two towns agreed to exchange boats after all."),
        ("The mayor declared a state of alarm for two days.", "The state of alarm was extended on Tuesday."),
        ("The mayor declared a state of alarm for two days.", "The state of alarm ended on Tuesday at noon."),
    ],
)
def test_what_stands_otherwise_on_a_later_day_is_an_update(one: str, other: str) -> None:
    story = told(PAPER, (one, MONDAY), (other, TUESDAY))

    assert [(conflict.kind, conflict.resolution) for conflict in story.conflicts] == [("state", "update")]
    assert [variant.text for variant in story.conflicts[0].variants] == [one, other]
    assert {fact.superseded_by for fact in story.facts} == {None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another thing of the noun.
        ("Talks on the eel quota will go ahead, Voss said.", "The harbour talks were called off on Tuesday."),
        (
            "Dana Voss ordered an inspection of the ferries.",
            "The inspection of the mill was put off, Dana Voss said.",
        ),
        # Nothing has changed.
        ("The mayor declared a state of alarm.", "The mayor has declared a state of alarm, a guard said."),
        # Back in time.
        ("The state of alarm ended at noon.", "On Sunday the mayor declared a state of alarm."),
    ],
)
def test_other_things_and_the_same_state_are_no_update(one: str, other: str) -> None:
    assert kinds(PAPER, (one, MONDAY), (other, TUESDAY)) == []
