"""What stands around an article is taken out of it, and the article's own words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.printable import visible
from summarizer.stages.ingest import clean
from tests.growth import SQUARE, Work, growth

SENTENCE = "The dam on the Oster broke at dawn on Monday."

BOILERPLATE = (
    "By Jane Doe",
    "BY JANE DOE AND JOHN ROE, COAST WIRE",
    "By Jane van der Berg in Marl, Staff Writer",
    "Written by Jane Doe",
    "Updated 3:14 PM",
    "Last updated: March 4, 2025 at 3:14 p.m. EST",
    "Published 4 March 2025, 10:15 GMT",
    "Updated 2 hours ago",
    "Photo: A. Bell",
    "PHOTO CREDIT: Ann Bell/Coast Wire",
    "Photo by Ann Bell/Coast Wire",
    "(Photo by Ann Bell)",
    "The dam at Marl on Sunday. (Coast Photo/Ann Bell)",
    "Share:",
    "Share this article",
    "READ MORE: Ten dams that may break",
    "Read more",
    "Tags: dams, rain",
    "4 min read",
    "12 Comments",
    "ADVERTISEMENT",
    "Advertisement - scroll to continue",
    "Story continues below advertisement",
    "Reporting by Jane Doe in Marl; Editing by John Roe",
    "Additional reporting by Ann Poe",
    "(Reporting by Jane Doe; Editing by John Roe)",
    "Jane Doe of the Coast Wire contributed to this report.",
    "We use cookies to improve your visit.",
    "This site uses cookies.",
    "Accept all cookies",
    "Sign up for our morning newsletter",
    "Get the latest news in your inbox every morning.",
    "Subscribe to continue reading.",
    "Already a subscriber? Log in",
    "You have reached your limit of free articles this month.",
    "This article is for subscribers only.",
    "Please enable JavaScript to continue.",
    "Verify you are human by completing the action below.",
    "© 2025 The Harbour Post",
    "Copyright 2025 The Harbour Post. All rights reserved.",
)
PROSE = (
    "The firm's weekly newsletter reached 40,000 readers in March.",
    "He wrote a newsletter for farmers.",
    "The site uses cookies to track visitors, the regulator said.",
    "The new cookie policy was criticised by the regulator on Monday.",
    "The court ordered it to delete cookies on your browser within a week.",
    "The bakery sold 400 cookies on Sunday.",
    "Members must log in to vote, the party said.",
    "“We use cookies and you can say no,” the minister said.",
    "Register to vote by Monday, the council urged.",
    "Subscribers to the paper rose by a tenth to 40,000.",
    "By Monday the river had fallen.",
    "By the time Jane Doe arrived, the dam had gone.",
    "By Norline's own count, 40 people were on board.",
    "Updated figures show that 3 people died.",
    "Published figures put the cost at $3 million.",
    "Reporting by the agency showed that the dam had cracked.",
    "Photos by the agency show that the dam had cracked.",
    "Image rights were sold for $3 million.",
    "Source code was leaked on Monday.",
    "Copyright law changed on Monday.",
    "Advertisement spending fell by a tenth.",
    "Recommended doses fell by half.",
    "Comments by the mayor drew laughter.",
    "You are safe now, the mayor told residents.",
    "This site uses cookies, the regulator told the court.",
    "Click here and lose your savings, the bank said of the mail.",
    "“Sign up for our boat,” read the poster.",
    "The report (written in March) named the mayor.",
)


@pytest.mark.parametrize("line", BOILERPLATE)
def test_a_line_around_the_article_is_taken_out_wherever_it_stands(line: str) -> None:
    lines = clean(f"{line}\n\n{SENTENCE}\n{line}\n\nMore rain is due.\n{line}").split("\n")

    assert [each for each in lines if each] == [SENTENCE, "More rain is due."]


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_that_only_mentions_such_things_stays(line: str) -> None:
    assert clean(f"{SENTENCE}\n{line}\nMore rain is due.") == f"{SENTENCE}\n{line}\nMore rain is due."


@pytest.mark.parametrize(
    "note",
    [
        " (Reporting by Jane Doe; Editing by John Roe)",
        " (Additional reporting by Jane Doe in Marl)",
        "\n[Writing by Jane Doe, editing by John Roe]",
    ],
)
def test_a_note_on_who_reported_is_taken_off_the_end_of_a_line(note: str) -> None:
    assert clean(SENTENCE + note) == SENTENCE


@pytest.mark.parametrize(
    "opening",
    [
        "MARL (Reuters) - ",
        "NEW MARL, March 3 (AP) — ",
        "MOSCOW-",
        "KYIV/NEW MARL - ",
        "Marl, Ohio (AP) — ",
        "Marl (Coast Wire) - ",
        "Marl, South Ohio (CNN)",
        "Marl (CNN) ",
        "(CNN) -- ",
        "EXCLUSIVE: ",
        "By Jane Doe\n\nMARL, March 3 — ",
        "By Jane Doe\nMARL (AP) - ",
        "Updated 3:14 PM\nPhoto: A. Bell\n\nMARL — ",
    ],
)
def test_a_dateline_is_taken_out_with_what_stands_above_it(opening: str) -> None:
    assert clean(f"{opening}Xi came to the dam at dawn.") == "Xi came to the dam at dawn."


def test_a_dateline_below_a_caption_is_taken_out() -> None:
    caption = "FILE - Dana Voss walks along the dam. (AP Photo/Ann Bell, File)"
    long = caption.replace("the dam.", "the dam. " + "It was cold. " * 40)

    assert clean(f"{long}\n\nMARL - {SENTENCE}") == f"{long}\n\n{SENTENCE}"


def test_whoever_reads_the_news_has_no_label() -> None:
    assert clean(f"PRESENTER: {SENTENCE}\nVOSS: It was late.") == f"{SENTENCE}\nVOSS: It was late."


def test_a_dateline_right_under_a_title_is_taken_out_when_it_names_its_agency() -> None:
    assert clean(f"River floods Marl\nMARL (AP) - {SENTENCE}") == f"River floods Marl\n{SENTENCE}"


@pytest.mark.parametrize(
    "text",
    [
        "The talks were led by the\nUN - Marl was not asked.",
        "Marl (Ohio) was flooded.",
        "Norline (NRL) Chief Dana Voss left.",
        "Spring - The Musical opened on Monday.",
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nMARL - Six.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert clean(text) == text


PIECES = st.sampled_from(
    [*BOILERPLATE, *PROSE, SENTENCE, "MARL (AP) - ", "\n", "\n\n", "\r\n", "\u200b", "\u202e", " ", "("]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_cleaning_only_deletes_from_what_can_be_seen(text: str) -> None:
    seen = iter(visible(text))

    assert all(char in seen for char in clean(text))


@given(st.lists(st.sampled_from([*PROSE, SENTENCE]), max_size=10))
def test_cleaning_takes_nothing_from_plain_prose(sentences: list[str]) -> None:
    text = "\n".join(sentences)

    assert clean(text) == text


@pytest.mark.parametrize(
    "token",
    [
        "A ",
        '"',
        "a, ",
        "1 ",
        "you ",
        "By A ",
        "(",
        "(photo ",
        "A-",
        "Aa ",
        "sign up ",
        "A\n\n",
        "updated ",
        "site cookie ",
    ],
)
@pytest.mark.parametrize("longest", [100_000, 396], ids=["one line", "short lines"])
def test_the_cost_of_cleaning_anything_grows_with_the_length_alone(token: str, longest: int) -> None:
    def cleaning(length: int) -> Work:
        line = token * (min(longest, length) // len(token)) + ")"
        text = "\n".join([line] * max(1, length // longest))
        return lambda: clean(text)

    assert growth(cleaning, 25_000) < SQUARE
