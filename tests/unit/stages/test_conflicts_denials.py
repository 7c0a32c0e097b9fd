"""What one party says and another denies, or an article calls disputed."""

import pytest

from tests.telling import MONDAY, TUESDAY, kinds, only_conflict


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("Dana Voss said the mill had dumped dye in the brook.", "Norline, which runs the mill, denied it."),
        (
            "The mill blames the storm for the dye in the brook.",
            "The anglers' club rejected that explanation outright.",
        ),
        ("Dana Voss said that the mill had poisoned the brook.", "The owners of Norline denied any wrongdoing."),
        (
            "Dana Voss said that the guards had locked the north gate.",
            "The guards insist that the north gate was not locked.",
        ),
        ("Villagers say that he is hiding in Velm.", "His brother, Tom Roe, says that he never left the island."),
        (
            "According to a baker, Roe was paid by the mill.",
            "Roe's lawyer said that his client had never taken a coin.",
        ),
        ("Police say that Norline was warned of the flood.", "Norline said it had received nothing of the kind."),
        ("Dana Voss said that the guards had left early.", "The guards dispute that anybody left."),
        ("Villagers say that the guards were warned.", "The guards, a firm in Velm, said they had heard nothing."),
        (
            "Dana Voss said she had passed the letter on to the mayor.",
            "A town clerk said they had no record of that.",
        ),
        ("Dana Voss said that the mill had bribed a guard.", "A spokesman for Norline called that absurd."),
        ("Dana Voss said she had warned the mill in May.", "The warden, Tom Roe, recalls no such thing."),
        ("The mayor says that Norline fired the guards.", "The firm says it did not."),
    ],
)
def test_a_statement_and_its_denial_are_an_open_dispute(claim: str, answer: str) -> None:
    conflict = only_conflict(f"{claim} {answer}")

    assert (conflict.kind, conflict.resolution) == ("outcome", "open")
    assert [variant.text for variant in conflict.variants] == [claim, answer]


def test_a_denial_takes_up_what_was_said_of_the_denier() -> None:
    conflict = only_conflict(
        "In her view the dye came from Norline and its old mill. A heron was found dead, Voss told the paper. "
        "“It smells,” she said.\n\nNorline rejected that. Its log shows that the valve was shut all week, it said."
    )

    assert [variant.text.split()[0] for variant in conflict.variants] == ["In", "Norline"]
    assert "valve was shut" in conflict.variants[1].text


def test_a_short_denial_is_told_with_its_reason() -> None:
    conflict = only_conflict(
        "Dana Voss said that two gates had been open. The warden, Tom Roe, denied it. “I shut them myself,” Roe said."
    )

    assert conflict.variants[1].text == "The warden, Tom Roe, denied it. “I shut them myself,” Roe said."


def test_what_is_denied_is_the_claim_and_not_the_quotation_that_illustrates_it() -> None:
    conflict = only_conflict(
        "According to the mayor, Tom Roe, the north gate had been broken since May. “We wrote it down,” Roe said. "
        "Norline, which runs the mill, denies this."
    )

    assert conflict.topic == "two accounts of the north gate"
    assert conflict.variants[0].text.endswith("broken since May. “We wrote it down,” Roe said.")


def test_who_saw_it_differently_is_told_by_the_next_sentence() -> None:
    conflict = only_conflict(
        "“It was the north gate that gave way first,” said Tom Roe, the warden. Dana Voss, the mayor, saw it "
        "differently. She wrote in her diary that the south gate had stood open."
    )

    assert [variant.text.split()[0] for variant in conflict.variants] == ["“It", "She"]


def test_another_day_on_which_they_first_heard_is_a_dispute_over_the_date() -> None:
    conflict = only_conflict(
        "The agency says that it warned the Norline mill on March 1. "
        "Norline says that it heard nothing before March 3, when a letter came."
    )

    assert (conflict.kind, conflict.resolution) == ("date", "open")


