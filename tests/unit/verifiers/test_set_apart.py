"""Whoever is set apart from what others did, and one of two of whom either may have done it."""

import pytest

from tests.builders import verdict_on

UNLIKE = "The guards, unlike the drivers, joined the strike at the mill in Marl on Monday."
NAMED = "Unlike Lund, Marl has banned lorries from its old town."
ONLY = "Two of the three unions will march on Friday; only Forum has pulled out."
CLOSED = "The pier was opened to walkers on Monday but stays closed to anglers."
EITHER = "Either the pilot or the mechanic will be fined for the crash in Lund."
MINES = "Either the Orl mine or the Lund mine will be sold in May."
ALL = "All the passengers worked for Norline or the harbour office."
HALTED = "Norline halted repairs at the yard in Marl. Repairs at the nearby paint shop continued."
SHOT = "Adam Kron was booked for a push on Belmo late in the game."
PROTEST = "The board of the league dismissed Orlo United's complaint on Friday by four votes to one."


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (UNLIKE, "The drivers joined the strike at the mill in Marl.", "negated"),
        (NAMED, "Lund has banned lorries from its old town.", "negated"),
        (ONLY, "Forum will march on Friday.", "negated"),
        (CLOSED, "The pier was opened to anglers on Monday.", "negated"),
        (EITHER, "The pilot will be fined for the crash in Lund.", "hedge_dropped"),
        (EITHER, "The mechanic will be fined for the crash in Lund.", "hedge_dropped"),
        (MINES, "The Orl mine will be sold in May.", "hedge_dropped"),
        (ALL, "All the passengers worked for Norline.", "exaggerated"),
        (ALL, "All the passengers worked for the harbour office.", "exaggerated"),
        (HALTED, "Norline halted repairs, including the nearby paint shop.", "negated"),
        (SHOT, "Belmo was booked late in the game.", "roles_swapped"),
    ],
)
def test_who_is_set_apart_did_not_do_it(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (UNLIKE, "The guards joined the strike at the mill in Marl on Monday."),
        (UNLIKE, "The drivers did not join the strike at the mill in Marl."),
        (NAMED, "Marl has banned lorries from its old town."),
        (ONLY, "Two of the three unions will march on Friday."),
        (ONLY, "Forum has pulled out."),
        (CLOSED, "The pier was opened to walkers on Monday."),
        (EITHER, "The pilot or the mechanic will be fined for the crash in Lund."),
        ("Visitors can pay by either cash or card at the pier.", "Visitors can pay by card at the pier."),
        ("The fine may be paid at the bank or the harbour office.", "The fine may be paid at the bank."),
        (HALTED, "Norline halted repairs at the yard in Marl."),
        (HALTED, "Norline halted repairs at the yard in Marl, while repairs at the paint shop continued."),
        (SHOT, "Adam Kron was booked for a push on Belmo."),
        (PROTEST, "Orlo's complaint was dismissed by the board of the league on Friday by four votes to one."),
    ],
)
def test_those_of_whom_it_is_told_did_it(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"
