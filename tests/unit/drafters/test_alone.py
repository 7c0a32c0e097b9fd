"""What the sentence behind it does not let stand alone is not told."""

import pytest

from summarizer.drafters.wordings import wordings
from summarizer.ports import Story
from tests.builders import parsed, story_of

LOG = "The son of Erik Voss took a box of papers to the court of Lund in May."
OTHERS = ("The council of Lund closed nine schools on Monday.", "Norline sold twelve ferries to Lund on Monday.")


def told(story: Story) -> set[str]:
    return {wording.text for wording in wordings(story, among=set(story.fact_by_id))}


@pytest.mark.parametrize(
    "following",
    [
        "That is what the opinion of the judge says.",
        "Whether that happened is for the jury to say.",
        "So says a witness who would not give her name.",
        "None of that has been proven.",
    ],
)
def test_what_the_next_sentence_gives_to_somebody_or_doubts_is_not_told_as_a_fact(following: str) -> None:
    assert LOG not in told(story_of(f"{LOG} {following}"))
    assert LOG in told(story_of(f"{LOG}\n\n{following}"))
    assert LOG in told(story_of(f"{LOG} The judge thanked him in a letter of two pages."))


OPENING = "Margit Soane had booked a tour of the harbour for Tuesday."


def test_a_feature_s_opening_about_somebody_whom_nobody_else_names_is_not_told() -> None:
    feature = f"{OPENING} She got it, in a manner of speaking. Ms Soane told reporters so in Lund."

    assert OPENING not in told(story_of(feature, *OTHERS))


@pytest.mark.parametrize(
    ("feature", "others"),
    [
        (f"{OPENING} The harbour was shut.", OTHERS),
        (f"{OPENING} She got it.", (*OTHERS, "Police looked for Margit Soane in Lund on Monday.")),
        (f"{OPENING} She got it.", OTHERS[:1]),
    ],
)
def test_one_who_is_of_the_story_is_told_of(feature: str, others: tuple[str, ...]) -> None:
    assert OPENING in told(story_of(parsed(f"{feature} Ms Soane told reporters so in Lund."), *others))
