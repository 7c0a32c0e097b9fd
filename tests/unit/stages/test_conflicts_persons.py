"""One person with two first names, two ages or two offices."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, only_conflict

JUDGE = "Judge {name} Arden sent the case back to the lower court on Monday."


def judge(name: str) -> str:
    return JUDGE.format(name=name)


def test_a_first_name_that_one_source_has_otherwise_is_a_slip() -> None:
    conflict = only_conflict(
        judge("Helena"), "The jury was sent home by Judge Helena Arden on Monday.", judge("Helema")
    )

    assert (conflict.kind, conflict.resolution, conflict.topic) == ("title", "source_error", "first name of Arden")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Katherine", "Katharine"),  # spelled otherwise
        ("Stephen", "Steven"),
        ("Samuel", "Sam"),
        ("Helena", "Oliver"),  # two judges
    ],
)
def test_another_spelling_a_short_form_and_another_person_are_no_conflict(one: str, other: str) -> None:
    assert kinds(judge(one), judge(other)) == []


def test_two_persons_of_one_article_are_no_slip() -> None:
    both = f"{judge('Helena')} Judge Helema Arden had heard it in March, and was overruled then."

    assert kinds(judge("Helena"), both) == []


def test_an_age_may_stand_beside_the_surname_alone() -> None:
    conflict = only_conflict(
        "Minister Ruben Falk was found guilty in Lund on Monday. Falk, 58, had taken a watch and two boats.",
        "Ruben Falk, 57, wept as the judges in Lund sent him to prison.",
    )

    assert (conflict.kind, conflict.topic) == ("number", "age of Ruben Falk")


def test_two_ages_at_one_time_are_a_conflict() -> None:
    conflict = only_conflict(
        "Ruben Falk, 41, was pulled from the river by two anglers.",
        "Two anglers saw Ruben Falk, 47, drifting past the mill.",
    )

    assert (conflict.kind, conflict.topic) == ("number", "age of Ruben Falk")


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("Two anglers saw Ruben Falk, 42, drifting past the mill.", "2026-01-04"),  # a birthday lies between
        ("Two anglers saw Ruben Falk drifting past the mill at 47 kilometres from the sea.", TUESDAY),
        ("Two anglers saw Ruben Falk, 12, drifting past the mill.", TUESDAY),  # his son
    ],
)
def test_a_birthday_a_distance_and_a_namesake_are_no_conflict(other: str, day: str) -> None:
    assert kinds(("Ruben Falk, 41, was pulled from the river by two anglers.", MONDAY), (other, day)) == []


def test_nobody_is_president_and_premier_of_one_country() -> None:
    conflict = only_conflict(
        "French President Ruben Falk opened the fair in Lund on Monday.",
        "French Prime Minister Ruben Falk was the first visitor to the fair.",
    )

    assert (conflict.kind, conflict.topic) == ("title", "office of Ruben Falk: president or premier")


@pytest.mark.parametrize(
    "other",
    [
        "Former French Prime Minister Ruben Falk was the first visitor to the fair.",
        "French leader Ruben Falk was the first visitor to the fair.",
        "French Prime Minister Olga Falk was the first visitor to the fair.",
    ],
)
def test_a_former_office_a_plain_word_and_another_holder_are_no_conflict(other: str) -> None:
    assert kinds("French President Ruben Falk opened the fair in Lund on Monday.", other) == []


HEADS = "French Prime Minister Olga Marsh was not among the guests in Lund."


@pytest.mark.parametrize("office", ["premier", "prime minister"])
def test_an_office_without_a_name_is_that_of_the_one_the_article_names(office: str) -> None:
    slip = f"Falk was driven to the castle of Lund. The French {office} waved to the children on the bridge."

    conflict = only_conflict("French President Ruben Falk arrived in Lund on Monday.", HEADS, slip)

    assert (conflict.kind, conflict.topic) == ("title", "office of Ruben Falk: president or premier")
    assert conflict.variants[-1].text == f"The French {office} waved to the children on the bridge."


@pytest.mark.parametrize(
    "third",
    [
        "Falk was driven to the castle of Lund. The French president waved to the children on the bridge.",
        "Falk and Marsh were driven to the castle of Lund. The French premier waved to the children on the bridge.",
        "Guests were driven to the castle of Lund. The French premier waved to the children on the bridge.",
        "Falk was driven to the castle of Lund. The Danish premier waved to the children on the bridge.",
    ],
)
def test_the_right_office_and_that_of_somebody_named_are_no_slip(third: str) -> None:
    assert kinds("French President Ruben Falk arrived in Lund on Monday.", HEADS, third) == []


def test_an_age_beside_a_surname_is_of_the_only_one_who_bears_it() -> None:
    full = "Ida Kron, 71, died in the ward on Monday."
    alone = "Mrs Kron, who was 74, had waited in the ward for hours."
    conflict = only_conflict(full, alone)

    assert (conflict.kind, conflict.topic) == ("number", "age of Ida Kron")
    assert kinds(full, alone.replace("Mrs", "Mr")) == []
    assert kinds(f"{full} Olga Kron sat beside her bed in the ward.", alone) == []
