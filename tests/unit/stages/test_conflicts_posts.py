"""One person in two posts that exclude each other."""

import pytest

from tests.telling import kinds, only_conflict

ONE = "Energy Minister Olga Falk opened the new lock at Lund on Monday."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ONE, "Interior Minister Olga Falk was cheered by the crowd at the lock."),
        (ONE, "The ribbon was cut by Olga Falk, the interior minister, under umbrellas."),
        ("Captain Ruben Marsh led the search off Lund.", "The search was led by Colonel Ruben Marsh until dawn."),
        (
            "Ruben Marsh, who is accredited as the cultural attaché of Skarvik, was there.",
            "A boat brought the military attaché Ruben Marsh back.",
        ),
        (
            "Olga Falk, a former prime minister of Skarvik, leads the talks.",
            "Olga Falk, the former president of Skarvik, had tea.",
        ),
        (
            "Transport Minister Olga Falk opened the lock.",
            "The deputy minister of transport, Olga Falk, was cheered.",
        ),
        (
            "Transport Minister Olga Falk opened the lock.",
            "The junior minister for transport, Olga Falk, was cheered.",
        ),
        ("Foreign Minister Olga Falk opened the lock.", "Skarvik's foreign trade minister, Olga Falk, was cheered."),
        (
            "Olga Falk, who has been farm minister since 2023, quit.",
            "Olga Falk, who has been finance minister, quit.",
        ),
        ("The yard's chief executive, Olga Falk, resigned.", "Olga Falk, the yard's medical director, was in tears."),
        ("The guild's president, Olga Falk, resigned.", "General secretary Olga Falk of the guild was in tears."),
        (
            "Energy minister Olga Falk led the talks.",
            "Olga Falk, who as director general of the grid led the talks, left.",
        ),
    ],
)
def test_two_posts_that_nobody_holds_together_are_a_conflict(one: str, other: str) -> None:
    assert only_conflict(one, other).kind == "title"


def test_what_for_is_what_stands_behind_former_and_behind_the_owner() -> None:
    conflict = only_conflict(
        "A court in Lund sentenced former economy minister Olga Falk to two years on Monday.",
        "Skarvik's former economy minister Olga Falk heard it in silence.",
        "Olga Falk, the former finance minister, will appeal against it.",
    )

    assert (conflict.topic, len(conflict.variants)) == (
        "office of Olga Falk: economy minister or finance minister",
        2,
    )


@pytest.mark.parametrize(
    "other",
    [
        "Minister Olga Falk was cheered by the crowd at the lock.",  # says less
        "So much for minister Olga Falk, who was cheered by the crowd at the lock.",
        "Former Interior Minister Olga Falk was cheered by the crowd at the lock.",
        "Deputy Interior Minister Olga Falk was cheered by the crowd at the lock.",
        "Interior Minister Ruben Falk was cheered by the crowd at the lock.",
        "Olga Falk, the energy and interior minister, was cheered by the crowd.",
        "Olga Falk, the minister for energy, was cheered by the crowd.",
    ],
)
def test_less_an_earlier_post_and_another_holder_are_none(other: str) -> None:
    assert kinds(ONE, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Defence Minister Olga Falk opened the lock.", "Olga Falk, the minister of defense, was cheered."),
        ("Chief executive Olga Falk opened the lock.", "Olga Falk, the yard's president, was cheered."),
        (
            "Agriculture Minister Olga Falk opened the lock.",
            "Olga Falk, the agriculture and fisheries minister, quit.",
        ),
    ],
)
def test_posts_that_one_may_hold_or_that_are_one_are_none(one: str, other: str) -> None:
    assert kinds(one, other) == []
