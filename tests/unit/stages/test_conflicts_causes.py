"""What brought something about, as two sources have it."""

import pytest

from tests.telling import kinds, only_conflict

BLAST = "A burning forklift set off the explosion at the mill in Marl, its owner said."


@pytest.mark.parametrize(
    "other",
    [
        "The explosion at the mill in Marl was caused by a short circuit, police said.",
        "Police said a short circuit was the cause of the explosion.",
        "Police blamed the explosion on a short circuit.",
        "Police blamed a short circuit for the blast at the mill.",
        "The explosion was attributed to a short circuit by the police.",
        "An explosion shook the mill in Marl on Monday. A short circuit was to blame, police said.",
    ],
)
def test_two_causes_of_one_happening_are_in_dispute(other: str) -> None:
    conflict = only_conflict(BLAST, other)

    assert (conflict.kind, conflict.resolution, conflict.topic) == ("outcome", "open", "cause of the explosion")


def test_a_fire_is_started_and_a_career_is_no_accident() -> None:
    assert kinds("A cable started the fire in Marl.", "The cause of the fire in Marl was a lamp.") == [
        ("outcome", "open")
    ]
    assert kinds("Ida Kron started her career in Marl.", "A prize started the career of Ida Kron.") == []


@pytest.mark.parametrize(
    "other",
    [
        "A forklift on fire caused the explosion, police said.",  # the same
        "The explosion at the mill in Marl was not caused by a short circuit.",
        "A short circuit caused the delay of two trains in Marl.",
        "Was the explosion at the mill caused by a short circuit?",
        "A storm shook the mill in Marl on Monday. A short circuit was to blame, police said.",
        "It was blamed for the explosion, police said.",
        "Police came to the guard of the mill, which caused the explosion.",
    ],
)
def test_the_same_cause_a_denial_and_another_happening_are_no_dispute(other: str) -> None:
    assert kinds(BLAST, other) == []


def test_what_many_things_cause_is_no_happening() -> None:
    assert kinds("The strike caused a loss in Marl.", "Fog caused a loss of time in Marl.") == []
