"""Reasons and sequences that a claim gives against those that its article gives."""

import pytest

from tests.builders import verdict_on

DAM = (
    "The gate of the dam at Skarn failed on Monday. "
    "Two villages were evacuated on Tuesday. "
    "The operator had postponed an inspection in January. "
    "The mayor resigned after the flood because of a row over sirens. "
    "Norline closed its yard in May, months before the bank of Lindal failed."
)
RATE = (
    "The central bank raised its rate to 4 percent on Thursday. "
    "Shares of Norbank fell by 3 percent. "
    "Mortgages became dearer because the central bank had raised its rate. "
    "The minister left the meeting before the vote was taken."
)


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (
            DAM,
            "The gate of the dam at Skarn failed because the operator had postponed an inspection in January.",
            "cause_invented",
        ),
        (
            "The mayor of Skarn resigned on Monday and the bridge to the island was closed.",
            "The mayor of Skarn resigned on Monday because the bridge to the island was closed.",
            "cause_invented",
        ),
        (
            "The bridge in Skarn was closed on Monday to traffic; the mayor resigned.",
            "The bridge in Skarn was closed on Monday because the mayor resigned.",
            "cause_invented",
        ),
        (
            DAM,
            "Because the gate of the dam at Skarn failed on Monday, Norline closed its yard in May.",
            "cause_invented",
        ),
        (
            RATE,
            "Shares of Norbank fell by 3 percent because the central bank raised its rate to 4 percent on Thursday.",
            "cause_invented",
        ),
        (
            RATE,
            "Shares of Norbank fell by 3 percent in response to the rate, which the bank raised to 4 percent.",
            "cause_invented",
        ),
        (
            RATE,
            "The central bank raised its rate to 4 percent, after which shares of Norbank fell by 3 percent.",
            "sequence_invented",
        ),
        (RATE, "The minister left the meeting after the vote was taken.", "sequence_invented"),
        (DAM, "Norline closed its yard in May, months after the bank of Lindal failed.", "sequence_invented"),
    ],
)
def test_a_reason_or_sequence_that_nobody_gives_is_invented(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (DAM, "A row over sirens led the mayor to resign after the flood."),
        (DAM, "The mayor resigned after the flood due to a row over sirens."),
        (DAM, "Norline closed its yard in May, before the bank of Lindal failed."),
        (RATE, "Because the central bank had raised its rate, mortgages became dearer."),
        (RATE, "Mortgages became dearer as a result of the rate that the central bank had raised."),
        (RATE, "The minister left the meeting before the vote."),
        (RATE, "The central bank raised its rate to 4 percent on Thursday, and shares of Norbank fell by 3 percent."),
    ],
)
def test_a_reason_or_sequence_that_stands_there_in_any_words_is_none(article: str, claim: str) -> None:
    assert not {"cause_invented", "sequence_invented"}.intersection(verdict_on(claim, article).codes)
