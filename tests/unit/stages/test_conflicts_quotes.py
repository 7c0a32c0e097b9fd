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
