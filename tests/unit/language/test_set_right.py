"""What a paper says of an error of its own is no statement; what holds instead is one that stands alone."""

import pytest

from tests.builders import parsed

OUTLET = "Marl Post"


def statements(text: str, title: str = "Pit") -> list[str]:
    article = parsed(text, title=title, outlet=OUTLET, published="2031-03-05")
    return [sentence.text for sentence in article.statements]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (
            (
                "In an article on Monday about the pit we gave the number of miners hurt as 31. It is 13. "
                "The Post regrets the error."
            ),
            ["The number of miners hurt is 13."],
        ),
        (
            "In an article about the blast in Karst we gave the number of people hurt as 31. It should have been 13.",
            ["The number of people hurt in the blast in Karst is 13."],
        ),
        (
            "Our report misstated the number of miners who fled. It was 13, not 31.",
            ["The number of miners who fled was 13."],
        ),
        (
            "A report about the pit (4 March) said that 31 miners were hurt. The correct figure is 13.",
            ["13 miners were hurt."],
        ),
        (
            "An item in Monday's edition put the toll of the blast at 31. The true number is 13.",
            ["The toll of the blast is 13."],
        ),
        (
            "This article was amended on 5 March 2031 to correct the number of miners hurt in Karst from 31 to 13.",
            ["The number of miners hurt in Karst is 13."],
        ),
        ("This story has been corrected to show that 13 miners were hurt, not 31.", ["13 miners were hurt, not 31."]),
        (
            "Clarification: Ola Renn did not skip the inspection, as we reported on Monday.",
            ["Ola Renn did not skip the inspection."],
        ),
        (
            "Ola Renn was not arrested in Karst, contrary to what the Post reported on Monday.",
            ["Ola Renn was not arrested in Karst."],
        ),
        ("Contrary to our report of Monday, the Karst pit was not closed.", ["The Karst pit was not closed."]),
        (
            (
                "On Monday we reported that Ida Kron had been found guilty of theft. In fact she "
                "was acquitted of it. We apologise to her."
            ),
            ["Ida Kron was acquitted of it."],
        ),
        (
            "Editor's note: The Post has retracted its claim that Ola Renn skipped the test. We could not prove it.",
            [],
        ),
        (
            "On 4 March we published an article alleging that Ola Renn took bribes. We accept that this is untrue.",
            [],
        ),
    ],
)
def test_a_correction_states_what_holds_and_nothing_of_the_report(text: str, holds: list[str]) -> None:
    assert statements(text) == holds


def test_under_a_heading_what_was_reported_and_is_not_established_is_no_statement() -> None:
    text = (
        "In an article on Monday about the pit, the Post reported that the owner had lied to inspectors. "
        "That allegation has not been established."
    )

    assert statements(text, title="Correction: the Karst pit") == []


def test_what_stands_in_the_place_of_a_correction_is_quoted_in_its_words() -> None:
    text = "The pit is shut. We gave the number of miners hurt as 31. It is 13. It rained."
    article = parsed(text, title="Correction", outlet=OUTLET)
    second = article.sentences[1]

    assert second.text == "The number of miners hurt is 13."
    assert article.span(second.start, second.end).quote == "We gave the number of miners hurt as 31. It is 13."
    assert article.sentences[2].text == "It rained."


@pytest.mark.parametrize(
    "text",
    [
        "The report said that emissions had fallen in Karst. In fact they rose, said the owner of the pit.",
        "A report by the ministry said that 31 miners were hurt. The owner denied that on Monday.",
        "“We said that 31 miners were hurt. It is 13,” the owner told reporters in Karst on Monday.",
        "The owner of the pit apologised and said that the lift had not been closed in time.",
        "The pit was not closed, as the owner had said on Monday in Karst.",
        "We went down with the miners of Karst on Monday and saw the lift.",
    ],
)
def test_what_others_said_stays_as_it_stands(text: str) -> None:
    assert " ".join(statements(text)) == text
