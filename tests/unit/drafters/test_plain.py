"""Sentences made plain: a name for a pronoun, a day for "yesterday", only where both are certain."""

import pytest

from summarizer.drafters.plain import Plain, made_plain, plain_forms
from tests.builders import parsed

VOSS = "Mayor Dana Voss opened the new pumping station in Marl on Monday."


def plain(text: str, *, published: str | None = "2025-05-06") -> Plain:
    """The last sentence of an article, made plain."""
    article = parsed(text, published=published)
    return made_plain(article, article.sentences[-1])


@pytest.mark.parametrize(
    ("last", "wording"),
    [
        ("She said the old one would close.", "Dana Voss said the old one would close."),
        ("“It is the largest in the north,” she said.", "“It is the largest in the north,” Dana Voss said."),
        ("Her office paid 4.5 million euros for it.", "Dana Voss's office paid 4.5 million euros for it."),
    ],
)
def test_a_pronoun_becomes_the_one_person_it_can_mean(last: str, wording: str) -> None:
    found = plain(f"{VOSS} {last}")

    assert found.sentence.text == wording
    assert found.antecedents == (0,)


def test_he_is_whom_the_sentence_before_is_about_and_nobody_else_who_was_named() -> None:
    text = (
        "Race leader Matthis Voss fell on Saturday. Joaquim Kemm of Team Brio finished alone. “It was wet,” Voss"
        " said. Kemm, 31, was in front. He said that he saw nothing. “My lamp was out,” he said."
    )
    assert plain(text).sentence.text == "“My lamp was out,” Joaquim Kemm said."


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Dana Voss met Governor Ilse Kemm in Marl. She said the dam was safe.",
        f"{VOSS} The water was high. It rose again at night. The band played. A boat came by. He said it was late.",
        "The pumping station in Marl opened on Monday. She said it was late.",
        "Captain Kim Orme, 52, waited. Mayor Dana Voss said it was safe. Orme was glad. The wall, she said, holds.",
        "Mayor Dana Voss said the dam was safe. The council thanked Ilse Kemm. The wall, she said, will hold.",
        (
            "An inquiry begins in May, its chairwoman, Dana Voss, said. The trail began, say two people, with a bank"
            " clerk. She wondered why a man should pay in notes."
        ),
    ],
)
def test_a_pronoun_that_could_mean_another_stays(text: str) -> None:
    assert plain(text).antecedents == ()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Voss closed the bridge yesterday.", "Voss closed the bridge on Monday."),
        ("The bridge will open again tomorrow.", "The bridge will open again on 7 May."),
    ],
)
def test_a_day_that_counts_from_the_article_is_named(text: str, wording: str) -> None:
    assert plain(text).sentence.text == wording


