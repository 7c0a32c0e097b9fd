"""How a match ended, in articles that do not agree."""

import pytest

from tests.telling import kinds, only_conflict

LOST = "Skarn lost 41-12 to Lund on Saturday in its worst match for years."


def test_a_result_that_one_article_has_otherwise_is_a_conflict() -> None:
    conflict = only_conflict(LOST, "It was the 41-10 humiliation by Lund that did for the coach of Skarn.")

    assert (conflict.kind, conflict.topic) == ("number", "result")
    assert ["41-12" in variant.text for variant in conflict.variants] == [True, False]


@pytest.mark.parametrize(
    "other",
    [
        "It was the 41-12 humiliation by Lund that did for the coach of Skarn.",
        "It was the 12-41 humiliation by Lund that did for the coach of Skarn.",
        "It was the 28-10 humiliation by Lund that did for the coach of Skarn.",  # another match
        "It was the 41-10 humiliation by Brackwater that did for the coach of Orm.",
        "At half-time it stood 41-10 for Lund, and the coach of Skarn had left.",
        "The 41-10 defeat by Lund in 2019 had nearly done for the coach of Skarn.",
    ],
)
def test_the_same_another_match_and_half_time_are_none(other: str) -> None:
    assert kinds(LOST, other) == []
