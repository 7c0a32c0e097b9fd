"""People are introduced where the verb leaves room for it, and not by what the sentence says anyway."""

from tests.builders import story_of
from tests.unit.drafters.test_introductions import OPENING, texts


def test_nobody_resigns_by_a_title_as_just_that() -> None:
    resigned = "Voss resigned as mayor of Marl on Tuesday, her office said."

    assert texts(story_of(f"{OPENING} {resigned}"), "Voss resigned") == [f"Dana {resigned}"]


def test_the_speaker_of_an_inserted_clause_is_described_behind_the_verb() -> None:
    told_by = "The bridge would be shut for a week, Kell said, and then be sold."
    story = story_of(f"Olga Kell, director of the Marl port, spoke on Monday. {told_by} Kell left at noon.")

    assert texts(story, "The bridge would") == [
        "The bridge would be shut for a week, said Olga Kell, director of the Marl port, and then be sold."
    ]
