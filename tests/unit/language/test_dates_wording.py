"""Relative words rewritten so that a brief can be read on any day."""

import pytest

from summarizer.language.date_wording import absolute_wording
from summarizer.language.parse import parse_sentence

TUESDAY = "2025-03-04"


def reworded(text: str, *, with_weekday: bool = True, published: str | None = TUESDAY) -> str:
    """The sentence with every mention replaced that can be."""
    done = text
    for mention in reversed(parse_sentence(text, published=published).dates):
        wording = absolute_wording(mention, published, text=text, with_weekday=with_weekday)
        if wording:
            done = done[: wording.start] + wording.text + done[wording.end :]
    return done


@pytest.mark.parametrize(
    ("text", "with_weekday", "without"),
    [
        ("The council met yesterday.", "The council met on Monday.", "The council met on 3 March."),
        ("Yesterday it met.", "On Monday it met.", "On 3 March it met."),
        ("It met today in Marl.", "It met on Tuesday in Marl.", "It met on 4 March in Marl."),
        ("It will vote tomorrow.", "It will vote on 5 March.", "It will vote on 5 March."),
        ("Shops shut since yesterday.", "Shops shut since Monday.", "Shops shut since 3 March."),
        ("He arrives by tomorrow.", "He arrives by 5 March.", "He arrives by 5 March."),
        ("Earlier today it failed.", "Earlier on Tuesday it failed.", "Earlier on 4 March it failed."),
        ("It failed last night.", "It failed on Monday night.", "It failed on the night of 3 March."),
        ("Kron speaks tonight.", "Kron speaks on Tuesday night.", "Kron speaks on the night of 4 March."),
        ("Yesterday's vote was close.", "Monday's vote was close.", "The vote of 3 March was close."),
        ("It fell in Monday's storm.", "It fell in Monday's storm.", "It fell in the storm of 3 March."),
        ("Prices rose last month.", "Prices rose in February.", "Prices rose in February."),
        ("Last year prices rose.", "In 2024 prices rose.", "In 2024 prices rose."),
        ("It fell two days ago.", "It fell on Sunday.", "It fell on 2 March."),
        ("It fell six days ago.", "It fell on Wednesday.", "It fell on 26 February."),
        ("It fell seven days ago.", "It fell on 25 February.", "It fell on 25 February."),
        ("It fell ten days ago.", "It fell on 22 February.", "It fell on 22 February."),
        ("Kron left last Friday.", "Kron left on Friday.", "Kron left on 28 February."),
        ("Kron will go on Friday.", "Kron will go on 7 March.", "Kron will go on 7 March."),
        ("Kron went on Monday.", "Kron went on Monday.", "Kron went on 3 March."),
    ],
)
def test_a_relative_day_is_written_as_the_day_it_means(text: str, with_weekday: str, without: str) -> None:
    assert reworded(text) == with_weekday
    assert reworded(text, with_weekday=False) == without


@pytest.mark.parametrize(
    "text",
    [
        "“We go today,” Kron said.",
        "Today is the day of the vote.",
        "It fell a year ago today.",
        "Prices rose last week.",
        "The plan of last year failed.",
        "Tomorrow's council vote is close.",  # and no "council of 5 March vote"
        "They were due to meet on Friday.",
        "It fell on 2 March.",
        "A day earlier it fell.",
        "It fell a few days ago.",
    ],
)
def test_what_is_not_certain_or_would_not_be_english_is_left_alone(text: str) -> None:
    assert reworded(text) == text


def test_a_day_of_another_year_is_written_with_its_year() -> None:
    assert (
        reworded("It fell yesterday.", published="2025-01-01", with_weekday=False) == "It fell on 31 December 2024."
    )
    assert reworded("It fell last month.", published="2025-01-01") == "It fell in December 2024."


def test_nothing_is_rewritten_in_an_article_without_a_date() -> None:
    assert reworded("It fell yesterday.", published=None) == "It fell yesterday."
