"""What a brief does not take over from the house that printed a sentence."""

import pytest

from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.house_voice import without_house_voice
from tests.builders import done, parsed, story_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dana Voss told this newspaper that the dam was safe.", "Dana Voss said that the dam was safe."),
        ("The dam is safe, Dana Voss told this programme.", "The dam is safe, Dana Voss said."),
        ("Dana Voss told us on Monday she had no doubt.", "Dana Voss said on Monday she had no doubt."),
        ("The dam is safe, Dana Voss tells our reporter.", "The dam is safe, Dana Voss says."),
        ("“It is safe,” she has told our reporter.", "“It is safe,” she has said."),
        ("Two engineers confirmed to this newspaper that it leaks.", "Two engineers confirmed that it leaks."),
        ("Dana Voss denied it in an interview with this paper.", "Dana Voss denied it in an interview."),
        ("The dam is safe, Dana Voss said on this programme.", "The dam is safe, Dana Voss said."),
        ("The dam is safe, the mayor told the agency.", "The dam is safe, the mayor said."),
        ("The minutes, which this newspaper has seen, say no.", "The minutes say no."),
        ("The minutes, which the Gazette has read, say no.", "The minutes say no."),
        (
            "In minutes that Voss kept, and that this newspaper has seen, two men say no.",
            "In minutes that Voss kept, two men say no.",
        ),
        ("The minutes, a copy of which The Marl Gazette has seen, say no.", "The minutes say no."),
        ("The appeal, parts of which were shown to this newspaper, says no.", "The appeal says no."),
        ("The dam leaks, says an audit which the Gazette has read.", "The dam leaks, says an audit."),
        ("The dam leaks, as we now know, at two places.", "The dam leaks at two places."),
        ("The dam leaks, the Gazette has learnt.", "The dam leaks."),
        ("In the minutes, which the Gazette has read, engineers say no.", "In the minutes, engineers say no."),
        ("On Monday the mayor, as this newspaper reported, sold the dam.", "On Monday the mayor sold the dam."),
        ("The dam was sold, which is a pity.", "The dam was sold."),
        (
            "Lund sold its dam and Marl did not, and the contrast was hard to miss.",
            "Lund sold its dam and Marl did not.",
        ),
    ],
)
def test_the_house_is_taken_out(text: str, told: str) -> None:
    assert without_house_voice(text, outlets=["The Marl Gazette"]) == told


@pytest.mark.parametrize(
    "text",
    [
        "Dana Voss told the council that the dam was safe.",
        "The minutes, which Judge Kron has read, say no.",
        "The minutes, which the police have seen, say no.",
        "“They told us to go,” Voss said.",
        "Dana Voss told us something different.",
        "“The minutes, which this newspaper has seen, say no,” Voss said.",
        "The dam, which is a relief of the wall, leaks.",
    ],
)
def test_what_is_not_of_the_house_stays(text: str) -> None:
    assert without_house_voice(text, outlets=["The Marl Gazette"]) == text


def test_an_outlet_is_known_by_its_own_name_only() -> None:
    text = "The minutes, which the Gazette has read, say no."

    assert without_house_voice(text, outlets=["Lund Courier"]) == text
    assert without_house_voice(text, outlets=[]) == text
    assert without_house_voice(text, outlets=["Lund Courier", "The Marl Gazette"]) == "The minutes say no."


@pytest.mark.parametrize(
    "text",
    [
        "Dana Voss spoke to this newspaper of her doubts.",
        "This newspaper has seen the minutes of the council.",
        "The Gazette has learnt that the dam leaks.",
        "Dana Voss told this newspaper of her doubts.",
    ],
)
def test_where_the_house_would_stay_nothing_is_told(text: str) -> None:
    assert without_house_voice(text, outlets=["The Marl Gazette"]) is None


def test_a_brief_speaks_with_no_voice_of_a_house() -> None:
    text = (
        "The river Oster flooded the town of Marl on Sunday. "
        "Mayor Dana Voss told this newspaper that 300 people were safe. "
        "This newspaper has seen 20 lorries on the bridge of Marl."
    )

    told = [claim.text for claim in done(ExtractiveDrafter().draft(story_of(parsed(text)), words=220)).claims]

    assert "Mayor Dana Voss said that 300 people were safe." in told
    assert not any("newspaper" in sentence for sentence in told)
