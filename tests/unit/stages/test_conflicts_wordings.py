"""What two sources tell in other words is one question still: votes, depths, tolls, corrections, denials, ways."""

import pytest

from tests.telling import MONDAY, TUESDAY, WEDNESDAY, kinds, told


def test_a_vote_is_told_with_one_result() -> None:
    first = "Councillors voted by 31 to 30 on Thursday night to build the tram line."

    assert kinds(first, "The line, which was passed by 31 to 29, is now in doubt.") == [("number", "open")]
    assert kinds(first, "An amendment on the tram line was rejected by 31 to 29.") == []
    assert kinds(first, "Councillors voted for the tram line by 31 to 12.") == []
    assert (
        kinds(first.replace("Councillors", "The council"), "The committee voted for the tram line by 31 to 29.") == []
    )
    assert kinds(first, "The bank voted to cut the rate for the tram line by 30 to 31 percent.") == []
    assert kinds(first, "Councillors passed it by 31 votes to 30.") == []


def test_a_fall_is_of_one_depth() -> None:
    fell = "The coach left the road on the Mertsa pass and fell about 80 metres into a gorge."

    assert kinds(fell, "The owner of the coach that plunged 180 metres into a gorge was arrested.") == [
        ("number", "open")
    ]
    assert kinds("Twenty minutes into the match Kolb scored.", "Thirty minutes into the match Kolb was hurt.") == []


def test_a_toll_rises_however_it_is_told() -> None:
    story = told(
        ("A coach left the road on Sunday and fell into a gorge, killing at least 14 people, police said.", MONDAY),
        ("Seventeen people are now known to have died.", TUESDAY),
        ("Her death in the university hospital in Karst brings the toll to 18.", WEDNESDAY),
        ("Eighteen people died in Sunday’s crash.", WEDNESDAY),
    )

    (conflict,) = story.conflicts
    assert (conflict.topic, conflict.resolution, len(conflict.variants)) == ("number of dead", "update", 3)
    assert [bool(fact.superseded_by) for fact in story.facts] == [True, True, False, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The death toll of the flood rose to 12.", "The toll of the injured rose to 48."),
        ("The death toll of the flood rose to 12.", "The injury toll climbed to 48."),
        ("Twelve people were injured in the crash.", "Five people were being treated for minor injuries."),
        ("Nine people were killed in an attack on the hospital of Marl.", "Five people were killed in Elmet."),
    ],
)
def test_other_tolls_are_none(one: str, other: str) -> None:
    assert kinds(one, other) == []


def test_a_correction_may_say_by_how_many() -> None:
    earlier = "Four other people were injured in the raid on the tax office."
    later = "Five people were injured in the raid, the hospital said, one more than was reported at first."

    story = told((earlier, MONDAY), (later, TUESDAY))

    assert [(each.kind, each.resolution) for each in story.conflicts] == [("number", "update")]


def test_a_correction_may_leave_out_what_it_counts() -> None:
    earlier = "Forty-six people were on the coach, including the driver, the police spokeswoman said."
    later = (
        "Police have corrected the number of people who were on the coach. There were 47, not 46 as they first said."
    )

    story = told((earlier, MONDAY), (later, TUESDAY))

    assert [(each.kind, each.resolution) for each in story.conflicts] == [("number", "update")]


def test_an_answer_may_open_the_next_paragraph() -> None:
    text = (
        "The chairwoman, Ida Kron, wrote that Sten Kolb had telephoned her and threatened to ruin the bank.\n\n"
        "“No such thing was said,” Kolb told the news agency on Monday."
    )

    assert [(each.kind, each.resolution) for each in told((text, MONDAY)).conflicts] == [("outcome", "open")]
    assert not told((text.replace("No such thing was said", "We spoke about sailing"), MONDAY)).conflicts


def test_an_answer_to_another_question_is_none() -> None:
    text = "The mayor said Norline would pay for it.\n\nAsked whether taxes would rise, Norline said they would not."

    assert not told((text, MONDAY)).conflicts


OUT = "The ferry Brannoch was on its way from Ellick to Stavan when it struck a rock on Tuesday."


def test_a_way_may_be_told_the_other_way_round() -> None:
    back = "The Brannoch, bound from Stavan for Ellick with 300 people on board, ran aground in the dark."

    assert kinds(OUT, back) == [("place", "open")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(OUT, "When the ferry left Ellick for Stavan the sea was calm.", id="the same way"),
        pytest.param(OUT, "The road from Stavan to Ellick is closed.", id="no vehicle"),
        pytest.param(OUT, "The ferry was returning from Stavan to Ellick for repairs on Friday.", id="the way back"),
        pytest.param(
            "The strike lasts from Monday to Friday.",
            "The strike of the ferry lasts from Friday to Monday.",
            id="days and no places",
        ),
        pytest.param(
            "Minister Ida Kron travelled from Lund to Oslo on Monday.",
            "Minister Ida Kron travelled from Oslo to Lund with her staff.",
            id="a person",
        ),
        pytest.param(
            "A train from Lund to Oslo was delayed by snow.",
            "The train from Oslo to Lund hit a moose.",
            id="two trains",
        ),
        pytest.param(
            "The ferry Brannoch sailed from Lund to Oslo on Monday morning.",
            "The ferry Brannoch sailed from Oslo to Lund on Wednesday evening.",
            id="two days",
        ),
    ],
)
def test_other_journeys_are_no_dispute(one: str, other: str) -> None:
    assert kinds(one, other) == []


def test_whoever_is_treated_for_injuries_is_injured() -> None:
    story = told(
        ("Nine people were treated for injuries after the ferry struck a rock, the coastguard said.", MONDAY),
        ("The number of injured rose to 23.", TUESDAY),
    )

    assert [(each.topic, each.resolution) for each in story.conflicts] == [("number of injured", "update")]


def test_what_was_ruled_out_may_come() -> None:
    story = told(
        ("Owner Sten Kolb ruled out stepping down as chairman of the club.", MONDAY),
        ("Sten Kolb resigned as chairman minutes later.", TUESDAY),
    )

    assert [(each.kind, each.resolution) for each in story.conflicts] == [("state", "update")]