@pytest.mark.parametrize(
    "text",
    [
        # One party only, or the writer's own words.
        "Dana Voss said the gate had been shut. Voss denied it later in the town hall.",
        "The gate was shut at noon. Norline, which runs the mill, denied it.",
        # What is asked for is turned down, not called untrue.
        "The union wants ten percent, Dana Voss said. Norline, which runs the mill, rejected that.",
        "Dana Voss said that it is wrong to sell. Tom Roe said it is absurd to claim that the mill was for sale.",
        "Dana Voss said that the bill would help the anglers. Parliament rejected it.",
        "Dana Voss said that the levy was against the law. The court rejected that claim.",
        # Other things.
        "Dana Voss said that the old bridge was weak. Tom Roe said he had never seen the bridge so full.",
        "Dana Voss said that the guards had left the north gate open. The guards insist that the north gate be open.",
        "Dana Voss said that the guards had left the gate. The guards insist that the gate is a new one.",
        "Police say that Norline was warned. Norline said there was nothing to add to its letter.",
        "Dana Voss said that the mill was warned on March 1. Norline said it would first meet its staff on March 3.",
        "Dana Voss said that the guards left early. The herons are back. The guards dispute that herons left.",
        "Tom Roe told us that the mill is a ruin. The council disagrees. Buses run in May; parents had been told it.",
    ],
)
def test_what_nobody_else_said_and_what_is_turned_down_is_no_dispute(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Where the boat sank is disputed: Norline says that it was off the pier, the coastguard that it was at sea.",
        "Where the boat sank is disputed. Norline says that it was off the pier. The coastguard says it was at sea.",
        "Who called the boat back remains unclear. Norline says a guard waved, while Voss insists that he slept.",
        "There are two accounts of the night. According to Norline, the boat was empty. Roe says that he was aboard.",
        "The loss is disputed. Norline said the boat had lost its nets. Roe said that the nets were old.",
        "Where it broke is contested. Voss of Norline says aft. “It bent,” Voss said. Roe says that it was the hull.",
        "The two differed on what came first. Norline said the mast broke. Roe said the hull had cracked.",
        "Norline says that the mast was cut; Roe, the skipper, insists that the wind broke it.",
        "Norline insists that ice broke the mast, while the skipper, Tom Roe, says that a rope had slipped.",
    ],
)
def test_two_accounts_that_an_article_calls_disputed_are_a_dispute(text: str) -> None:
    conflict = only_conflict(text)

    assert (conflict.kind, conflict.resolution) == ("outcome", "open")
    assert ["Norline" in variant.text for variant in conflict.variants] == [True, False]


def test_what_is_said_to_depend_on_whom_one_asks_is_a_dispute_over_a_figure() -> None:
    text = "How many they are depends on whom one asks. The board counts 90 nets. Voss says that 140 were lost."

    assert kinds(text) == [("number", "open")]


def test_what_somebody_says_and_a_record_shows_is_a_dispute() -> None:
    conflict = only_conflict(
        "The skipper says that he had a clear radar, while the log of the station shows a failure."
    )

    assert [variant.text.split()[0] for variant in conflict.variants] == ["The", "the"]


@pytest.mark.parametrize(
    "text",
    [
        "The vote is disputed. Norline said that two boats sank. Roe said that schools would open on time.",
        "Who called the boat back remains unclear. Norline said a guard had waved. Roe said that he was cold.",
        "The loss is disputed. Norline said the boat had lost its nets. It said that the nets were old.",
        "Norline says that sales rose last spring, while records show exports to three other countries by rail.",
        "Norline says that the mast was cut, while Roe insists that the crew should be paid.",
        "Norline has two accounts at the bank. Dana Voss said the boat was empty. Roe said the boat was full.",
    ],
)
def test_other_matters_and_one_partys_accounts_are_no_dispute(text: str) -> None:
    assert kinds(text) == []


def test_whoever_denies_any_wrongdoing_denies_no_resignation() -> None:
    done = "Mayor Owen Tarr of Selby resigned on Monday after police searched his office, the council said."

    assert kinds(f"{done} Tarr, 61, denied any wrongdoing.") == []
    assert kinds("Tarr took bribes for years, the council of Selby said. Tarr, 61, denied any wrongdoing.") == [
        ("outcome", "open")
    ]


def test_what_was_told_as_done_may_be_denied_the_day_after() -> None:
    done = "Mayor Owen Tarr of Selby resigned on Monday after police searched his office, the council said."
    denied = "Owen Tarr has not resigned as mayor of Selby, his lawyer, Ann Pell, said on Tuesday."

    assert kinds((done, MONDAY), (denied, TUESDAY)) == [("outcome", "open")]
    assert kinds((denied, MONDAY), (done, TUESDAY)) != [("outcome", "open")]


STORY = (
    "The office said that the people of the island had been told to leave and that sixty had refused. "
    "“We cannot carry them,” its director, Tom Roe, told reporters.\n\n"
    "The elder of the island tells another story. “We stood on the pier from dawn. There was no boat. "
    "Nobody refused anything.”"
)

ROPE = (
    "The keeper said that a rope and a sign had closed the way since May. “You have to duck.” "
    "The guides say that there was neither rope nor sign on Monday."
)


def test_another_story_is_held_against_the_account_that_it_takes_up() -> None:
    conflict = only_conflict(STORY)

    assert (conflict.kind, conflict.resolution) == ("outcome", "open")
    assert "sixty had refused" in conflict.variants[0].text
    assert "Nobody refused anything" in conflict.variants[1].text


@pytest.mark.parametrize(
    "text",
    [
        "The report says that Norline sold the yard on bad advice. Norline denied having sold it.",
        ROPE,
    ],
)
def test_a_denial_of_a_deed_and_of_a_thing_are_found(text: str) -> None:
    assert kinds(text) == [("outcome", "open")]


def test_nothing_found_elsewhere_denies_nothing() -> None:
    keeper = "The keeper said that a rope and a sign had closed the way since May, as they do in every wet year."
    guides = (
        "The guides of the valley said that there was no bread left in the hut when they came down to it at noon."
    )

    assert kinds(f"{keeper} {guides}") == []
