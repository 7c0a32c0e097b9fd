"""Which date of a sentence is that of what it tells, and which belongs to something else."""

import pytest

from summarizer.language.happenings import happening
from summarizer.language.parse import parse_sentence
from tests.growth import SQUARE, Work, growth

PUBLISHED = "2031-05-15"  # a Thursday


def when(text: str) -> str | None:
    found = happening(parse_sentence(text, published=PUBLISHED))
    return found.when if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council closed the swimming hall on Tuesday.", "2031-05-13"),
        ("On Tuesday the council closed the swimming hall.", "2031-05-13"),
        ("The council on Tuesday closed the swimming hall.", "2031-05-13"),
        ("The hall burned down at about 3:40 a.m. on Tuesday.", "2031-05-13"),
        ("The quarry was opened in 1958.", "1958"),
        ("The lease, which ran for nine years, expired on 30 April.", "2031-04-30"),
        ("Tessa Orm, who owns the mill, sold two looms on Monday.", "2031-05-12"),
        ("The roof gave way on Wednesday, police said.", "2031-05-14"),
        ("Police said the roof gave way on Wednesday.", "2031-05-14"),
        ("Police said that the roof gave way on Wednesday.", "2031-05-14"),
        ("The mayor announced on Monday that the mill would be sold.", "2031-05-12"),
        ("Mayor Tessa Orm said on Monday her council would sell the mill.", "2031-05-12"),
        ("The price rose to 4.10 marks on Monday from 3.90 a week earlier.", "2031-05-12"),
        ("Tessa Orm resigned as chair of the board on Monday.", "2031-05-12"),
        ("The 14 remote-controlled ferries started in March.", "2031-03"),
    ],
)
def test_the_date_of_what_happened_is_its_own(text: str, day: str) -> None:
    assert when(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Tessa Orm said on Monday that the roof had been leaking for years.",
        "The roof had been leaking for years, the mayor said on Monday.",
        "“The roof fell in on Monday and nobody came,” said Tessa Orm, the mayor.",
        "Nobody has repaired the roof since 2019.",
        "Repairs went on from Monday to Wednesday.",
        "The council met on Monday and Tuesday.",
        "The hall was repaired twice, in 2023 and in 2024.",
        "The mayor praised Monday's vote.",
        "The mayor flew home after a vote on Monday.",
        "Delegates prepared for a round of talks on Tuesday.",
        "The man who sold the mill on Monday left the town.",
        "Tessa Orm, a nurse whose arm was broken on Monday, went home.",
        "The inspectors must report by Friday.",
        "The hall had been sold before Monday.",
        "The council did not meet on Monday.",
        "The council was against it on Monday.",
        "The mill could be sold on Friday.",
        "The vote on Monday was put off.",
        "The price rose to 4.10 marks from 3.90 on Tuesday.",
        "Mayor Tessa Orm expects a decision on Friday.",
        "Her trip coincides with a surprise visit by the governor on Friday.",
        "The council closed the swimming hall.",
        "Shares of the mill were down about 9 percent on Tuesday.",
        "The mill made a loss of two million (see the Ledger, 13 May 2031).",
        "As the bakers left the hall on Tuesday, nobody spoke.",
        "Bakers have planned a march on Saturday.",
        "Mayor Tessa Orm, pictured in the swimming hall on Tuesday.",
        "According to a note the police released on Tuesday, the roof leaked for years.",
    ],
)
def test_a_date_of_something_else_dates_nothing(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council will vote on Monday.", "2031-05-19"),
        ("The council is expected to vote on Monday.", "2031-05-19"),
        ("The two mayors are to meet on 2 June.", "2031-06-02"),
        ("The council meets again on 2 June.", "2031-06-02"),
        ("The council is about to meet on Monday.", "2031-05-19"),
        ("The next meeting is on 2 June.", "2031-06-02"),
        ("The mayor said the hall would reopen on 2 June.", "2031-06-02"),
    ],
)
def test_what_is_planned_is_known_by_its_words(text: str, day: str) -> None:
    found = happening(parse_sentence(text, published=PUBLISHED))

    assert found is not None
    assert (found.when, found.is_planned) == (day, True)


def test_what_is_over_is_not_planned() -> None:
    found = happening(parse_sentence("The council voted on Monday.", published=PUBLISHED))

    assert found is not None
    assert not found.is_planned


def test_a_weekday_without_a_day_to_count_from_dates_nothing() -> None:
    assert happening(parse_sentence("The council voted on Monday.")) is None


def test_a_sentence_without_end_costs_its_length_and_tells_nothing() -> None:
    def work_on(length: int) -> Work:
        sentence = parse_sentence("The council met on Monday, and " * length, published=PUBLISHED)
        return lambda: happening(sentence)

    assert when("The council met on Monday, and " * 100) is None
    assert growth(work_on, 2_000) < SQUARE
