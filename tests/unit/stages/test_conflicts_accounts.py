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
