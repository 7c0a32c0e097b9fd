"""Whether the latest state that is told is certain to hold now, and when one source has made no slip."""

import pytest

from tests.telling import MONDAY, TUESDAY, WEDNESDAY, Report, told

SEVEN = "The flood at Marl killed seven people."
NINE = "Nine people were killed in the flood at Marl."
THURSDAY = "2025-03-06"


def holds(*reports: Report) -> list[bool]:
    """Of each update of the reports, whether its last side is certain."""
    return [each.holds for each in told(*reports).conflicts if each.resolution == "update"]


def resolutions(*reports: Report) -> list[str]:
    return [each.resolution for each in told(*reports).conflicts]


def test_the_latest_figure_holds_where_nothing_goes_beyond_it() -> None:
    assert holds((SEVEN, MONDAY), (NINE, TUESDAY)) == [True]
    assert holds((SEVEN, MONDAY), (NINE, TUESDAY), ("The mayor of Marl spoke to ten reporters.", WEDNESDAY)) == [True]


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ("The tenth victim of the flood to die was in hospital.", WEDNESDAY),
        ("A tenth victim of the flood died in hospital.", TUESDAY),
        ("Eleven of those hurt at Marl had died by Wednesday, a paper wrote.", WEDNESDAY),
    ],
)
def test_a_figure_that_another_sentence_goes_beyond_is_not_called_current(later: str, day: str) -> None:
    assert holds((SEVEN, MONDAY), (NINE, TUESDAY), (later, day)) == [False]


@pytest.mark.parametrize(
    ("later", "is_certain"),
    [
        ("Marl buried seven people on Wednesday.", False),
        ("Marl is in mourning. The seven were buried on Wednesday.", False),
        ("Lund elected seven people to its council on Wednesday.", True),
    ],
)
def test_an_old_figure_near_a_name_of_the_sides_leaves_the_new_one_uncertain(later: str, is_certain: bool) -> None:
    assert holds((SEVEN, MONDAY), (NINE, TUESDAY), (later, WEDNESDAY)) == [is_certain]


def test_the_next_victim_is_the_latest_count() -> None:
    tenth = "A tenth victim of the flood died in hospital."
    (update,) = told((SEVEN, MONDAY), (NINE, TUESDAY), (tenth, WEDNESDAY)).conflicts

    assert [variant.text for variant in update.variants] == [SEVEN, NINE, tenth]
    assert update.holds


def test_the_next_offer_in_other_words_goes_beyond_the_last_known() -> None:
    first = "Tessmer has offered a severance payment of 0.6 months' wages for each year of service."
    second = "The company came to the table with 0.9 months' wages a year, up from 0.6."
    third = "The sit-in ended after the company offered the workers 1.4 months' wages for each year of service."

    assert holds((first, MONDAY), (second, TUESDAY)) == [True]
    assert holds((first, MONDAY), (second, TUESDAY), (third, WEDNESDAY)) == [False, True]


def test_one_source_against_several_is_not_certain_without_a_word_of_change() -> None:
    again = "Seven people were killed in the flood at Marl, officials said."
    risen = "The toll of the flood at Marl rose to nine people killed."

    assert holds((SEVEN, MONDAY), (again, MONDAY), (NINE, TUESDAY)) == [False]
    assert holds((SEVEN, MONDAY), (again, MONDAY), (risen, TUESDAY)) == [True]


def test_another_sum_of_a_contract_is_no_later_state_of_it() -> None:
    fee = "If the deal fails, Norline must pay a break fee of $120 million."
    again = "Norline must pay a break fee of $120 million if the deal fails, as a judge heard."
    other = "If the deal fails, Norline will owe a break fee of $150 million."

    assert resolutions((fee, MONDAY), (again, MONDAY), (other, TUESDAY)) == ["open"]


def test_a_sum_beside_which_the_old_one_stands_as_anothers_is_not_certain() -> None:
    raised = ("She raised her estimate of the loss to 390 million florins.", MONDAY)
    alone = "His estimate of the loss is now 430 million florins."
    both = "His estimate of the loss is now 430 million; the prosecutor's is 390 million."

    assert holds(raised, (alone, WEDNESDAY)) == [True]
    assert holds(raised, (both, WEDNESDAY)) == [False]


def test_an_old_figure_that_others_tell_again_was_not_replaced() -> None:
    first = "A man who lost 24 sheep to the wolf of the quarry left the quarry on Monday."
    other = "Desmond Raikes left the quarry, where he had lost 23 sheep, and the den of the wolf is known."
    again = '"The wolf took 24 sheep from Desmond Raikes," a ranger said.'

    assert resolutions((first, MONDAY), (other, WEDNESDAY)) == ["update"]
    assert resolutions((first, MONDAY), (other, WEDNESDAY), (again, THURSDAY)) == ["source_error"]


_NAMES = "Ardle Brome Corse Dunnet Ellary Fawley Garve Howick Inver Keld Lorn Marsk".split()
_GOODS = "leeks bread salt rope tar lamps nails wool honey".split()
# How rare a word is, a story of two sentences does not tell.
PAPER = (" ".join(f"Shops of {name} sell {goods}." for name in _NAMES for goods in _GOODS), MONDAY)


def test_a_state_of_things_of_which_a_later_article_speaks_is_not_certain() -> None:
    first = ("Talks on the eel quota will go ahead, Voss said.", MONDAY)
    second = ("The eel talks were called off by Lund on Tuesday.", TUESDAY)

    assert holds(PAPER, first, second) == [True]
    assert holds(PAPER, first, second, ("Marl says that it put off the talks itself.", WEDNESDAY)) == [False]


ORDERED = "Albrenne expelled twelve diplomats of Hestria on Tuesday over the arrest of an engineer."
AGAIN = "Twelve diplomats of Hestria were expelled by Albrenne over the arrest of an engineer, officials said."


def test_one_source_against_two_is_a_slip() -> None:
    assert resolutions(
        ORDERED, AGAIN, "Albrenne expelled 11 diplomats of Hestria over the arrest of an engineer."
    ) == ["source_error"]


@pytest.mark.parametrize(
    "reports",
    [
        # Another source has the figure in other words.
        (
            "Albrenne expelled 11 diplomats of Hestria over the arrest of an engineer.",
            ("The ministry concedes that only eleven diplomats flew home.", WEDNESDAY),
        ),
        # Somebody disputes it.
        ("Albrenne expelled 11 diplomats of Hestria over the arrest of an engineer, Malenko insisted.",),
    ],
)
def test_what_another_source_concedes_or_somebody_disputes_is_no_slip(reports: tuple[Report, ...]) -> None:
    assert "source_error" not in resolutions(ORDERED, AGAIN, *reports)