@pytest.mark.parametrize(
    ("last", "today", "wording"),
    [
        ("Voss closed the bridge on Friday.", "2025-05-09", "Voss closed the bridge on 2 May."),
        ("Voss closed the bridge on Friday.", "2025-05-08", "Voss closed the bridge on 2 May."),  # six days before
        ("Voss closed the bridge on Friday.", "2025-05-07", "Voss closed the bridge on Friday."),
        ("Voss closed the bridge on Friday.", None, "Voss closed the bridge on Friday."),
        ("Voss closed the bridge yesterday.", "2025-05-20", "Voss closed the bridge on 5 May."),
        ("Voss said on Tuesday that it was shut.", "2025-05-20", "Voss said that it was shut."),
        ("Voss said on Monday that it was shut.", "2025-05-20", "Voss said on 5 May that it was shut."),
        ("Voss shut the bridge on Tuesday.", "2025-05-20", "Voss shut the bridge on 6 May."),
        ("Rain is possible on Friday.", "2025-05-20", "Rain is possible on Friday."),  # which, ahead or not?
        ("Voss closed the bridge until Friday.", "2025-05-20", "Voss closed the bridge until Friday."),
        (
            "The concert on Friday was cancelled.",
            "2025-05-20",
            "The concert on Friday was cancelled.",
        ),  # ahead, or not?
        ("The concert on Monday was a success.", "2025-05-20", "The concert on 5 May was a success."),
        ("“I closed it on Friday,” Voss said.", "2025-05-20", "“I closed it on Friday,” Voss said."),
        ("Voss closed the bridge last month.", "2025-05-20", "Voss closed the bridge last month."),
        ("Voss closed the bridge last month.", "2025-06-02", "Voss closed the bridge in April."),
        ("Voss closed the bridge last year.", "2025-12-31", "Voss closed the bridge last year."),
        ("Voss closed the bridge last year.", "2026-01-02", "Voss closed the bridge in 2024."),
        ("Voss closed the bridge last month.", None, "Voss closed the bridge last month."),
        ("Voss closed the bridge this week.", "2025-05-11", "Voss closed the bridge this week."),
        ("Voss closed the bridge this week.", "2025-05-12", "Voss closed the bridge in May."),
        ("Voss closed the bridge last week.", "2025-05-12", "Voss closed the bridge last week."),  # in two months
    ],
)
def test_a_time_that_has_passed_since_becomes_a_date_or_a_month(last: str, today: str | None, wording: str) -> None:
    article = parsed(last, published="2025-05-06")

    assert made_plain(article, article.sentences[-1], today=today).sentence.text == wording


@pytest.mark.parametrize(
    ("last", "wording"),
    [
        (
            "The bridge opened at 4:35 on Friday afternoon, which is a day late.",
            "The bridge opened at 4:35 on the afternoon of 2 May, which is a day late.",
        ),
        ("The wall, which is old, fell on Friday.", "The wall, which is old, fell on 2 May."),
        ("On Friday Voss said she would not resign.", "On 2 May Voss said she would not resign."),
        ("Voss said on Friday she would not resign.", "Voss said on 2 May she would not resign."),
        ("On Friday the water may have been lower.", "On 2 May the water may have been lower."),
        ("Voss is under arrest on Tuesday night.", "Voss is under arrest on the night of 6 May."),  # its own day
        ("The wall fell in Friday's storm.", "The wall fell in the storm of 2 May."),
        # Where it may lie ahead, or a noun may follow, nothing is certain.
        ("Voss will, she said, resign on Friday.", "Voss will, she said, resign on Friday."),
        ("Voss summoned Kron for Friday.", "Voss summoned Kron for Friday."),
        ("Voss said on Monday she would resign on Friday.", "Voss said on 5 May she would resign on Friday."),
        ("The wall fell after Friday's council vote.", "The wall fell after Friday's council vote."),
    ],
)
def test_a_weekday_of_another_week_becomes_a_date_wherever_it_stands(last: str, wording: str) -> None:
    article = parsed(last, published="2025-05-06")

    assert made_plain(article, article.sentences[-1], today="2025-05-13").sentence.text == wording


@pytest.mark.parametrize(
    ("last", "today", "wording"),
    [
        ("Two people died overnight.", "2025-05-07", "Two people died overnight into Tuesday."),
        ("Overnight, two people died.", "2025-05-07", "Overnight into Tuesday, two people died."),
        ("Two people died overnight.", "2025-05-06", "Two people died overnight."),
        ("Two people died overnight.", "2025-05-12", "Two people died overnight."),  # another week
        ("Two people died overnight on Monday.", "2025-05-07", "Two people died overnight on Monday."),
        ("The overnight train stood still.", "2025-05-07", "The overnight train stood still."),
        ("The bridge will be shut overnight.", "2025-05-07", "The bridge will be shut overnight."),
    ],
)
def test_the_night_of_an_earlier_article_is_told_by_its_day(last: str, today: str, wording: str) -> None:
    article = parsed(f"The wall of the mill in Marl fell on Monday. {last}", published="2025-05-06")

    assert made_plain(article, article.sentences[-1], today=today).sentence.text == wording


