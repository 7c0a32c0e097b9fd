"""People are introduced where a brief first names them, in the articles' words."""

import pytest

from summarizer.drafters.introductions import cast_of, introduced
from summarizer.drafters.wordings import Wording, total_words, wordings
from summarizer.ports import Story
from tests.builders import story_of

OPENING = "Mayor Dana Voss closed the bridge in Marl on Monday."
LATER = "Voss asked the army for two boats and 400 sandbags."


def told(story: Story, *starts: str) -> list[Wording]:
    every = list(wordings(story, among={fact.id for fact in story.facts}))
    return [next(wording for wording in every if wording.text.startswith(start)) for start in starts]


def texts(story: Story, *starts: str, words: int | None = None) -> list[str]:
    return [wording.text for wording in introduced(told(story, *starts), cast_of(story), words=words)]


def test_a_surname_that_nothing_introduced_gets_name_and_title() -> None:
    story = story_of(f"{OPENING} {LATER}")

    assert texts(story, "Voss asked") == ["Mayor Dana Voss asked the army for two boats and 400 sandbags."]


def test_the_claim_then_cites_the_fact_that_introduces() -> None:
    story = story_of(f"{OPENING} {LATER}")

    (wording,) = introduced(told(story, "Voss asked"), cast_of(story))

    assert [fact.text for fact in wording.proofs] == [OPENING]


def test_who_has_been_named_is_not_introduced_again() -> None:
    story = story_of(f"{OPENING} {LATER}")

    assert texts(story, "Mayor Dana", "Voss asked") == [OPENING, LATER]


def test_the_title_most_articles_use_wins() -> None:
    slip = "Governor Dana Voss walked along the river in Marl on Tuesday. Voss said the water had fallen by a metre."
    other = "Mayor Dana Voss thanked the fire crews of three towns. Voss said that she was proud of them all."

    story = story_of(f"{OPENING} {LATER}", slip, other)

    assert texts(story, "Voss asked")[0].startswith("Mayor Dana Voss")


def test_two_people_of_one_surname_are_left_as_they_are() -> None:
    story = story_of(
        f"{OPENING} {LATER}", "Captain Erik Voss steered the night ferry to Lund on Friday. Voss said he slept."
    )

    assert texts(story, "Voss asked") == [LATER]


def test_a_title_that_two_names_share_is_not_said_twice() -> None:
    both = "Mayors Ida Roe and Dana Voss spoke on the telephone for half an hour on Tuesday night."
    story = story_of(f"{OPENING} {LATER} {both}")

    assert texts(story, "Mayors") == [both]


def test_a_title_before_the_name_is_not_said_twice() -> None:
    story = story_of(f"{OPENING} Mayor Voss asked the army for two boats and 400 sandbags.")

    assert texts(story, "Mayor Voss") == ["Mayor Dana Voss asked the army for two boats and 400 sandbags."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marl's mayor, Dana Voss, asked the army for two boats and 400 sandbags.",
        '"We need two boats and 400 sandbags," said the town\'s mayor, Dana Voss.',
        "The army was asked for two boats by the head of the council, Dana Voss.",
        "Dana Voss, the town's mayor since 2019, asked the army for two boats.",
    ],
)
def test_whom_the_sentence_describes_gets_no_second_title(sentence: str) -> None:
    story = story_of(OPENING, sentence)

    assert texts(story, sentence[:9]) == [sentence]


def test_whom_the_sentence_describes_by_surname_gets_the_full_name_alone() -> None:
    story = story_of(OPENING, "The town's mayor, Voss, asked the army for two boats and 400 sandbags.")

    assert texts(story, "The town") == ["The town's mayor, Dana Voss, asked the army for two boats and 400 sandbags."]


def test_what_opens_a_sentence_describes_nobody() -> None:
    story = story_of(f"{OPENING} After a call to the minister, Voss asked the army for two boats.")

    assert texts(story, "After a call") == [
        "After a call to the minister, Mayor Dana Voss asked the army for two boats."
    ]


def test_a_leader_is_not_introduced_by_a_word_that_does_not_say_of_what() -> None:
    story = story_of(
        "Norline of Lund, whose leader Arne Kolm lost a boat in the storm, sailed on. Kolm was 12 minutes ahead.",
        "Arne Kolm won the Oster Cup for sailing boats on Sunday by 12 minutes.",
    )

    assert texts(story, "Arne Kolm won") == ["Arne Kolm won the Oster Cup for sailing boats on Sunday by 12 minutes."]


def test_a_title_in_small_letters_that_opens_a_sentence_gets_a_capital() -> None:
    story = story_of(
        "The flood, engineer Dana Voss said, will last. Voss asked for 400 sandbags from the army in Lund."
    )

    assert texts(story, "Voss asked") == ["Engineer Dana Voss asked for 400 sandbags from the army in Lund."]


def test_introductions_never_break_the_word_budget() -> None:
    story = story_of(f"{OPENING} {LATER}")
    wording = told(story, "Voss asked")

    assert texts(story, "Voss asked", words=total_words(wording)) == [LATER]
    assert texts(story, "Voss asked", words=total_words(wording) + 2) != [LATER]
