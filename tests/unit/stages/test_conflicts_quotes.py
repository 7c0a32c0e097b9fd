"""One quotation in two wordings, or from two mouths."""

import pytest

from tests.telling import kinds, only_conflict

SAID = "“We shall mend every roof in this street before the first snow,” said Dana Voss, the mayor."
BY_ROE = "“We shall mend every roof in this street before the first snow,” said Tom Roe, the governor."


def test_another_word_in_a_quotation_is_a_conflict_over_its_wording() -> None:
    conflict = only_conflict(SAID, SAID.replace("roof", "window"))

    assert (conflict.kind, conflict.resolution) == ("quote", "open")
    assert [variant.outlets for variant in conflict.variants] == [("Paper 0",), ("Paper 1",)]


@pytest.mark.parametrize("change", [("shall mend", "shall not mend"), ("every roof", "ninety roofs")])
def test_a_denial_or_a_figure_changes_what_was_said(change: tuple[str, str]) -> None:
    other = SAID.replace(*change)

    assert kinds(SAID.replace("every roof", "twenty roofs"), other.replace("every roof", "twenty roofs")) == [
        ("quote", "open")
    ]


def test_a_wording_that_several_have_makes_the_other_a_slip() -> None:
    third = f"The mayor spoke in the rain. {SAID}"

    conflict = only_conflict(SAID, third, SAID.replace("roof", "window"))

    assert conflict.resolution == "source_error"
    assert [len(variant.origins) for variant in conflict.variants] == [2, 1]


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace(" before the first snow", ""),  # cut short
        SAID.replace("every roof", "every [damaged] roof"),
        SAID.replace("this street", "… the street"),
        SAID.replace("roof", "broken north gate"),  # told at more length
        SAID.replace("mend", "mends"),
        SAID.replace("street", "streets"),
        "“We shall mend the school and pay for all of it,” said Dana Voss, the mayor.",
    ],
)
def test_a_cut_a_bracket_a_form_and_other_words_are_no_conflict(other: str) -> None:
    assert kinds(SAID, other) == []


def test_one_quotation_from_two_mouths_is_a_conflict_over_its_speaker() -> None:
    conflict = only_conflict(SAID, BY_ROE)

    assert (conflict.kind, conflict.resolution) == ("speaker", "open")
    assert conflict.topic == "who said “We shall mend every roof in this street …”"


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("Dana Voss, the mayor", "Mayor Voss"),
        SAID.replace("Dana Voss, the mayor", "the mayor"),
        SAID.replace("said Dana Voss, the mayor", "said Tom Roe, the fire chief, quoting Mayor Voss"),
        SAID.replace("Dana Voss, the mayor", "a spokesman for the town"),
    ],
)
def test_a_speaker_named_in_another_way_or_quoted_by_another_is_no_conflict(other: str) -> None:
    assert kinds(SAID, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I never asked a neighbour for that ladder", "I did not ask a neighbour for this ladder"),
        ("We built this bridge for our own children", "We built bridges for our own children"),
        ("We bake this bread for our own children", "We bake bread for our own children"),
        ("The choir has sung twice, and both times very loudly", "The choir has sung twice, and both times loudly"),
        ("It tore my sleeve. Inspect my sleeve", "It tore me at the sleeve, inspect the sleeve"),
        ("We've mended every roof in this street", "We have painted every roof in this street"),
        ("The gate opens at six and the guards leave", "The gate opened at six and the guards left"),
    ],
)
def test_an_utterance_in_other_small_words_or_another_tense_is_a_conflict(one: str, other: str) -> None:
    conflict = only_conflict(f"“{one},” said Dana Voss, the mayor.", f"The mayor, Dana Voss, told us: “{other}.”")

    assert (conflict.kind, conflict.resolution) == ("quote", "open")
    assert [(one in variant.text, other in variant.text) for variant in conflict.variants] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "We've mended every roof in this street and we're not done",  # contracted
        "We have mended every roof in the Street — and we are not done",
        "We have mended every roof in this street",  # cut
        "and we have mended every roof in this street and that we are not done",
    ],
)
def test_contractions_marks_and_light_words_are_no_other_wording(other: str) -> None:
    said = "“We have mended every roof in this street and we are not done,” said Dana Voss, the mayor."
    told_again = other.replace("the Street", "this Street")

    assert kinds(said, f"“{told_again},” said Dana Voss, the mayor.") == []


def test_an_utterance_that_a_full_stop_or_its_speaker_cuts_is_one() -> None:
    whole = "“We carried sand for nine nights and there is no tenth night in us,” said Dana Voss, the mayor."
    in_two = "Dana Voss, the mayor, was tired: “We carried sand for nine nights. There is not a tenth night in us.”"
    tagged = "“We carried sand for nine nights,” said Dana Voss, the mayor, “and there is no tenth morning in us.”"

    assert "nine nights. There is not a tenth night" in only_conflict(whole, in_two).variants[1].text
    assert kinds(whole, tagged) == [("quote", "open")]


def test_words_that_two_people_say_in_two_ways_are_no_conflict_over_wording() -> None:
    assert kinds(SAID, BY_ROE.replace("roof", "window")) == []


def test_one_quotation_in_slightly_other_words_from_two_mouths_is_a_conflict_over_its_speaker() -> None:
    one = "“This is not a harbour feud. At best it is a rowing lesson,” said Dana Voss, the mayor."
    other = "“It's not a harbour feud, it's a rowing lesson,” Tom Roe, the governor, said in Lund."

    assert kinds(one, other) == [("speaker", "open")]
    assert kinds(one, other.replace("rowing lesson", "great pity for us all")) == []
