"""What came of a thing: by another verb or by its noun, through its answer, or undone."""

import pytest

from tests.telling import MONDAY, TUESDAY, WEDNESDAY, kinds, told

UPDATE = [("state", "update")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norline is considering an appeal, it said.", "Norline lodged an appeal with the harbour court."),
        ("Norline is examining whether to open an inquiry.", "Norline opened an investigation into the leak."),
        ("Norline may file a complaint, its lawyer said.", "Norline filed a complaint with the harbour office."),
        ("Norline might sue the port of Lund, it said.", "Norline filed a lawsuit against the port on Tuesday."),
        ("Emil Voss may go to the court in Lund, he said.", "Emil Voss asked the court to stop the sale."),
        ("The union is weighing whether to call a strike.", "The union called a strike for Friday at the port."),
        ("Talks are to resume soon in Lund.", "Talks resumed on Tuesday behind closed doors."),
        ("Parliament will vote on the fishing bill on Tuesday.", "Parliament passed the fishing bill on Tuesday."),
        ("Emil Voss said he would not resign over the loan.", "Voss resigned on Tuesday at noon."),
        ("Emil Voss has no intention of resigning, he said.", "Emil Voss stepped down on Tuesday."),
        ("Nobody has been arrested so far, police said.", "Police arrested two brothers in Lund on Tuesday."),
        ("No agreement has been reached, both sides said.", "The two sides reached an agreement on Tuesday."),
        ("The minister has said that she will not step down.", "The minister resigned on Tuesday over the letters."),
        ("The council has not ruled out a lawsuit.", "The council filed a lawsuit on Tuesday in Lund."),
        ("The council rejected calls for an inquiry.", "The council ordered an inquiry into the leak on Tuesday."),
        ("The bridge at Skarvik is closed to lorries.", "The bridge reopened on Tuesday at noon, police said."),
        ("Police are questioning Emil Voss in Lund.", "Emil Voss was charged with theft on Tuesday."),
    ],
)
def test_what_stood_open_and_came_about_is_replaced(one: str, other: str) -> None:
    story = told((one, MONDAY), (other, TUESDAY))

    assert [(conflict.kind, conflict.resolution) for conflict in story.conflicts] == UPDATE
    assert [bool(fact.superseded_by) for fact in story.facts] == [True, False]


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        (
            "The fair will be held on 7 May in Lund.",
            "The fair will not be held on 7 May in Lund, the mayor said.",
            "whether the fair would be held on 7 May in Lund",
        ),
        (
            "Nobody has been arrested so far, police said.",
            "Police arrested two brothers in Lund on Tuesday.",
            "whether anyone would be arrested",
        ),
    ],
)
def test_what_is_done_to_something_is_not_what_it_does(one: str, other: str, topic: str) -> None:
    (conflict,) = told((one, MONDAY), (other, TUESDAY)).conflicts

    assert conflict.topic.startswith(topic)


def test_what_was_done_on_the_day_planned_is_replaced_and_no_difference() -> None:
    story = told(("Talks are to resume on Tuesday in Lund.", MONDAY), ("Talks resumed on Tuesday at noon.", TUESDAY))

    assert story.conflicts == ()
    assert [bool(fact.superseded_by) for fact in story.facts] == [True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norline lodged an appeal on Monday in Lund.", "The court rejected the appeal on Tuesday."),
        ("Norline offered the crew 40 crowns an hour.", "The crew rejected Norline's offer on Tuesday."),
        ("Emil Voss was arrested at the harbour on Monday.", "Emil Voss was released without charge on Tuesday."),
        ("Norline suspended flights to Lund on Monday.", "Norline resumed flights to Lund on Tuesday."),
        ("Emil Voss was suspended from his post on Monday.", "Emil Voss was dismissed from his post on Tuesday."),
        ("The mayor imposed a curfew on Monday in Lund.", "The curfew was lifted on Tuesday at dawn."),
    ],
)
def test_what_was_done_and_then_answered_or_undone_stays_true(one: str, other: str) -> None:
    story = told((one, MONDAY), (other, TUESDAY))

    assert [(conflict.kind, conflict.resolution) for conflict in story.conflicts] == UPDATE
    assert {fact.superseded_by for fact in story.facts} == {None}


