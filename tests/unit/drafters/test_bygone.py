"""Which days of earlier articles a reader would take for others."""

import pytest

from summarizer.drafters.bygone import is_of_an_unclear_day
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.language.parse import parse_sentence
from tests.builders import done, parsed, story_of

TUESDAY, WEDNESDAY, NEXT_MONDAY = "2025-05-06", "2025-05-07", "2025-05-12"


@pytest.mark.parametrize(
    ("text", "today", "unclear"),
    [
        ("Rain is possible on Friday.", WEDNESDAY, False),
        ("Rain is possible on Friday.", NEXT_MONDAY, True),
        ("The schools stay closed today and tomorrow.", TUESDAY, False),
        ("The schools stay closed today and tomorrow.", WEDNESDAY, True),
        ("Two people died overnight.", TUESDAY, False),
        ("Two people died overnight.", WEDNESDAY, True),
        ("Two people died overnight on 2 May.", NEXT_MONDAY, False),
        ("The overnight train stood still on 2 May.", NEXT_MONDAY, False),
        ("“We were closed on Friday,” Kron said.", NEXT_MONDAY, False),  # unknown to the reader of the article too
        ("The bridge will open on 9 May.", NEXT_MONDAY, False),
        ("Prices rose by a tenth from a day earlier.", NEXT_MONDAY, False),
    ],
)
def test_a_day_that_means_another_one_by_now_is_unclear(text: str, today: str, unclear: bool) -> None:
    assert is_of_an_unclear_day(parse_sentence(text, published=TUESDAY), today=today) == unclear


def test_without_the_day_of_the_article_or_of_the_newest_nothing_is_unclear() -> None:
    text = "The schools stay closed today and tomorrow."

    assert not is_of_an_unclear_day(parse_sentence(text), today=WEDNESDAY)
    assert not is_of_an_unclear_day(parse_sentence(text, published=TUESDAY), today=None)


def test_what_is_told_of_an_unclear_day_is_not_in_the_brief() -> None:
    flood = "The river Oster flooded the town of Marl on Sunday."
    first = f"{flood} The schools of Marl and Lund stay closed today and tomorrow."
    last = "The town of Marl thanked 300 soldiers who rebuilt the bridge over the river Oster."

    def told(newest: str) -> str:
        story = story_of(parsed(first, published=TUESDAY), parsed(last, published=newest))
        return " ".join(claim.text for claim in done(ExtractiveDrafter().draft(story, words=220)).claims)

    assert "schools" in told(TUESDAY)
    assert "schools" not in told(WEDNESDAY)
