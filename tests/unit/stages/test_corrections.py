"""What takes a report back, and which claims it takes back."""

import pytest

from summarizer.language.parse import parse_sentence
from summarizer.stages.corrections import correction_of, corrections_in
from tests.builders import story_of

TOLL = "Nine miners died in the Karst pit."


def is_taken_back(claim: str, report: str) -> bool:
    story = story_of(report)
    new = frozenset(parsed.id for parsed in story.articles)
    return correction_of(parse_sentence(claim), corrections_in(story, new)) is not None


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
    ],
)
def test_what_takes_nothing_back_or_something_else_leaves_a_claim_alone(claim: str, report: str) -> None:
    assert not is_taken_back(claim, report)
