"""Agreement that a claim reports against what its articles report."""

import pytest

from tests.builders import verdict_on

REEF = "The reef off Lindal will need fifty years to recover, biologist Ines Quarto said."
TALKS = "The union says that 3,400 workers are on strike. The association puts their number at 2,700."
POLL = "Most analysts expect the bank to raise its rate, and the two ministries agree that inflation will fall."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (REEF, "All experts agree that the reef off Lindal will need fifty years to recover."),
        (REEF, "Several scientists said that the reef off Lindal will need fifty years to recover."),
        (REEF, "It is widely accepted that the reef off Lindal will need fifty years to recover."),
        (REEF, "By all accounts the reef off Lindal will need fifty years to recover."),
        (REEF, "No one disputes that the reef off Lindal will need fifty years to recover."),
        (TALKS, "Both sides agree that 3,400 workers are on strike."),
        (TALKS, "The union and the association agree that 3,400 workers are on strike."),
    ],
)
def test_agreement_that_nobody_reports_is_false(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert "false_consensus" in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (REEF, "The reef off Lindal will need fifty years to recover, biologist Ines Quarto said."),
        (TALKS, "The union says that 3,400 workers are on strike."),
        (POLL, "Most analysts expect the bank to raise its rate."),
        (POLL, "The two ministries agree that inflation will fall."),
    ],
)
def test_agreement_that_is_reported_or_not_claimed_is_fine(article: str, claim: str) -> None:
    assert "false_consensus" not in verdict_on(claim, article).codes
