"""Dates as a reader of that day's paper takes them: Tuesday, 4 March 2025, if a test names no other."""

import pytest

from summarizer.language.dates import dates_in
from summarizer.language.parse import parse_sentence, parse_text
from summarizer.language.quotes import quotes_in
from summarizer.language.words import spelt, words_in
from tests.builders import parsed
from tests.growth import SQUARE, Work, growth

TUESDAY = "2025-03-04"


def whens(text: str, published: str | None = TUESDAY) -> list[str | None]:
    return [mention.when for mention in parse_sentence(text, published=published).dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on 3 March 2023.", ["2023-03-03"]),
        ("The bridge fell on March 3, 2023.", ["2023-03-03"]),
        ("The bridge fell on Friday, March 3, 2023.", ["2023-03-03"]),
        ("The bridge fell on Monday, March 3, 2023.", [None]),  # it was a Friday
        ("The bridge fell on the 3rd of March.", ["2025-03-03"]),
        ("The bridge fell on March 3.", ["2025-03-03"]),
        ("The bridge fell on Feb. 3.", ["2025-02-03"]),
        ("The bridge fell on 30 November.", ["2024-11-30"]),
        ("The bridge fell on 31 June 2024.", [None]),
        ("The fair will open on March 10.", ["2025-03-10"]),
        ("The fair is due to open on 2 January.", [None]),  # ten months on, and no year
        ("VELM, March 4 (Quill) - Nine people died.", ["2025-03-04"]),
        ("The fair runs from 3 to 5 March.", ["2025-03-03", "2025-03-05"]),
        ("The fair ran March 3-5, 2024.", ["2024-03-03", "2024-03-05"]),
        ("The fair opened on 9 May last year.", ["2024-05-09"]),
        ("The bridge fell in March 2022.", ["2022-03"]),
        ("The bridge fell in February.", ["2025-02"]),
        ("The bridge fell in November.", ["2024-11"]),
        ("The fair will open in June.", ["2025-06"]),
        ("The town has come under pressure, as it hosts the fair this May.", ["2025-05"]),
        ("The bridge stays shut until May.", ["2025-05"]),
        ("The bridge fell last November.", ["2024-11"]),
        ("The bridge fell in May last year.", ["2024-05"]),
        ("The fair runs from January to March.", ["2025-01", "2025-03"]),
        ("In May 24 people were hurt.", ["2024-05"]),
        ("The bridge fell in 2022.", ["2022"]),
        ("The 2024 fair drew crowds.", ["2024"]),
        ("2024 was a wet year.", ["2024"]),
        ("The form is dated 2023-03-21.", ["2023-03-21"]),
        ("It was sold on 3/14/2023.", ["2023-03-14"]),
        ("It was sold on 14/3/2023.", ["2023-03-14"]),
        ("It was sold on 3/4/2023.", []),  # March or April
    ],
)
def test_a_written_date_is_the_one_nearest_to_its_article(text: str, expected: list[str | None]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met on Tuesday.", ["2025-03-04"]),
        ("The council met on Monday.", ["2025-03-03"]),
        ("On Wednesday the council agreed to pay.", ["2025-02-26"]),
        ("Monday's meeting was short.", ["2025-03-03"]),
        ("The gate failed Monday night.", ["2025-03-03"]),
        ("He left last Friday.", ["2025-02-28"]),
        ("He left last Tuesday.", ["2025-02-25"]),
        ("He leaves next Monday.", ["2025-03-10"]),
        ("He leaves next Tuesday.", ["2025-03-11"]),
        ("He leaves next Thursday.", [None]),  # in two days, or in nine
        ("They meet this Thursday.", ["2025-03-06"]),
        ("They met on Thursday last week.", ["2025-02-27"]),
        ("Kron will meet Voss on Friday.", ["2025-03-07"]),
        ("On Friday Kron will meet Voss.", ["2025-03-07"]),
        ("Talks are scheduled for Friday.", ["2025-03-07"]),
        ("Kron is due to speak on Friday.", ["2025-03-07"]),
        ("Kron plans to speak on Friday.", ["2025-03-07"]),
        ("Ministers are expected to vote on Friday.", ["2025-03-07"]),
        ("Kron is to meet Voss on Friday.", ["2025-03-07"]),
        ("Kron is meeting Voss on Friday.", ["2025-03-07"]),
        ("The bridge is shut until Friday.", ["2025-03-07"]),
        ("The gate will be opened on Friday.", ["2025-03-07"]),
        ("The crew will meet injured workers on Friday.", ["2025-03-07"]),
        ("Kron will speak before the vote on Friday.", ["2025-03-07"]),
        ("Kron praised “all that will be” on Friday.", ["2025-02-28"]),
        ("Kron promised to return on Friday.", [None]),
        ("Kron will visit relatives of those killed on Friday.", ["2025-02-28"]),
        ("Kron is under fire after the vote on Friday.", ["2025-02-28"]),
        ("Kron, who will meet Voss on Friday, said on Monday that it rained.", ["2025-03-07", "2025-03-03"]),
        ("The bridge will stay shut until May, the ministry said on Monday.", ["2025-05", "2025-03-03"]),
        ("Kron said on Monday that she would meet Voss on Friday.", ["2025-03-03", "2025-03-07"]),
        ("They were due to meet on Friday.", [None]),  # last Friday's talks that fell through, or the next
        ("They were due to meet on Tuesday.", ["2025-03-04"]),  # today either way
        ("Kron agreed on Monday to meet Voss on Friday.", ["2025-03-03", None]),
        ("The council met on a Tuesday.", [None]),
        ("The council met the following Tuesday.", [None]),
    ],
)
def test_a_weekday_is_the_last_one_or_where_the_sentence_looks_ahead_the_next(
    text: str, expected: list[str | None]
) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday the council met.", ["2025-03-03"]),
        ("The council met today.", ["2025-03-04"]),
        ("Earlier today the gate failed.", ["2025-03-04"]),
        ("She arrives tomorrow morning.", ["2025-03-05"]),
        ("Kron speaks tonight.", ["2025-03-04"]),
        ("The gate failed last night.", ["2025-03-03"]),
        ("The gate failed this morning.", ["2025-03-04"]),
        ("It rained the day before yesterday.", ["2025-03-02"]),
        ("It ends the day after tomorrow.", ["2025-03-06"]),
        ("Prices fell two days ago.", ["2025-03-02"]),
        ("Prices fell 10 days ago.", ["2025-02-22"]),
        ("Prices fell a year ago.", ["2024"]),
        ("Prices fell more than a year ago.", [None]),
        ("Prices fell a few days ago.", [None]),
        ("Prices rose last month.", ["2025-02"]),
        ("The vote is next month.", ["2025-04"]),
        ("Last year's fair was dull.", ["2024"]),
        ("Prices rose this year.", ["2025"]),
        ("Prices rose this week.", ["2025-03"]),
        ("Prices rose last week.", ["2025"]),  # from 24 February to 2 March
        ("The gate had failed a day earlier.", [None]),
        ("The next day it rained.", [None]),
    ],
)
def test_a_relative_word_counts_from_the_day_of_its_article(text: str, expected: list[str | None]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The deal may hold, and thousands march under the sun.",
        "Theresa May said so.",
        "May Kron and April Voss said so.",
        "The March on Lund drew crowds.",
        "The council meets every Tuesday.",
        "The market opens on Mondays.",
        "Black Friday sales rose.",
        "The Sunday Times said so.",
        "The fair of the 1990s was smaller.",
        "Kron, 24, paid $2024 for 1,200 tiles.",
        "It sold 2000 homes.",
        "A flat costs 2019.50 crowns.",
        "They talked for two days in the last week.",
        "A march of 24 people ended by the sea.",
    ],
)
def test_ordinary_words_counts_and_habits_are_no_dates(text: str) -> None:
    assert whens(text) == []