def test_a_course_is_one_update_with_its_steps_in_order() -> None:
    steps = (
        ("Norline is considering an appeal, it said.", MONDAY),
        ("Norline lodged an appeal with the harbour court.", TUESDAY),
        ("The harbour court rejected an appeal by Norline.", WEDNESDAY),
    )

    (conflict,) = told(*steps).conflicts

    assert [variant.text for variant in conflict.variants] == [text for text, _ in steps]


def test_a_club_goes_by_each_part_of_its_name() -> None:
    one = "Skarvik Wanderers lost in the rain. Wanderers are considering a protest, he said."
    other = "On Tuesday evening Skarvik lodged a formal protest with the league."

    assert kinds((one, MONDAY), (other, TUESDAY)) == UPDATE


def test_a_pronoun_is_who_the_article_shows_it_to_be() -> None:
    one = "Mayor Emil Voss met reporters in Lund. He is considering whether to sell the yard, he said."

    assert kinds((one, MONDAY), ("Voss sold the yard to a bank on Tuesday.", TUESDAY)) == UPDATE
    assert kinds((one, MONDAY), ("Hale sold the yard to a bank on Tuesday.", TUESDAY)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norline is considering an appeal, it said.", "Baltia lodged an appeal with the harbour court."),
        ("Norline is considering an appeal, it said.", "Norline lodged a complaint with the harbour court."),
        ("Norline is examining whether to open a museum.", "Norline opened an investigation into the leak."),
        ("The council ruled out an inquiry on Monday.", "Norline ordered an inquiry into the leak on Tuesday."),
        ("Norline suspended flights to Lund on Monday.", "Baltia resumed flights to Skarvik on Tuesday."),
        ("Trains may pass the bridge at 40 kilometres an hour.", "Trains passed the bridge on Tuesday."),
        ("Nobody has been hurt so far, police said.", "Police arrested two brothers in Lund on Tuesday."),
        ("The bridge at Skarvik is closed to lorries.", "The museum reopened on Tuesday at noon, police said."),
        ("Emil Voss was arrested at the harbour on Monday.", "Olga Hale was charged with theft on Tuesday."),
        ("Two men were arrested at the harbour on Monday.", "A man was charged with theft on Tuesday."),
    ],
)
def test_somebody_elses_act_and_another_thing_are_no_update(one: str, other: str) -> None:
    assert kinds((one, MONDAY), (other, TUESDAY)) == []


def test_whose_the_appeal_is_must_be_known_where_two_have_lodged_one() -> None:
    lodged = (("Norline lodged an appeal in Lund.", MONDAY), ("Baltia lodged an appeal in Skarvik.", MONDAY))

    assert kinds(*lodged, ("The court rejected the appeal on Tuesday.", TUESDAY)) == []
    assert kinds(*lodged, ("The court rejected Baltia's appeal on Tuesday.", TUESDAY)) == UPDATE


@pytest.mark.parametrize(
    "other",
    [
        "The council has decided to raise the fine for dumping waste.",
        "Fines for dumping waste will rise in May, the council announced.",
    ],
)
def test_what_was_weighed_and_is_decided_on_a_later_day_is_an_update(other: str) -> None:
    one = "The council is considering higher fines for dumping waste."

    story = told((one, MONDAY), (other, TUESDAY))

    assert [(conflict.kind, conflict.resolution) for conflict in story.conflicts] == UPDATE
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


def test_what_was_decided_before_it_is_said_to_be_weighed_stays_open() -> None:
    decided = "The council has decided to raise the fine for dumping waste."
    weighed = "The council is considering raising the fine for dumping waste."

    assert kinds((decided, MONDAY), (weighed, TUESDAY)) == [("strength", "open")]
