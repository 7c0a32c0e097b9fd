"""One person at the head of two houses."""

import pytest

from tests.telling import kinds, only_conflict

ONE = "Henrik Dass, chief executive of Solair, said on Tuesday that 131 flights were cancelled."


@pytest.mark.parametrize(
    "other",
    [
        "“It is a pity,” said Henrik Dass, the chief executive of Skyhand Services, in the hall.",
        "Skyhand's chief executive, Henrik Dass, was seen in the hall of the airport.",
    ],
)
def test_two_houses_are_a_conflict(other: str) -> None:
    conflict = only_conflict(ONE, other)

    assert (conflict.kind, len(conflict.variants)) == ("title", 2)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Henrik Dass, the chief executive of Solair Group, was seen in the hall.", id="one house"),
        pytest.param("Henrik Dass, the former chief executive of Skyhand, was seen in the hall.", id="earlier"),
        pytest.param("Henrik Dass, the chairman of Skyhand, was seen in the hall of the airport.", id="another post"),
        pytest.param("Ove Dass, the chief executive of Skyhand, was seen in the hall.", id="another person"),
        pytest.param("Henrik Dass, chief executive of the company, was seen in the hall.", id="no name"),
    ],
)
def test_one_house_another_post_and_another_time_are_none(other: str) -> None:
    assert kinds(ONE, other) == []


def test_an_article_that_gives_both_tells_of_two_posts() -> None:
    both = "Henrik Dass, the chief executive of Skyhand, was seen in the hall."

    assert kinds(f"{ONE} {both}", both) == []