def test_words_in_a_quotation_count_from_a_day_nobody_knows() -> None:
    text = "“We leave tomorrow, or on Friday, or by 9 March,” Kron said on Monday. "

    (sentence,) = parse_text(text, published=TUESDAY).sentences

    assert [(each.text, each.when, each.quoted) for each in sentence.dates] == [
        ("tomorrow", None, True),
        ("Friday", None, True),
        ("9 March", None, True),
        ("Monday", "2025-03-03", False),
    ]
    assert whens("“We were founded on 9 March 2020,” Kron said.") == ["2020-03-09"]
    assert whens("We leave tomorrow,” Kron said.") == [None]  # it began in the sentence before


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, [None, None, None, "2024-05"]),
        ("2025", [None, None, "2024", "2024-05"]),
        ("2025-03", [None, "2025-02", "2024", "2024-05"]),
        ("2025-03-04T23:10:00+01:00", ["2025-03-04", "2025-02", "2024", "2024-05"]),
        ("soon", [None, None, None, "2024-05"]),
    ],
)
def test_what_the_articles_own_date_leaves_open_stays_open(published: str | None, expected: list[str | None]) -> None:
    assert whens("They met on Tuesday, last month, last year and in May 2024.", published) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2025-01-02", "The fair closed on 30 December.", "2024-12-30"),
        ("2025-01-02", "The fair closed in December.", "2024-12"),
        ("2025-01-02", "The gate failed on Sunday.", "2024-12-29"),
        ("2024-12-30", "The fair will open on 2 January.", "2025-01-02"),
        ("2024-12-30", "The vote is next month.", "2025-01"),
        ("2024-03-01", "The gate failed yesterday.", "2024-02-29"),
        ("2025-03-04", "The gate failed on 5 March.", "2025-03-05"),  # where it is a day later already
    ],
)
def test_dates_reach_over_the_ends_of_months_and_years(published: str, text: str, expected: str) -> None:
    assert whens(text, published) == [expected]


def test_a_mention_says_what_it_is_and_where_it_stands() -> None:
    article = parsed("It rained.\n\nThe council met late on Monday night. Last month it did not.", published=TUESDAY)
    mentions = [mention for sentence in article.sentences for mention in sentence.dates]

    assert [(each.text, each.kind, each.precision) for each in mentions] == [
        ("Monday night", "weekday", "day"),
        ("Last month", "relative", "month"),
    ]
    assert [article.text[each.start : each.end] for each in mentions] == [each.text for each in mentions]


@pytest.mark.parametrize(
    "token",
    'A |"|a, |1 |on Tuesday |March 3 |in May |will |“go tomorrow” |last |31 and |; |asked a |day to go |; on Tuesday '
    "|12/|May-|’s |two days ago |2024 ".split("|"),
)
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def reading(length: int) -> Work:
        text = "Tuesday " + token * (length // len(token))
        quotes = quotes_in(text)
        lows = spelt(words_in(text))
        return lambda: dates_in(text, lows, published=TUESDAY, quotes=quotes)

    assert growth(reading, 20_000) < SQUARE
