"""One toll through a disaster of several days, whatever places its sentences name."""

import pytest

from tests.telling import MONDAY, TUESDAY, WEDNESDAY, kinds, only_conflict

RIVER = "Six people died when the bridge fell into the River Sorre at dawn, rescuers said."
BRIDGE = "Six people are dead after the fall of the Pellan Bridge over the Sorre."
ELEVEN = "Divers found the bus, so that 11 people are now known to have lost their lives."
FOURTEEN = "Fourteen people have now been found dead after the fall of the Pellan Bridge, crews said."
ALL = "Seventeen people drowned, and one was crushed by a crane, so that 18 people are dead in all."


def test_the_same_toll_of_one_day_shows_two_names_to_be_of_one_place() -> None:
    conflict = only_conflict((RIVER, MONDAY), (BRIDGE, MONDAY), (FOURTEEN, TUESDAY))

    assert (conflict.topic, conflict.resolution) == ("number of dead", "update")
    assert [len(variant.article_ids) for variant in conflict.variants] == [2, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two people died in the flood at Lund by the Sorre.", "Two people are dead at Kell by the Sorre."),  # so few
        ("Six people died in the flood at Lund.", "Six people are dead at Kell, crews said."),  # no name in common
    ],
)
def test_two_towns_keep_their_tolls(one: str, other: str) -> None:
    conflict = only_conflict((one, MONDAY), (other, MONDAY), ("In Kell nine people have died so far.", TUESDAY))

    assert conflict.resolution == "update"
    assert [variant.text for variant in conflict.variants] == [other, "In Kell nine people have died so far."]
    assert len(conflict.variants[0].article_ids) == 1


def test_tolls_hours_apart_are_no_dispute_once_a_later_day_has_gone_beyond_both() -> None:
    days = (BRIDGE, MONDAY), (ELEVEN, TUESDAY), (FOURTEEN, TUESDAY)
    later = (ALL, WEDNESDAY)

    conflict = only_conflict(*days, later)

    assert conflict.resolution == "update"
    assert [variant.text for variant in conflict.variants] == [BRIDGE, ELEVEN, FOURTEEN, ALL]
    assert ("number", "open") in kinds(*days)


def test_of_several_figures_the_one_in_all_is_the_toll() -> None:
    conflict = only_conflict((FOURTEEN, TUESDAY), (ALL, WEDNESDAY))

    assert (conflict.topic, conflict.variants[-1].text) == ("number of dead", ALL)