@pytest.mark.parametrize(
    "text",
    [
        "The wall of the mill in Marl fell on Tuesday morning. Two people died overnight.",  # no night before it
        "The wall of the mill in Marl fell on Monday. Two masons were kept in hospital overnight.",  # the next one?
    ],
)
def test_a_night_that_may_be_the_next_one_is_given_no_day(text: str) -> None:
    article = parsed(text, published="2025-05-06")

    assert made_plain(article, article.sentences[-1], today="2025-05-07").sentence.text == text.partition(". ")[2]


@pytest.mark.parametrize(
    ("last", "wording"),
    [
        ("Ida Kron looks tired this morning.", "Ida Kron looks tired this morning."),
        ("The dam is being mended today.", "The dam is being mended today."),
        ("The dam broke this morning.", "The dam broke on Tuesday morning."),
        ("The council is due to meet today.", "The council is due to meet on Tuesday."),
    ],
)
def test_how_things_stand_this_morning_is_given_no_day(last: str, wording: str) -> None:
    assert plain(last).sentence.text == wording


@pytest.mark.parametrize(
    "text",
    ["“I closed it yesterday,” Voss said.", "Voss closed the bridge on Monday.", "The bridge is shut this year."],
)
def test_days_in_quotations_weekdays_and_years_stay(text: str) -> None:
    assert plain(text).sentence.text == text


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Voss closed the bridge yesterday.", "Voss closed the bridge."),
        ("Voss closed the bridge last night, police said.", "Voss closed the bridge, police said."),
        ("Voss said today that it is safe.", "Voss said that it is safe."),
        ("Until yesterday Voss kept it open.", "Until yesterday Voss kept it open."),
        ("The rules of Lund hold as of today.", "The rules of Lund hold as of today."),
        ("“I closed it yesterday,” Voss said.", "“I closed it yesterday,” Voss said."),
        ("Voss will close it tomorrow.", "Voss will close it tomorrow."),
    ],
)
def test_without_a_date_of_the_article_no_day_is_named(text: str, wording: str) -> None:
    assert plain(text, published=None).sentence.text == wording


@pytest.mark.parametrize(
    ("last", "wording"),
    [
        ("Its director, Ilse Kemm, told the council it was over.", "Ilse Kemm told the council it was over."),
        ("Her lawyer, Ilse Kemm, a former judge, was there.", "Ilse Kemm, a former judge, was there."),
        ("Its bank, Norline, told the council so.", "Its bank, Norline, told the council so."),  # a body, perhaps
    ],
)
def test_whose_director_speaks_is_left_out_where_the_sentence_before_says_it(last: str, wording: str) -> None:
    assert plain(f"The pump stood still. {last}").sentence.text == wording


def in_full(text: str) -> str:
    article = parsed(text)
    *_, last = plain_forms(article, article.sentences[-1])
    return last.sentence.text


GUILD = "The Oster Boat Guild and the Court of Lund met on Monday."


@pytest.mark.parametrize(
    ("last", "wording"),
    [
        ("The guild said it was over.", "The Oster Boat Guild said it was over."),
        ("The court's ruling is final.", "The Court of Lund's ruling is final."),
        ("The court building is old.", "The court building is old."),
        ("“The guild is old,” Dana Voss said.", "“The guild is old,” Dana Voss said."),
        ("The guild, or Oster Boat Guild, is old.", "The guild, or Oster Boat Guild, is old."),
    ],
)
def test_a_body_called_by_its_last_word_has_its_name(last: str, wording: str) -> None:
    assert in_full(f"{GUILD} {last}") == wording


@pytest.mark.parametrize(
    "before",
    ["The Oster Guild and the Marl Guild met.", f"{GUILD} A guild is a club.", f"{GUILD} A rival guild came."],
)
def test_a_word_that_may_mean_another_body_stays(before: str) -> None:
    assert in_full(f"{before} The guild said it was over.") == "The guild said it was over."
