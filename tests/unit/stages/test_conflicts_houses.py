"""One person at the head of two houses."""

import pytest

from tests.telling import kinds, only_conflict

ONE = "Edvin Roe, chief executive of Norline, said on Tuesday that nine ferries were cancelled."


@pytest.mark.parametrize(
    "other",
    [
        "“It is a pity,” said Edvin Roe, the chief executive of Ostmar Services, in the hall.",
        "Ostmar's chief executive, Edvin Roe, was seen in the hall of the harbour.",
    ],
)
def test_two_houses_are_a_conflict(other: str) -> None:
    conflict = only_conflict(ONE, other)

    assert (conflict.kind, len(conflict.variants)) == ("title", 2)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Edvin Roe, the chief executive of Norline Group, was seen in the hall.", id="one house"),
        pytest.param("Edvin Roe, the former chief executive of Ostmar, was seen in the hall.", id="earlier"),
        pytest.param("Edvin Roe, the chairman of Ostmar, was seen in the hall of the harbour.", id="another post"),
        pytest.param("Ove Roe, the chief executive of Ostmar, was seen in the hall.", id="another person"),
        pytest.param("Edvin Roe, chief executive of the company, was seen in the hall.", id="no name"),
    ],
)
def test_one_house_another_post_and_another_time_are_none(other: str) -> None:
    assert kinds(ONE, other) == []


def test_an_article_that_gives_both_tells_of_two_posts() -> None:
    both = "Edvin Roe, the chief executive of Ostmar, was seen in the hall."

    assert kinds(f"{ONE} {both}", both) == []
