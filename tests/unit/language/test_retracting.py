"""What takes a report back, and which claims it takes back."""

import pytest

from summarizer.language.parse import parse_sentence
from summarizer.language.retracting import correction_of, corrections_in
from tests.builders import story_of

TOLL = "Nine miners died in the Karst pit."


def is_taken_back(claim: str, report: str) -> bool:
    story = story_of(report)
    return correction_of(parse_sentence(claim), corrections_in(story.articles)) is not None


@pytest.mark.parametrize(
    ("claim", "report"),
    [
        (TOLL, "The owner of the Karst pit corrected the number of miners who died to seven, not nine."),
        (TOLL, "Seven miners died in the Karst pit, said the owner, who had mistakenly reported nine."),
        (TOLL, "The owner withdrew its statement that nine miners had died in the Karst pit."),
        (TOLL, "Seven miners died in the Karst pit and not nine as it had said before, its owner announced."),
        (TOLL, "Seven miners died in the Karst pit, not nine, as first reported."),
        (TOLL, "The Karst pit lost seven miners rather than the nine that the owner had named earlier."),
        ("The judge Ola Renn resigned.", "The court said the report that judge Ola Renn had resigned was wrong."),
        ("The judge Ola Renn resigned.", "The court retracted its announcement that judge Ola Renn had resigned."),
        (TOLL, "An earlier version of this article said that nine miners had died in the Karst pit. It was seven."),
        (
            TOLL,
            "An earlier version of this article misstated the toll. Seven miners died in the Karst pit, not nine.",
        ),
        (
            "The judge Ola Renn resigned.",
            "The Marl Post reported on Tuesday that judge Ola Renn had resigned. That was wrong: she has not.",
        ),
        (
            "The judge Ola Renn resigned.",
            "We reported on Tuesday that judge Ola Renn had resigned. She has not. We regret the error.",
        ),
        (
            "The judge Ola Renn resigned.",
            "The Post retracts its article of 3 August. Judge Ola Renn has not resigned. We apologise.",
        ),
        ("The judge Ola Renn resigned.", "It is untrue that judge Ola Renn resigned. She is on leave."),
        ("The judge Ola Renn resigned.", "The Marl Post has taken down its report that judge Ola Renn resigned."),
    ],
)
def test_a_claim_falls_with_the_report_that_is_taken_back(claim: str, report: str) -> None:
    assert is_taken_back(claim, report)


@pytest.mark.parametrize(
    ("claim", "report"),
    [
        (
            "Seven miners died in the Karst pit.",
            "The owner corrected the miners who died in the Karst pit from 9 to 7.",
        ),
        (TOLL, "The owner corrected its figure for the coal that the Karst pit yields to 900 tonnes."),
        (TOLL, "The owner of the Karst pit withdrew its miners after nine of them had died."),
        (TOLL, "Nine miners died in the Karst pit, and one driver was wrongly accused of the blast."),
        (TOLL, "Seven miners died in the Karst pit, the owner said."),
        (TOLL, "Seven miners died in the Karst pit, not nine, the union said."),  # another's view
        (TOLL, "The owner would not name the nine miners who died in the Karst pit, as he had said before."),
        (TOLL, "More than nine miners died in the Karst pit, as the owner had first reported."),
        ("Shares of the Karst pit fell 6 percent.", "Shares of the Karst pit fell 9 percent in a market correction."),
        ("The mayor said the pit was safe.", "The mayor corrected a reporter and said the pit was safe since March."),
        ("The owner said it would help.", "The owner apologised for the report it published and said it would help."),
        (
            "The court questioned judge Ola Renn.",
            "The court retracted its announcement that judge Ola Renn resigned.",
        ),
        (TOLL, "Nine miners died in the Karst pit. The owner said that the lift was new. That was wrong."),
        (TOLL, "Minister Ola Renn said that nine miners had died in the Karst pit. That was wrong, said the owner."),
        (TOLL, "An earlier version of this article correctly said that nine miners had died in the Karst pit."),
        (TOLL, "Ola Renn took down a number of lamps when nine miners had died in the Karst pit."),
        (
            TOLL,
            "We reported that nine miners had died in the Karst pit. It was late. We regret the loss of them all.",
        ),
        (  # corrects something else, and denies this by the way
            "The judge Ola Renn resigned.",
            "An earlier version of this article gave her age as 61. Judge Ola Renn has not resigned.",
        ),
    ],
)
def test_what_takes_nothing_back_or_something_else_leaves_a_claim_alone(claim: str, report: str) -> None:
    assert not is_taken_back(claim, report)


def test_what_a_paper_says_was_wrong_is_no_statement_of_it() -> None:
    story = story_of(
        "An earlier version of this article said that nine miners had died. Seven miners died in the pit."
    )

    assert [sentence.text for sentence in story.articles[0].statements] == ["Seven miners died in the pit."]
    assert story.articles[0].errata == {0}


def test_what_holds_instead_is_not_taken_back_with_it() -> None:
    report = "An earlier version of this article misstated the toll. Seven miners died in the Karst pit, not nine."

    assert not is_taken_back("Seven miners died in the Karst pit, not nine.", report)
    assert not is_taken_back("Seven miners died in the Karst pit.", report)
    assert is_taken_back(TOLL, report)


def test_an_erratum_is_shown_with_what_was_wrong_with_it() -> None:
    report = (
        "The Marl Post reported that judge Ola Renn had resigned. That was wrong: she has not. It rained in Marl."
    )
    (correction,) = corrections_in(story_of(report).articles)

    assert correction.span.quote == report.partition(" It rained")[0]
