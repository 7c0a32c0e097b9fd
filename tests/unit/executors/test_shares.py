"""What each Ray actor may ask is a part of what the run may ask; Ray itself is not needed to see it."""

import pytest

from summarizer.executors.ray import _split
from summarizer.settings import Settings


@pytest.mark.parametrize(("actors", "at_once"), [(1, 8), (2, 5), (3, 2), (1000, 10_000)])
def test_all_actors_together_may_ask_what_one_process_may(actors: int, at_once: int) -> None:
    parts = _split(Settings(model="compatible/m", at_once=at_once, calls_per_minute=300), actors)

    assert sum(part.at_once for part in parts) == at_once
    assert sum(part.calls_per_minute or 0 for part in parts) == pytest.approx(300)
    assert len(parts) == min(actors, at_once)


def test_without_a_pace_no_actor_has_one() -> None:
    assert {part.calls_per_minute for part in _split(Settings(model="compatible/m"), 2)} == {None}
