"""Two accounts of two parties, side by side in one article, that cannot both be right."""

import pytest

from tests.telling import kinds, only_conflict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Villagers said the mill had been warned.", "Norline denies that anybody wrote to it."),
        ("A diver told the paper that the hull was sound.", "Norline insists it was holed below the line."),
        ("The villagers say the valve was open all night.", "Norline says the valve was checked at noon."),
        ("The mill was warned of the leak, the angler says.", "The mill says its staff heard of a smell on Friday."),
        ("A guard said he had locked the north gate.", "Police said it was never locked."),
        ("The diver said the tank was never emptied.", "Norline said two lorries came on Monday."),
        ("The skipper told us that he had sent a letter.", "The harbour office stands by its list of calls."),
    ],
)
def test_accounts_that_clash_are_an_open_dispute(one: str, other: str) -> None:
    conflict = only_conflict(f"{one} {other}")

    assert (conflict.kind, conflict.resolution) == ("outcome", "open")
    assert [variant.text for variant in conflict.variants] == [one, other]


def test_one_sentence_may_hold_both_accounts() -> None:
    conflict = only_conflict("Doctors in Lund think the dye was the cause; Norline still says that it was not.")

    assert [variant.text for variant in conflict.variants] == [
        "Doctors in Lund think the dye was the cause",
        "Norline still says that it was not.",
    ]


def test_an_account_that_only_goes_on_is_told_with_the_sentence_before() -> None:
    conflict = only_conflict(
        "“They told me to take the barrel,” Tom Roe said. “So I rowed it to the other bank.” "
        "Mayor Voss says no one at the hall remembers such a visit."
    )

    assert conflict.variants[0].text.startswith("“They told me")


def test_one_article_may_tell_of_two_disputes_about_one_account() -> None:
    text = (
        "The warden says the choice was hers. A guard says that it was made above her, by the mayor. "
        "A spokesman for the mayor called that absurd."
    )

    assert kinds(text) == [("outcome", "open")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The diver said the hull was sound. Norline said the mast was new.",
        "The diver said the hull was sound. Norline will never sell the boat, its owner said.",
        "The diver said the hull was not sound. Norline also said that it was not sound.",
        "The guards denied it. The villagers say it was the guards.",
        "The diver said it did not prove a leak. Norline says the tank was full.",
        "The mill’s office told us that no letter was on file. Three hours later it called back.",
        "Staff were told by a short message. “We are open,” said a clerk, who was not smiling.",
        "The diver said the hull was sound.\n\nPolice said that it was never moved from the pier.",
    ],
)
def test_two_voices_are_no_dispute(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # whoever speaks may be named behind what they say
        "Fewer than half of the gates hold, the committee says, and the office says that it is more than half.",
        # in one sentence the one may have "said" it
        "Two porters said that Voss heard of the sale only on Friday; Norline says that she heard of it in May.",
        # an account with its source, which "she was" takes up
        "According to two porters, the deputy ran the search. The office says that she was at the gate all day.",
        # a figure disputed, and why
        "Norline said 240 porters came to work. The union disputes the figure and says that it includes cooks.",
        # what somebody else maintained, in the same breath
        "An expert said that the notes were made at the time and not later, as the defence maintained.",
    ],
)
def test_two_accounts_in_one_breath_are_an_open_dispute(text: str) -> None:
    assert kinds(text) == [("outcome", "open")]


@pytest.mark.parametrize(
    "text",
    [
        "Norline said 240 porters came to the gate. The union says that cooks were fed.",
        "An expert said that the notes were made at the time and not later, as is the rule.",
        "The seal that Norline holds was made in Lund. Its owner says that seals do what the drawing asks.",
    ],
)
def test_two_sentences_of_which_neither_answers_the_other_are_none(text: str) -> None:
    assert kinds(text) == []
